using System.IO.Compression;
using System.Text;
using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Data;

/// <summary>
/// Reads the compact form of docs/data-sets.md: gzip of "HHD1", shape, counts and class names, then the features column by
/// column as scaled whole numbers, then the labels. All numbers little-endian.
/// </summary>
internal static class EmbeddedDataSet
{
    internal static FSharpResult<DataSet, HybHanasError> Load(DataSetInfo info)
    {
        var resource = $"HybHanas.Data.{info.Name}.hhd.gz";
        using var stream = typeof(EmbeddedDataSet).Assembly.GetManifestResourceStream(resource);
        if (stream is null)
            return Outcome.Refuse<DataSet>(HybHanasError.NewUnusable(resource, "the assembly does not hold this resource"));
        try
        {
            using var reader = new BinaryReader(new GZipStream(stream, CompressionMode.Decompress), Encoding.UTF8);
            return Read(info.Name, reader);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return Outcome.Refuse<DataSet>(HybHanasError.NewBadFile(resource, "", e.Message));
        }
    }

    private static FSharpResult<DataSet, HybHanasError> Read(string name, BinaryReader reader)
    {
        if (!reader.ReadBytes(4).AsSpan().SequenceEqual("HHD1"u8))
            throw new InvalidDataException("does not start with HHD1");
        var isImage = reader.ReadByte() == 1;
        var shape = isImage
            ? SampleShape.Image(reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16())
            : SampleShape.Table(reader.ReadUInt16());
        var samples = reader.ReadInt32();
        var classNames = new string[reader.ReadByte()];
        for (var i = 0; i < classNames.Length; i++)
            classNames[i] = reader.ReadString();

        var values = new float[checked(samples * shape.Features)];
        for (var feature = 0; feature < shape.Features; feature++)
            ReadColumn(reader, values, feature, shape.Features);

        var labels = new int[samples];
        for (var i = 0; i < samples; i++)
            labels[i] = reader.ReadByte();
        return DataSet.Create(name, shape, classNames, values, labels);
    }

    private static void ReadColumn(BinaryReader reader, float[] values, int feature, int features)
    {
        // Dividing by the power of ten gives the double nearest to the decimal, as parsing its text would.
        var scale = Math.Pow(10, reader.ReadByte());
        var width = reader.ReadByte();
        for (var i = feature; i < values.Length; i += features)
        {
            uint whole = width switch
            {
                1 => reader.ReadByte(),
                2 => reader.ReadUInt16(),
                4 => reader.ReadUInt32(),
                _ => throw new InvalidDataException($"feature {feature} has numbers of {width} bytes"),
            };
            values[i] = (float)(whole / scale);
        }
    }
}
