using System.Numerics;
using HybHanas.Core;
using HybHanas.Core.Circuits;

namespace HybHanas.Simulation;

/// <summary>Reads a circuit into the parts of a program, and numbers what needs a place of its own.</summary>
internal sealed class ProgramBuilder(int qubits)
{
    private readonly SlotPacker packer = new(qubits);
    private readonly List<Factor> weightFactors = [];
    private readonly List<Factor> inputFactors = [];
    private readonly List<Stage> uniformStages = [];
    private readonly List<FusedGate> uniformGates = [];
    private readonly List<FusedGate> laneGates = [];
    private readonly List<Monomial> monomials = [];
    private int[] preparedQubits = [];

    public int[] Prepared { get; private set; } = [];

    public FusedGate[] Initial { get; private set; } = [];

    public Step[] Steps { get; private set; } = [];

    public Monomial? Readout { get; private set; }

    public Complex GlobalPhase => packer.GlobalPhase;

    public Factor[] WeightFactors => [.. weightFactors];

    public Factor[] InputFactors => [.. inputFactors];

    public Stage[] UniformStages => [.. uniformStages];

    public FusedGate[] UniformGates => [.. uniformGates];

    public FusedGate[] LaneGates => [.. laneGates];

    /// <summary>Null, or why the circuit cannot be simulated.</summary>
    public HybHanasError? Build(Circuit circuit, Observable observable)
    {
        var lowering = new GateLowering(packer);
        var measured = new bool[qubits];
        for (int place = 0; place < circuit.Operations.Length; place++)
        {
            var operation = circuit.Operations[place];
            var on = OperationModule.qubits(operation);
            string name = operation.IsReset ? "a reset" : operation.IsPrepare ? "a state preparation" : "a gate";
            if (operation.IsBarrier)
                continue;
            if (OperationModule.beyondGates(operation) is { Value: var foreign })
                return HybHanasError.NewUnsupported($"{foreign} (operation {place} of the circuit)", "the simulator");
            if (!operation.IsMeasure && (operation.IsReset || on.Any(q => measured[q])))
            {
                string reason = operation.IsReset ? "" : " on a measured qubit";
                return HybHanasError.NewUnsupported($"{name}{reason} (operation {place} of the circuit)", "the simulator");
            }

            switch (operation)
            {
                case Operation.Measure measure:
                    measured[measure.qubit] = true;
                    break;
                case Operation.Apply apply:
                    lowering.Apply(apply.gate, apply.angles, [.. on]);
                    break;
                case Operation.Prepare prepare when Prepared.Length > 0 || !on.All(packer.IsUntouched):
                    return HybHanasError.NewUnsupported(
                        $"a second state preparation, or one on used qubits (operation {place} of the circuit)", "the simulator");
                case Operation.Prepare prepare:
                    (Prepared, preparedQubits) = ([.. prepare.inputs], [.. on]);
                    foreach (int q in on)
                        packer.Prepared(q);
                    break;
            }
        }

        if (observable == Observable.X)
        {
            for (int q = 0; q < qubits; q++)
                lowering.Apply(Gate.H, [], [q]);
        }

        Assemble();
        return null;
    }

    private void Assemble()
    {
        // The prepared qubits take the lowest bits of the initial state's rows, in their listed order.
        int[] order = [.. preparedQubits, .. Enumerable.Range(0, qubits).Except(preparedQubits)];
        var places = new int[qubits];
        for (int bit = 0; bit < qubits; bit++)
            places[order[bit]] = bit;
        packer.Monomials[0].Relabel(places);

        Initial = [.. order.Skip(preparedQubits.Length).Select(q =>
            Fuse(places[q], packer.Layers[0].TryGetValue(q, out var factors) ? factors : []))];
        Steps = [.. packer.Layers.Skip(1).Select((layer, i) =>
            new Step(Shared(packer.Monomials[i]), [.. layer.Select(entry => Fuse(entry.Key, entry.Value))]))];
        Readout = Shared(packer.Monomials[^1]);
    }

    /// <summary>Null for the identity; equal monomials become one object.</summary>
    private Monomial? Shared(Monomial monomial)
    {
        if (monomial.IsIdentity)
            return null;
        if (monomials.Find(monomial.IsSame) is { } known)
            return known;
        monomials.Add(monomial);
        return monomial;
    }

    private FusedGate Fuse(int qubit, List<Factor> factors)
    {
        var stages = new List<Stage>();
        var run = new List<Factor>();
        foreach (var factor in factors)
        {
            if (factor.Kind != AngleKind.Input)
            {
                run.Add(factor);
                continue;
            }

            Close();
            stages.Add(new([Number(factor, inputFactors)]));
        }

        Close();
        var gate = new FusedGate(qubit, [.. stages]);
        var list = gate.IsUniform ? uniformGates : laneGates;
        gate = gate with { Slot = list.Count };
        list.Add(gate);
        return gate;

        void Close()
        {
            if (run.Count == 0)
                return;
            var stage = new Stage([.. run.Select(f => f.Kind == AngleKind.Weight ? Number(f, weightFactors) : f)])
            {
                Slot = uniformStages.Count,
            };
            uniformStages.Add(stage);
            stages.Add(stage);
            run.Clear();
        }
    }

    private static Factor Number(Factor factor, List<Factor> list)
    {
        factor = factor with { Slot = list.Count };
        list.Add(factor);
        return factor;
    }
}
