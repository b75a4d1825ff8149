using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using HybHanas.Training;
using HybHanas.Training.Layers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace HybHanas.TorchSharp;

/// <summary>Puts a network together from LibTorch's operations, layer by layer.</summary>
/// <param name="input">Shape of a sample.</param>
/// <param name="stride">Of the embedded engine's batches: dropout draws its masks as that does.</param>
/// <param name="device">Where the network is computed; circuits by the simulator on the processor, else by tensors.</param>
/// <param name="cores">Which the simulator borrows.</param>
internal sealed class TorchNetworkBuilder(SampleShape input, int stride, Device device, Cores cores) : INetworkBuilder
{
    private readonly List<(TorchLayer Layer, int Slices)> layers = [];
    private readonly List<long[]> shapes = [];
    private readonly List<(int Count, (double Low, double High) Range)> initial = [];
    private readonly List<CircuitForm> circuits = [];
    private (int Channels, int Height, int Width) current = SizeOf(input);
    private int dropouts;

    private int Features => current.Channels * current.Height * current.Width;

    /// <summary>Channels, height and width of a sample; the features of a table are channels.</summary>
    public static (int Channels, int Height, int Width) SizeOf(SampleShape shape) => shape switch
    {
        SampleShape.Image image => (image.channels, image.height, image.width),
        SampleShape.Table table => (table.features, 1, 1),
        _ => throw new InvalidOperationException("a sample is an image or a row of a table"),
    };

    public void Convolution(ConvolutionSize size)
    {
        var taps = current.Channels * size.Kernel * size.Kernel;
        AddSum(
            (values, own, _) => functional.conv2d(
                values, own[0], own[1], [size.Stride, size.Stride], [size.Padding, size.Padding]),
            [size.Channels, current.Channels, size.Kernel, size.Kernel], taps);
        current = (size.Channels, size.Side(current.Height), size.Side(current.Width));
    }

    public void Dense(int outputs)
    {
        AddSum((values, own, _) => functional.linear(values.flatten(1), own[0], own[1]), [outputs, Features], Features);
        current = (outputs, 1, 1);
    }

    public void Activate(Activation activation) => Add(
        activation.IsRelu ? values => values.relu()
        : activation.IsSilu ? values => functional.silu(values)
        : values => values.tanh());

    public void ActivateAndPool(Activation activation, Pooling pooling)
    {
        Activate(activation);
        if (pooling.IsNone)
            return;
        Add(pooling.IsMax ? values => functional.max_pool2d(values, 2) : values => functional.avg_pool2d(values, 2));
        current = (current.Channels, current.Height / 2, current.Width / 2);
    }

    public void Dropout(double probability)
    {
        if (probability == 0)
            return;
        var (index, rows) = (dropouts++, Features);
        layers.Add(((values, _, step) => step is { } seed ? values.mul(Mask(seed, values)) : values, 0));

        Tensor Mask(Seed seed, Tensor values)
        {
            var mask = new float[rows * stride];
            DropoutMask.Draw<float>(mask, probability, SeedModule.item(index, seed));
            return tensor(mask, [rows, stride], device: device).narrow(1, 0, values.shape[0]).t().reshape(values.shape);
        }
    }

    public void Tanh(double height, double slope) => Add(values => values.mul(slope).tanh().mul(height));

    public void Scale(double factor) => Add(values => values.mul(factor));

    public void Quantum(QuantumProgram program)
    {
        var circuit = CircuitForm.Create(
            program, device.type == DeviceType.CPU ? QuantumForm.Simulator : QuantumForm.Tensors, cores);
        circuits.Add(circuit);
        shapes.Add([program.Weights]);
        initial.Add((program.Weights, InitialWeights.Angles));
        layers.Add(((values, own, _) => circuit.Expectations(values.flatten(1), own[0]), 1));
        current = (program.Qubits, 1, 1);
    }

    /// <summary>The network, with given parameters or with fresh ones drawn from a seed.</summary>
    public TorchNetwork Build(float[]? given, Seed seed)
    {
        var parameters = given ?? Fresh(seed);
        var leaf = tensor(parameters, [parameters.Length], device: device, requires_grad: true).DetachFromDisposeScope();
        return new TorchNetwork(layers, [.. shapes], leaf, circuits);
    }

    private float[] Fresh(Seed seed)
    {
        var parameters = new float[initial.Sum(layer => layer.Count)];
        var (start, number) = (0, 0);
        foreach (var (count, range) in initial.Where(layer => layer.Count > 0))
        {
            InitialWeights.Draw(parameters.AsSpan(start, count), number++, range, seed);
            start += count;
        }

        return parameters;
    }

    /// <summary>A layer of weights and biases, one for each output, that adds up so many inputs.</summary>
    private void AddSum(TorchLayer layer, long[] weights, int inputs)
    {
        shapes.AddRange([weights, [weights[0]]]);
        initial.Add(((int)(TorchNetwork.LengthOf(weights) + weights[0]), InitialWeights.Sums(inputs)));
        layers.Add((layer, 2));
    }

    private void Add(Func<Tensor, Tensor> layer) => layers.Add(((values, _, _) => layer(values), 0));
}
