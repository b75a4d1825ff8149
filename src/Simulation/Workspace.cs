using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>What one worker needs for itself. Pointers to whole states are exchanged with those of the engine.</summary>
internal sealed unsafe class Workspace<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<TLanes>[] memory;

    /// <summary>Room for a block or tile of a state and of its adjoint, and one vector for each of its rows.</summary>
    private readonly AlignedBuffer<TLanes> tiles;

    private readonly AlignedBuffer<TLanes> vectors;

    /// <param name="state">Vectors of a state; 0 where the worker only helps with tiles.</param>
    /// <param name="rewinds">Whether a second spare state is needed.</param>
    /// <param name="tile">Vectors of a tile; 0 where a state is one block.</param>
    /// <param name="rows">Rows of a block.</param>
    /// <param name="program">Its numbers of inputs and qubits.</param>
    public Workspace(int state, bool rewinds, int tile, int rows, QuantumProgram program)
    {
        memory = [.. Enumerable.Range(0, state == 0 ? 0 : rewinds ? 3 : 2).Select(_ => new AlignedBuffer<TLanes>(state))];
        if (state > 0)
        {
            Spare = memory[0].Pointer;
            Lambda = memory[1].Pointer;
            SpareState = memory[^1].Pointer;
        }

        tiles = new(2L * tile);
        vectors = new(rows + program.Inputs + program.InputFactors.Length + 4L * program.Qubits + 4);
        TileState = tiles.Pointer;
        TileLambda = tiles.Pointer + tile;
        Rows = vectors.Pointer;
        Sample = Rows + rows;
        HalfAngles = Sample + program.Inputs;
        QubitValues = HalfAngles + program.InputFactors.Length;
        Brackets = QubitValues + program.Qubits;
        Totals = Brackets + 4;
    }

    public int Chunk { get; set; }

    /// <summary>The step that the current pass is about.</summary>
    public int Step { get; set; }

    /// <summary>The adjoint that a backward pass reads, and where it goes; for a forward pass the state.</summary>
    public TLanes* From { get; set; }

    public TLanes* To { get; set; }

    /// <summary>The state of a backward pass.</summary>
    public TLanes* StateFrom { get; set; }

    public TLanes* StateTo { get; set; }

    public TLanes* Spare;

    public TLanes* Lambda;

    /// <summary>Only where states are rewound.</summary>
    public TLanes* SpareState;

    public TLanes* TileState { get; }

    public TLanes* TileLambda { get; }

    public TLanes* Rows { get; }

    /// <summary>A chunk's inputs, later its input gradient.</summary>
    public TLanes* Sample { get; }

    public TLanes* HalfAngles { get; }

    public TLanes* QubitValues { get; }

    public TLanes* Brackets { get; }

    /// <summary>Three brackets for each qubit.</summary>
    public TLanes* Totals { get; }
}
