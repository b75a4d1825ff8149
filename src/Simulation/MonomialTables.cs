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

    /// <summary>Rows first .. first + count - 1 of target, all of which is behind the monomial, from all of source.</summary>
    public void Apply<TKernels, TLanes>(TLanes* source, TLanes* target, int first, int count)
        where TKernels : IKernels<TLanes, T>
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        target += (long)TKernels.Parts * first;
        if (phases == null)
            TKernels.Gather(source, target, from.Pointer + first, count);
        else
            TKernels.Gather(source, target, from.Pointer + first, phases.Pointer + first, phases.Pointer + rows + first, count);
    }

    /// <summary>The same for the inverse.</summary>
    public void Undo<TKernels, TLanes>(TLanes* source, TLanes* target, int first, int count)
        where TKernels : IKernels<TLanes, T>
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        target += (long)TKernels.Parts * first;
        if (phases == null)
        {
            TKernels.Gather(source, target, to.Pointer + first, count);
        }
        else
        {
            var re = phases.Pointer + 2 * rows + first;
            TKernels.Gather(source, target, to.Pointer + first, re, re + rows, count);
        }
    }
}
