using HybHanas.Core;
using HybHanas.Core.Costing;
using HybHanas.Core.Transpiling;

namespace HybHanas;

/// <summary>The facade's transpiler choices as the core's.</summary>
internal static class TranspilerChoices
{
    public static TranspileOptions Options(Seed seed, TranspileLevel level, TranspileGoal goal = TranspileGoal.TwoQubitGates)
    {
        var defaults = TranspileOptionsModule.ofObjective(Objective(goal));
        return new(seed, level, defaults.Objective, defaults.Trials, defaults.Weights, defaults.Passes);
    }

    /// <summary>What routing is measured against: the marked gates, or, where blocks were made anew and none is marked, the
    /// same circuit compiled alike for the backend with every pair coupled.</summary>
    /// <param name="coupled">The memory of the coupled device of the circuit's width.</param>
    /// <param name="options">How the circuit was compiled.</param>
    /// <param name="circuit">The logical circuit.</param>
    /// <param name="physical">What it was compiled to.</param>
    public static RoutingReference Reference(
        Func<TranspilerMemory> coupled, TranspileOptions options, CoreCircuit circuit, PhysicalCircuit physical)
    {
        if (!physical.Resynthesised)
            return RoutingReference.MarkedGates;
        var memory = coupled();
        return RoutingReference.NewEveryPairCoupled(memory.Target, Transpiler.transpileWith(memory, options, circuit).OrThrow());
    }

    /// <summary>The memory of the backend with so many qubits, every pair coupled; it shares the other's solutions.</summary>
    public static TranspilerMemory Coupled(TranspilerMemory memory, int qubits) =>
        TranspilerMemoryModule.sharedWith(memory, CoupledDevice.create(qubits, memory.Target).OrThrow());

    private static TranspileObjective Objective(TranspileGoal goal) => goal switch
    {
        TranspileGoal.Duration => TranspileObjective.Duration,
        TranspileGoal.Fidelity => TranspileObjective.Fidelity,
        TranspileGoal.EffectiveTime => TranspileObjective.EffectiveTime,
        _ => TranspileObjective.TwoQubitGates,
    };
}
