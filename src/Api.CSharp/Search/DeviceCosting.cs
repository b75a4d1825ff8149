using System.Collections.Concurrent;
using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;
using HybHanas.Core.Costing;
using HybHanas.Core.Networks;
using HybHanas.Core.Transpiling;

namespace HybHanas;

/// <summary>A network's circuit as it was compiled for one calibration, in figures.</summary>
internal sealed record CompiledCost(QuantumCost Quantum, int TwoQubitGates, int Depth, int Swaps)
{
    /// <summary>What a candidate tells of it.</summary>
    public CircuitFigures Figures => new(TwoQubitGates, Swaps, Quantum.Run.Duration, Quantum.Run.LogSuccess);
}

/// <summary>Compiles and costs networks' circuits under one calibration. Safe for concurrent use.</summary>
internal sealed class DeviceCosting
{
    private readonly SearchSetup setup;
    private readonly TranspilerMemory memory;
    private readonly ConcurrentDictionary<int, Lazy<TranspilerMemory>> coupled = new();
    private readonly ConcurrentDictionary<string, Lazy<CompiledCost>> costs = new();

    /// <summary>With what another calibration's compiler found out about layers, which depends on no calibration.</summary>
    public DeviceCosting(SearchSetup setup, Target target, DeviceCosting? other)
    {
        this.setup = setup;
        memory = other is null ? TranspilerMemoryModule.create(target) : TranspilerMemoryModule.sharedWith(other.memory, target);
    }

    /// <summary>When the device was calibrated, as it reports.</summary>
    public string Calibrated => memory.Target.Calibration.LastUpdate;

    /// <summary>Lets go of the costs kept so far; not to be called while networks are costed.</summary>
    public void Forget() => costs.Clear();

    /// <summary>The cost of a network, computed once while it is kept.</summary>
    /// <exception cref="HybHanasException">It cannot be compiled or costed.</exception>
    public CompiledCost Cost(string genome, Architecture architecture, Seed seed) =>
        costs.GetOrAdd(genome, _ => new(() => Compute(architecture, seed))).Value;

    /// <summary>The circuit that a network is costed with, compiled.</summary>
    /// <exception cref="HybHanasException">It cannot be compiled.</exception>
    public PhysicalCircuit Compile(Architecture architecture, Seed seed) => Compile(Bound(architecture, seed), Transpile(seed));

    private PhysicalCircuit Compile(Core.Circuits.Circuit bound, TranspileOptions transpile) =>
        Transpiler.transpileWith(memory, transpile, bound).OrThrow();

    private static Core.Circuits.Circuit Bound(Architecture architecture, Seed seed) =>
        Binding.generic(SeedModule.purpose("angles", seed), AnsatzModule.measured(architecture.Ansatz)).OrThrow();

    private TranspileOptions Transpile(Seed seed) => TranspilerChoices.Options(
        SeedModule.purpose("transpile", seed), TranspileLevelModule.ofInt(setup.Options.Level).OrThrow());

    private CompiledCost Compute(Architecture architecture, Seed seed)
    {
        var options = setup.Options;
        var logical = AnsatzModule.measured(architecture.Ansatz);
        var (bound, transpile) = (Bound(architecture, seed), Transpile(seed));
        var physical = Compile(bound, transpile);
        var reference = TranspilerChoices.Reference(() => CoupledMemory(bound.Qubits), transpile, bound, physical);
        var quantum = QuantumCostModule.ofCircuit(
            CostConventions.ToCore(options.GateTime, options.Decoherence), reference, setup.Workload, logical,
            memory.Target, physical).OrThrow();
        var metrics = PhysicalFigures.Metrics(physical);
        return new CompiledCost(quantum, metrics.TwoQubitGates, metrics.Depth, physical.Swaps);
    }

    private TranspilerMemory CoupledMemory(int qubits) =>
        coupled.GetOrAdd(qubits, _ => new(() => TranspilerChoices.Coupled(memory, qubits))).Value;
}
