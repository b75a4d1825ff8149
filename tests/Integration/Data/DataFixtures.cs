using System.Buffers.Binary;
using System.IO.Compression;
using HybHanas.Core;
using HybHanas.Data;
using Microsoft.FSharp.Core;
using Xunit;

namespace HybHanas.Integration.Tests.Data;

internal static class DataFixtures
{
    internal static T Ok<T>(FSharpResult<T, HybHanasError> outcome)
    {
        Assert.True(outcome.IsOk, outcome.IsOk ? "" : HybHanasErrorModule.message(outcome.ErrorValue));
        return outcome.ResultValue;
    }

    internal static string Refusal<T>(FSharpResult<T, HybHanasError> outcome, string code)
    {
        Assert.True(outcome.IsError, "was accepted");
        Assert.Equal(code, HybHanasErrorModule.code(outcome.ErrorValue));
        return HybHanasErrorModule.message(outcome.ErrorValue);
    }

    internal static byte[] Idx(int[] sizes, byte[] content)
    {
        var bytes = new byte[4 + 4 * sizes.Length + content.Length];
        bytes[2] = 8;
        bytes[3] = (byte)sizes.Length;
        for (var i = 0; i < sizes.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + 4 * i), sizes[i]);
        content.CopyTo(bytes, 4 + 4 * sizes.Length);
        return bytes;
    }

    /// <summary>Images whose every pixel is the index of the image, so that order shows.</summary>
    internal static byte[] Images(int count, int first = 0) =>
        Idx([count, 28, 28], [.. Enumerable.Range(0, count * 784).Select(i => (byte)(first + i / 784))]);

    internal static byte[] Labels(params byte[] labels) => Idx([labels.Length], labels);

    internal static byte[] Zip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>A table of two features with the given number of samples in each class.</summary>
    internal static DataSet Table(params int[] samplesOfClass)
    {
        int[] labels = [.. samplesOfClass.SelectMany((count, label) => Enumerable.Repeat(label, count))];
        float[] values = [.. labels.SelectMany((_, i) => new[] { i, 7.1f })];
        string[] names = [.. samplesOfClass.Select((_, label) => $"class {label}")];
        return Ok(DataSet.Create("table", SampleShape.Table(2), names, values, labels));
    }
}
