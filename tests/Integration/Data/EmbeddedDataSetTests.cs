using HybHanas.Data;
using Xunit;
using static HybHanas.Integration.Tests.Data.DataFixtures;

namespace HybHanas.Integration.Tests.Data;

public sealed class EmbeddedDataSetTests
{
    [Theory]
    [InlineData("iris", new[] { 50, 50, 50 })]
    [InlineData("wine", new[] { 59, 71, 48 })]
    [InlineData("breast-cancer", new[] { 212, 357 })]
    [InlineData("digits", new[] { 178, 182, 177, 183, 181, 182, 181, 179, 174, 180 })]
    public void Samples_and_classes_are_those_published(string name, int[] samplesOfClass)
    {
        var data = Ok(DataSets.Load(name));
        var info = DataSets.All.Single(entry => entry.Name == name);

        Assert.Equal(samplesOfClass, data.ClassNames.Select((_, label) => data.Labels.ToArray().Count(l => l == label)));
        Assert.Equal(info.Shape, data.Shape);
        Assert.Equal(info.Samples, data.Samples);
        Assert.Equal(info.Classes, data.ClassNames.Count);
        Assert.Equal(data.Samples * data.Shape.Features, data.Values.Length);
    }

    [Fact]
    public void Callers_open_them_by_name_or_hear_which_there_are()
    {
        Assert.Equal([5.1f, 3.5f, 1.4f, 0.2f], DataSets.Open("iris").Sample(0).ToArray());
        Assert.Contains("iris", Assert.Throws<HybHanasException>(() => DataSets.Open("irsi")).Message, StringComparison.Ordinal);
        Assert.Throws<HybHanasException>(() => DataSets.Open("mnist"));
    }

    [Fact]
    public void Values_are_those_of_the_sources()
    {
        Assert.Equal([5.1f, 3.5f, 1.4f, 0.2f], Ok(DataSets.Load("iris")).Sample(0).ToArray());
        Assert.Equal([5.9f, 3.0f, 5.1f, 1.8f], Ok(DataSets.Load("iris")).Sample(149).ToArray());
        Assert.Equal(
            [14.23f, 1.71f, 2.43f, 15.6f, 127f, 2.8f, 3.06f, 0.28f, 2.29f, 5.64f, 1.04f, 3.92f, 1065f],
            Ok(DataSets.Load("wine")).Sample(0).ToArray());
        var cancer = Ok(DataSets.Load("breast-cancer")).Sample(0);
        Assert.Equal(17.99f, cancer[0]);
        Assert.Equal(0.006399f, cancer[14]);
        Assert.Equal(0.1189f, cancer[29]);
        Assert.Equal([0f, 0f, 5f, 13f, 9f, 1f, 0f, 0f], Ok(DataSets.Load("digits")).Sample(0)[..8].ToArray());
    }

    [Theory]
    [InlineData("iris", new[] { 876.5, 458.6, 563.7, 179.9 })]
    [InlineData("wine", new[] { 2314.11, 415.87, 421.24 })]
    [InlineData("breast-cancer", new[] { 8038.429, 10975.81, 52330.38 })]
    [InlineData("digits", new[] { 0.0, 546.0, 9353.0 })]
    public void Column_sums_are_those_of_the_sources(string name, double[] sums)
    {
        var data = Ok(DataSets.Load(name));
        for (var feature = 0; feature < sums.Length; feature++)
        {
            var sum = 0.0;
            for (var i = 0; i < data.Samples; i++)
                sum += data.Sample(i)[feature];
            Assert.Equal(sums[feature], sum, 1e-2);
        }
    }

    [Fact]
    public void An_unknown_name_brings_the_nearest() =>
        Assert.Equal(
            "unknown data set 'mnst'; nearest: 'mnist', 'iris', 'wine'", Refusal(DataSets.Load("mnst"), "unknown-name"));

    [Fact]
    public void Data_that_is_not_embedded_needs_a_folder() =>
        Assert.Contains("folder of IDX files", Refusal(DataSets.Load("mnist"), "bad-file"), StringComparison.Ordinal);

    [Fact]
    public void Data_that_contradicts_itself_is_refused()
    {
        string[] names = ["a", "b"];
        var shape = SampleShape.Table(1);
        Assert.Contains("values", Refusal(DataSet.Create("d", shape, names, [1, 2, 3], [0, 1]), "bad-file"), StringComparison.Ordinal);
        Assert.Contains("sample 1", Refusal(DataSet.Create("d", shape, names, [1, 2], [0, 2]), "bad-file"), StringComparison.Ordinal);
        Assert.Contains("sample 1", Refusal(DataSet.Create("d", shape, names, [1, float.NaN], [0, 1]), "bad-file"), StringComparison.Ordinal);
        Refusal(DataSet.Create("d", shape, ["a"], [1], [0]), "out-of-range");
        Refusal(DataSet.Create("d", shape, names, [], []), "out-of-range");
    }
}
