using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Data;

/// <summary>
/// A folder with the files of MNIST or Fashion-MNIST under their usual names, plain or .gz (the plain file is taken where both are
/// there). The training files, the test files or both may be present; with both, the training samples come first.
/// </summary>
internal static class IdxFolder
{
    private static readonly string[] s_parts = ["train", "t10k"];

    internal static FSharpResult<DataSet, HybHanasError> Load(DataSetInfo info, string[] classNames, string folder)
    {
        List<(string Images, string Labels)> pairs = [];
        foreach (var part in s_parts)
        {
            var images = FindFile(folder, $"{part}-images-idx3-ubyte");
            var labels = FindFile(folder, $"{part}-labels-idx1-ubyte");
            if (images is null != labels is null)
                return Outcome.Refuse<DataSet>(HybHanasError.NewUnusable(
                    folder, $"'{part}-{(images is null ? "images-idx3" : "labels-idx1")}-ubyte' is missing (plain or .gz)"));
            if (images is not null && labels is not null)
                pairs.Add((images, labels));
        }
        if (pairs.Count == 0)
            return Outcome.Refuse<DataSet>(HybHanasError.NewUnusable(
                folder, "holds neither 'train-images-idx3-ubyte' nor 't10k-images-idx3-ubyte' with their labels (plain or .gz)"));

        List<(byte[] Pixels, byte[] Labels)> contents = [];
        foreach (var (images, labels) in pairs)
        {
            var read = ReadPair(info.Shape, classNames.Length, images, labels);
            if (read.IsError)
                return Outcome.Refuse<DataSet>(read.ErrorValue);
            contents.Add(read.ResultValue);
        }
        var values = Join([.. contents.Select(part => part.Pixels)], pixel => (float)pixel);
        var allLabels = Join([.. contents.Select(part => part.Labels)], label => (int)label);
        return DataSet.Create(info.Name, info.Shape, classNames, values, allLabels);
    }

    private static T[] Join<T>(byte[][] parts, Converter<byte, T> convert)
    {
        var joined = new T[parts.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in parts)
            foreach (var value in part)
                joined[at++] = convert(value);
        return joined;
    }

    private static string? FindFile(string folder, string name) =>
        new[] { name, name + ".gz" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    private static FSharpResult<(byte[] Pixels, byte[] Labels), HybHanasError> ReadPair(
        SampleShape shape, int classes, string imageFile, string labelFile) =>
        IdxFile.Read(imageFile, 3).Then(images => IdxFile.Read(labelFile, 1).Then(labels =>
        {
            if (images.Sizes[1] != shape.Height || images.Sizes[2] != shape.Width)
                return Refuse(imageFile, "byte 8", $"images are {images.Sizes[1]}x{images.Sizes[2]}, not {shape.Height}x{shape.Width}");
            if (images.Sizes[0] != labels.Sizes[0])
                return Refuse(labelFile, "byte 4", $"{labels.Sizes[0]} labels for {images.Sizes[0]} images");
            var bad = Array.FindIndex(labels.Bytes, label => label >= classes);
            return bad >= 0
                ? Refuse(labelFile, $"byte {8 + bad}", $"label {labels.Bytes[bad]} is outside 0..{classes - 1}")
                : Outcome.Ok((images.Bytes, labels.Bytes));
        }));

    private static FSharpResult<(byte[], byte[]), HybHanasError> Refuse(string file, string place, string reason) =>
        Outcome.Refuse<(byte[], byte[])>(HybHanasError.NewBadFile(file, place, reason));
}
