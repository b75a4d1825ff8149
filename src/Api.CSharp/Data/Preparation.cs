using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Data;

/// <summary>Standardised training and validation part of a data set, sample by sample.</summary>
internal sealed record PreparedData(
    SampleShape Shape, int Classes,
    float[] TrainingInputs, int[] TrainingLabels, float[] ValidationInputs, int[] ValidationLabels);

/// <summary>Sample indices of the two parts, each ascending; no index is in both.</summary>
internal sealed record Split(int[] Training, int[] Validation);

/// <summary>Subsets, stratified splits and standardisation. Every draw comes from the given seed.</summary>
internal static class Preparation
{
    /// <summary>
    /// So many samples of each class, in file order: the first ones, or with a seed uniformly drawn ones.
    /// OutOfRange where a class has fewer.
    /// </summary>
    internal static FSharpResult<DataSet, HybHanasError> Subset(DataSet data, int perClass, Seed? seed = null)
    {
        if (perClass < 1)
            return Outcome.Refuse<DataSet>(HybHanasError.NewOutOfRange("samples per class", $"{perClass}", "1 or more"));
        List<int> rows = [];
        foreach (var (label, members) in ByClass(data))
        {
            if (perClass > members.Length)
                return Outcome.Refuse<DataSet>(HybHanasError.NewOutOfRange(
                    "samples per class", $"{perClass}", $"1..{members.Length} ('{data.Name}' has {members.Length} of class '{data.ClassNames[label]}')"));
            rows.AddRange(Order(members, label, "subset", seed).Take(perClass));
        }
        rows.Sort();
        return Outcome.Ok(data.Pick(rows));
    }

    /// <summary>
    /// The part of each class that is the fraction of it, within one sample, goes to validation: ceil(fraction x samples) in all, as
    /// scikit-learn counts, where every class keeps a sample in both parts. The fraction is between 0 and 1, both excluded.
    /// </summary>
    internal static FSharpResult<Split, HybHanasError> StratifiedSplit(DataSet data, double fraction, Seed seed)
    {
        if (!(fraction > 0 && fraction < 1))
            return Outcome.Refuse<Split>(HybHanasError.NewOutOfRange(
                "validation fraction", FormattableString.Invariant($"{fraction}"), "between 0 and 1, both excluded"));
        var classes = ByClass(data);
        if (TooSmall(data, classes) is { } fault)
            return Outcome.Refuse<Split>(fault);
        var shares = Shares([.. classes.Select(c => c.Members.Length)], fraction);
        List<int> training = [], validation = [];
        foreach (var (label, members) in classes)
        {
            var order = Order(members, label, "split", seed);
            validation.AddRange(order.Take(shares[label]));
            training.AddRange(order.Skip(shares[label]));
        }
        training.Sort();
        validation.Sort();
        return Outcome.Ok(new Split([.. training], [.. validation]));
    }

    /// <summary>
    /// For each of so many folds the samples it holds out and all others; every sample is held out once. Sizes differ by at most one, and so do
    /// the numbers of samples of each class; every class keeps a sample to train with. 2 folds or more, at most one for each sample.
    /// </summary>
    internal static FSharpResult<IReadOnlyList<Split>, HybHanasError> Folds(DataSet data, int count, Seed seed)
    {
        var classes = ByClass(data);
        if (count < 2 || count > data.Samples)
            return Outcome.Refuse<IReadOnlyList<Split>>(HybHanasError.NewOutOfRange(
                "folds", $"{count}", $"2..{data.Samples}, the samples that '{data.Name}' has to search with"));
        if (TooSmall(data, classes) is { } fault)
            return Outcome.Refuse<IReadOnlyList<Split>>(fault);
        // One round over all classes, so that the remainders of the classes do not all fall to the first folds.
        var dealt = classes.SelectMany(c => Order(c.Members, c.Label, "folds", seed)).Select((row, place) => (Row: row, Fold: place % count)).ToList();
        return Outcome.Ok<IReadOnlyList<Split>>([.. Enumerable.Range(0, count).Select(fold => new Split(Rows(d => d != fold), Rows(d => d == fold)))]);

        int[] Rows(Func<int, bool> of) => [.. dealt.Where(d => of(d.Fold)).Select(d => d.Row).Order()];
    }

    /// <summary>
    /// Splits, then standardises both parts with mean and standard deviation of the training part: images by one mean and deviation over
    /// all values, tables per feature. What does not vary is only shifted.
    /// </summary>
    internal static FSharpResult<PreparedData, HybHanasError> Prepare(DataSet data, double validationFraction, Seed seed) =>
        StratifiedSplit(data, validationFraction, seed).Then(split => Outcome.Ok(Prepare(data, split)));

    /// <summary>The same for a given split.</summary>
    internal static PreparedData Prepare(DataSet data, Split split)
    {
        var training = data.Pick(split.Training);
        var validation = data.Pick(split.Validation);
        var scaling = Standardisation.Fit(training);
        return new PreparedData(
            data.Shape, data.ClassNames.Count,
            scaling.Apply(training), training.Labels.ToArray(),
            scaling.Apply(validation), validation.Labels.ToArray());
    }

    private static HybHanasError? TooSmall(DataSet data, (int Label, int[] Members)[] classes) =>
        Array.FindIndex(classes, c => c.Members.Length < 2) is var label and >= 0
            ? HybHanasError.NewOutOfRange(
                $"samples of class '{data.ClassNames[label]}' in '{data.Name}'", $"{classes[label].Members.Length}", "2 or more, to be split")
            : null;

    private static (int Label, int[] Members)[] ByClass(DataSet data)
    {
        var members = data.ClassNames.Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < data.Samples; i++)
            members[data.Labels.Span[i]].Add(i);
        return [.. members.Select((rows, label) => (label, rows.ToArray()))];
    }

    private static int[] Order(int[] members, int label, string purpose, Seed? seed) =>
        seed is { } drawn
            ? SeedModule.shuffle(members, SeedModule.item(label, SeedModule.purpose(purpose, drawn)))
            : members;

    /// <summary>Whole shares by largest remainder (lower class first on a tie), at least one on each side.</summary>
    private static int[] Shares(int[] counts, double fraction)
    {
        // The small slack keeps 0.1 x 30 = 3.0000000000000004 from counting as 4.
        var total = (int)Math.Ceiling(fraction * counts.Sum() - 1e-9);
        var shares = counts.Select(count => (int)(fraction * count)).ToArray();
        var byRemainder = Enumerable.Range(0, counts.Length)
            .OrderByDescending(label => fraction * counts[label] - shares[label]).ThenBy(label => label);
        foreach (var label in byRemainder.Take(Math.Max(0, total - shares.Sum())))
            shares[label]++;
        return [.. shares.Select((share, label) => Math.Clamp(share, 1, counts[label] - 1))];
    }
}
