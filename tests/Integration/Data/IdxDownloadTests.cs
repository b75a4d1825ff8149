using System.Security.Cryptography;
using HybHanas.Core;
using HybHanas.Data;
using Microsoft.FSharp.Core;
using Xunit;
using static HybHanas.Integration.Tests.Data.DataFixtures;

namespace HybHanas.Integration.Tests.Data;

public sealed class IdxDownloadTests : IDisposable
{
    private static readonly byte[] s_images = Zip(Images(40));
    private static readonly byte[] s_labels = Zip(Labels([.. Enumerable.Range(0, 40).Select(i => (byte)(i % 10))]));
    private const string ImageFile = "t10k-images-idx3-ubyte.gz";
    private const string LabelFile = "t10k-labels-idx1-ubyte.gz";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private async Task<FSharpResult<IReadOnlyList<string>, HybHanasError>> Fetch(LoopbackServer server)
    {
        using var client = new HttpClient();
        var download = new IdxDownload(server.Address, [new(ImageFile, Hash(s_images)), new(LabelFile, Hash(s_labels))]);
        return await download.RunAsync(client, _folder.Path, TestContext.Current.CancellationToken);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private string[] FilesInFolder() => [.. Directory.GetFiles(_folder.Path).Select(file => Path.GetFileName(file)!).Order()];

    [Fact]
    public async Task What_arrives_loads_and_is_not_fetched_again()
    {
        await using var server = new LoopbackServer(new()
        {
            [ImageFile] = LoopbackServer.Whole(s_images),
            [LabelFile] = LoopbackServer.Whole(s_labels),
        });
        Assert.Equal([_folder.Sub(ImageFile), _folder.Sub(LabelFile)], Ok(await Fetch(server)));
        Assert.Equal([ImageFile, LabelFile], FilesInFolder());
        Assert.Equal(40, Ok(DataSets.Load("mnist", _folder.Path)).Samples);

        Ok(await Fetch(server));
        Assert.Equal([ImageFile, LabelFile], server.Asked);

        await File.WriteAllTextAsync(_folder.Sub(LabelFile), "damaged", TestContext.Current.CancellationToken);
        Ok(await Fetch(server));
        Assert.Equal([ImageFile, LabelFile, LabelFile], server.Asked);
        Assert.Equal(s_labels, await File.ReadAllBytesAsync(_folder.Sub(LabelFile), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_checksum_leaves_no_file()
    {
        await using var server = new LoopbackServer(new()
        {
            [ImageFile] = LoopbackServer.Whole(s_images),
            [LabelFile] = LoopbackServer.Whole(s_images),
        });
        var message = Refusal(await Fetch(server), "unusable-path");
        Assert.StartsWith($"{server.Address}{LabelFile}: wrong checksum", message, StringComparison.Ordinal);
        Assert.Equal([ImageFile], FilesInFolder());
    }

    [Fact]
    public async Task A_missing_file_names_its_address()
    {
        await using var server = new LoopbackServer([]);
        Assert.Equal($"{server.Address}{ImageFile}: the server answers 404 Not Found", Refusal(await Fetch(server), "unusable-path"));
        Assert.Empty(FilesInFolder());
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_leaves_the_old_file()
    {
        await File.WriteAllTextAsync(_folder.Sub(ImageFile), "old", TestContext.Current.CancellationToken);
        await using var server = new LoopbackServer(new()
        {
            [ImageFile] = LoopbackServer.Announced(s_images[..(s_images.Length / 2)], s_images.Length),
        });
        Assert.StartsWith(
            $"{server.Address}{ImageFile}: the connection broke", Refusal(await Fetch(server), "unusable-path"), StringComparison.Ordinal);
        Assert.Equal([ImageFile], FilesInFolder());
        Assert.Equal("old", await File.ReadAllTextAsync(_folder.Sub(ImageFile), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nobody_listening_is_told()
    {
        using var client = new HttpClient();
        var download = new IdxDownload(new Uri("http://127.0.0.1:1/"), [new(ImageFile, Hash(s_images))]);
        var outcome = await download.RunAsync(client, _folder.Path, TestContext.Current.CancellationToken);
        Assert.StartsWith($"http://127.0.0.1:1/{ImageFile}: ", Refusal(outcome, "unusable-path"), StringComparison.Ordinal);
        Assert.Empty(FilesInFolder());
    }

    [Fact]
    public void Only_data_that_is_not_embedded_has_a_download()
    {
        Assert.Same(IdxDownload.Mnist, Ok(IdxDownload.For("mnist")));
        Assert.Same(IdxDownload.FashionMnist, Ok(IdxDownload.For("fashion-mnist")));
        Refusal(IdxDownload.For("iris"), "unsupported");
        Refusal(IdxDownload.For("cifar"), "unknown-name");
    }
}
