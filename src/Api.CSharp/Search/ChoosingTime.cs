using HybHanas.Core.Searching;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>
/// Processor time that an algorithm takes to choose networks, without the costs that are worked out meanwhile for those it chose.
/// Choosing happens while nothing is trained, so that the process's time is its own.
/// </summary>
internal sealed class ChoosingTime
{
    private TimeSpan others;

    /// <summary>The sum so far.</summary>
    public TimeSpan Total { get; private set; }

    /// <summary>Counts what an algorithm does.</summary>
    public T Of<T>(Func<T> choose)
    {
        var (start, othersBefore) = (Environment.CpuUsage.TotalTime, others);
        var chosen = choose();
        Total += Environment.CpuUsage.TotalTime - start - (others - othersBefore);
        return chosen;
    }

    /// <summary>The same function, its own time not counted.</summary>
    public FSharpOption<FSharpFunc<Genome, FSharpOption<double[]>?>> Without(FSharpOption<FSharpFunc<Genome, FSharpOption<double[]>?>> known) =>
        FSharpOption<FSharpFunc<Genome, FSharpOption<double[]>?>>.Some(FuncConvert.FromFunc(FSharpOption<double[]>? (Genome genome) =>
        {
            var start = Environment.CpuUsage.TotalTime;
            var found = known.Value.Invoke(genome);
            others += Environment.CpuUsage.TotalTime - start;
            return found;
        }));
}
