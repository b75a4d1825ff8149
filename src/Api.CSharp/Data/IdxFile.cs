using System.Buffers.Binary;
using System.IO.Compression;
using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Data;

/// <summary>The sizes along each dimension and the bytes of one IDX file, last dimension fastest.</summary>
internal sealed record IdxContent(int[] Sizes, byte[] Bytes);

/// <summary>
/// Reads the IDX form of MNIST (Y. LeCun, C. Cortes, C. Burges): 0, 0, type 8 (unsigned byte), number of dimensions, each size as a
/// big-endian 32-bit number, then the bytes. Plain or gzip, told apart by content.
/// </summary>
internal static class IdxFile
{
    /// <summary>Bytes at most; 60,000 images of 28 x 28 are 47 MB. Keeps a small gzip from filling the memory.</summary>
    internal const long MaxBytes = 256L << 20;

    internal static FSharpResult<IdxContent, HybHanasError> Read(string path, int dimensions)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[2];
            var zipped = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [0x1F, 0x8B];
            file.Position = 0;
            using Stream stream = zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
            return ReadStream(path, stream, dimensions);
        }
        catch (InvalidDataException e)
        {
            return Outcome.Refuse<IdxContent>(HybHanasError.NewBadFile(path, "", $"damaged gzip: {e.Message}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Outcome.Refuse<IdxContent>(HybHanasError.NewUnusable(path, e.Message));
        }
    }

    private static FSharpResult<IdxContent, HybHanasError> ReadStream(string path, Stream stream, int dimensions)
    {
        FSharpResult<IdxContent, HybHanasError> Bad(string place, string reason) =>
            Outcome.Refuse<IdxContent>(HybHanasError.NewBadFile(path, place, reason));

        var header = new byte[4 + 4 * dimensions];
        var got = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (got < 4)
            return Bad($"byte {got}", "the file ends inside the magic number");
        if (header[0] != 0 || header[1] != 0 || header[2] != 8 || header[3] != dimensions)
            return Bad("byte 0", $"magic number is {Convert.ToHexString(header, 0, 4)}, not {$"{0x0800 + dimensions:X8}"}");
        if (got < header.Length)
            return Bad($"byte {got}", $"the file ends inside its {dimensions} sizes");

        var sizes = new int[dimensions];
        var total = 1L;
        for (var i = 0; i < dimensions; i++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 + 4 * i));
            if (size == 0 || size > MaxBytes || total * size > MaxBytes)
                return Bad($"byte {4 + 4 * i}", $"size {size} of dimension {i + 1} is not allowed: 1 or more, {MaxBytes} bytes in all");
            sizes[i] = (int)size;
            total *= size;
        }

        // Grows with what arrives: the sizes of a short file are not believed.
        using var content = new MemoryStream();
        var block = new byte[1 << 16];
        while (content.Length < total)
        {
            var read = stream.Read(block, 0, (int)Math.Min(block.Length, total - content.Length));
            if (read == 0)
                return Bad($"byte {header.Length + content.Length}", $"the file ends early: {content.Length} of {total} data bytes");
            content.Write(block, 0, read);
        }
        if (stream.ReadByte() >= 0)
            return Bad($"byte {header.Length + total}", $"more bytes than the {total} that the sizes announce");
        return Outcome.Ok(new IdxContent(sizes, content.ToArray()));
    }
}
