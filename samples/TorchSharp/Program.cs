using System.Globalization;
using HybHanas.Data;
using HybHanas.Samples;
using HybHanas.TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// Trains a network of one's own, with a quantum layer in it, on the embedded Digits. "tensors" as an argument takes the layer's other form.
const int Batch = 32, Epochs = 8;
manual_seed(1);
var digits = DataSets.Open("digits");
var images = tensor(digits.Values.ToArray(), [digits.Samples, 1, 8, 8]).div(8).sub(1);
var labels = tensor(digits.Labels.ToArray(), [digits.Samples], ScalarType.Int64);
// Every fifth image is kept aside.
var order = randperm(digits.Samples);
var (test, training) = (order[TensorIndex.Slice(0, digits.Samples / 5)], order[TensorIndex.Slice(digits.Samples / 5)]);

using var network = new HybridNetwork(args.Contains("tensors") ? QuantumForm.Tensors : QuantumForm.Simulator);
using var adam = optim.Adam(network.parameters(), 0.01);
var accuracy = 0.0;
for (var epoch = 1; epoch <= Epochs; epoch++)
{
    var total = 0.0;
    var rows = training[randperm(training.shape[0])];
    for (long start = 0; start < rows.shape[0]; start += Batch)
    {
        using var scope = NewDisposeScope();
        var some = rows.narrow(0, start, Math.Min(Batch, rows.shape[0] - start));
        var loss = functional.cross_entropy(network.call(images[some]), labels[some]);
        adam.zero_grad();
        // As loss.backward(), and says what went wrong in the circuit.
        network.Backward(loss);
        adam.step();
        total += loss.item<float>() * some.shape[0];
    }

    using (NewDisposeScope())
    using (no_grad())
        accuracy = network.call(images[test]).argmax(1).eq(labels[test]).to(ScalarType.Float64).mean().item<double>();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"epoch {epoch}: loss {total / rows.shape[0]:F3}, {accuracy:P1} of {test.shape[0]} images kept aside"));
}

return accuracy > 0.8 ? 0 : 1;
