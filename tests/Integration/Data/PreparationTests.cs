using HybHanas.Core;
using HybHanas.Data;
using Xunit;
using static HybHanas.Integration.Tests.Data.DataFixtures;

namespace HybHanas.Integration.Tests.Data;

public sealed class PreparationTests
{
    private static readonly Seed s_seed = SeedModule.create(11);

    [Theory]
    [InlineData("iris", 0.2, 30)]
    [InlineData("wine", 0.2, 36)]
    [InlineData("breast-cancer", 0.2, 114)]
    [InlineData("digits", 0.2, 360)]
    [InlineData("digits", 0.35, 629)]
    [InlineData("wine", 0.9, 161)]
    public void A_split_keeps_the_balance_and_shares_no_sample(string name, double fraction, int validation)
    {
        var data = Ok(DataSets.Load(name));
        var split = Ok(Preparation.StratifiedSplit(data, fraction, s_seed));

        Assert.Equal(validation, split.Validation.Length);
        Assert.Equal(Enumerable.Range(0, data.Samples), split.Training.Concat(split.Validation).Order());
        var labels = data.Labels.ToArray();
        for (var label = 0; label < data.ClassNames.Count; label++)
        {
            var all = labels.Count(l => l == label);
            var chosen = split.Validation.Count(row => labels[row] == label);
            Assert.InRange(chosen, fraction * all - 1, fraction * all + 1);
        }
    }

    [Fact]
    public void Every_class_has_a_sample_in_both_parts()
    {
        var data = Table(2, 40);
        foreach (var fraction in new[] { 0.01, 0.5, 0.99 })
        {
            var split = Ok(Preparation.StratifiedSplit(data, fraction, s_seed));
            Assert.Single(split.Validation, row => row < 2);
            Assert.Single(split.Training, row => row < 2);
        }
    }

    [Fact]
    public void A_split_follows_its_seed_alone()
    {
        var data = Ok(DataSets.Load("digits"));
        var split = Ok(Preparation.StratifiedSplit(data, 0.2, s_seed));
        Assert.Equal(split.Validation, Ok(Preparation.StratifiedSplit(data, 0.2, s_seed)).Validation);
        Assert.NotEqual(split.Validation, Ok(Preparation.StratifiedSplit(data, 0.2, SeedModule.create(12))).Validation);
    }

    [Fact]
    public void Splits_that_cannot_be_are_refused()
    {
        Assert.Contains("'class 1'", Refusal(Preparation.StratifiedSplit(Table(5, 1), 0.2, s_seed), "out-of-range"), StringComparison.Ordinal);
        foreach (var fraction in new[] { 0.0, 1.0, -0.1, double.NaN, double.PositiveInfinity })
            Refusal(Preparation.StratifiedSplit(Table(5, 5), fraction, s_seed), "out-of-range");
    }

    [Fact]
    public void A_subset_holds_the_first_of_each_class_in_file_order()
    {
        var data = Ok(DataSets.Load("digits"));
        var subset = Ok(Preparation.Subset(data, 5));

        Assert.Equal(50, subset.Samples);
        Assert.Equal(data.Labels.ToArray()[..10], subset.Labels.ToArray()[..10]);
        for (var label = 0; label < 10; label++)
        {
            var expected = Rows(data, label).Take(5).Select(row => data.Sample(row).ToArray());
            Assert.Equal(expected, Rows(subset, label).Select(row => subset.Sample(row).ToArray()));
        }
    }

    [Fact]
    public void A_seeded_subset_draws_from_the_whole_class()
    {
        var data = Ok(DataSets.Load("digits"));
        var first = Ok(Preparation.Subset(data, 5));
        var drawn = Ok(Preparation.Subset(data, 5, s_seed));

        Assert.All(Enumerable.Range(0, 10), label => Assert.Equal(5, Rows(drawn, label).Count()));
        Assert.NotEqual(first.Values.ToArray(), drawn.Values.ToArray());
        Assert.Equal(drawn.Values.ToArray(), Ok(Preparation.Subset(data, 5, s_seed)).Values.ToArray());
    }

    [Fact]
    public void A_subset_larger_than_a_class_says_how_many_there_are()
    {
        Assert.Contains(
            "'table' has 3 of class 'class 1'", Refusal(Preparation.Subset(Table(5, 3), 4), "out-of-range"), StringComparison.Ordinal);
        Refusal(Preparation.Subset(Table(5, 3), 0), "out-of-range");
    }

    [Theory]
    [InlineData("iris", 5)]
    [InlineData("wine", 5)]
    [InlineData("wine", 20)]
    [InlineData("breast-cancer", 3)]
    public void Every_sample_is_held_out_by_one_fold_and_folds_are_alike(string name, int count)
    {
        var data = Ok(DataSets.Load(name));
        var folds = Ok(Preparation.Folds(data, count, s_seed));
        Assert.Equal(Enumerable.Range(0, data.Samples), folds.SelectMany(fold => fold.Validation).Order());
        Assert.InRange(folds.Max(fold => fold.Validation.Length) - folds.Min(fold => fold.Validation.Length), 0, 1);
        foreach (var label in Enumerable.Range(0, data.ClassNames.Count))
        {
            var counts = folds.Select(fold => fold.Validation.Count(row => data.Labels.Span[row] == label)).ToList();
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }

        Assert.All(folds, fold => Assert.Equal(Enumerable.Range(0, data.Samples), fold.Training.Concat(fold.Validation).Order()));
        Assert.Equal(folds[0].Validation, Ok(Preparation.Folds(data, count, s_seed))[0].Validation);
        Assert.NotEqual(folds[0].Validation, Ok(Preparation.Folds(data, count, SeedModule.item(1, s_seed)))[0].Validation);
    }

    [Fact]
    public void Folds_that_cannot_be_are_refused()
    {
        Refusal(Preparation.Folds(Table(5, 3), 9, s_seed), "out-of-range");
        Refusal(Preparation.Folds(Table(5, 3), 1, s_seed), "out-of-range");
        Assert.Contains("'class 1' in 'table'", Refusal(Preparation.Folds(Table(5, 1), 2, s_seed), "out-of-range"), StringComparison.Ordinal);
        // A class of two keeps one to train with in every fold.
        Assert.All(Ok(Preparation.Folds(Table(9, 2), 5, s_seed)), fold => Assert.True(fold.Training.Count(row => row >= 9) >= 1));
    }

    [Fact]
    public void Tables_are_standardised_per_feature_by_the_training_part()
    {
        var data = Ok(DataSets.Load("wine"));
        var prepared = Ok(Preparation.Prepare(data, 0.2, s_seed));

        var validationOff = false;
        for (var feature = 0; feature < 13; feature++)
        {
            var (mean, deviation) = Moments(Column(prepared.TrainingInputs, feature, 13));
            Assert.Equal(0, mean, 1e-5);
            Assert.Equal(1, deviation, 1e-5);
            validationOff |= Math.Abs(Moments(Column(prepared.ValidationInputs, feature, 13)).Mean) > 1e-3;
        }
        Assert.True(validationOff, "the validation part was standardised by itself");
    }

    [Fact]
    public void Images_are_standardised_by_one_mean_and_deviation()
    {
        var data = Ok(DataSets.Load("digits"));
        var prepared = Ok(Preparation.Prepare(data, 0.2, s_seed));

        var (mean, deviation) = Moments(prepared.TrainingInputs);
        Assert.Equal(0, mean, 1e-5);
        Assert.Equal(1, deviation, 1e-5);
        Assert.True(Math.Abs(Moments(Column(prepared.TrainingInputs, 0, 64)).Mean) > 0.5, "standardised per pixel");
        Assert.True(Math.Abs(Moments(prepared.ValidationInputs).Mean) > 1e-6, "the validation part was standardised by itself");
    }

    [Fact]
    public void Both_parts_undo_to_the_samples_of_the_split()
    {
        var data = Ok(DataSets.Load("iris"));
        var split = Ok(Preparation.StratifiedSplit(data, 0.2, s_seed));
        var prepared = Ok(Preparation.Prepare(data, 0.2, s_seed));

        Assert.Equal(split.Training.Select(row => data.Labels.Span[row]), prepared.TrainingLabels);
        Assert.Equal(split.Validation.Select(row => data.Labels.Span[row]), prepared.ValidationLabels);
        var (mean, deviation) = Moments([.. split.Training.Select(row => data.Sample(row)[2])]);
        for (var i = 0; i < split.Validation.Length; i++)
            Assert.Equal(data.Sample(split.Validation[i])[2], prepared.ValidationInputs[4 * i + 2] * deviation + mean, 1e-5);
    }

    [Fact]
    public void A_feature_that_does_not_vary_becomes_zero()
    {
        var prepared = Ok(Preparation.Prepare(Table(10, 10), 0.3, s_seed));
        Assert.All(Column(prepared.TrainingInputs, 1, 2), value => Assert.Equal(0f, value));
        Assert.All(Column(prepared.ValidationInputs, 1, 2), value => Assert.Equal(0f, value));
    }

    private static IEnumerable<int> Rows(DataSet data, int label) =>
        Enumerable.Range(0, data.Samples).Where(row => data.Labels.Span[row] == label);

    private static float[] Column(float[] values, int feature, int features) =>
        [.. values.Where((_, i) => i % features == feature)];

    private static (double Mean, double Deviation) Moments(float[] values)
    {
        var mean = values.Average(value => (double)value);
        return (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
    }
}
