using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using HybHanas.Core.Transpiling;
using Microsoft.FSharp.Collections;
using Action = System.Action;
using SampleShape = HybHanas.Core.Networks.SampleShape;

namespace HybHanas.Benchmarks.Kernels;

/// <summary>The parts of a search that are not training: NSGA-II, hypervolume, transpiling.</summary>
internal static class SearchCells
{
    private const int Population = 1000;
    private const int Objectives = 3;

    public static IEnumerable<Cell> Nsga =>
    [
        new("nsga2 generation 1000x3", Generation),
        new("nsga2 sort and crowd 2000x3", () =>
        {
            var points = PointsModule.create(RandomPoints(2 * Population)).OrThrow();
            return () => Crowding.order(points);
        }),
        new("hypervolume 1000x3 random", () => Volume(RandomPoints(Population))),
        new("hypervolume 1000x3 front", () => Volume([.. RandomPoints(Population).Select(OnSphere)])),
    ];

    /// <summary>Circuits of the search space from small to large, on the 127 qubits of brisbane.</summary>
    public static IEnumerable<Cell> Transpiling =>
    [
        Transpile(4, 2, Entanglement.Linear, "linear"),
        Transpile(4, 3, Entanglement.Circular, "circular"),
        Transpile(8, 5, Entanglement.Circular, "circular"),
        Transpile(8, 5, Entanglement.Full, "full"),
        Transpile(12, 8, Entanglement.Circular, "circular"),
        Transpile(12, 8, Entanglement.Full, "full"),
        .. TranspileLevelModule.all.SelectMany((level, number) => new[]
        {
            Transpile(4, 3, Entanglement.Circular, $"circular, level {number}", level),
            Transpile(8, 5, Entanglement.Circular, $"circular, level {number}", level),
        }),
    ];

    private static Cell Transpile(
        int qubits, int depth, Entanglement entanglement, string name, TranspileLevel? level = null) => new($"transpile {qubits}x{depth} {name}", () =>
        {
            var target = Backends.Open("brisbane");
            var ansatz = QuantumCells.AnsatzOf(qubits, depth, entanglement);
            var circuit = Binding.generic(SeedModule.create(1), CircuitModule.measureAll(AnsatzModule.circuit(ansatz))).OrThrow();
            var defaults = TranspileOptionsModule.defaults;
            var options = new TranspileOptions(
                defaults.Seed, level ?? defaults.Level, defaults.Objective, defaults.Trials, defaults.Weights, defaults.Passes);
            var memory = TranspilerMemoryModule.create(target);
            return () => Transpiler.transpileWith(memory, options, circuit).OrThrow();
        });

    /// <summary>Tells the results of a generation of 1,000 and makes the next one.</summary>
    private static Action Generation()
    {
        var setting = new Setting(
            SampleShape.NewImage(1, 28, 28), 10, HybridForm.Recipe, 12, ListModule.Empty<SpaceConstraint>());
        var space = Presets.variableCnn(Presets.cnn, Presets.circuit, setting).OrThrow();
        var options = new Nsga2Options(
            Population, 2, Nsga2.defaults.Rates, Nsga2.defaults.ChildrenPerPlace, Nsga2.defaults.Cheap);
        var state = Nsga2.start(options, space, SeedModule.create(1)).OrThrow();
        var results = ListModule.OfSeq(Nsga2.ask(state).Zip(
            RandomPoints(Population), (genome, point) => Tuple.Create(genome, Outcome.NewScored(ListModule.OfSeq(point)))));
        return () => Nsga2.ask(Nsga2.tell(results, state).OrThrow());
    }

    private static Action Volume(double[][] rows)
    {
        var points = PointsModule.create(rows).OrThrow();
        double[] reference = [1.1, 1.1, 1.1];
        return () => Hypervolume.compute(reference, points).OrThrow();
    }

    private static double[][] RandomPoints(int count)
    {
        var values = Numbers.Floats(count * Objectives, 0, 1, "points");
        return [.. values.Chunk(Objectives).Select(row => row.Select(value => (double)value).ToArray())];
    }

    /// <summary>Moves a point to the octant of a sphere on which none dominates another.</summary>
    private static double[] OnSphere(double[] point)
    {
        var length = Math.Sqrt(point.Sum(x => x * x));
        return [.. point.Select(x => 1 - x / length)];
    }
}
