using System.Diagnostics.CodeAnalysis;
using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Data;
using HybHanas.Models;
using HybHanas.Training;

namespace HybHanas;

/// <summary>A trained network with all it needs to judge samples as they come. Safe to call from several threads at once.</summary>
public sealed class TrainedModel
{
    private readonly ModelRecord record;
    private readonly Architecture architecture;
    private readonly TrainedNetwork network;
    private readonly Standardisation scaling;

    private TrainedModel(
        ModelRecord record, Architecture architecture, TrainedNetwork network, Standardisation scaling, float[] parameters)
    {
        (this.record, this.architecture, this.network, this.scaling) = (record, architecture, network, scaling);
        Parameters = parameters;
        Shape = ShapeOf(architecture);
    }

    /// <summary>The network in words.</summary>
    public string Description => record.Description;

    /// <summary>Shape of one sample.</summary>
    public Data.SampleShape Shape { get; }

    /// <summary>Names of the classes.</summary>
    public IReadOnlyList<string> Classes => record.Classes;

    /// <summary>Names of the columns of the table that it was trained with; null where they had none.</summary>
    public IReadOnlyList<string>? Columns => record.Columns;

    /// <summary>Name of the data set that it was trained with.</summary>
    public string DataSet => record.Origin.DataSet;

    /// <summary>Share of the evaluated samples that it classifies rightly.</summary>
    public double Accuracy => record.Origin.Accuracy;

    /// <summary>What its accuracy was measured on.</summary>
    public EvaluationPart EvaluatedOn => record.Origin.EvaluatedOn;

    /// <summary>All trained values, layer by layer: of a convolution its weights [out][in][row][column] and biases [out], of a linear layer
    /// its weights [out][in] and biases [out], of the circuit its angles in radians.</summary>
    public ReadOnlyMemory<float> Parameters { get; }

    /// <summary>Reads a model file.</summary>
    /// <param name="path">The file, see docs/models.md.</param>
    /// <exception cref="HybHanasException">The file is missing, damaged or no model ("bad-file").</exception>
    public static TrainedModel Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var record = ModelRecord.Read(path);
        try
        {
            return Of(record);
        }
        catch (HybHanasException fault) when (fault.Error is not { IsBadFile: true })
        {
            throw ModelRecord.Bad(path, "", fault.Message);
        }
    }

    /// <summary>The same without an exception for a file that is no model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="fault">Why it is none.</param>
    public static bool TryLoad(string path, [NotNullWhen(true)] out TrainedModel? model, [NotNullWhen(false)] out Fault? fault) =>
        Fault.Try(() => Load(path), out model, out fault);

    /// <summary>Writes the model file whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="HybHanasException">It cannot be written ("unusable-path").</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        OutputFile.Write(path, record.Print());
    }

    /// <summary>Judges samples of a file or data set.</summary>
    /// <param name="data">Where they are.</param>
    /// <param name="cancellation">Honoured between batches.</param>
    /// <exception cref="HybHanasException">They cannot be read or do not fit the model.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public PredictionResult Predict(PredictionData data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var samples = PredictionSamples.Read(data, record, Shape);
        var rows = Judge(samples.Values, samples.Labels, cancellation);
        return new PredictionResult(
            Classes, samples.Labels is null ? null : rows.Count(row => row.Class == row.Label) / (double)rows.Count, rows);
    }

    /// <summary>Judges samples in memory.</summary>
    /// <param name="values">Sample after sample, unscaled, each in the order of the data that the model was trained with.</param>
    /// <param name="cancellation">Honoured between batches.</param>
    /// <exception cref="HybHanasException">They are not whole samples of finite numbers ("out-of-range").</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<ClassPrediction> Predict(ReadOnlyMemory<float> values, CancellationToken cancellation = default) =>
        Judge(values.ToArray(), null, cancellation);

    /// <summary>The model as a program of another language.</summary>
    /// <param name="format">Which.</param>
    /// <param name="sample">The sample, from 1, whose inputs an OpenQASM program gets; null leaves them open, which only OpenQASM 3
    /// can, and not with amplitude embedding.</param>
    /// <param name="data">Where that sample is; null takes the examples in the model file.</param>
    /// <exception cref="HybHanasException">There is no such sample, or the format cannot hold the circuit without one.</exception>
    public string Export(ModelFormat format, int? sample = null, PredictionData? data = null)
    {
        var values = sample is null ? null : data is null ? Examples : PredictionSamples.Read(data, record, Shape).Values;
        if (format is ModelFormat.OpenQasm2 or ModelFormat.OpenQasm3)
            return OpenQasmExport.Print(format, architecture, Parameters.Span, sample is { } row ? CircuitInputsOf(values!, row) : null);
        if (sample is not null)
            throw new HybHanasException(HybHanasError.NewUnsupported("a sample", "scripts; they hold the model's examples"));
        var expected = Outputs(Examples, null, default);
        return PythonScript.Print(
            format, record.Description, architecture, record.Classes, scaling, Parameters.Span, Examples, expected.Logits);
    }

    /// <summary>The model of a record; what does not fit together is an exception.</summary>
    internal static TrainedModel Of(ModelRecord record)
    {
        var architecture = record.Architecture.ToArchitecture();
        var parameters = record.Decode()
            ?? throw new HybHanasException(HybHanasError.NewOutOfRange("parameters", "no numbers", "base64 of single-precision numbers"));
        var network = TrainedNetwork.Create(architecture, parameters).OrThrow();
        var shape = ShapeOf(architecture);
        if (record.Classes.Count != architecture.Classes || record.Classes.Any(name => name is null) || record.Classes.Distinct().Count() != record.Classes.Count)
            throw new HybHanasException(HybHanasError.NewOutOfRange("class names", $"{record.Classes.Count}", $"{architecture.Classes} different ones"));
        if (record.Columns is { } columns && columns.Count != shape.Features)
            throw new HybHanasException(HybHanasError.NewOutOfRange("column names", $"{columns.Count}", $"{shape.Features}, as a sample has values"));
        var scaling = Standardisation.Of(shape, [.. record.Standardisation.Means ?? []], [.. record.Standardisation.Deviations ?? []])
            ?? throw new HybHanasException(HybHanasError.NewOutOfRange(
                "standardisation", "no moments", "finite means and deviations above 0, one pair for images, one for each feature of a table"));
        if (record.Examples.Count == 0 || record.Examples.Any(example => example?.Values?.Count != shape.Features))
            throw new HybHanasException(HybHanasError.NewOutOfRange("examples", "others", $"one or more of {shape.Features} values"));
        return new TrainedModel(record, architecture, network, scaling, parameters);
    }

    private float[] Examples => [.. record.Examples.SelectMany(example => example.Values)];

    private static Data.SampleShape ShapeOf(Architecture architecture) => architecture.Input switch
    {
        Core.Networks.SampleShape.Image image => Data.SampleShape.Image(image.channels, image.height, image.width),
        Core.Networks.SampleShape.Table table => Data.SampleShape.Table(table.features),
        _ => throw new InvalidOperationException("a sample is an image or a row of a table"),
    };

    private NetworkOutputs Outputs(float[] values, int[]? labels, CancellationToken cancellation)
    {
        var count = values.Length / Shape.Features;
        var samples = SampleSet.Create(
            architecture.Input, architecture.Classes, values.Length == count * Shape.Features ? scaling.Apply(values) : values,
            labels ?? new int[count]).OrThrow();
        return network.OutputsOf(samples, cancellation).OrThrow();
    }

    private double[] CircuitInputsOf(float[] values, int row)
    {
        var count = values.Length / Shape.Features;
        if (row < 1 || row > count)
            throw new HybHanasException(HybHanasError.NewOutOfRange("sample", $"{row}", $"1..{count}"));
        return Outputs(values.AsSpan((row - 1) * Shape.Features, Shape.Features).ToArray(), null, default).CircuitInputs;
    }

    private List<ClassPrediction> Judge(float[] values, int[]? labels, CancellationToken cancellation)
    {
        var logits = Outputs(values, labels, cancellation).Logits;
        return [.. logits.Chunk(Classes.Count).Select((own, index) =>
        {
            var probabilities = Softmax(own);
            var best = Array.IndexOf(own, own.Max());
            return new ClassPrediction(
                index + 1, Classes[best], probabilities[best], probabilities, labels is null ? null : Classes[labels[index]]);
        })];
    }

    private static double[] Softmax(double[] logits)
    {
        var highest = logits.Max();
        var exponentials = Array.ConvertAll(logits, logit => Math.Exp(logit - highest));
        var sum = exponentials.Sum();
        return Array.ConvertAll(exponentials, value => value / sum);
    }
}
