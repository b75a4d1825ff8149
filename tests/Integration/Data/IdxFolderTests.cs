using HybHanas.Data;
using Xunit;
using static HybHanas.Integration.Tests.Data.DataFixtures;

namespace HybHanas.Integration.Tests.Data;

public sealed class IdxFolderTests : IDisposable
{
    private const string TestImages = "t10k-images-idx3-ubyte";
    private const string TestLabels = "t10k-labels-idx1-ubyte";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(_folder.Sub(name), bytes);

    private string RefusedFile() => Refusal(DataSets.Load("mnist", _folder.Path), "bad-file");

    [Fact]
    public void Test_files_alone_load_plain_or_zipped()
    {
        Write(TestImages + ".gz", Zip(Images(3)));
        Write(TestLabels, Labels(7, 0, 9));
        var data = Ok(DataSets.Load("mnist", _folder.Path));

        Assert.Equal([7, 0, 9], data.Labels.ToArray());
        Assert.Equal(SampleShape.Image(1, 28, 28), data.Shape);
        Assert.All(data.Sample(2).ToArray(), pixel => Assert.Equal(2f, pixel));
    }

    [Fact]
    public void Training_samples_come_before_test_samples()
    {
        Write("train-images-idx3-ubyte.gz", Zip(Images(2, first: 100)));
        Write("train-labels-idx1-ubyte.gz", Zip(Labels(1, 2)));
        Write(TestImages, Images(1));
        Write(TestLabels, Labels(3));
        var data = Ok(DataSets.Load("fashion-mnist", _folder.Path));

        Assert.Equal([1, 2, 3], data.Labels.ToArray());
        Assert.Equal([100f, 101f, 0f], [data.Sample(0)[0], data.Sample(1)[783], data.Sample(2)[0]]);
        Assert.Equal("Ankle boot", data.ClassNames[9]);
    }

    [Fact]
    public void A_folder_without_the_files_is_refused()
    {
        Assert.Contains("holds neither", Refusal(DataSets.Load("mnist", _folder.Path), "unusable-path"), StringComparison.Ordinal);
        Refusal(DataSets.Load("mnist", _folder.Sub("absent")), "unusable-path");
        Write(TestImages, Images(1));
        Assert.Contains(
            "'t10k-labels-idx1-ubyte' is missing", Refusal(DataSets.Load("mnist", _folder.Path), "unusable-path"), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_and_labels_must_agree()
    {
        Write(TestImages, Images(2));
        Write(TestLabels, Labels(1, 2, 3));
        Assert.EndsWith("byte 4: 3 labels for 2 images", RefusedFile(), StringComparison.Ordinal);
        Write(TestLabels, Labels(1, 10));
        Assert.EndsWith("byte 9: label 10 is outside 0..9", RefusedFile(), StringComparison.Ordinal);
        Write(TestLabels, Labels(1, 2));
        Write(TestImages, Idx([2, 4, 196], new byte[1568]));
        Assert.EndsWith("images are 4x196, not 28x28", RefusedFile(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "byte 0: the file ends inside the magic number")]
    [InlineData("0000", "byte 2: the file ends inside the magic number")]
    [InlineData("00000802", "byte 0: magic number is 00000802, not 00000801")]
    [InlineData("00000D01000000010000", "byte 0: magic number is 00000D01, not 00000801")]
    [InlineData("0000080100", "byte 5: the file ends inside its 1 sizes")]
    [InlineData("0000080100000000", "byte 4: size 0 of dimension 1")]
    [InlineData("00000801FFFFFFFF", "byte 4: size 4294967295 of dimension 1")]
    [InlineData("00000801000000020A", "byte 9: the file ends early: 1 of 2 data bytes")]
    [InlineData("0000080100000001010203", "byte 9: more bytes than the 1")]
    public void Hostile_files_are_refused_at_their_place(string hex, string message)
    {
        foreach (var zipped in new[] { false, true })
        {
            var bytes = Convert.FromHexString(hex);
            Write(TestImages, Images(1));
            Write(TestLabels, zipped ? Zip(bytes) : bytes);
            // A gzip of nothing is an empty file for .NET, too.
            Assert.Contains($"{TestLabels}: {message}", RefusedFile(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_damaged_gzip_is_refused()
    {
        var zipped = Zip(Images(1));
        Array.Fill(zipped, (byte)0xFF, 10, zipped.Length - 10);
        Write(TestImages, zipped);
        Write(TestLabels, Labels(1));
        Assert.Contains("damaged gzip", RefusedFile(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_cut_short_is_refused()
    {
        var zipped = Zip(Images(200));
        Write(TestImages, zipped[..(zipped.Length / 2)]);
        Write(TestLabels, Labels(new byte[200]));
        RefusedFile();
    }

    [Fact]
    public void A_gzip_that_swells_is_refused_before_it_fills_the_memory()
    {
        Write(TestLabels, Labels(1));
        Write(TestImages, Zip(Idx([400_000, 28, 28], [])));
        Assert.Contains("268435456 bytes in all", RefusedFile(), StringComparison.Ordinal);
        Write(TestImages, Zip([.. Images(1), .. new byte[10_000_000]]));
        Assert.EndsWith("byte 800: more bytes than the 784 that the sizes announce", RefusedFile(), StringComparison.Ordinal);
    }
}
