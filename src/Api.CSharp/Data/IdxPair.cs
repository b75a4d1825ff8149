using System.Globalization;
using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Data;

/// <summary>Images of one's own: an IDX file of grey images and one of their labels, plain or gzip. Classes are the labels that occur.</summary>
internal static class IdxPair
{
    internal static FSharpResult<DataSet, HybHanasError> Load(string images, string labels) =>
        IdxFile.Read(images, 3).Then(pixels => IdxFile.Read(labels, 1).Then(classes =>
        {
            if (pixels.Sizes[0] != classes.Sizes[0])
                return Outcome.Refuse<DataSet>(HybHanasError.NewBadFile(
                    labels, "byte 4", $"{classes.Sizes[0]} labels for {pixels.Sizes[0]} images of {images}"));
            byte[] present = [.. classes.Bytes.Distinct().Order()];
            return DataSet.Create(
                Path.GetFileNameWithoutExtension(images), SampleShape.Image(1, pixels.Sizes[1], pixels.Sizes[2]),
                [.. present.Select(label => label.ToString(CultureInfo.InvariantCulture))],
                Array.ConvertAll(pixels.Bytes, pixel => (float)pixel),
                Array.ConvertAll(classes.Bytes, label => Array.IndexOf(present, label)));
        }));
}
