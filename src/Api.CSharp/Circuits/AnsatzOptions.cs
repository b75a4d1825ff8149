namespace HybHanas;

/// <summary>Rotation axes; a layer turns about them in the order X, Y, Z.</summary>
[Flags]
public enum RotationAxes
{
    /// <summary>About X.</summary>
    X = 1,

    /// <summary>About Y.</summary>
    Y = 2,

    /// <summary>About Z.</summary>
    Z = 4,
}

/// <summary>Which pairs an entangling layer of n qubits couples, in this order.</summary>
public enum EntanglementPattern
{
    /// <summary>(i, i + 1).</summary>
    Linear,

    /// <summary>Linear, then (n - 1, 0) for n above 2.</summary>
    Circular,

    /// <summary>Every i &lt; j.</summary>
    Full,

    /// <summary>(0, j).</summary>
    Star,

    /// <summary>Neighbours of a grid, whose rows are the largest divisor of n not above its square root.</summary>
    Grid,
}

/// <summary>The two-qubit gate of an entangling layer.</summary>
public enum TwoQubitGate
{
    /// <summary>Controlled X.</summary>
    Cnot,

    /// <summary>Controlled Z.</summary>
    Cz,
}

/// <summary>How a sample enters a circuit.</summary>
public enum SampleEmbedding
{
    /// <summary>RX(input q) on qubit q.</summary>
    AngleX,

    /// <summary>RY(input q) on qubit q.</summary>
    AngleY,

    /// <summary>H, then RZ(input q), on qubit q.</summary>
    AngleZ,

    /// <summary>Amplitudes proportional to 2^n inputs, on at most 5 qubits.</summary>
    Amplitude,

    /// <summary>Not at all: the circuit has parameters alone.</summary>
    None,
}

/// <summary>What the layers of an ansatz are made of.</summary>
public enum AnsatzLayers
{
    /// <summary>The chosen rotations on every qubit, then the pattern's gates.</summary>
    Patterned,

    /// <summary>PennyLane's strongly entangling layers: RZ RY RZ on every qubit, then CNOT i to (i + r) mod n with r = layer mod (n - 1) + 1;
    /// the choices of rotations, entanglement and gate count for nothing.</summary>
    StronglyEntangling,
}

/// <summary>A trainable circuit of a known form: an embedding, then layers of rotations and entangling gates.</summary>
public sealed record AnsatzOptions
{
    /// <summary>Number of qubits, 1..20; 1..5 with <see cref="SampleEmbedding.Amplitude"/>; 4 by default.</summary>
    public int Qubits { get; init; } = 4;

    /// <summary>Number of layers, 1..64; 1 by default.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>What a layer is made of; patterned by default.</summary>
    public AnsatzLayers Layers { get; init; }

    /// <summary>The rotations of a layer, at least one; about Y by default.</summary>
    public RotationAxes Rotations { get; init; } = RotationAxes.Y;

    /// <summary>The pairs of an entangling layer; linear by default.</summary>
    public EntanglementPattern Entanglement { get; init; }

    /// <summary>The gate of an entangling layer; CNOT by default.</summary>
    public TwoQubitGate TwoQubitGate { get; init; }

    /// <summary>How a sample enters; by angles about X by default.</summary>
    public SampleEmbedding Embedding { get; init; }
}
