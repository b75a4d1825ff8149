using System.Diagnostics;

namespace HybHanas.Simulation;

/// <summary>
/// Numbered tasks on the calling thread and on as many helpers as there are free cores. Which thread does a task must not
/// matter for its result; with that, results do not depend on the number of threads. Tasks must not fail. Allocates nothing
/// but in the pool of threads. One caller at a time.
/// </summary>
internal sealed class Team
{
    /// <summary>So long a helper waits for the caller's next pass before it gives its core back.</summary>
    private static readonly long Patience = Stopwatch.Frequency / 10_000;

    private readonly Cores? cores;
    private readonly Helper[] helpers;

    private const long Pass = 1L << 32;

    // The pass in the upper half, the next task in the lower one: a task of a pass that is over cannot be taken.
    private long ticket;
    private int count;
    private int left;
    private Action<int, int> work = (_, _) => { };

    /// <summary>Helpers from cores, workers - 1 of them at most.</summary>
    public Team(Cores? cores, int workers)
    {
        this.cores = cores;
        Workers = cores == null ? 1 : Math.Max(1, Math.Min(workers, cores.Count));
        helpers = [.. Enumerable.Range(1, Workers - 1).Select(worker => new Helper(this, worker))];
    }

    /// <summary>Threads at most, the caller included.</summary>
    public int Workers { get; }

    /// <summary>Does task(0, worker) .. task(tasks - 1, worker), each once, by workers 0 .. Workers - 1; returns when all are done.</summary>
    public void Run(int tasks, Action<int, int> task)
    {
        if (helpers.Length == 0 || tasks == 1)
        {
            for (int i = 0; i < tasks; i++)
                task(i, 0);
            return;
        }

        // Nothing can be taken while the pass is being written.
        long pass = (ticket | uint.MaxValue) + 1;
        Interlocked.Exchange(ref ticket, pass + int.MaxValue);
        (work, count, left) = (task, tasks, tasks);
        Interlocked.Exchange(ref ticket, pass + Pass);
        foreach (var helper in helpers)
            helper.Call();
        while (TryWork(0))
        {
        }

        var spin = new SpinWait();
        while (Volatile.Read(ref left) > 0)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    private bool TryWork(int worker)
    {
        while (true)
        {
            long seen = Volatile.Read(ref ticket);
            var (task, tasks) = (work, Volatile.Read(ref count));
            if ((int)seen >= tasks)
                return false;
            if (Interlocked.CompareExchange(ref ticket, seen + 1, seen) != seen)
                continue;
            task((int)seen, worker);
            Interlocked.Decrement(ref left);
            return true;
        }
    }

    /// <summary>One borrowed core.</summary>
    private sealed class Helper(Team team, int worker) : IThreadPoolWorkItem
    {
        private int busy;

        public void Call()
        {
            if (Volatile.Read(ref busy) != 0 || !team.cores!.TryBorrow())
                return;
            Volatile.Write(ref busy, 1);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public void Execute()
        {
            long last = Stopwatch.GetTimestamp();
            while (Stopwatch.GetTimestamp() - last < Patience)
            {
                if (team.TryWork(worker))
                    last = Stopwatch.GetTimestamp();
                else
                    Thread.SpinWait(20);
            }

            team.cores!.Leave();
            Volatile.Write(ref busy, 0);
        }
    }
}
