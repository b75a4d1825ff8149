using System.Numerics;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using HybHanas.Training.Layers;

namespace HybHanas.Training;

/// <summary>Puts a network together layer by layer.</summary>
internal sealed class NetworkBuilder<TLanes, T> : INetworkBuilder
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<Layer<T>> layers = [];
    private readonly Slab<T> input;
    private readonly Cores? cores;
    private int dropouts;

    /// <summary>A network without layers yet; samples go into the input. Quantum layers borrow from cores, where given.</summary>
    public NetworkBuilder(Slab<T> input, Cores? cores = null) => (Current, this.input, this.cores) = (input, input, cores);

    /// <summary>What the next layer gets.</summary>
    public Slab<T> Current { get; private set; }

    public void Convolution(ConvolutionSize size) => Add(new Convolution<TLanes, T>(Current, size));

    public void Dense(int outputs) => Add(new Dense<TLanes, T>(Current, outputs));

    public void Quantum(QuantumProgram program) => Add(new Quantum<T>(Current, program, cores));

    public void Tanh(double height, double slope) => Add(new ScaledTanh<TLanes, T>(Current, height, slope));

    public void Scale(double factor) => Add(new Scale<TLanes, T>(Current, factor));

    public void Activate(Activation activation) => Add(
        activation.IsRelu ? new Relu<TLanes, T>(Current)
        : activation.IsSilu ? new Silu<TLanes, T>(Current)
        : new ScaledTanh<TLanes, T>(Current));

    public void Pool(Pooling pooling)
    {
        if (pooling.IsMax)
            Add(new MaxPooling<TLanes, T>(Current));
        else if (pooling.IsAverage)
            Add(new AveragePooling<TLanes, T>(Current));
    }

    /// <summary>Activation, then pooling; ReLU and a maximum in one layer.</summary>
    public void ActivateAndPool(Activation activation, Pooling pooling)
    {
        if (activation.IsRelu && pooling.IsMax)
        {
            Add(new MaxPooling<TLanes, T>(Current, rectified: true));
        }
        else
        {
            Activate(activation);
            Pool(pooling);
        }
    }

    public void Dropout(double probability)
    {
        if (probability > 0)
            Add(new Dropout<TLanes, T>(Current, probability, dropouts++));
    }

    public void Add(Layer<T> layer)
    {
        if (layer.Input == layer.Output && layers.Count > 0 && layers[^1].RereadsOutput)
            throw new InvalidOperationException($"{layer.GetType().Name} would overwrite what {layers[^1].GetType().Name} needs");
        layers.Add(layer);
        Current = layer.Output;
    }

    public Network<TLanes, T> Build() => new(input, layers);
}
