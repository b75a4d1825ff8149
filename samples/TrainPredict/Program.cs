using System.Globalization;
using HybHanas;

// A small search that keeps a fifth of the samples aside, a longer training of its best network, and predictions by the saved model.
var folder = Directory.CreateTempSubdirectory("hybhanas-").FullName;
var search = await NetworkSearch.RunAsync(new SearchOptions
{
    DataSet = "iris",
    TestFraction = 0.2,
    Qubits = new IntRange(2, 4),
    Depth = new IntRange(1, 3),
    Population = 6,
    Generations = 2,
    Epochs = 5,
    OutputFolder = Path.Combine(folder, "run"),
});

var training = await FinalTraining.RunAsync(search.Folder, new FinalTrainingOptions { Pick = ["best"], Seeds = 3, Epochs = 20 });
var network = training.Networks.Single();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{network.Candidate.Description}: {network.Accuracy!.Median:P1} of {training.EvaluationSamples} samples that the search never saw"));

var model = TrainedModel.Load(network.ModelFile!);
float[] flower = [5.1f, 3.5f, 1.4f, 0.2f];
var prediction = model.Predict(flower).Single();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{prediction.Class} with probability {prediction.Probability:F2}"));
Console.WriteLine($"model: {network.ModelFile}");
return prediction.Class == "setosa" ? 0 : 1;
