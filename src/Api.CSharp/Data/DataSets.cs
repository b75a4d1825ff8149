using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Data;

/// <summary>Where the samples of a known data set come from.</summary>
public enum DataSource
{
    /// <summary>Part of the assembly.</summary>
    Embedded,

    /// <summary>IDX files in a folder that the caller names.</summary>
    IdxFiles,
}

/// <summary>What is known of a data set before it is loaded.</summary>
/// <param name="Name">Its name in commands and files.</param>
/// <param name="Title">Its name in a text.</param>
/// <param name="Shape">Shape of one sample.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Samples">Number of samples; of IDX files, when training and test files are there.</param>
/// <param name="Source">Where the samples come from.</param>
public sealed record DataSetInfo(
    string Name, string Title, SampleShape Shape, int Classes, int Samples, DataSource Source);

/// <summary>The known data sets. Origins and licences: docs/data-sets.md.</summary>
public static class DataSets
{
    private static readonly string[] s_digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    private static readonly string[] s_fashion =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>All of them, smallest first.</summary>
    public static IReadOnlyList<DataSetInfo> All { get; } =
    [
        new("iris", "Iris", SampleShape.Table(4), 3, 150, DataSource.Embedded),
        new("wine", "Wine", SampleShape.Table(13), 3, 178, DataSource.Embedded),
        new("breast-cancer", "Breast Cancer Wisconsin (diagnostic)", SampleShape.Table(30), 2, 569, DataSource.Embedded),
        new("digits", "Optical recognition of handwritten digits", SampleShape.Image(1, 8, 8), 10, 1797, DataSource.Embedded),
        new("mnist", "MNIST", SampleShape.Image(1, 28, 28), 10, 70000, DataSource.IdxFiles),
        new("fashion-mnist", "Fashion-MNIST", SampleShape.Image(1, 28, 28), 10, 70000, DataSource.IdxFiles),
    ];

    /// <summary>Fetches the IDX files of mnist or fashion-mnist into a folder and checks their SHA-256.</summary>
    /// <param name="name">mnist or fashion-mnist.</param>
    /// <param name="folder">Where the files go; made if missing. Right files that are there already are kept.</param>
    /// <param name="cancellation">Ends the download; no half file is left.</param>
    /// <exception cref="HybHanasException">The name is unknown, or the files cannot be fetched or written ("unusable-path").</exception>
    public static async Task DownloadAsync(string name, string folder, CancellationToken cancellation = default)
    {
        var download = IdxDownload.For(name).OrThrow();
        using var client = new HttpClient();
        (await download.RunAsync(client, folder, cancellation).ConfigureAwait(false)).OrThrow();
    }

    /// <summary>The samples of a data set, their values as they are: nothing is standardised.</summary>
    /// <param name="name">Its name, such as digits.</param>
    /// <param name="folder">Where its IDX files are; those of embedded sets need none.</param>
    /// <exception cref="HybHanasException">The name is unknown, or the files are missing or bad.</exception>
    public static DataSet Open(string name, string? folder = null) => Load(name, folder).OrThrow();

    /// <summary>The entry with this name; UnknownName with the nearest names where there is none.</summary>
    internal static FSharpResult<DataSetInfo, HybHanasError> Find(string name) =>
        All.FirstOrDefault(info => info.Name == name) is { } found
            ? Outcome.Ok(found)
            : Outcome.Refuse<DataSetInfo>(HybHanasErrorModule.unknown("data set", All.Select(info => info.Name), name));

    /// <summary>The same, with what is wrong as a value.</summary>
    internal static FSharpResult<DataSet, HybHanasError> Load(string name, string? folder = null) =>
        Find(name).Then(info => info.Source switch
        {
            DataSource.Embedded => EmbeddedDataSet.Load(info),
            _ when folder is null => Outcome.Refuse<DataSet>(HybHanasError.NewBadFile(
                info.Name, "", $"needs a folder of IDX files (--data-folder); get them with: hybhanas datasets download {info.Name} --out FOLDER")),
            _ => IdxFolder.Load(info, info.Name == "mnist" ? s_digits : s_fashion, folder),
        });
}
