using System.Globalization;
using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;

namespace HybHanas.Training;

/// <summary>Keeps a hostile or hopeless size from exhausting memory or 32-bit indices.</summary>
internal static class NetworkSize
{
    /// <summary>Values that one buffer may hold: 1 GiB in single precision.</summary>
    private const long MaxValues = 1L << 28;

    private const int Line = 16;

    /// <summary>The first layer whose buffers for a batch of stride samples are too large, as an error; null if none.</summary>
    public static HybHanasError? Fault(Architecture architecture, int stride)
    {
        foreach (var (place, values) in Buffers(architecture, stride))
        {
            if (values > MaxValues)
            {
                return HybHanasError.NewOutOfRange(
                    $"values that {place} needs for a batch", values.ToString("F0", CultureInfo.InvariantCulture),
                    $"at most {MaxValues}; use a smaller network or batch");
            }
        }

        return null;
    }

    // In double, which cannot overflow here.
    private static IEnumerable<(string Place, double Values)> Buffers(Architecture architecture, int stride)
    {
        var (channels, height, width) = architecture.Input is SampleShape.Image image
            ? (image.channels, image.height, image.width)
            : (((SampleShape.Table)architecture.Input).features, 1, 1);
        yield return ("the input", (double)channels * height * width * stride);

        var number = 0;
        foreach (var stage in architecture.Convolutions)
        {
            var place = $"convolution {++number}";
            var size = ArchitectureNetwork.SizeOf(stage);
            double border = 2 * stage.Kernel;
            yield return (place, channels * (height + border) * (width + border) * stride);
            yield return (place, (double)stage.Channels * channels * stage.Kernel * stage.Kernel * Line);
            (channels, height, width) = (stage.Channels, size.Side(height), size.Side(width));
            yield return (place, channels * (height + border) * (width + border) * stride);
            if (!stage.Pooling.IsNone)
                (height, width) = (height / 2, width / 2);
        }

        var features = (double)channels * height * width;
        number = 0;
        foreach (var stage in architecture.Dense)
        {
            yield return ($"dense layer {++number}", Math.Max(features, stage.Width) * stride);
            yield return ($"dense layer {number}", (features + Line) * (stage.Width + Line));
            features = stage.Width;
        }

        double inputs = AnsatzModule.inputs(architecture.Ansatz);
        yield return ("the projection", (features + Line) * Math.Max(inputs + Line, stride));
        yield return ("the quantum layer", Math.ScaleB(stride, architecture.Ansatz.Qubits));
        yield return ("the last layer", (double)architecture.Classes * Math.Max(stride, architecture.Ansatz.Qubits + Line));
        yield return ("the network", ArchitectureNetwork.ParameterCount(architecture));
    }
}
