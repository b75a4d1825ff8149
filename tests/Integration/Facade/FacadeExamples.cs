using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>The examples of docs/facade.md, between their markers; <see cref="FacadePageTests"/> runs them and compares them.</summary>
internal static class FacadeExamples
{
    public static void Build()
    {
        // <build>
        var bell = Circuit.Create(2).H(0).Cnot(0, 1).MeasureAll();
        var trainable = Circuit.Create(2).Rx(Angle.Input(0), 0).Ry(Angle.Parameter(0), 1).Cz(0, 1);
        var ansatz = Circuit.FromAnsatz(new AnsatzOptions { Qubits = 4, Depth = 2, Entanglement = EntanglementPattern.Circular });
        Console.WriteLine($"{bell.Count} operations, depth {bell.Depth}; {trainable.Parameters} parameter; {ansatz.TwoQubitGates} CNOTs");
        // </build>
        // <check>
        foreach (var finding in bell.Check(new CircuitLimits { Depth = 40, Backend = "brisbane" }))
            Console.WriteLine(finding);
        // </check>
    }

    public static async Task Read(string path, CancellationToken cancellation)
    {
        // <read>
        var circuit = await Circuit.LoadAsync(path, cancellation);
        Console.WriteLine(circuit.ToOpenQasm3());
        if (!Circuit.TryParseOpenQasm("qreg q[2]; h q[0];", out var parsed, out var fault))
            Console.WriteLine($"{fault.Code}: {fault.Message}");
        // </read>
        _ = parsed;
    }

    public static void Cost(Circuit bell)
    {
        // <cost>
        var cost = CircuitCost.Estimate(bell, new CostOptions { Backend = "fez", Shots = 4000 });
        Console.WriteLine($"{cost.QuantumSeconds.Total} s; {cost.SuccessProbability:P1} undisturbed");
        // </cost>
        // <compare>
        foreach (var on in CircuitCost.Compare(bell))
            Console.WriteLine($"{on.Backend}: {on.Estimate?.QuantumSeconds.Total.ToString() ?? on.Reason!.Message}");
        // </compare>
    }

    public static void Transpile(Circuit bell)
    {
        // <transpile>
        var transpiler = new CircuitTranspiler(new TranspileSettings { Backend = "torino", Goal = TranspileGoal.Duration });
        var physical = transpiler.Transpile(bell, seed: 7);
        Console.WriteLine($"{physical.TwoQubitGates} two-qubit gates on qubits {string.Join(", ", physical.InitialLayout)}");
        Console.WriteLine(physical.Circuit.ToOpenQasm3());
        // </transpile>
    }

    public static void Simulate(Circuit trainable)
    {
        // <simulate>
        var simulator = new Simulator(trainable);
        var value = simulator.Expectation(PauliString.Parse("Z0 Z1"), parameters: [0.4], inputs: [0.1]);
        var gradient = simulator.Gradient(PauliString.Z(1), parameters: [0.4], inputs: [0.1]);
        var counts = simulator.Counts(shots: 1000, seed: 7, parameters: [0.4], inputs: [0.1]);
        Console.WriteLine($"{value}; slope {gradient.Parameters[0]}; most frequent: {counts.First().Key}");
        // </simulate>
    }

    public static async Task Search(string folder, CancellationToken cancellation)
    {
        // <search>
        var search = new NetworkSearch(new SearchOptions { DataSet = "iris", Population = 4, Generations = 1, Epochs = 2, OutputFolder = folder });
        var run = search.RunAsync(cancellation);
        await foreach (var candidate in run)
            Console.WriteLine($"{candidate.Id}: {candidate.Accuracy:P1} {candidate.Description}");
        var result = await run.Result;
        Console.WriteLine($"{result.Front.Count} on the front; kept in {result.Folder}");
        // </search>
    }

    public static async Task Train(string folder, CancellationToken cancellation)
    {
        // <train>
        var saved = SavedRuns.Load(folder);
        var best = saved.Front[0];
        var trained = await FinalTraining.RunAsync(
            folder, new FinalTrainingOptions { Pick = [$"{best.Id}"], Epochs = 2, Seeds = 1 }, cancellation: cancellation);
        var model = TrainedModel.Load(trained.Networks[0].ModelFile!);
        float[] flower = [5.1f, 3.5f, 1.4f, 0.2f];
        Console.WriteLine(model.Predict(flower, cancellation)[0].Class);
        // </train>
    }

    public static void Host(Circuit bell)
    {
        // <host>
        using var services = new ServiceCollection()
            .AddHybHanas(options => options.Cost = options.Cost with { Backend = "fez" })
            .BuildServiceProvider();
        var costs = services.GetRequiredService<ICircuitCosts>();
        if (costs.TryEstimate(bell, out var estimate, out var fault))
            Console.WriteLine(estimate.QuantumSeconds.Total);
        else
            Console.WriteLine(fault.Message);
        // </host>
    }

    public static void Listen()
    {
        // <listen>
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Meter.Name == "HybHanas")
                meters.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Console.WriteLine($"{instrument.Name} +{value}"));
        listener.Start();
        // </listen>
    }
}
