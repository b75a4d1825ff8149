using System.Security.Cryptography;
using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Data;

/// <summary>A file of a data set on a mirror, and the SHA-256 (hexadecimal) that its bytes must have.</summary>
internal sealed record RemoteFile(string Name, string Sha256);

/// <summary>
/// Fetches the four IDX files of a data set into a folder, only on demand. A file that is already there with the right checksum is kept;
/// one that arrives is checked before it takes its name, so that a folder never holds half a file.
/// </summary>
internal sealed class IdxDownload
{
    /// <summary>Bytes at most of one file; the largest is 26 MB.</summary>
    internal const long MaxBytes = 64L << 20;

    private static readonly TimeSpan s_longestSilence = TimeSpan.FromSeconds(60);

    private readonly Uri _mirror;
    private readonly IReadOnlyList<RemoteFile> _files;

    internal IdxDownload(Uri mirror, IReadOnlyList<RemoteFile> files)
    {
        _mirror = mirror;
        _files = files;
    }

    /// <summary>MNIST from the mirror of PyTorch.</summary>
    internal static IdxDownload Mnist { get; } = new(
        new Uri("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        [
            new("train-images-idx3-ubyte.gz", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            new("train-labels-idx1-ubyte.gz", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            new("t10k-images-idx3-ubyte.gz", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            new("t10k-labels-idx1-ubyte.gz", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
        ]);

    /// <summary>Fashion-MNIST from Zalando's own site (no TLS there; the checksums guard the content).</summary>
    internal static IdxDownload FashionMnist { get; } = new(
        new Uri("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
        [
            new("train-images-idx3-ubyte.gz", "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            new("train-labels-idx1-ubyte.gz", "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            new("t10k-images-idx3-ubyte.gz", "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            new("t10k-labels-idx1-ubyte.gz", "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
        ]);

    /// <summary>The download of a data set; Unsupported for one that is embedded.</summary>
    internal static FSharpResult<IdxDownload, HybHanasError> For(string name) =>
        DataSets.Find(name).Then(info => info.Name switch
        {
            "mnist" => Outcome.Ok(Mnist),
            "fashion-mnist" => Outcome.Ok(FashionMnist),
            _ => Outcome.Refuse<IdxDownload>(HybHanasError.NewUnsupported(
                $"downloading '{info.Name}'", "this program; the data set is embedded")),
        });

    /// <summary>
    /// Fetches what is missing; the paths of all files. Unusable names the address or path that failed; files before it stay.
    /// </summary>
    internal async Task<FSharpResult<IReadOnlyList<string>, HybHanasError>> RunAsync(
        HttpClient client, string folder, CancellationToken cancellation)
    {
        List<string> paths = [];
        foreach (var file in _files)
        {
            var path = Path.Combine(folder, file.Name);
            var address = new Uri(_mirror, file.Name);
            var failure = await FetchAsync(client, address, file.Sha256, path, cancellation).ConfigureAwait(false);
            if (failure is not null)
                return Outcome.Refuse<IReadOnlyList<string>>(failure);
            paths.Add(path);
        }
        return Outcome.Ok<IReadOnlyList<string>>(paths);
    }

    private static async Task<HybHanasError?> FetchAsync(
        HttpClient client, Uri address, string sha256, string path, CancellationToken cancellation)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            if (File.Exists(path) && await HashFileAsync(path, cancellation).ConfigureAwait(false) == sha256)
                return null;
            var failure = await ReceiveAsync(client, address, sha256, temporary, cancellation).ConfigureAwait(false);
            if (failure is not null)
                return HybHanasError.NewUnusable(address.ToString(), failure);
            File.Move(temporary, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not HttpIOException)
        {
            return HybHanasError.NewUnusable(path, e.Message);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes the answer to a file; null, or why it cannot be used.</summary>
    private static async Task<string?> ReceiveAsync(
        HttpClient client, Uri address, string sha256, string temporary, CancellationToken cancellation)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        silence.CancelAfter(s_longestSilence);
        try
        {
            using var answer = await client
                .GetAsync(address, HttpCompletionOption.ResponseHeadersRead, silence.Token).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
                return $"the server answers {(int)answer.StatusCode} {answer.ReasonPhrase}";
            await using var body = await answer.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
            await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var block = new byte[1 << 16];
            var total = 0L;
            while (await ReadBlockAsync(body, block, silence.Token).ConfigureAwait(false) is var read and > 0)
            {
                silence.CancelAfter(s_longestSilence);
                total += read;
                if (total > MaxBytes)
                    return $"more than {MaxBytes} bytes";
                hash.AppendData(block, 0, read);
                await file.WriteAsync(block.AsMemory(0, read), cancellation).ConfigureAwait(false);
            }
            var actual = Convert.ToHexStringLower(hash.GetHashAndReset());
            return actual == sha256 ? null : $"wrong checksum: SHA-256 is {actual}, not {sha256} ({total} bytes)";
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "the server has gone silent";
        }
    }

    // An aborted connection shows as a plain IOException here; it must not read as a fault of the local file.
    private static async Task<int> ReadBlockAsync(Stream body, byte[] block, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadAsync(block, cancellation).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new HttpRequestException($"the connection broke: {e.Message}", e);
        }
    }

    private static async Task<string> HashFileAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false));
    }
}
