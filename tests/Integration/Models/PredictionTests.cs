using System.Globalization;
using HybHanas.Data;
using Xunit;

namespace HybHanas.Integration.Tests.Models;

/// <summary>Models at work.</summary>
public class PredictionTests
{
    private const string Table = """
        length,width,kind
        1.0,2.0,a
        1.1,2.1,a
        0.9,1.9,a
        1.2,2.2,a
        1.0,1.8,a
        5.0,7.0,b
        5.1,7.2,b
        4.9,6.9,b
        5.2,7.1,b
        5.3,6.8,b
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Predictions_of_the_evaluated_samples_have_the_accuracy_that_the_training_had()
    {
        using var folder = new TemporaryFolder();
        var model = await Trained.Model(folder.Sub("run"));
        var all = DataSets.Load("iris").ResultValue;
        var setup = SearchSetup.Resolve(Runs.RunRecord.Read(folder.Sub("run")).Options, TimeProvider.System);
        var test = setup.Data.Test!;
        var rows = model.Predict(test.Values, Cancellation);
        Assert.Equal(30, rows.Count);
        Assert.Equal(model.Accuracy, rows.Count(row => row.Class == all.ClassNames[test.Labels.Span[row.Row - 1]]) / 30.0);
        Assert.All(rows, row => Assert.Equal(1, row.Probabilities.Sum(), 1e-12));
        Assert.All(rows, row => Assert.Equal(row.Probability, row.Probabilities.Max()));

        var whole = model.Predict(new PredictionData { DataSet = "iris" }, Cancellation);
        Assert.Equal(150, whole.Rows.Count);
        Assert.InRange(whole.Accuracy!.Value, 0.3, 1);
    }

    [Fact]
    public async Task A_model_of_an_own_table_finds_its_columns_by_their_names()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Sub("own.csv"), Table);
        var model = await Trained.Model(
            folder.Sub("run"), options => options with { DataFile = folder.Sub("own.csv"), ValidationFraction = 0.25 });
        Assert.Equal(["length", "width"], model.Columns!);
        Assert.Equal(["a", "b"], model.Classes);

        var first = Predict("length,width\n1.0,2.0\n5.0,7.0\n");
        var turned = Predict("other,width,length\nx1,2.0,1.0\nx2,7.0,5.0\n");
        Assert.Equal(first.Rows.SelectMany(row => row.Probabilities), turned.Rows.SelectMany(row => row.Probabilities));
        Assert.Null(first.Accuracy);

        var labelled = Predict("kind,width,length\na,2.0,1.0\nb,7.0,5.0\nb,2.0,1.0\n");
        Assert.Equal(
            labelled.Rows.Count(row => row.Class == row.Label) / 3.0, labelled.Accuracy!.Value);
        Assert.Equal(["a", "b", "b"], labelled.Rows.Select(row => row.Label!));

        Refused("length\n1.0\n", "lacks the column 'width'");
        Refused("length,width\n1.0,\n", "line 2: has no value for 'width'");
        Refused("length,width\n1.0,2.0\nx,2\n", "line 3: has 'x' for 'length'");
        Refused("length,width,kind\n1.0,2.0,c\n", "line 2: has the class 'c'");
        Refused("length,width\n", "a line for each sample");
        Refused("length,length,width\n1,2,3\n", "twice");
        Refused("", "a line for each sample");

        PredictionResult Predict(string text)
        {
            File.WriteAllText(folder.Sub("new.csv"), text);
            return model.Predict(new PredictionData { DataFile = folder.Sub("new.csv") }, Cancellation);
        }

        void Refused(string text, string message)
        {
            var fault = Assert.Throws<HybHanasException>(() => Predict(text));
            Assert.Contains(message, fault.Message);
            Assert.DoesNotContain('\n', fault.Message);
        }
    }

    [Fact]
    public void A_model_without_names_takes_columns_in_their_order_and_the_last_as_the_class()
    {
        using var folder = new TemporaryFolder();
        var model = TrainedModel.Of(Trained.Record(Trained.Architectures["cz"]) with { Classes = ["a", "b"] });
        File.WriteAllText(folder.Sub("plain.csv"), "x,y\n0.5,1\n2,3\n");
        File.WriteAllText(folder.Sub("classes.csv"), "x,y,z\n0.5,1,a\n2,3,b\n");
        File.WriteAllText(folder.Sub("first.csv"), "z,x,y\na,0.5,1\nb,2,3\n");
        File.WriteAllText(folder.Sub("many.csv"), "x,y,z,w\n1,2,3,4\n");
        var plain = Predict("plain.csv");
        foreach (var other in (PredictionResult[])[Predict("classes.csv"), Predict("first.csv", "z")])
        {
            Assert.Equal(plain.Rows.SelectMany(row => row.Probabilities), other.Rows.SelectMany(row => row.Probabilities));
            Assert.NotNull(other.Accuracy);
        }

        Assert.Null(plain.Accuracy);
        Assert.Contains("4 columns", Assert.Throws<HybHanasException>(() => Predict("many.csv")).Message);
        Assert.Equal("unknown-name", Assert.Throws<HybHanasException>(() => Predict("plain.csv", "q")).Code);
        Assert.Equal("out-of-range", Assert.Throws<HybHanasException>(() => model.Predict(new PredictionData(), Cancellation)).Code);
        Assert.Equal(
            "out-of-range",
            Assert.Throws<HybHanasException>(() => model.Predict(new PredictionData { DataSet = "iris", DataFile = "x" }, Cancellation)).Code);
        Assert.Contains(
            "the model takes 2 features",
            Assert.Throws<HybHanasException>(() => model.Predict(new PredictionData { DataSet = "iris" }, Cancellation)).Message);
        foreach (var values in (float[][])[[], [1], [1, 2, 3], [1, float.NaN]])
            Assert.Equal("out-of-range", Assert.Throws<HybHanasException>(() => model.Predict(values, Cancellation)).Code);

        PredictionResult Predict(string name, string? label = null) =>
            model.Predict(new PredictionData { DataFile = folder.Sub(name), LabelColumn = label }, Cancellation);
    }

    [Fact]
    public void Images_come_from_IDX_files_with_and_without_classes()
    {
        using var folder = new TemporaryFolder();
        var shape = Core.Networks.SampleShape.NewImage(1, 3, 2);
        var model = TrainedModel.Of(
            Trained.Record(Training.Samples.Network(shape, 2, Training.Samples.Ansatz(2, 1, Core.Circuits.Embedding.AngleX))) with { Classes = ["3", "7"] });
        byte[] pixels = [.. Enumerable.Range(0, 12).Select(i => (byte)(i * 20))];
        File.WriteAllBytes(folder.Sub("images"), [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 2, .. pixels]);
        File.WriteAllBytes(folder.Sub("labels"), [0, 0, 8, 1, 0, 0, 0, 2, 7, 3]);
        File.WriteAllBytes(folder.Sub("fewer"), [0, 0, 8, 1, 0, 0, 0, 1, 7]);
        var result = model.Predict(new PredictionData { ImageFile = folder.Sub("images"), LabelFile = folder.Sub("labels") }, Cancellation);
        Assert.Equal(["7", "3"], result.Rows.Select(row => row.Label!));
        Assert.Null(model.Predict(new PredictionData { ImageFile = folder.Sub("images") }, Cancellation).Accuracy);
        Assert.Equal(
            model.Predict(Array.ConvertAll(pixels, pixel => (float)pixel), Cancellation).SelectMany(row => row.Probabilities),
            result.Rows.SelectMany(row => row.Probabilities));
        Assert.Throws<HybHanasException>(
            () => model.Predict(new PredictionData { ImageFile = folder.Sub("images"), LabelFile = folder.Sub("fewer") }, Cancellation));
        File.WriteAllText(
            folder.Sub("flat.csv"),
            "a,b,c,d,e,f\n" + string.Join(',', pixels[..6].Select(pixel => pixel.ToString(CultureInfo.InvariantCulture))) + "\n");
        Assert.Equal(
            result.Rows[0].Probabilities, model.Predict(new PredictionData { DataFile = folder.Sub("flat.csv") }, Cancellation).Rows[0].Probabilities);
    }
}
