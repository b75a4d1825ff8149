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
type Rotations = private Rotations of Axis list

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

[<RequireQualifiedAccess>]
module Embedding =

    /// Every embedding.
    let all: Embedding list =
        [
            Embedding.AngleX
            Embedding.AngleY
            Embedding.AngleZ
            Embedding.QnasAngleZ
            Embedding.Amplitude
        ]

    /// Why networks with the embedding cannot learn; None where they can.
    let warning (embedding: Embedding) : string option =
        match embedding with
        | Embedding.QnasAngleZ ->
            Some
                "qnas-angle-z encodes nothing: RZ on |0> is a global phase, so all samples give the same outputs; angle-z (H, then RZ) does encode"
        | _ -> None

[<RequireQualifiedAccess>]
module CnotMode =

    /// Every mode, in the order of QNAS's codes 0 .. 3.
    let all: CnotMode list =
        [ CnotMode.All; CnotMode.Odd; CnotMode.Even; CnotMode.None ]

    /// "all", "odd", "even" or "none".
    let name (mode: CnotMode) : string =
        match mode with
        | CnotMode.All -> "all"
        | CnotMode.Odd -> "odd"
        | CnotMode.Even -> "even"
        | CnotMode.None -> "none"

[<RequireQualifiedAccess>]
module internal RangedLayer =

    /// The (control, target) pairs on n qubits, in order of application.
    let pairs (n: int) (layer: RangedLayer) : (LogicalQubit * LogicalQubit) list =
        let kept i =
            match layer.Mode with
            | CnotMode.All -> true
            | CnotMode.Odd -> i % 2 = 0
            | CnotMode.Even -> i % 2 = 1
            | CnotMode.None -> false

        [
            if n > 1 then
                for i in 0 .. n - 1 do
                    if kept i then
                        i * 1<logical>, (i + layer.Range) % n * 1<logical>
        ]

[<RequireQualifiedAccess>]
module Rotations =

    /// The axes in the order X, Y, Z; at least one, repetitions count once.
    let create (axes: Axis list) : Result<Rotations, HybHanasError> =
        match axes |> List.distinct |> List.sort with
        | [] -> Error(HybHanasError.OutOfRange("rotations", "empty", "a non-empty subset of X, Y, Z"))
        | axes -> Ok(Rotations axes)

    /// The axes in order of application.
    let axes (Rotations axes) : Axis list = axes

    /// All seven sets.
    let all: Rotations list =
        [
            [ Axis.X ]
            [ Axis.Y ]
            [ Axis.Z ]
            [ Axis.X; Axis.Y ]
            [ Axis.X; Axis.Z ]
            [ Axis.Y; Axis.Z ]
            [ Axis.X; Axis.Y; Axis.Z ]
        ]
        |> List.map Rotations

    let private letter axis =
        match axis with
        | Axis.X -> "X"
        | Axis.Y -> "Y"
        | Axis.Z -> "Z"

    /// The letters of its axes: "XZ".
    let name (Rotations axes) : string =
        axes |> List.map letter |> String.concat ""
