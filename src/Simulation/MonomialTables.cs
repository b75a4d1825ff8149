using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>A monomial and its inverse as tables for the kernels.</summary>
internal sealed unsafe class MonomialTables<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<int> from;
    private readonly AlignedBuffer<int> to;
    private readonly AlignedBuffer<T>? phases;
    private readonly int rows;

    public MonomialTables(Monomial monomial)
    {
        rows = monomial.From.Length;
        (from, to) = (new(rows), new(rows));
        monomial.From.CopyTo(new Span<int>(from.Pointer, rows));
        monomial.To().CopyTo(new Span<int>(to.Pointer, rows));
        if (monomial.HasUnitPhases)
            return;

        // Four columns: re and im by row after, then those of the inverse by row before.
        phases = new(4L * rows);
        for (int k = 0; k < rows; k++)
        {
            var phase = monomial.Phase(k);
            int before = monomial.From[k];
            phases.Pointer[k] = T.CreateTruncating(phase.Real);
            phases.Pointer[rows + k] = T.CreateTruncating(phase.Imaginary);
            phases.Pointer[2 * rows + before] = T.CreateTruncating(phase.Real);
            phases.Pointer[3 * rows + before] = T.CreateTruncating(-phase.Imaginary);
        }
    }

    public int* To => to.Pointer;

    public void Apply<TLanes>(TLanes* source, TLanes* target)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        if (phases == null)
            Kernels<TLanes, T>.Gather(source, target, from.Pointer, rows);
        else
            Kernels<TLanes, T>.Gather(source, target, from.Pointer, phases.Pointer, phases.Pointer + rows, rows);
    }

    public void Undo<TLanes>(TLanes* source, TLanes* target)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        if (phases == null)
            Kernels<TLanes, T>.Gather(source, target, to.Pointer, rows);
        else
            Kernels<TLanes, T>.Gather(source, target, to.Pointer, phases.Pointer + 2 * rows, phases.Pointer + 3 * rows, rows);
    }
}
