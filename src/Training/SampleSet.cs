using System.Globalization;
using HybHanas.Core;
using HybHanas.Core.Networks;
using Microsoft.FSharp.Core;

namespace HybHanas.Training;

/// <summary>
/// Labelled samples, already scaled. Only legal sets can be made; the memory handed in must not change afterwards.
/// </summary>
public sealed class SampleSet
{
    private SampleSet(SampleShape shape, int classes, ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels) =>
        (Shape, Classes, Inputs, Labels) = (shape, classes, inputs, labels);

    /// <summary>Shape of one sample.</summary>
    public SampleShape Shape { get; }

    /// <summary>Number of samples, 1 or more.</summary>
    public int Count => Labels.Length;

    /// <summary>Number of classes, 2 or more.</summary>
    public int Classes { get; }

    /// <summary>Sample after sample, each in the order channel, height, width (or feature): Count x ValuesPerSample.</summary>
    public ReadOnlyMemory<float> Inputs { get; }

    /// <summary>The class of each sample, 0..Classes-1.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>Values of one sample.</summary>
    public int ValuesPerSample => Inputs.Length / Count;

    /// <summary>Fails on an empty set, lengths that do not fit, a label that is no class, a value that is not finite.</summary>
    public static FSharpResult<SampleSet, HybHanasError> Create(
        SampleShape shape, int classes, ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var values = ValuesOf(shape);
        if (values < 1)
            return OutOfRange("shape of a sample", shape.ToString(), "positive sizes, fewer than 2^31 values");
        if (classes < 2)
            return OutOfRange("classes", Text(classes), "2 or more");
        if (labels.IsEmpty)
            return OutOfRange("number of samples", "0", "1 or more");
        if (inputs.Length != values * labels.Length)
            return OutOfRange("number of input values", Text(inputs.Length), $"{labels.Length} samples x {values}");

        var wrong = labels.Span.IndexOfAnyExceptInRange(0, classes - 1);
        if (wrong >= 0)
            return OutOfRange($"label of sample {wrong}", Text(labels.Span[wrong]), $"0..{classes - 1}");

        var span = inputs.Span;
        for (var i = 0; i < span.Length; i++)
        {
            if (!float.IsFinite(span[i]))
                return OutOfRange($"value {i % values} of sample {i / values}", Text(span[i]), "finite numbers");
        }

        return FSharpResult<SampleSet, HybHanasError>.NewOk(new SampleSet(shape, classes, inputs, labels));
    }

    private static long ValuesOf(SampleShape shape)
    {
        var (channels, height, width) = shape switch
        {
            SampleShape.Image image => (image.channels, image.height, image.width),
            SampleShape.Table table => (table.features, 1, 1),
            _ => (0, 0, 0),
        };
        if (channels < 1 || height < 1 || width < 1)
            return 0;
        var values = (Int128)channels * height * width;
        return values <= int.MaxValue ? (long)values : 0;
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static FSharpResult<SampleSet, HybHanasError> OutOfRange(string what, string given, string allowed) =>
        FSharpResult<SampleSet, HybHanasError>.NewError(HybHanasError.NewOutOfRange(what, given, allowed));
}
