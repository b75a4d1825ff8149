using HybHanas.Core;
using HybHanas.Data;
using HybHanas.Training;

namespace HybHanas;

/// <summary>Samples of one training of a network, and those that judge it; both standardised by the former.</summary>
internal sealed record Fold(SampleSet Training, SampleSet HeldOut)
{
    private const int FewSamples = 1000;
    private const int FoldsOfFew = 5;

    /// <summary>Where few samples could not tell good networks apart, and trainings are short, five; one elsewhere.</summary>
    public static int DefaultCount(SearchOptions options, DataSet searched) =>
        !searched.Shape.IsImage && searched.Samples is >= FoldsOfFew and < FewSamples && options.Rungs == 1
        && options.Trainer != SharedTraining.Name
            ? FoldsOfFew
            : 1;

    /// <summary>The folds of a cross-validation; the run's seed alone decides which sample is in which.</summary>
    public static IReadOnlyList<Fold> All(DataSet searched, int count, Seed seed) =>
        [.. Preparation.Folds(searched, count, SeedModule.purpose("folds", seed)).OrThrow().Select(split => Of(Preparation.Prepare(searched, split)))];

    /// <summary>The parts of prepared samples.</summary>
    public static Fold Of(PreparedData prepared)
    {
        var shape = prepared.Shape.ToCore();
        return new Fold(
            SampleSet.Create(shape, prepared.Classes, prepared.TrainingInputs, prepared.TrainingLabels).OrThrow(),
            SampleSet.Create(shape, prepared.Classes, prepared.ValidationInputs, prepared.ValidationLabels).OrThrow());
    }
}
