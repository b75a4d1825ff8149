/// The circuits that a search chooses from: an embedding, then layers of rotations and entangling gates.
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

/// A legal ansatz: 1 to 20 qubits (amplitude embedding: 1 to 5), depth 1 to 64.
type Ansatz =
    private
        {
            QubitCount: int
            LayerCount: int
            EmbeddingForm: Embedding
            Form: LayerForm
        }

    /// Number of qubits.
    member this.Qubits = this.QubitCount

    /// Number of layers.
    member this.Depth = this.LayerCount

    /// The embedding.
    member this.Embedding = this.EmbeddingForm

    /// The form of its layers.
    member this.Layer = this.Form

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

[<RequireQualifiedAccess>]
module Ansatz =

    /// Qubits at most for any ansatz, and for amplitude embedding.
    let maxQubits embedding =
        match embedding with
        | Embedding.Amplitude -> 5
        | _ -> 20

    /// 1 to 20 qubits (amplitude embedding: 1 to 5), depth 1 to 64.
    let create (qubits: int) (depth: int) (embedding: Embedding) (layer: LayerForm) : Result<Ansatz, HybHanasError> =
        let most = maxQubits embedding

        if qubits < 1 || qubits > most then
            Error(HybHanasError.OutOfRange("qubits of the ansatz", string qubits, $"1..{most}"))
        elif depth < 1 || depth > 64 then
            Error(HybHanasError.OutOfRange("depth of the ansatz", string depth, "1..64"))
        else
            Ok
                {
                    QubitCount = qubits
                    LayerCount = depth
                    EmbeddingForm = embedding
                    Form = layer
                }

    /// How many values of a sample it embeds.
    let inputs (ansatz: Ansatz) : int =
        match ansatz.Embedding with
        | Embedding.Amplitude -> 1 <<< ansatz.Qubits
        | _ -> ansatz.Qubits

    let private rotationsOf layer =
        match layer with
        | LayerForm.Patterned(rotations, _, _) -> Rotations.axes rotations
        | LayerForm.StronglyEntangling -> [ Axis.Z; Axis.Y; Axis.Z ]

    /// Trainable weights: qubits x depth x rotations of a layer.
    let weights (ansatz: Ansatz) : int =
        ansatz.Qubits * ansatz.Depth * (rotationsOf ansatz.Layer).Length

    let private rotation axis =
        match axis with
        | Axis.X -> Gate.RX
        | Axis.Y -> Gate.RY
        | Axis.Z -> Gate.RZ

    let private embed (ansatz: Ansatz) : Operation<logical> list =
        let qubits = [ for q in 0 .. ansatz.Qubits - 1 -> q * 1<logical> ]

        let angles gate =
            qubits
            |> List.map (fun q -> Operation.Apply(gate, [ Angle.Input(int q) ], [ q ]))

        match ansatz.Embedding with
        | Embedding.AngleX -> angles Gate.RX
        | Embedding.AngleY -> angles Gate.RY
        | Embedding.AngleZ ->
            (qubits |> List.map (fun q -> Operation.Apply(Gate.H, [], [ q ])))
            @ angles Gate.RZ
        | Embedding.Amplitude -> [ Operation.Prepare([ 0 .. inputs ansatz - 1 ], qubits) ]

    let private entangle (ansatz: Ansatz) layer : Operation<logical> list =
        match ansatz.Layer with
        | LayerForm.Patterned(_, entanglement, gate) ->
            let gate =
                match gate with
                | EntanglingGate.Cnot -> Gate.CX
                | EntanglingGate.Cz -> Gate.CZ

            Entanglement.pairs ansatz.Qubits entanglement
            |> List.map (fun (a, b) -> Operation.Apply(gate, [], [ a; b ]))
        | LayerForm.StronglyEntangling when ansatz.Qubits = 1 -> []
        | LayerForm.StronglyEntangling ->
            let range = layer % (ansatz.Qubits - 1) + 1

            [
                for i in 0 .. ansatz.Qubits - 1 ->
                    Operation.Apply(Gate.CX, [], [ i * 1<logical>; (i + range) % ansatz.Qubits * 1<logical> ])
            ]

    /// The circuit, unmeasured, weights numbered in order of application: layer, rotation, qubit.
    let circuit (ansatz: Ansatz) : Circuit<logical> =
        let axes = rotationsOf ansatz.Layer
        let n = ansatz.Qubits

        let rotate layer =
            [
                for k, axis in List.indexed axes do
                    for q in 0 .. n - 1 ->
                        let weight = (layer * axes.Length + k) * n + q
                        Operation.Apply(rotation axis, [ Angle.Weight weight ], [ q * 1<logical> ])
            ]

        let steps =
            embed ansatz
            @ [
                for layer in 0 .. ansatz.Depth - 1 do
                    yield! rotate layer @ entangle ansatz layer
            ]

        match Circuit.create n 0 steps with
        | Ok circuit -> circuit
        | Error error -> invalidOp $"a legal ansatz made an illegal circuit: {HybHanasError.message error}"
