using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HybHanas.Simulation;

namespace HybHanas.Training.Kernels;

/// <summary>
/// gradient[c][t] = sum over positions and samples of upstream[c][position] source[position + offsets[t]], the weight
/// gradient of a correlation. The upstream is contiguous: [channel][row][column][Stride].
/// </summary>
/// <remarks>
/// Each weight has one line of 64 bytes of partial sums, the same on every machine, added up at the end in a fixed order.
/// </remarks>
internal static unsafe class WeightGradient<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int LinesInFlight = 64;

    /// <summary>Values of a line of partial sums.</summary>
    public static int Line => 64 / sizeof(T);

    /// <summary>Sums: room for channels x taps lines; overwritten.</summary>
    public static void Apply(
        in Grid grid, T* source, int* offsets, int taps, T* upstream, int channels, T* sums, T* gradient)
    {
        var lines = grid.Stride / Line;
        new Span<T>(sums, channels * taps * Line).Clear();

        // A few rows at a time, so that their upstream stays in the first-level cache over all taps.
        var band = Math.Clamp(LinesInFlight / (grid.Columns * lines), 1, grid.Rows);
        for (var row = 0; row < grid.Rows; row += band)
        {
            var rows = grid with { Rows = Math.Min(band, grid.Rows - row) };
            var from = source + (nint)row * grid.SourceRow;
            var up = upstream + (nint)row * grid.Columns * grid.Stride;
            nint channelStep = (nint)grid.Rows * grid.Columns * grid.Stride;
            for (var c = 0; c < channels; c += 4)
            {
                // Surplus channels and taps repeat the last one: they compute the same sums again.
                var (c1, c2, c3) = (Last(c + 1), Last(c + 2), Last(c + 3));
                for (var t = 0; t < taps; t += 2)
                {
                    var second = Math.Min(t + 1, taps - 1);
                    for (var part = 0; part < Line; part += TLanes.Count)
                    {
                        Tile(
                            rows, from + offsets[t] + part, from + offsets[second] + part,
                            up + c * channelStep + part, up + c1 * channelStep + part,
                            up + c2 * channelStep + part, up + c3 * channelStep + part,
                            Sum(c, t, part), Sum(c1, t, part), Sum(c2, t, part), Sum(c3, t, part), (nint)(second - t) * Line);
                    }
                }
            }
        }

        for (var i = 0; i < channels * taps; i++)
            gradient[i] = Total(sums + (nint)i * Line);

        int Last(int channel) => Math.Min(channel, channels - 1);

        T* Sum(int channel, int tap, int part) => sums + ((nint)channel * taps + tap) * Line + part;
    }

    /// <summary>sums[c] = sum over positions and samples of upstream[c].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Bias(T* upstream, int channels, int valuesPerChannel, T* gradient)
    {
        var line = stackalloc T[64];
        for (var c = 0; c < channels; c++)
        {
            var from = upstream + (nint)c * valuesPerChannel;
            for (var part = 0; part < Line; part += TLanes.Count)
            {
                var sum = TLanes.Broadcast(T.Zero);
                for (var i = part; i < valuesPerChannel; i += Line)
                    sum += *(TLanes*)(from + i);
                *(TLanes*)(line + part) = sum;
            }

            gradient[c] = Total(line);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(
        in Grid grid, T* x0, T* x1, T* u0, T* u1, T* u2, T* u3, T* s0, T* s1, T* s2, T* s3, nint next)
    {
        var a0 = *(TLanes*)s0;
        var a1 = *(TLanes*)s1;
        var a2 = *(TLanes*)s2;
        var a3 = *(TLanes*)s3;
        var b0 = *(TLanes*)(s0 + next);
        var b1 = *(TLanes*)(s1 + next);
        var b2 = *(TLanes*)(s2 + next);
        var b3 = *(TLanes*)(s3 + next);

        // Where the columns follow each other a row is one run of lines.
        var contiguous = grid.SourceColumn == grid.Stride;
        var columns = contiguous ? 1 : grid.Columns;
        nint run = contiguous ? grid.Columns * grid.Stride : grid.Stride;
        nint up = 0;
        for (var row = 0; row < grid.Rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var from = (nint)row * grid.SourceRow + (nint)column * grid.SourceColumn;
                for (nint i = 0; i < run; i += Line, up += Line)
                {
                    var x = *(TLanes*)(x0 + from + i);
                    var y = *(TLanes*)(x1 + from + i);
                    var u = *(TLanes*)(u0 + up);
                    a0 = TLanes.MultiplyAdd(u, x, a0);
                    b0 = TLanes.MultiplyAdd(u, y, b0);
                    u = *(TLanes*)(u1 + up);
                    a1 = TLanes.MultiplyAdd(u, x, a1);
                    b1 = TLanes.MultiplyAdd(u, y, b1);
                    u = *(TLanes*)(u2 + up);
                    a2 = TLanes.MultiplyAdd(u, x, a2);
                    b2 = TLanes.MultiplyAdd(u, y, b2);
                    u = *(TLanes*)(u3 + up);
                    a3 = TLanes.MultiplyAdd(u, x, a3);
                    b3 = TLanes.MultiplyAdd(u, y, b3);
                }
            }
        }

        *(TLanes*)s0 = a0;
        *(TLanes*)s1 = a1;
        *(TLanes*)s2 = a2;
        *(TLanes*)s3 = a3;
        *(TLanes*)(s0 + next) = b0;
        *(TLanes*)(s1 + next) = b1;
        *(TLanes*)(s2 + next) = b2;
        *(TLanes*)(s3 + next) = b3;
    }

    /// <summary>The sum of a line by halves: (upper + lower) three or four times.</summary>
    private static T Total(T* line)
    {
        var quarter = Vector256.Load(line) + Vector256.Load(line + Vector256<T>.Count);
        var eighth = quarter.GetLower() + quarter.GetUpper();
        return sizeof(T) == 8
            ? eighth[0] + eighth[1]
            : (eighth[0] + eighth[2]) + (eighth[1] + eighth[3]);
    }
}
