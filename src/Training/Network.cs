using System.Numerics;
using HybHanas.Core;
using HybHanas.Simulation;
using HybHanas.Training.Kernels;
using HybHanas.Training.Layers;

namespace HybHanas.Training;

/// <summary>
/// Layers in order, their parameters and gradients each in one array, layer by layer. Not thread-safe; the passes allocate
/// nothing.
/// </summary>
internal sealed unsafe class Network<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Kernels read up to one block past a layer's parameters.</summary>
    private const int Slack = 16;

    private readonly Layer<T>[] layers;
    private readonly SoftmaxCrossEntropy<TLanes, T> loss;
    private readonly AlignedBuffer<T> parameters;
    private readonly AlignedBuffer<T> gradient;
    private readonly int[] labels;

    public Network(Slab<T> input, IEnumerable<Layer<T>> layers)
    {
        this.layers = [.. layers];
        Input = input;
        Logits = this.layers[^1].Output;
        loss = new SoftmaxCrossEntropy<TLanes, T>(Logits);
        labels = new int[input.Stride];
        ParameterCount = this.layers.Sum(layer => layer.ParameterCount);
        PaddedCount = (ParameterCount + Slack - 1) / Slack * Slack;
        parameters = new AlignedBuffer<T>(PaddedCount + Slack);
        gradient = new AlignedBuffer<T>(PaddedCount + Slack);
        var start = 0;
        foreach (var layer in this.layers)
        {
            layer.Bind(parameters.Pointer + start, gradient.Pointer + start);
            start += layer.ParameterCount;
        }
    }

    public Slab<T> Input { get; }

    public Slab<T> Logits { get; }

    public IReadOnlyList<Layer<T>> Layers => layers;

    public int ParameterCount { get; }

    /// <summary>ParameterCount rounded up to whole vectors; the surplus is 0 and stays so.</summary>
    public int PaddedCount { get; }

    public Span<T> Parameters => new(parameters.Pointer, ParameterCount);

    public Span<T> Gradient => new(gradient.Pointer, ParameterCount);

    /// <summary>Draws every parameter from its layer's range; each layer with parameters has its own stream.</summary>
    public void Initialise(Seed seed)
    {
        var (start, index) = (0, 0);
        foreach (var layer in layers.Where(layer => layer.ParameterCount > 0))
        {
            InitialWeights.Draw(Parameters.Slice(start, layer.ParameterCount), index++, layer.InitialRange, seed);
            start += layer.ParameterCount;
        }
    }

    /// <summary>Lays the samples of the given rows side by side; lanes past them repeat the last one, to stay finite.</summary>
    public void Load(SampleSet samples, ReadOnlySpan<int> rows)
    {
        var values = samples.ValuesPerSample;
        for (var lane = 0; lane < Input.Stride; lane++)
            labels[lane] = samples.Labels.Span[rows[Math.Min(lane, rows.Length - 1)]];
        fixed (float* inputs = samples.Inputs.Span)
        {
            for (var lane = 0; lane < Input.Stride; lane += 4)
            {
                var r0 = Sample(inputs, rows, lane);
                var r1 = Sample(inputs, rows, lane + 1);
                var r2 = Sample(inputs, rows, lane + 2);
                var r3 = Sample(inputs, rows, lane + 3);
                if (typeof(T) == typeof(float))
                    Transposition<float>.FourRows(r0, r1, r2, r3, values, (float*)Input.Values + lane, Input.Stride);
                else
                    Widen(r0, r1, r2, r3, values, Input.Values + lane);
            }
        }

        float* Sample(float* inputs, ReadOnlySpan<int> rows, int lane) =>
            inputs + (nint)rows[Math.Min(lane, rows.Length - 1)] * values;
    }

    private void Widen(float* r0, float* r1, float* r2, float* r3, int values, T* to)
    {
        for (var i = 0; i < values; i++, to += Input.Stride)
        {
            to[0] = T.CreateTruncating(r0[i]);
            to[1] = T.CreateTruncating(r1[i]);
            to[2] = T.CreateTruncating(r2[i]);
            to[3] = T.CreateTruncating(r3[i]);
        }
    }

    public void Forward(in Pass pass)
    {
        foreach (var layer in layers)
            layer.Forward(pass);
    }

    /// <summary>Mean loss of the loaded samples after Forward; starts the gradient.</summary>
    public double Loss(in Pass pass) => loss.Apply(labels.AsSpan(0, pass.Batch));

    /// <summary>The same for given labels.</summary>
    public double Loss(ReadOnlySpan<int> given) => loss.Apply(given);

    public void Backward(in Pass pass)
    {
        for (var i = layers.Length - 1; i >= 0; i--)
            layers[i].Backward(pass);
    }

    /// <summary>One step of an optimiser made for PaddedCount values.</summary>
    public void Update(Adam<TLanes, T> adam) => adam.Step(parameters.Pointer, gradient.Pointer);

    /// <summary>The predicted class of a loaded sample after Forward, and whether it is the right one.</summary>
    public (int Class, bool IsRight) Predict(int sample)
    {
        var best = loss.Predict(sample);
        return (best, best == labels[sample]);
    }
}
