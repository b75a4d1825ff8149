using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>
/// A unitary with one non-zero entry in each row: after[k] = Phases[k] * before[From[k]]. Runs of CX, CZ, swaps, Toffolis
/// and fixed diagonal gates are one of these.
/// </summary>
internal sealed class Monomial
{
    // Null while every phase is one: wide circuits of CX alone should not pay for it.
    private Complex[]? phases;

    public Monomial(int size) => From = [.. Enumerable.Range(0, size)];

    /// <summary>Row of the state before, for each row after.</summary>
    public int[] From { get; private set; }

    /// <summary>Row of the state after, for each row before.</summary>
    public int[] To()
    {
        var to = new int[From.Length];
        for (int k = 0; k < to.Length; k++)
            to[From[k]] = k;
        return to;
    }

    public bool HasUnitPhases => phases == null;

    public bool IsReal => phases == null || phases.All(phase => phase.Imaginary == 0);

    public bool IsIdentity
    {
        get
        {
            for (int k = 0; k < From.Length; k++)
            {
                if (From[k] != k || Phase(k) != Complex.One)
                    return false;
            }

            return true;
        }
    }

    /// <summary>Factor of a row after.</summary>
    public Complex Phase(int row) => phases == null ? Complex.One : phases[row];

    public bool IsSame(Monomial other) => From.AsSpan().SequenceEqual(other.From)
        && (phases == null ? other.phases == null : other.phases != null && phases.AsSpan().SequenceEqual(other.phases));

    /// <summary>Reads a gate's matrix as a permutation with phases; false when a row has more than one entry.</summary>
    public static bool TryRead(Complex[,] matrix, out int[] from, out Complex[] phase)
    {
        int size = matrix.GetLength(0);
        from = new int[size];
        phase = new Complex[size];
        for (int row = 0; row < size; row++)
        {
            int entries = 0;
            for (int column = 0; column < size; column++)
            {
                if (matrix[row, column] == Complex.Zero)
                    continue;
                entries++;
                from[row] = column;
                phase[row] = new(Exact(matrix[row, column].Real), Exact(matrix[row, column].Imaginary));
            }

            if (entries != 1)
                return false;
        }

        return true;
    }

    /// <summary>Undoes the rounding of π in a gate's matrix: the phase of CZ is -1.</summary>
    private static double Exact(double part) => Math.Abs(part - Math.Round(part)) < 1e-15 ? Math.Round(part) : part;

    /// <summary>Follows this with a monomial gate on the listed qubits.</summary>
    public void Append(int[] gateFrom, Complex[] gatePhase, int[] qubits)
    {
        bool isDiagonal = gateFrom.Index().All(entry => entry.Index == entry.Item);
        var from = isDiagonal ? From : new int[From.Length];
        bool hasPhases = phases != null || gatePhase.Any(p => p != Complex.One);
        var phase = !hasPhases ? null : isDiagonal && phases != null ? phases : new Complex[From.Length];
        for (int k = 0; k < from.Length; k++)
        {
            int local = 0, mask = 0;
            for (int j = 0; j < qubits.Length; j++)
            {
                local |= (k >> qubits[j] & 1) << j;
                mask |= 1 << qubits[j];
            }

            int source = k & ~mask;
            for (int j = 0; j < qubits.Length; j++)
                source |= (gateFrom[local] >> j & 1) << qubits[j];
            if (!isDiagonal)
                from[k] = From[source];
            if (phase != null)
                phase[k] = gatePhase[local] * Phase(source);
        }

        From = from;
        phases = phase;
    }

    /// <summary>Before anything appended so far, moves bit places[q] of every row to bit q.</summary>
    public void Relabel(int[] places)
    {
        for (int k = 0; k < From.Length; k++)
        {
            int row = 0;
            for (int q = 0; q < places.Length; q++)
                row |= (From[k] >> q & 1) << places[q];
            From[k] = row;
        }
    }
}
