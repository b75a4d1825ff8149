using System.Numerics;
using HybHanas.Simulation;
using HybHanas.Training.Kernels;

namespace HybHanas.Training.Layers;

/// <summary>
/// W x + b with weights [out][in], then biases [out]. Reads its input flat, in the order channel, height, width.
/// </summary>
internal sealed unsafe class Dense<TLanes, T> : Layer<T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int inputs;
    private readonly int outputs;
    private readonly int features;
    private readonly Grid rowGrid;
    private readonly Grid weightGrid;
    private readonly AlignedBuffer<int> rowOffsets;
    private readonly AlignedBuffer<int> sampleOffsets;
    private readonly AlignedBuffer<T> packed;
    private readonly AlignedBuffer<T> packedUpstream;
    private readonly AlignedBuffer<T> samples;
    private readonly AlignedBuffer<T> gradients;
    private readonly AlignedBuffer<T> noBias = new(8);

    public Dense(Slab<T> input, int outputs)
        : base(input, new Slab<T>(outputs, 1, 1, input.Stride))
    {
        var (stride, line) = (input.Stride, WeightGradient<TLanes, T>.Line);
        (inputs, this.outputs) = (input.Rows, outputs);
        // An odd number of lines, so that the samples' lines do not all fall into one set of the cache.
        features = ((inputs + line - 1) / line | 1) * line;
        rowGrid = new Grid(1, 1, stride, 0, 0, 0, 0, stride);
        weightGrid = new Grid(1, 1, features, 0, 0, 0, 0, features);
        rowOffsets = Multiples(Math.Max(inputs, outputs), stride);
        sampleOffsets = Multiples(stride, features);
        packed = new AlignedBuffer<T>(Correlation<TLanes, T>.PackedSize(outputs, inputs));
        packedUpstream = new AlignedBuffer<T>(Correlation<TLanes, T>.PackedSize(outputs, stride));
        samples = new AlignedBuffer<T>((long)stride * features);
        gradients = new AlignedBuffer<T>((long)outputs * features);
    }

    public override int ParameterCount => outputs * (inputs + 1);

    public override (double Low, double High) InitialRange => InitialWeights.Sums(inputs);

    public override void Forward(in Pass pass)
    {
        Correlation<TLanes, T>.Pack(Parameters, inputs, outputs, inputs, packed.Pointer);
        Correlation<TLanes, T>.Apply(
            rowGrid, Input.Values, rowOffsets.Pointer, inputs, packed.Pointer, (nint)Correlation<TLanes, T>.Block * inputs,
            Correlation<TLanes, T>.Block, Parameters + outputs * inputs, 1, Output.Values, outputs);
    }

    /// <summary>
    /// With the samples transposed, gradient[out] = sum over samples of upstream[out][sample] inputs[sample] is a
    /// correlation over vectors of inputs: no sums across lanes.
    /// </summary>
    public override void Backward(in Pass pass)
    {
        Transposition<T>.Apply(Input.Values, Input.Stride, inputs, pass.Batch, samples.Pointer, features);
        Correlation<TLanes, T>.Pack(Output.Gradient, Output.Stride, outputs, pass.Batch, packedUpstream.Pointer);
        Correlation<TLanes, T>.Apply(
            weightGrid, samples.Pointer, sampleOffsets.Pointer, pass.Batch, packedUpstream.Pointer,
            (nint)Correlation<TLanes, T>.Block * pass.Batch, Correlation<TLanes, T>.Block, noBias.Pointer, 0,
            gradients.Pointer, outputs);
        for (var o = 0; o < outputs; o++)
            new Span<T>(gradients.Pointer + (nint)o * features, inputs).CopyTo(new Span<T>(Gradient + (nint)o * inputs, inputs));
        WeightGradient<TLanes, T>.Bias(Output.Gradient, outputs, Output.Stride, Gradient + outputs * inputs);

        if (Input.HasGradient)
        {
            // Row o of the weights already holds blocks of inputs side by side.
            Correlation<TLanes, T>.Apply(
                rowGrid, Output.Gradient, rowOffsets.Pointer, outputs, Parameters, Correlation<TLanes, T>.Block, inputs,
                noBias.Pointer, 0, Input.Gradient, inputs);
        }
    }

    private static AlignedBuffer<int> Multiples(int count, int step)
    {
        var table = new AlignedBuffer<int>(count);
        for (var i = 0; i < count; i++)
            table.Pointer[i] = checked(i * step);
        return table;
    }
}
