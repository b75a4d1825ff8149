using System.Text;
using HybHanas.Core.Networks;
using HybHanas.Data;
using CoreShape = HybHanas.Core.Networks.SampleShape;

namespace HybHanas.Models;

/// <summary>A trained network as a Python script that runs as printed: the layers in PyTorch, the circuit in tensor operations or in
/// PennyLane; its parameters, examples, and what comes out of them.</summary>
internal static class PythonScript
{
    /// <summary>The script.</summary>
    public static string Print(
        ModelFormat format, string description, Architecture architecture, IReadOnlyList<string> classes, Standardisation scaling,
        ReadOnlySpan<float> parameters, float[] examples, double[] expected)
    {
        var inPennyLane = format == ModelFormat.PennyLane;
        var features = scaling.Means.Count == 1 && architecture.Input is CoreShape.Image image
            ? image.channels * image.height * image.width
            : scaling.Means.Count;
        return $$"""
            # {{description}}
            # Written by HybHanas. `python THIS_FILE` prints how far its outputs are from those that HybHanas computes.
            # model(standardise(samples)) gives the logits of a tensor of samples, softmax of them the probabilities.
            import math

            {{(inPennyLane ? "import pennylane as qml\n" : "")}}import torch
            from torch import nn

            QUBITS = {{architecture.Ansatz.Qubits}}
            CLASSES = {{PythonText.Strings(classes)}}
            MEANS = {{PythonText.Numbers(scaling.Means, "    ")}}
            DEVIATIONS = {{PythonText.Numbers(scaling.Deviations, "    ")}}


            def standardise(samples):
                # HybHanas keeps standardised values in single precision.
                means, deviations = (torch.tensor(moments, dtype=torch.float64) for moments in (MEANS, DEVIATIONS))
                return ((samples.double() - means) / deviations).float().double(){{Reshape(architecture.Input)}}


            class Angles(nn.Module):
                def forward(self, x):
                    return math.pi * torch.tanh({{(architecture.Form.IsRecipe ? $"x / math.sqrt({architecture.Features})" : "x")}})


            class Scale(nn.Module):
                def forward(self, x):
                    return 10 * x


            {{(inPennyLane ? PennyLaneCircuit.Print(architecture.Ansatz) : TensorCircuit.Print(architecture.Ansatz))}}
            model = nn.Sequential(
            {{Layers(architecture)}}).double()

            # The parameters of each layer in order: weights, then biases; of the circuit its angles in radians.
            PARAMETERS = [
            {{Parameters(architecture, parameters)}}]

            with torch.no_grad():
                for parameter, values in zip(model.parameters(), PARAMETERS, strict=True):
                    parameter.copy_(torch.tensor(values, dtype=torch.float32).double().reshape(parameter.shape))
            model.eval()

            SAMPLES = [
            {{Rows(examples, features)}}]
            LOGITS = [
            {{Rows(expected, classes.Count)}}]

            if __name__ == "__main__":
                with torch.no_grad():
                    logits = model(standardise(torch.tensor(SAMPLES, dtype=torch.float32)))
                for row in logits:
                    print(CLASSES[int(row.argmax())], f"{float(torch.softmax(row, 0).max()):.4f}")
                difference = float((logits - torch.tensor(LOGITS, dtype=torch.float64)).abs().max())
                print(f"largest difference of {len(SAMPLES)} samples: {difference:.3e}")

            """;
    }

    private static string Reshape(CoreShape shape) => shape is CoreShape.Image image
        ? $".reshape(-1, {image.channels}, {image.height}, {image.width})"
        : "";

    private static string Layers(Architecture architecture)
    {
        var text = new StringBuilder();
        void Add(string layer) => text.Append("    ").Append(layer).Append(",\n");

        var channels = architecture.Input is CoreShape.Image image ? image.channels : 0;
        foreach (var stage in architecture.Convolutions)
        {
            var padding = stage.Padding.IsSame ? stage.Kernel / 2 : 0;
            Add($"nn.Conv2d({channels}, {stage.Channels}, {stage.Kernel}, stride={stage.Stride}, padding={padding})");
            Add(Activation(stage.Activation));
            if (stage.Pooling.IsMax)
                Add("nn.MaxPool2d(2)");
            else if (stage.Pooling.IsAverage)
                Add("nn.AvgPool2d(2)");
            AddDropout(stage.Dropout);
            channels = stage.Channels;
        }

        if (architecture.Input.IsImage)
            Add("nn.Flatten()");
        var linear = Shapes.Linear(architecture);
        foreach (var (stage, (inputs, outputs)) in architecture.Dense.Zip(linear))
        {
            Add($"nn.Linear({inputs}, {outputs})");
            Add(Activation(stage.Activation));
            AddDropout(stage.Dropout);
        }

        Add($"nn.Linear({linear[^1].Inputs}, {linear[^1].Outputs})");
        if (!architecture.Ansatz.Embedding.IsAmplitude)
            Add("Angles()");
        Add("Circuit()");
        if (architecture.Form.IsRecipe)
            Add("Scale()");
        Add($"nn.Linear({architecture.Ansatz.Qubits}, {architecture.Classes})");
        return text.ToString();

        void AddDropout(double rate)
        {
            if (rate > 0)
                Add($"nn.Dropout({PythonText.Number(rate)})");
        }
    }

    private static string Activation(Activation activation) =>
        activation.IsRelu ? "nn.ReLU()" : activation.IsSilu ? "nn.SiLU()" : "nn.Tanh()";

    private static string Parameters(Architecture architecture, ReadOnlySpan<float> parameters)
    {
        var text = new StringBuilder();
        var start = 0;
        foreach (var count in Shapes.ParameterCounts(architecture))
        {
            text.Append("    ").Append(PythonText.Numbers(parameters.Slice(start, count).ToArray(), "     ")).Append(",\n");
            start += count;
        }

        return text.ToString();
    }

    private static string Rows<T>(T[] values, int width)
        where T : IFormattable =>
        string.Concat(values.Chunk(width).Select(row => $"    {PythonText.Numbers(row, "     ")},\n"));
}
