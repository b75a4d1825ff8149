using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;

namespace HybHanas.Models;

/// <summary>The trained circuit as OpenQASM, measured as hardware runs it.</summary>
internal static class OpenQasmExport
{
    /// <summary>The program; without inputs they stay open.</summary>
    public static string Print(ModelFormat format, Architecture architecture, ReadOnlySpan<float> parameters, double[]? inputs)
    {
        var circuit = AnsatzModule.measured(architecture.Ansatz);
        var weights = Weights(architecture, parameters);
        var text = (inputs, format) switch
        {
            ({ } bound, ModelFormat.OpenQasm2) => OpenQasm2.print(Binding.bind(bound, weights, circuit).OrThrow()),
            ({ } bound, _) => OpenQasm3.print(Binding.bind(bound, weights, circuit).OrThrow()),
            (null, ModelFormat.OpenQasm3) when !architecture.Ansatz.Embedding.IsAmplitude =>
                OpenQasm3.printWithInputs(Binding.bindWeights(weights, circuit).OrThrow()),
            _ => throw new HybHanasException(HybHanasError.NewUnsupported(
                $"a circuit with open inputs ({Description.embedding(architecture.Ansatz.Embedding)})",
                format == ModelFormat.OpenQasm2 ? "OpenQASM 2; name a sample (--sample)" : "OpenQASM 3; name a sample (--sample)")),
        };
        return text.OrThrow();
    }

    /// <summary>The circuit's angles among the parameters: they stand before the classifier's.</summary>
    public static double[] Weights(Architecture architecture, ReadOnlySpan<float> parameters)
    {
        var (count, classifier) = (AnsatzModule.weights(architecture.Ansatz), architecture.Classes * (architecture.Ansatz.Qubits + 1));
        return Array.ConvertAll(parameters.Slice(parameters.Length - classifier - count, count).ToArray(), value => (double)value);
    }
}
