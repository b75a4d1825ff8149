namespace HybHanas;

/// <summary>Samples to predict: exactly one of <see cref="DataSet"/>, <see cref="DataFile"/> and <see cref="ImageFile"/>.</summary>
public sealed record PredictionData
{
    /// <summary>Name of a known data set.</summary>
    public string? DataSet { get; init; }

    /// <summary>Folder of its IDX files, for mnist and fashion-mnist.</summary>
    public string? DataFolder { get; init; }

    /// <summary>A CSV file with a header. A model of an own table finds its columns by their names; any other takes them in their order.</summary>
    public string? DataFile { get; init; }

    /// <summary>Column of classes in <see cref="DataFile"/>; null takes the model's where it is there, and of a model without names the
    /// last where there is one column more than features.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>An IDX file of images.</summary>
    public string? ImageFile { get; init; }

    /// <summary>The IDX file of their classes; null where they are not known.</summary>
    public string? LabelFile { get; init; }
}

/// <summary>What a model makes of one sample.</summary>
/// <param name="Row">Number of the sample, from 1.</param>
/// <param name="Class">The class with the highest probability, the first of equals.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Probabilities">The probability of each class, in the model's order; they add up to 1.</param>
/// <param name="Label">The sample's own class; null where it is not known.</param>
public sealed record ClassPrediction(int Row, string Class, double Probability, IReadOnlyList<double> Probabilities, string? Label);

/// <summary>What a model makes of samples.</summary>
/// <param name="Classes">The model's classes.</param>
/// <param name="Accuracy">Share classified rightly; null where the classes are not known.</param>
/// <param name="Rows">One for each sample, in their order.</param>
public sealed record PredictionResult(IReadOnlyList<string> Classes, double? Accuracy, IReadOnlyList<ClassPrediction> Rows);

/// <summary>What a model can be written as.</summary>
public enum ModelFormat
{
    /// <summary>The circuit for one sample, weights and inputs as numbers, in OpenQASM 2.</summary>
    OpenQasm2,

    /// <summary>The circuit in OpenQASM 3: with the weights as numbers and the inputs as <c>input float[64]</c>, or for one sample.</summary>
    OpenQasm3,

    /// <summary>A Python script with the whole network in PyTorch.</summary>
    PyTorch,

    /// <summary>A Python script with the whole network in PyTorch and its circuit in PennyLane.</summary>
    PennyLane,
}
