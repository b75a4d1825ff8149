using System.Numerics;
using System.Runtime.CompilerServices;
using HybHanas.Simulation;

namespace HybHanas.Training.Kernels;

/// <summary>Where a correlation reads and writes, in values: rows of columns, each column Stride values (the batch).</summary>
internal readonly record struct Grid(
    int Rows, int Columns, int Stride, int SourceRow, int SourceColumn, int TargetRow, int TargetColumn, int TargetChannel);

/// <summary>
/// target[c][position] = bias[c] + sum over taps t of weights[c][t] source[position + offsets[t]]: the one kernel behind
/// convolutions and linear layers, forward and backward. Weights come in blocks of <see cref="Block"/> channels, tap by
/// tap: that of channel c and tap t at (c / Block) blockStep + t tapStep + c % Block. A last partial block is read in full
/// and its surplus is not stored, so weights and biases need Block - 1 readable values behind them.
/// </summary>
/// <remarks>Each sum runs over the taps in order with one rounding per tap, whatever the vector width.</remarks>
internal static unsafe class Correlation<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int WideRegisters = 64;

    /// <summary>Channels of a block: 8 where 32 wide registers hold 8 x 2 sums, else 4.</summary>
    public static int Block => sizeof(TLanes) == WideRegisters ? 8 : 4;

    /// <summary>Values that packed weights of so many channels and taps take.</summary>
    public static long PackedSize(int channels, int taps) => (long)(channels + Block - 1) / Block * Block * taps;

    /// <summary>Copies weights[channel channelStep + t] into blocks; the surplus of a last partial block stays.</summary>
    public static void Pack(T* weights, int channelStep, int channels, int taps, T* packed)
    {
        for (var c = 0; c < channels; c += Block)
        {
            Transposition<T>.Apply(
                weights + (nint)c * channelStep, channelStep, Math.Min(Block, channels - c), taps,
                packed + (nint)c * taps, Block);
        }
    }

    /// <summary>The whole grid; biasStep is 1 for a bias per channel, 0 for one common Block of biases.</summary>
    public static void Apply(
        in Grid grid, T* source, int* offsets, int taps, T* weights, nint blockStep, nint tapStep, T* bias, int biasStep,
        T* target, int channels)
    {
        for (var row = 0; row < grid.Rows; row++)
        {
            for (int channel = 0, block = 0; channel < channels; channel += Block, block++)
            {
                var from = source + (nint)row * grid.SourceRow;
                var to = target + (nint)row * grid.TargetRow + (nint)channel * grid.TargetChannel;
                var w = weights + block * blockStep;
                var b = bias + channel * biasStep;
                var stored = Math.Min(Block, channels - channel);
                if (stored > 4)
                    EightByTwo(grid, from, offsets, taps, w, tapStep, b, to, stored);
                else
                    FourByTwo(grid, from, offsets, taps, w, tapStep, b, to, stored);
            }
        }
    }

    /// <summary>Walks over the vectors of a row: first those of a column, then the next column.</summary>
    private ref struct Walk(in Grid grid)
    {
        private readonly int vectors = grid.Stride / TLanes.Count;
        private readonly int sourceJump = grid.SourceColumn - grid.Stride + TLanes.Count;
        private readonly int targetJump = grid.TargetColumn - grid.Stride + TLanes.Count;
        private int vector;

        public nint Source;
        public nint Target;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Next()
        {
            var last = ++vector == vectors;
            Source += last ? sourceJump : TLanes.Count;
            Target += last ? targetJump : TLanes.Count;
            vector = last ? 0 : vector;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightByTwo(
        in Grid grid, T* source, int* offsets, int taps, T* weights, nint tapStep, T* bias, T* target, int stored)
    {
        var walk = new Walk(grid);
        nint channel = grid.TargetChannel;
        for (var left = grid.Columns * (grid.Stride / TLanes.Count); left > 0; left -= 2)
        {
            var a = source + walk.Source;
            var to = target + walk.Target;
            // A lone last vector is computed twice and stored once more.
            if (left > 1)
                walk.Next();
            var b = source + walk.Source;
            var toB = target + walk.Target;
            walk.Next();

            var a0 = TLanes.Broadcast(bias[0]);
            var a1 = TLanes.Broadcast(bias[1]);
            var a2 = TLanes.Broadcast(bias[2]);
            var a3 = TLanes.Broadcast(bias[3]);
            var a4 = TLanes.Broadcast(bias[4]);
            var a5 = TLanes.Broadcast(bias[5]);
            var a6 = TLanes.Broadcast(bias[6]);
            var a7 = TLanes.Broadcast(bias[7]);
            var (b0, b1, b2, b3) = (a0, a1, a2, a3);
            var (b4, b5, b6, b7) = (a4, a5, a6, a7);
            var w = weights;
            for (var t = 0; t < taps; t++)
            {
                nint offset = offsets[t];
                var x = *(TLanes*)(a + offset);
                var y = *(TLanes*)(b + offset);
                var c = TLanes.Broadcast(w[0]);
                a0 = TLanes.MultiplyAdd(c, x, a0);
                b0 = TLanes.MultiplyAdd(c, y, b0);
                c = TLanes.Broadcast(w[1]);
                a1 = TLanes.MultiplyAdd(c, x, a1);
                b1 = TLanes.MultiplyAdd(c, y, b1);
                c = TLanes.Broadcast(w[2]);
                a2 = TLanes.MultiplyAdd(c, x, a2);
                b2 = TLanes.MultiplyAdd(c, y, b2);
                c = TLanes.Broadcast(w[3]);
                a3 = TLanes.MultiplyAdd(c, x, a3);
                b3 = TLanes.MultiplyAdd(c, y, b3);
                c = TLanes.Broadcast(w[4]);
                a4 = TLanes.MultiplyAdd(c, x, a4);
                b4 = TLanes.MultiplyAdd(c, y, b4);
                c = TLanes.Broadcast(w[5]);
                a5 = TLanes.MultiplyAdd(c, x, a5);
                b5 = TLanes.MultiplyAdd(c, y, b5);
                c = TLanes.Broadcast(w[6]);
                a6 = TLanes.MultiplyAdd(c, x, a6);
                b6 = TLanes.MultiplyAdd(c, y, b6);
                c = TLanes.Broadcast(w[7]);
                a7 = TLanes.MultiplyAdd(c, x, a7);
                b7 = TLanes.MultiplyAdd(c, y, b7);
                w += tapStep;
            }

            Store(to, toB, channel, a0, b0, a1, b1, a2, b2, a3, b3, 4);
            Store(to + 4 * channel, toB + 4 * channel, channel, a4, b4, a5, b5, a6, b6, a7, b7, stored - 4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourByTwo(
        in Grid grid, T* source, int* offsets, int taps, T* weights, nint tapStep, T* bias, T* target, int stored)
    {
        var walk = new Walk(grid);
        nint channel = grid.TargetChannel;
        for (var left = grid.Columns * (grid.Stride / TLanes.Count); left > 0; left -= 2)
        {
            var a = source + walk.Source;
            var to = target + walk.Target;
            if (left > 1)
                walk.Next();
            var b = source + walk.Source;
            var toB = target + walk.Target;
            walk.Next();

            var a0 = TLanes.Broadcast(bias[0]);
            var a1 = TLanes.Broadcast(bias[1]);
            var a2 = TLanes.Broadcast(bias[2]);
            var a3 = TLanes.Broadcast(bias[3]);
            var (b0, b1, b2, b3) = (a0, a1, a2, a3);
            var w = weights;
            for (var t = 0; t < taps; t++)
            {
                nint offset = offsets[t];
                var x = *(TLanes*)(a + offset);
                var y = *(TLanes*)(b + offset);
                var c = TLanes.Broadcast(w[0]);
                a0 = TLanes.MultiplyAdd(c, x, a0);
                b0 = TLanes.MultiplyAdd(c, y, b0);
                c = TLanes.Broadcast(w[1]);
                a1 = TLanes.MultiplyAdd(c, x, a1);
                b1 = TLanes.MultiplyAdd(c, y, b1);
                c = TLanes.Broadcast(w[2]);
                a2 = TLanes.MultiplyAdd(c, x, a2);
                b2 = TLanes.MultiplyAdd(c, y, b2);
                c = TLanes.Broadcast(w[3]);
                a3 = TLanes.MultiplyAdd(c, x, a3);
                b3 = TLanes.MultiplyAdd(c, y, b3);
                w += tapStep;
            }

            Store(to, toB, channel, a0, b0, a1, b1, a2, b2, a3, b3, stored);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        T* a, T* b, nint channel, TLanes a0, TLanes b0, TLanes a1, TLanes b1, TLanes a2, TLanes b2, TLanes a3, TLanes b3,
        int stored)
    {
        *(TLanes*)a = a0;
        *(TLanes*)b = b0;
        if (stored < 2)
            return;
        *(TLanes*)(a + channel) = a1;
        *(TLanes*)(b + channel) = b1;
        if (stored < 3)
            return;
        *(TLanes*)(a + 2 * channel) = a2;
        *(TLanes*)(b + 2 * channel) = b2;
        if (stored < 4)
            return;
        *(TLanes*)(a + 3 * channel) = a3;
        *(TLanes*)(b + 3 * channel) = b3;
    }
}
