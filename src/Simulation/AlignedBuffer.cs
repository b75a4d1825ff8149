using System.Runtime.CompilerServices;

namespace HybHanas.Simulation;

/// <summary>Zeroed memory that does not move, aligned to a cache line; lives as long as this object.</summary>
internal sealed unsafe class AlignedBuffer<T>
    where T : unmanaged
{
    private const int Line = 64;
    private readonly byte[] memory;

    public AlignedBuffer(long count)
    {
        memory = GC.AllocateArray<byte>(checked((int)(count * sizeof(T) + Line)), pinned: true);
        var start = (nint)Unsafe.AsPointer(ref memory[0]);
        Pointer = (T*)(start + Line - 1 & ~(nint)(Line - 1));
    }

    public T* Pointer { get; }
}
