using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>
/// A unitary with one non-zero entry in each row: after[k] = Phases[k] * before[From[k]]. Runs of CX, CZ, swaps, Toffolis
/// and fixed diagonal gates are one of these.
/// </summary>
internal sealed class Monomial
{
    private Complex[] phases;

    public Monomial(int size)
    {
        From = [.. Enumerable.Range(0, size)];
        phases = new Complex[size];
        Array.Fill(phases, Complex.One);
    }

    /// <summary>Row of the state before, for each row after.</summary>
    public int[] From { get; private set; }

    /// <summary>Factor of each row after.</summary>
    public ReadOnlySpan<Complex> Phases => phases;

    /// <summary>Row of the state after, for each row before.</summary>
    public int[] To()
    {
        var to = new int[From.Length];
        for (int k = 0; k < to.Length; k++)
            to[From[k]] = k;
        return to;
    }

    public bool IsIdentity => HasUnitPhases && !From.Where((from, k) => from != k).Any();

    public bool HasUnitPhases => !phases.Any(phase => phase != Complex.One);

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
                phase[row] = matrix[row, column];
            }

            if (entries != 1)
                return false;
        }

        return true;
    }

    /// <summary>Follows this with a monomial gate on the listed qubits.</summary>
    public void Append(int[] gateFrom, Complex[] gatePhase, IReadOnlyList<int> qubits)
    {
        var from = new int[From.Length];
        var phase = new Complex[From.Length];
        for (int k = 0; k < from.Length; k++)
        {
            int local = 0, mask = 0;
            for (int j = 0; j < qubits.Count; j++)
            {
                local |= (k >> qubits[j] & 1) << j;
                mask |= 1 << qubits[j];
            }

            int source = k & ~mask;
            for (int j = 0; j < qubits.Count; j++)
                source |= (gateFrom[local] >> j & 1) << qubits[j];
            from[k] = From[source];
            phase[k] = gatePhase[local] * phases[source];
        }

        From = from;
        phases = phase;
    }

    /// <summary>Before anything appended so far, moves bit places[q] of every row to bit q.</summary>
    public void Relabel(IReadOnlyList<int> places) =>
        From = [.. From.Select(row => Enumerable.Range(0, places.Count).Sum(q => (row >> q & 1) << places[q]))];
}
