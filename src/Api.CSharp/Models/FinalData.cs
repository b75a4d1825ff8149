using HybHanas.Core;
using HybHanas.Data;
using HybHanas.Training;

namespace HybHanas.Models;

/// <summary>The samples of a final training.</summary>
/// <param name="Training">What is trained with, standardised by its own moments.</param>
/// <param name="Evaluation">What the accuracy is measured on, standardised by the same.</param>
/// <param name="Part">What that is.</param>
/// <param name="Scaling">The moments.</param>
/// <param name="Unscaled">The evaluated samples as they came.</param>
internal sealed record FinalData(SampleSet Training, SampleSet Evaluation, EvaluationPart Part, Standardisation Scaling, DataSet Unscaled)
{
    /// <summary>The run's parts: trained on its training part, with validation too where asked, and measured on the test part, or on the
    /// validation part where the run has none.</summary>
    public static FinalData Of(SearchSetup setup, bool withValidation)
    {
        var searched = setup.Data.Searched;
        if (withValidation && setup.Data.Test is null)
            throw new HybHanasException(HybHanasError.NewUnsupported(
                "training with the validation part", "a run without a test part; nothing would be left to measure on (search with --test 0.2)"));
        var split = Preparation.StratifiedSplit(searched, setup.Options.ValidationFraction, SeedModule.purpose("split", setup.Seed)).OrThrow();
        var training = withValidation ? searched : searched.Pick(split.Training);
        var evaluation = setup.Data.Test ?? searched.Pick(split.Validation);
        var scaling = Standardisation.Fit(training);
        return new FinalData(
            Scaled(training), Scaled(evaluation), setup.Data.Test is null ? EvaluationPart.Validation : EvaluationPart.Test, scaling, evaluation);

        SampleSet Scaled(DataSet data) =>
            SampleSet.Create(data.Shape.ToCore(), data.ClassNames.Count, scaling.Apply(data), data.Labels.ToArray()).OrThrow();
    }

    /// <summary>The first sample of each class, of at most four classes, for exports to be checked with.</summary>
    public IReadOnlyList<ExampleRecord> Examples() =>
    [
        .. Enumerable.Range(0, Unscaled.Samples).DistinctBy(row => Unscaled.Labels.Span[row]).Take(4)
            .Select(row => new ExampleRecord(Unscaled.Sample(row).ToArray(), Unscaled.Labels.Span[row])),
    ];
}
