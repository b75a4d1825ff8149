using System.Globalization;
using HybHanas.Core;
using HybHanas.Data;

namespace HybHanas.Models;

/// <summary>Samples that fit a model, unscaled, and their classes as the model numbers them where they are known.</summary>
internal sealed record PredictionSamples(float[] Values, int[]? Labels)
{
    /// <summary>Reads samples; what does not fit the model is an exception that names the place.</summary>
    public static PredictionSamples Read(PredictionData data, ModelRecord model, SampleShape shape) => data switch
    {
        { DataSet: { } name, DataFile: null, ImageFile: null } => OfDataSet(DataSets.Load(name, data.DataFolder).OrThrow(), model, shape),
        { DataSet: null, DataFile: { } file, ImageFile: null } => OfTable(file, data.LabelColumn, model, shape),
        { DataSet: null, DataFile: null, ImageFile: { } images } => OfImages(images, data.LabelFile, model, shape),
        _ => throw new HybHanasException(HybHanasError.NewOutOfRange(
            "data to predict", "none, or of several kinds", "one data set, CSV file or IDX file of images")),
    };

    private static PredictionSamples OfDataSet(DataSet data, ModelRecord model, SampleShape shape)
    {
        RequireShape(data.Name, data.Shape, shape);
        int[] classes = [.. data.ClassNames.Select(name => Class(model, name, data.Name, ""))];
        return new PredictionSamples(data.Values.ToArray(), Array.ConvertAll(data.Labels.ToArray(), label => classes[label]));
    }

    private static PredictionSamples OfImages(string images, string? labels, ModelRecord model, SampleShape shape)
    {
        var pixels = IdxFile.Read(images, 3).OrThrow();
        RequireShape(images, SampleShape.Image(1, pixels.Sizes[1], pixels.Sizes[2]), shape);
        var values = Array.ConvertAll(pixels.Bytes, pixel => (float)pixel);
        if (labels is null)
            return new PredictionSamples(values, null);
        var classes = IdxFile.Read(labels, 1).OrThrow();
        if (pixels.Sizes[0] != classes.Sizes[0])
            throw ModelRecord.Bad(labels, "byte 4", $"{classes.Sizes[0]} labels for {pixels.Sizes[0]} images of {images}");
        return new PredictionSamples(
            values, Array.ConvertAll(classes.Bytes, label => Class(model, label.ToString(CultureInfo.InvariantCulture), labels, "a label")));
    }

    private static PredictionSamples OfTable(string path, string? label, ModelRecord model, SampleShape shape)
    {
        var rows = CsvTable.Rows(path);
        if (rows.Count < 2)
            throw CsvTable.Bad(path, Math.Max(1, rows.Count), "is the last; a header and a line for each sample are needed");
        var header = rows[0].Fields;
        var samples = rows.Skip(1).ToList();
        if (header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw CsvTable.Bad(path, 1, $"names the column '{twice.Key}' twice");
        var target = Target(path, header, label, model, shape);
        var columns = Columns(path, header, target, model, shape);
        CsvTable.RequireWhole(path, header, samples);
        var values = CsvTable.Values(path, header, columns, samples);
        return new PredictionSamples(
            values, target is { } known ? [.. samples.Select(row => Class(model, row.Fields[known], path, $"line {row.Line}"))] : null);
    }

    /// <summary>The column of classes, if there is one.</summary>
    private static int? Target(string path, string[] header, string? label, ModelRecord model, SampleShape shape)
    {
        if (label is null && model.Columns is null)
            return header.Length == shape.Features + 1 ? header.Length - 1 : null;
        var column = Array.IndexOf(header, label ?? model.LabelColumn);
        return column >= 0 ? column
            : label is null ? null
            : throw new HybHanasException(HybHanasErrorModule.unknown($"column of {path}", header, label));
    }

    private static int[] Columns(string path, string[] header, int? target, ModelRecord model, SampleShape shape)
    {
        if (model.Columns is { } names)
        {
            return [.. names.Select(name => Array.IndexOf(header, name) is var column and >= 0
                ? column
                : throw CsvTable.Bad(path, 1, $"lacks the column '{name}' that the model was trained with"))];
        }

        int[] columns = [.. Enumerable.Range(0, header.Length).Where(column => column != target)];
        return columns.Length == shape.Features
            ? columns
            : throw CsvTable.Bad(path, 1, $"has {columns.Length} columns beside the classes; the model takes {shape.Features}");
    }

    private static void RequireShape(string name, SampleShape given, SampleShape wanted)
    {
        if (given != wanted)
            throw ModelRecord.Bad(name, "", $"has samples of {given}; the model takes {wanted}");
    }

    private static int Class(ModelRecord model, string name, string file, string place)
    {
        for (var i = 0; i < model.Classes.Count; i++)
        {
            if (model.Classes[i] == name)
                return i;
        }

        throw ModelRecord.Bad(file, place, $"has the class '{name}', which the model does not know; it knows {string.Join(", ", model.Classes.Take(20))}");
    }
}
