using System.Numerics;
using HybHanas.Core;

namespace HybHanas.Training.Layers;

/// <summary>What a pass needs to know: the samples in the batch, whether it trains, and its own seed.</summary>
internal readonly record struct Pass(int Batch, bool Training, Seed Seed);

/// <summary>
/// One step of a network. Forward fills Output from Input; Backward turns Output's gradient into Input's (where Input has
/// one) and overwrites the gradient of the parameters. A layer in place has one slab for both. Nothing is allocated after
/// construction.
/// </summary>
internal abstract unsafe class Layer<T>(Slab<T> input, Slab<T> output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Slab<T> Input { get; } = input;

    public Slab<T> Output { get; } = output;

    /// <summary>True where Backward reads Output's values, so that no layer in place may follow.</summary>
    public virtual bool RereadsOutput => false;

    /// <summary>Trainable values.</summary>
    public virtual int ParameterCount => 0;

    /// <summary>The half-open range from which each parameter starts, drawn uniformly.</summary>
    public virtual (double Low, double High) InitialRange => (0, 0);

    /// <summary>The layer's part of the network's parameters and gradients.</summary>
    protected T* Parameters { get; private set; }

    /// <summary>As long as Parameters.</summary>
    protected T* Gradient { get; private set; }

    public void Bind(T* parameters, T* gradient)
    {
        Parameters = parameters;
        Gradient = gradient;
    }

    public abstract void Forward(in Pass pass);

    public abstract void Backward(in Pass pass);
}
