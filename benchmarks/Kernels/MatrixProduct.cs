using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HybHanas.Simulation;

namespace HybHanas.Benchmarks.Kernels;

/// <summary>
/// C = A B in single precision with packed panels and 12 x 2 vectors of sums in registers: how fast this machine multiplies
/// matrices in C#, to measure the convolutions by.
/// </summary>
internal static unsafe class MatrixProduct
{
    public const string Name = "matrix product 252x256x256";
    private const int RowsPerBlock = 12;

    // 12 divides the rows, so that the kernel has no remainder to treat.
    private const int Rows = 21 * RowsPerBlock;
    private const int Columns = 256;
    private const int Depth = 256;

    public static Cell Cell { get; } = new(
        Name,
        () => Vector512.IsHardwareAccelerated ? Work<Lanes512<float>>()
            : Vector256.IsHardwareAccelerated ? Work<Lanes256<float>>()
            : Work<Lanes128<float>>(),
        2.0 * Rows * Columns * Depth);

    private static Action Work<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        var left = Filled(Rows * Depth, "left");
        var right = Filled(Depth * Columns, "right");
        var packedLeft = new AlignedBuffer<float>(Rows * Depth);
        var packedRight = new AlignedBuffer<float>(Depth * Columns);
        var product = new AlignedBuffer<float>(Rows * Columns);
        return () => Multiply<TLanes>(left.Pointer, right.Pointer, packedLeft.Pointer, packedRight.Pointer, product.Pointer);
    }

    private static AlignedBuffer<float> Filled(int count, string purpose)
    {
        var buffer = new AlignedBuffer<float>(count);
        Numbers.Floats(count, -1, 1, purpose).CopyTo(new Span<float>(buffer.Pointer, count));
        return buffer;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TLanes>(float* a, float* b, float* packedA, float* packedB, float* c)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        var panel = 2 * TLanes.Count;
        for (var column = 0; column < Columns; column += panel)
        {
            var to = packedB + column * Depth;
            for (var k = 0; k < Depth; k++, to += panel)
            {
                *(TLanes*)to = *(TLanes*)(b + k * Columns + column);
                *(TLanes*)(to + TLanes.Count) = *(TLanes*)(b + k * Columns + column + TLanes.Count);
            }
        }

        for (var row = 0; row < Rows; row += RowsPerBlock)
        {
            for (var r = 0; r < RowsPerBlock; r++)
            {
                for (var k = 0; k < Depth; k++)
                    packedA[row * Depth + k * RowsPerBlock + r] = a[(row + r) * Depth + k];
            }

            for (var column = 0; column < Columns; column += panel)
                Block<TLanes>(packedA + row * Depth, packedB + column * Depth, c + row * Columns + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block<TLanes>(float* a, float* b, float* c)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        TLanes x0 = default, x1 = default, x2 = default, x3 = default, x4 = default, x5 = default;
        TLanes x6 = default, x7 = default, x8 = default, x9 = default, x10 = default, x11 = default;
        TLanes y0 = default, y1 = default, y2 = default, y3 = default, y4 = default, y5 = default;
        TLanes y6 = default, y7 = default, y8 = default, y9 = default, y10 = default, y11 = default;
        for (var k = 0; k < Depth; k++, a += RowsPerBlock, b += 2 * TLanes.Count)
        {
            var x = *(TLanes*)b;
            var y = *(TLanes*)(b + TLanes.Count);
            Row(a[0], x, y, ref x0, ref y0);
            Row(a[1], x, y, ref x1, ref y1);
            Row(a[2], x, y, ref x2, ref y2);
            Row(a[3], x, y, ref x3, ref y3);
            Row(a[4], x, y, ref x4, ref y4);
            Row(a[5], x, y, ref x5, ref y5);
            Row(a[6], x, y, ref x6, ref y6);
            Row(a[7], x, y, ref x7, ref y7);
            Row(a[8], x, y, ref x8, ref y8);
            Row(a[9], x, y, ref x9, ref y9);
            Row(a[10], x, y, ref x10, ref y10);
            Row(a[11], x, y, ref x11, ref y11);
        }

        Store(c, x0, y0);
        Store(c + Columns, x1, y1);
        Store(c + 2 * Columns, x2, y2);
        Store(c + 3 * Columns, x3, y3);
        Store(c + 4 * Columns, x4, y4);
        Store(c + 5 * Columns, x5, y5);
        Store(c + 6 * Columns, x6, y6);
        Store(c + 7 * Columns, x7, y7);
        Store(c + 8 * Columns, x8, y8);
        Store(c + 9 * Columns, x9, y9);
        Store(c + 10 * Columns, x10, y10);
        Store(c + 11 * Columns, x11, y11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<TLanes>(float a, TLanes x, TLanes y, ref TLanes sumX, ref TLanes sumY)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        var factor = TLanes.Broadcast(a);
        sumX = TLanes.MultiplyAdd(factor, x, sumX);
        sumY = TLanes.MultiplyAdd(factor, y, sumY);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes>(float* c, TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        *(TLanes*)c = x;
        *(TLanes*)(c + TLanes.Count) = y;
    }
}
