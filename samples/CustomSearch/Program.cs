using System.Globalization;
using HybHanas;

// Iris on the backend fez: accuracy against quantum time, with circuits of at most five qubits that train within ten minutes there.
var options = new SearchOptions
{
    DataSet = "iris",
    Backend = "fez",
    Objectives = ["accuracy", "quantum-time"],
    Constraints = ["qubits <= 5", "quantum-time <= 10 min"],
    Entanglements = ["linear", "circular"],
    Depth = new IntRange(1, 3),
    Population = 6,
    Generations = 3,
    Epochs = 4,
    Seed = 7,
    OutputFolder = Path.Combine(Directory.CreateTempSubdirectory("hybhanas-").FullName, "run"),
};

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, stop) =>
{
    stop.Cancel = true;
    interrupt.Cancel();
};

var result = await NetworkSearch.RunAsync(options, new Lines(), interrupt.Token);
foreach (var network in result.Front)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{network.Accuracy,6:P1}  {network.QuantumSeconds!.Total,7:F1} s  {network.Description}"));
Console.WriteLine($"{result.Evaluations.Count} networks tried, run saved in {result.Folder}");
return result.Front.All(network => network.QuantumSeconds!.Total <= 600) ? 0 : 1;

internal sealed class Lines : IProgress<SearchProgress>
{
    public void Report(SearchProgress value) =>
        Console.Error.WriteLine($"generation {value.Generation}/{value.Generations}, {value.Finished} of {value.Candidates} networks");
}
