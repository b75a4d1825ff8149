namespace HybHanas.Simulation;

/// <summary>
/// How a state beyond the caches is walked through. A block is BlockRows rows in a line: the gates on the lower qubits stay
/// within it. A tile is Runs runs of RunRows rows, one in each block at the same place: copied together it is a small state
/// of its own, in which the upper qubits' gates stay. There are as many tiles as blocks. The sizes depend on nothing but the
/// number of qubits, so that sums over blocks are the same on every machine.
/// </summary>
internal readonly struct Tiling
{
    /// <summary>2^11 rows of complex floats are 256 KiB in the widest vectors, and a backward pass holds two states.</summary>
    private const int BlockBits = 11;

    /// <summary>Up to here the whole state is one block: 4 MiB at most, which a last-level cache holds, so that copying tiles does not
    /// pay yet.</summary>
    private const int WholeBits = 14;

    public Tiling(int qubits, int? blockBits = null)
    {
        int bits = blockBits ?? (qubits <= WholeBits ? qubits : BlockBits);
        LocalBits = Math.Clamp(bits, (qubits + 1) / 2, qubits);
        Count = 1 << qubits - LocalBits;
        BlockRows = 1 << LocalBits;
        RunBits = LocalBits - (qubits - LocalBits);
    }

    /// <summary>Qubits of a block.</summary>
    public int LocalBits { get; }

    /// <summary>Blocks, and tiles.</summary>
    public int Count { get; }

    public int BlockRows { get; }

    /// <summary>Lower qubits of a tile; the upper ones follow them.</summary>
    public int RunBits { get; }

    public int RunRows => 1 << RunBits;

    /// <summary>The gates within a block.</summary>
    public FusedGate[] Lower(FusedGate[] gates)
    {
        int bits = LocalBits;
        return [.. gates.Where(gate => gate.Qubit < bits)];
    }

    /// <summary>The other gates, their qubits numbered as in a tile.</summary>
    public FusedGate[] Upper(FusedGate[] gates)
    {
        int bits = LocalBits, shift = LocalBits - RunBits;
        return [.. gates.Where(gate => gate.Qubit >= bits).Select(gate => gate with { Qubit = gate.Qubit - shift })];
    }
}

/// <summary>The gates of a step, lower and upper ones of a <see cref="Tiling"/>, and of each those with a free angle.</summary>
internal sealed record Layer(FusedGate[] Lower, FusedGate[] Upper)
{
    public FusedGate[] LowerTrainable { get; } = [.. Lower.Where(gate => gate.HasGradient)];

    public FusedGate[] UpperTrainable { get; } = [.. Upper.Where(gate => gate.HasGradient)];
}
