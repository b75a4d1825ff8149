using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Data;

/// <summary>Labelled samples in memory, as they came: nothing is scaled yet.</summary>
public sealed class DataSet
{
    private DataSet(string name, SampleShape shape, IReadOnlyList<string> classNames, float[] values, int[] labels)
    {
        Name = name;
        Shape = shape;
        ClassNames = classNames;
        Values = values;
        Labels = labels;
    }

    /// <summary>Name, as in <see cref="DataSets.All"/> for the known ones.</summary>
    public string Name { get; }

    /// <summary>Shape of one sample.</summary>
    public SampleShape Shape { get; }

    /// <summary>Name of each class; a label is an index into it.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Names of the columns of an own table, in the order of the values; null for any other data set.</summary>
    public IReadOnlyList<string>? Columns { get; private init; }

    /// <summary>Name of an own table's column of classes; null for any other data set.</summary>
    public string? LabelColumn { get; private init; }

    /// <summary>Number of samples.</summary>
    public int Samples => Labels.Length;

    /// <summary>Samples x <see cref="SampleShape.Features"/> finite values, sample by sample.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>Class of each sample, from 0.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>The values of one sample, from 0.</summary>
    public ReadOnlySpan<float> Sample(int index) => Values.Span.Slice(checked(index * Shape.Features), Shape.Features);

    /// <summary>
    /// Takes over the arrays. Fails unless there are two classes or more, whole samples, finite values and labels in range.
    /// </summary>
    internal static FSharpResult<DataSet, HybHanasError> Create(
        string name, SampleShape shape, IReadOnlyList<string> classNames, float[] values, int[] labels)
    {
        if (classNames.Count < 2)
            return Outcome.Refuse<DataSet>(HybHanasError.NewOutOfRange($"classes of '{name}'", $"{classNames.Count}", "2 or more"));
        if (labels.Length == 0)
            return Outcome.Refuse<DataSet>(HybHanasError.NewOutOfRange($"samples of '{name}'", "0", "1 or more"));
        if ((long)labels.Length * shape.Features != values.Length)
            return Outcome.Refuse<DataSet>(HybHanasError.NewBadFile(
                name, "values", $"{labels.Length} samples of {shape} need {(long)labels.Length * shape.Features} values, not {values.Length}"));
        var badLabel = Array.FindIndex(labels, label => label < 0 || label >= classNames.Count);
        if (badLabel >= 0)
            return Outcome.Refuse<DataSet>(HybHanasError.NewBadFile(
                name, $"sample {badLabel}", $"label {labels[badLabel]} is outside 0..{classNames.Count - 1}"));
        var badValue = Array.FindIndex(values, value => !float.IsFinite(value));
        if (badValue >= 0)
            return Outcome.Refuse<DataSet>(HybHanasError.NewBadFile(
                name, $"sample {badValue / shape.Features}", "a value is not a finite number"));
        return Outcome.Ok(new DataSet(name, shape, [.. classNames], values, labels));
    }

    /// <summary>The samples with these indices, in this order.</summary>
    internal DataSet Pick(IReadOnlyList<int> rows)
    {
        var values = new float[checked(rows.Count * Shape.Features)];
        var labels = new int[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            Sample(rows[i]).CopyTo(values.AsSpan(i * Shape.Features));
            labels[i] = Labels.Span[rows[i]];
        }
        return new DataSet(Name, Shape, ClassNames, values, labels) { Columns = Columns, LabelColumn = LabelColumn };
    }

    /// <summary>The same samples with the names of their columns.</summary>
    internal DataSet Named(IReadOnlyList<string> columns, string label) =>
        new(Name, Shape, ClassNames, Values.ToArray(), Labels.ToArray()) { Columns = columns, LabelColumn = label };
}
