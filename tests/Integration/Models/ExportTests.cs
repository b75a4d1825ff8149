using System.Globalization;
using System.Text.RegularExpressions;
using HybHanas.Core.Circuits;
using HybHanas.Simulation;
using Xunit;

namespace HybHanas.Integration.Tests.Models;

/// <summary>Models as programs of other languages.</summary>
public class ExportTests
{
    [Fact]
    public void A_bound_program_reads_back_to_the_circuit_that_the_model_runs()
    {
        foreach (var (name, architecture) in Trained.Architectures)
        {
            var record = Trained.Record(architecture);
            var model = TrainedModel.Of(record);
            float[] own = [.. record.Examples[1].Values];
            foreach (var format in (ModelFormat[])[ModelFormat.OpenQasm2, ModelFormat.OpenQasm3])
            {
                var read = OpenQasm.parse(name, model.Export(format, 2)).ResultValue;
                var gates = CircuitModule.create(read.Qubits, 0, read.Operations.Where(operation => operation is Operation.Apply)).ResultValue;
                var values = new ReferenceSimulator(gates, Observable.Z).Expectations([], []);
                var (expected, actual) = (LogitsOf(model, own), Logits(architecture, model, values));
                for (var i = 1; i < expected.Length; i++)
                    Assert.Equal(expected[i] - expected[0], actual[i] - actual[0], 1e-9);
            }
        }
    }

    [Fact]
    public void Without_a_sample_OpenQasm_3_takes_the_inputs_as_parameters()
    {
        var text = TrainedModel.Of(Trained.Record(Trained.Architectures["strong"])).Export(ModelFormat.OpenQasm3);
        Assert.StartsWith("OPENQASM 3.0;\ninclude \"stdgates.inc\";\ninput float[64] x0;\ninput float[64] x1;\ninput float[64] x2;\nqubit[3] q;\n", text);
        Assert.Contains("rz(x1) q[1];", text);
        Assert.Equal(3, Regex.Count(text, "= measure"));
        foreach (var (name, format) in ((string, ModelFormat)[])[("strong", ModelFormat.OpenQasm2), ("amplitude", ModelFormat.OpenQasm3)])
        {
            var fault = Assert.Throws<HybHanasException>(() => TrainedModel.Of(Trained.Record(Trained.Architectures[name])).Export(format));
            Assert.Contains("--sample", fault.Message);
        }
    }

    [Fact]
    public void A_sample_that_is_not_there_is_refused()
    {
        var model = TrainedModel.Of(Trained.Record(Trained.Architectures["cz"]));
        foreach (var row in (int[])[0, -1, 3])
            Assert.Equal("out-of-range", Assert.Throws<HybHanasException>(() => model.Export(ModelFormat.OpenQasm2, row)).Code);
        Assert.Equal("unsupported", Assert.Throws<HybHanasException>(() => model.Export(ModelFormat.PyTorch, 1)).Code);
    }

    [Theory]
    [InlineData("strong", ModelFormat.PyTorch)]
    [InlineData("amplitude", ModelFormat.PennyLane)]
    [InlineData("ranged", ModelFormat.PennyLane)]
    public void Scripts_are_the_listed_ones(string name, ModelFormat format)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", "models", $"{name}.py");
        var script = Rounded(TrainedModel.Of(Trained.Record(Trained.Architectures[name])).Export(format));
        if (File.ReadAllText(path) != script)
            File.WriteAllText(path + ".new", script);
        Assert.True(File.ReadAllText(path) == script, $"the script changed; compare {path}.new with tests/Golden/models");
    }

    [Fact]
    public void Scripts_apply_every_gate_of_the_circuit_once()
    {
        foreach (var architecture in Trained.Architectures.Values)
        {
            var gates = AnsatzModule.circuit(architecture.Ansatz).Operations.Count(operation => operation is Operation.Apply);
            var basis = AnsatzModule.observable(architecture.Ansatz).IsX ? architecture.Ansatz.Qubits : 0;
            var model = TrainedModel.Of(Trained.Record(architecture));
            Assert.Equal(gates + basis, Regex.Count(model.Export(ModelFormat.PyTorch), @"^        state = [a-z]+\(state, ", RegexOptions.Multiline));
            Assert.Equal(gates, Regex.Count(model.Export(ModelFormat.PennyLane), @"^    qml\.[A-Za-z]+\(", RegexOptions.Multiline));
        }
    }

    [Fact]
    public void A_script_of_images_has_every_layer_in_order()
    {
        var script = TrainedModel.Of(Trained.Record(Trained.Architectures["images"])).Export(ModelFormat.PyTorch);
        var layers = script[script.IndexOf("nn.Sequential(", StringComparison.Ordinal)..script.IndexOf(").double()\n\n#", StringComparison.Ordinal)];
        Assert.Equal(
            """
            nn.Sequential(
                nn.Conv2d(2, 5, 3, stride=1, padding=1),
                nn.ReLU(),
                nn.MaxPool2d(2),
                nn.Dropout(0.2),
                nn.Conv2d(5, 4, 3, stride=1, padding=1),
                nn.SiLU(),
                nn.AvgPool2d(2),
                nn.Conv2d(4, 6, 1, stride=2, padding=0),
                nn.Tanh(),
                nn.Dropout(0.1),
                nn.Flatten(),
                nn.Linear(6, 7),
                nn.SiLU(),
                nn.Dropout(0.3),
                nn.Linear(7, 3),
                Angles(),
                Circuit(),
                Scale(),
                nn.Linear(3, 3),

            """.ReplaceLineEndings("\n"), layers);
        Assert.Contains(".reshape(-1, 2, 9, 8)", script);
    }

    /// <summary>The last digits of expected logits are those of the machine.</summary>
    private static string Rounded(string script)
    {
        var at = script.IndexOf("LOGITS", StringComparison.Ordinal);
        return script[..at] + Regex.Replace(
            script[at..], @"-?\d+\.\d{6,}", found => double.Parse(found.Value, CultureInfo.InvariantCulture).ToString("F6", CultureInfo.InvariantCulture));
    }

    /// <summary>The classifier on expectation values.</summary>
    private static double[] Logits(Core.Networks.Architecture architecture, TrainedModel model, double[] expectations)
    {
        var (qubits, classes) = (architecture.Ansatz.Qubits, architecture.Classes);
        var classifier = model.Parameters.Span[^(classes * (qubits + 1))..].ToArray();
        var factor = architecture.Form.IsRecipe ? 10 : 1;
        return [.. Enumerable.Range(0, classes).Select(c =>
            classifier[classes * qubits + c] + Enumerable.Range(0, qubits).Sum(q => factor * expectations[q] * classifier[c * qubits + q]))];
    }

    /// <summary>Up to what all have in common, which the softmax takes away.</summary>
    private static double[] LogitsOf(TrainedModel model, float[] sample) =>
        [.. model.Predict(sample, TestContext.Current.CancellationToken)[0].Probabilities.Select(p => Math.Log(p))];
}
