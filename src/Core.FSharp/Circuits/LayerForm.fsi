/// What an ansatz is made of: its embedding, the rotations and entangling gates of its layers.
namespace HybHanas.Core.Circuits

open HybHanas.Core

/// How a sample enters the circuit.
[<RequireQualifiedAccess>]
type Embedding =
    /// RX(x_q) on qubit q.
    | AngleX
    /// RY(x_q) on qubit q.
    | AngleY
    /// H, then RZ(x_q), on qubit q.
    | AngleZ
    /// RZ(x_q), then H, on qubit q, read out in X: QNAS's angle-z, which encodes nothing (see Embedding.warning).
    | QnasAngleZ
    /// Amplitudes proportional to 2^n values; at most 5 qubits.
    | Amplitude

/// A rotation axis.
[<RequireQualifiedAccess>]
type Axis =
    | X
    | Y
    | Z

/// The two-qubit gate of an entangling layer.
[<RequireQualifiedAccess>]
type EntanglingGate =
    | Cnot
    | Cz

/// Which CNOTs of its ring a ranged layer keeps.
[<RequireQualifiedAccess>]
type CnotMode =
    /// Every one.
    | All
    /// The 1st, 3rd, 5th, ...: control 0, 2, 4, ...
    | Odd
    /// The 2nd, 4th, ...: control 1, 3, ...
    | Even
    /// Not any.
    | None

/// One entangling layer of QNAS: of the CNOTs i -> (i + Range) mod n, i = 0 .. n - 1, those that Mode keeps. Where
/// n = 2 Range the ring couples each pair twice, (a, b) and (b, a).
type RangedLayer =
    {
        /// 1 .. n - 1 (1 for a single qubit, which has no CNOTs).
        Range: int
        Mode: CnotMode
    }

/// A non-empty set of rotation axes, applied in the order X, Y, Z.
[<Sealed>]
type Rotations

/// What one layer is made of.
[<RequireQualifiedAccess>]
type LayerForm =
    /// Each rotation on every qubit, then the pattern's gates.
    | Patterned of rotations: Rotations * entanglement: Entanglement * gate: EntanglingGate
    /// PennyLane's StronglyEntanglingLayers: RZ RY RZ on every qubit, then CNOT i -> (i + r) mod n with
    /// r = (layer mod (n - 1)) + 1 (Schuld et al. 2018).
    | StronglyEntangling
    /// QNAS: RX RY RZ on qubit 0, then on qubit 1, ..., then the layer's own CNOTs; one entry for each layer.
    | Ranged of layers: RangedLayer list

/// The embeddings and what is to be known of them.
[<RequireQualifiedAccess>]
module Embedding =

    /// Every embedding.
    val all: Embedding list

    /// Why networks with the embedding cannot learn; None where they can.
    val warning: embedding: Embedding -> string option

/// The modes by name.
[<RequireQualifiedAccess>]
module CnotMode =

    /// Every mode, in the order of QNAS's codes 0 .. 3.
    val all: CnotMode list

    /// "all", "odd", "even" or "none".
    val name: mode: CnotMode -> string

/// The CNOTs of a ranged layer.
[<RequireQualifiedAccess>]
module internal RangedLayer =

    /// The (control, target) pairs on n qubits, in order of application.
    val pairs: n: int -> layer: RangedLayer -> (LogicalQubit * LogicalQubit) list

/// Makes and reads sets of rotation axes.
[<RequireQualifiedAccess>]
module Rotations =

    /// The axes in the order X, Y, Z; at least one, repetitions count once.
    val create: axes: Axis list -> Result<Rotations, HybHanasError>

    /// The axes in order of application.
    val internal axes: rotations: Rotations -> Axis list

    /// All seven sets.
    val all: Rotations list

    /// The letters of its axes: "XZ".
    val internal name: rotations: Rotations -> string
