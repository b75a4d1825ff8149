using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Integration.Tests.Training;
using HybHanas.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace HybHanas.TorchSharp.Tests;

/// <summary>The examples of docs/torchsharp.md, between their markers, run and are on the page.</summary>
public class PageTests
{
    [Fact]
    public void The_layer()
    {
        var (inputs, labels) = (rand(8, 16), tensor([0L, 1, 2, 0, 1, 2, 0, 1]));
        // <layer>
        var ansatz = AnsatzModule.create(4, 2, HybHanas.Core.Circuits.Embedding.AngleX, LayerForm.StronglyEntangling).ResultValue;
        using var network = Sequential(
            ("front", Linear(16, 4)), ("tanh", Tanh()), ("circuit", new QuantumLayer(ansatz)), ("classes", Linear(4, 3)));
        using var adam = optim.Adam(network.parameters(), 0.01);

        using (NewDisposeScope())
        {
            var loss = functional.cross_entropy(network.call(inputs), labels);
            adam.zero_grad();
            network.Backward(loss);
            adam.step();
        }
        // </layer>
        Assert.All(network.parameters(), parameter => Assert.NotNull(parameter.grad));
        IsOnThePage("layer");
    }

    [Fact]
    public void The_trainer()
    {
        var shape = SampleShape.NewTable(6);
        var architecture = Samples.Network(shape, 3, Samples.Ansatz(3, 1, HybHanas.Core.Circuits.Embedding.AngleX));
        var (training, validation) = (Samples.Clusters(shape, 6, 3, 30, 0.4, 0), Samples.Clusters(shape, 6, 3, 30, 0.4, 1));
        var (seed, cancellation) = (SeedModule.create(1), TestContext.Current.CancellationToken);
        // <trainer>
        ITrainer trainer = new TorchSharpTrainer();
        var outcome = trainer.Train(architecture, training, validation, new TrainingOptions(), seed, null, cancellation);
        // </trainer>
        Assert.True(outcome.IsOk);
        IsOnThePage("trainer");
    }

    private static void IsOnThePage(string example)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Docs", "PageTests.cs"));
        var (from, to) = (Array.FindIndex(lines, line => line.Trim() == $"// <{example}>"), Array.FindIndex(lines, line => line.Trim() == $"// </{example}>"));
        var code = string.Concat(lines[(from + 1)..to].Select(line => (line.Length > 8 ? line[8..] : line) + "\n"));
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", "torchsharp.md")).ReplaceLineEndings("\n");
        Assert.Contains(code + "```\n", page, StringComparison.Ordinal);
    }
}
