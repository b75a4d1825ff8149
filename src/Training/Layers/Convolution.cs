using System.Numerics;
using HybHanas.Simulation;
using HybHanas.Training.Kernels;

namespace HybHanas.Training.Layers;

/// <summary>Size of a convolution: the kernel is square and not flipped; padding zeros surround the image on each side.</summary>
internal readonly record struct ConvolutionSize(int Channels, int Kernel, int Stride, int Padding)
{
    /// <summary>Side of the image that comes out.</summary>
    public int Side(int side) => (side + 2 * Padding - Kernel) / Stride + 1;
}

/// <summary>A convolution: weights [out][in][row][column], then biases [out].</summary>
internal sealed unsafe class Convolution<TLanes, T> : Layer<T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ConvolutionSize size;
    private readonly Frame<T> frame;
    private readonly Grid grid;
    private readonly AlignedBuffer<int> offsets;
    private readonly AlignedBuffer<T> packed;
    private readonly AlignedBuffer<T> sums;
    private readonly ConvolutionInputGradient<TLanes, T>? inputGradient;
    private readonly int taps;

    public Convolution(Slab<T> input, ConvolutionSize size)
        : base(input, new Slab<T>(size.Channels, size.Side(input.Height), size.Side(input.Width), input.Stride))
    {
        this.size = size;
        var step = input.Stride;
        frame = new Frame<T>(input, size.Padding, size.Padding, input.Height + 2 * size.Padding, input.Width + 2 * size.Padding);
        taps = input.Channels * size.Kernel * size.Kernel;
        grid = new Grid(
            Output.Height, Output.Width, step, size.Stride * frame.Width * step, size.Stride * step,
            Output.Width * step, step, Output.Height * Output.Width * step);

        offsets = new AlignedBuffer<int>(taps);
        for (var t = 0; t < taps; t++)
        {
            var (channel, row, column) = (t / size.Kernel / size.Kernel, t / size.Kernel % size.Kernel, t % size.Kernel);
            offsets.Pointer[t] = ((channel * frame.Height + row) * frame.Width + column) * step;
        }

        packed = new AlignedBuffer<T>(Correlation<TLanes, T>.PackedSize(size.Channels, taps));
        sums = new AlignedBuffer<T>((long)size.Channels * taps * WeightGradient<TLanes, T>.Line);
        inputGradient = input.HasGradient ? new ConvolutionInputGradient<TLanes, T>(input, Output, size) : null;
    }

    public override int ParameterCount => size.Channels * (taps + 1);

    public override (double Low, double High) InitialRange => InitialWeights.Sums(taps);

    public override void Forward(in Pass pass)
    {
        var source = frame.Fill(Input.Values);
        Correlation<TLanes, T>.Pack(Parameters, taps, size.Channels, taps, packed.Pointer);
        Correlation<TLanes, T>.Apply(
            grid, source, offsets.Pointer, taps, packed.Pointer, (nint)Correlation<TLanes, T>.Block * taps,
            Correlation<TLanes, T>.Block, Parameters + size.Channels * taps, 1, Output.Values, size.Channels);
    }

    public override void Backward(in Pass pass)
    {
        WeightGradient<TLanes, T>.Apply(
            grid, frame.Filled(Input.Values), offsets.Pointer, taps, Output.Gradient, size.Channels, sums.Pointer, Gradient);
        WeightGradient<TLanes, T>.Bias(
            Output.Gradient, size.Channels, Output.Count / size.Channels, Gradient + size.Channels * taps);
        inputGradient?.Apply(Parameters);
    }
}
