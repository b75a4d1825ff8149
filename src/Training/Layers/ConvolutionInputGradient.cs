using System.Numerics;
using HybHanas.Simulation;
using HybHanas.Training.Kernels;

namespace HybHanas.Training.Layers;

/// <summary>
/// Input gradient of a convolution. Input pixels whose row and column leave the same remainders by the stride meet the same
/// kernel taps, so each such phase is a plain correlation of the framed upstream with its taps.
/// </summary>
internal sealed unsafe class ConvolutionInputGradient<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly record struct Phase(
        Grid Grid, int Start, int[] Weights, AlignedBuffer<int> Offsets, AlignedBuffer<T> Packed);

    private readonly Slab<T> input;
    private readonly Slab<T> output;
    private readonly ConvolutionSize size;
    private readonly Frame<T> frame;
    private readonly int border;
    private readonly Phase[] phases;
    private readonly AlignedBuffer<T> noBias = new(8);

    public ConvolutionInputGradient(Slab<T> input, Slab<T> output, ConvolutionSize size)
    {
        (this.input, this.output, this.size) = (input, output, size);
        // Taps reach at most (kernel - 1) / stride upstream pixels back, and forward to the last input pixel's row.
        border = (size.Kernel - 1 + size.Stride - 1) / size.Stride;
        frame = new Frame<T>(output, border, border, Framed(input.Height), Framed(input.Width));
        phases =
        [
            .. from row in Enumerable.Range(0, Math.Min(size.Stride, input.Height))
               from column in Enumerable.Range(0, Math.Min(size.Stride, input.Width))
               select MakePhase(row, column),
        ];
    }

    private int Framed(int side) => Math.Max(size.Side(side), (side - 1 + size.Padding) / size.Stride + 1) + 2 * border;

    /// <summary>From output's gradient to input's; weights [out][in][row][column].</summary>
    public void Apply(T* weights)
    {
        var source = frame.Fill(output.Gradient);
        foreach (var phase in phases)
        {
            var taps = phase.Weights.Length;
            Pack(weights, phase);
            Correlation<TLanes, T>.Apply(
                phase.Grid, source, phase.Offsets.Pointer, taps, phase.Packed.Pointer,
                (nint)Correlation<TLanes, T>.Block * taps, Correlation<TLanes, T>.Block, noBias.Pointer, 0,
                input.Gradient + phase.Start, input.Channels);
        }
    }

    private Phase MakePhase(int row, int column)
    {
        var (kernel, stride, step) = (size.Kernel, size.Stride, input.Stride);
        var weights = new List<int>();
        var offsets = new List<int>();
        for (var channel = 0; channel < size.Channels; channel++)
        {
            for (var y = (row + size.Padding) % stride; y < kernel; y += stride)
            {
                for (var x = (column + size.Padding) % stride; x < kernel; x += stride)
                {
                    weights.Add((channel * input.Channels * kernel + y) * kernel + x);
                    // Input pixel (row + stride i) meets upstream pixel i + (row + padding - y) / stride, an exact division.
                    var upRow = (row + size.Padding - y) / stride + border;
                    var upColumn = (column + size.Padding - x) / stride + border;
                    offsets.Add(((channel * frame.Height + upRow) * frame.Width + upColumn) * step);
                }
            }
        }

        var table = new AlignedBuffer<int>(offsets.Count);
        offsets.CopyTo(new Span<int>(table.Pointer, offsets.Count));
        var grid = new Grid(
            (input.Height - row - 1) / stride + 1, (input.Width - column - 1) / stride + 1, step,
            frame.Width * step, step, stride * input.Width * step, stride * step, input.Height * input.Width * step);
        return new Phase(
            grid, (row * input.Width + column) * step, [.. weights], table,
            new AlignedBuffer<T>(Correlation<TLanes, T>.PackedSize(input.Channels, offsets.Count)));
    }

    private void Pack(T* weights, in Phase phase)
    {
        var (block, kernelArea) = (Correlation<TLanes, T>.Block, size.Kernel * size.Kernel);
        for (var channel = 0; channel < input.Channels; channel++)
        {
            var to = phase.Packed.Pointer + (nint)(channel / block) * block * phase.Weights.Length + channel % block;
            var from = weights + channel * kernelArea;
            foreach (var weight in phase.Weights)
            {
                *to = from[weight];
                to += block;
            }
        }
    }
}
