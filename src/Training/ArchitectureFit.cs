using System.Globalization;
using HybHanas.Core;
using HybHanas.Core.Networks;

namespace HybHanas.Training;

/// <summary>Whether samples and parameters are of the size that an architecture has.</summary>
internal static class ArchitectureFit
{
    /// <summary>What is wrong with the samples; null where nothing is.</summary>
    public static HybHanasError? Fault(Architecture architecture, SampleSet samples) =>
        !samples.Shape.Equals(architecture.Input)
            ? HybHanasError.NewOutOfRange("shape of the samples", samples.Shape.ToString(), $"{architecture.Input}, the architecture's input")
        : samples.Classes != architecture.Classes
            ? HybHanasError.NewOutOfRange("classes of the samples", Text(samples.Classes), $"{architecture.Classes}, as the architecture has")
        : null;

    /// <summary>What is wrong with the parameters; null where nothing is.</summary>
    public static HybHanasError? Fault(Architecture architecture, CentralLayer central, ReadOnlyMemory<float> parameters)
    {
        var count = ArchitectureNetwork.ParameterCount(architecture, central);
        return parameters.Length == count
            ? null
            : HybHanasError.NewOutOfRange("number of parameters", Text(parameters.Length), $"{Text(count)}, the architecture's");
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
