using HybHanas.Core;
using HybHanas.Data;

namespace HybHanas;

/// <summary>The samples of a search: those it trains and judges with, and those it never sees.</summary>
/// <param name="Searched">What is left for training and validation, unscaled.</param>
/// <param name="Test">The test part, unscaled; null where none is kept.</param>
internal sealed record SearchData(DataSet Searched, DataSet? Test)
{
    /// <summary>Loads the samples; the test part is taken first, so that it is the same whatever else the options say.</summary>
    public static SearchData Load(SearchOptions options, Seed seed)
    {
        var all = Source(options);
        var (searched, test) = options.TestFraction == 0
            ? (all, null)
            : Part(all, Preparation.StratifiedSplit(all, options.TestFraction, SeedModule.purpose("test", seed)).OrThrow());
        return new SearchData(options.PerClass is { } perClass ? Preparation.Subset(searched, perClass).OrThrow() : searched, test);
    }

    private static (DataSet Searched, DataSet? Test) Part(DataSet all, Split split) => (all.Pick(split.Training), all.Pick(split.Validation));

    private static DataSet Source(SearchOptions options) => (options switch
    {
        { DataFile: { } file } => CsvTable.Load(file, options.LabelColumn),
        { ImageFile: { } images, LabelFile: { } labels } => IdxPair.Load(images, labels),
        _ => DataSets.Load(options.DataSet, options.DataFolder),
    }).OrThrow();
}
