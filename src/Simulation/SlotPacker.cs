using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>
/// Packs gates as early as their qubits allow into alternating slots: even slots are layers of fused one-qubit gates, odd
/// slots are one monomial each. Slot 0 acts on |0...0>, so its layer is a product state.
/// </summary>
internal sealed class SlotPacker(int qubits)
{
    private readonly int[] last = [.. Enumerable.Repeat(-1, qubits)];
    private readonly List<SortedDictionary<int, List<Factor>>> layers = [[]];
    private readonly List<Monomial> monomials = [new(1 << qubits)];

    public Complex GlobalPhase { get; private set; } = Complex.One;

    /// <summary>Layers by qubit; a monomial follows each.</summary>
    public IReadOnlyList<SortedDictionary<int, List<Factor>>> Layers => layers;

    public IReadOnlyList<Monomial> Monomials => monomials;

    public bool IsUntouched(int q) => last[q] < 0;

    /// <summary>The qubit's part of the initial state is not |0>.</summary>
    public void Prepared(int q) => last[q] = 1;

    public void Constant(int q, Complex[,] matrix)
    {
        var (rotor, phase) = Rotor.OfMatrix(matrix);
        GlobalPhase *= phase;
        Constant(q, rotor);
    }

    public void Constant(int q, Rotor rotor)
    {
        var factors = FactorsOf(q);
        if (factors.Count > 0 && factors[^1].Kind == AngleKind.Constant)
            factors[^1] = factors[^1] with { Constant = rotor.After(factors[^1].Constant) };
        else
            factors.Add(new(AngleKind.Constant, 0, Axis.Z, 0, rotor));
    }

    public void Turn(int q, Factor factor) => FactorsOf(q).Add(factor);

    public void Monomial(int[] from, Complex[] phases, int[] on)
    {
        int slot = on.Max(q => last[q]);
        slot = slot < 0 ? 1 : slot | 1;
        Reach(slot);
        monomials[slot / 2].Append(from, phases, on);
        foreach (int q in on)
            last[q] = slot;
    }

    private List<Factor> FactorsOf(int q)
    {
        int slot = (last[q] + 1) & ~1;
        Reach(slot);
        last[q] = slot;
        var layer = layers[slot / 2];
        if (!layer.TryGetValue(q, out var factors))
            layer[q] = factors = [];
        return factors;
    }

    private void Reach(int slot)
    {
        while (layers.Count <= slot / 2)
        {
            layers.Add([]);
            monomials.Add(new(1 << qubits));
        }
    }
}
