namespace HybHanas.Simulation;

/// <summary>The cores that several trainings share. What is not in use may be borrowed. Thread-safe.</summary>
internal sealed class Cores(int count)
{
    private int free = count;

    public int Count { get; } = count;

    /// <summary>A training starts on the calling thread, whether a core is free or not.</summary>
    public void Enter() => Interlocked.Decrement(ref free);

    public void Leave() => Interlocked.Increment(ref free);

    /// <summary>Takes a free core; to be given back with <see cref="Leave"/>.</summary>
    public bool TryBorrow()
    {
        for (int seen = Volatile.Read(ref free); seen > 0;)
        {
            int now = Interlocked.CompareExchange(ref free, seen - 1, seen);
            if (now == seen)
                return true;
            seen = now;
        }

        return false;
    }
}
