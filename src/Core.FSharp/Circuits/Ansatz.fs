/// The circuits that a search chooses from: an embedding, then layers of rotations and entangling gates.
namespace HybHanas.Core.Circuits

open HybHanas.Core

[<Struct>]
type WeightPlace =
    {
        Layer: int
        Qubit: int
        Axis: Axis
        Repeat: int
    }

type Ansatz =
    private
        {
            QubitCount: int
            LayerCount: int
            EmbeddingForm: Embedding
            Form: LayerForm
        }

    member this.Qubits = this.QubitCount

    member this.Depth = this.LayerCount

    member this.Embedding = this.EmbeddingForm

    member this.Layer = this.Form

[<RequireQualifiedAccess>]
module Ansatz =

    let maxQubits embedding =
        match embedding with
        | Embedding.Amplitude -> 5
        | _ -> 20

    let private layerFault qubits depth layer =
        let farthest = max 1 (qubits - 1)

        match layer with
        | LayerForm.Ranged layers when layers.Length <> depth ->
            Some("ranged layers of the ansatz", string layers.Length, $"{depth}, its depth")
        | LayerForm.Ranged layers ->
            layers
            |> List.tryFind (fun layer -> layer.Range < 1 || layer.Range > farthest)
            |> Option.map (fun layer -> "CNOT range of a layer", string layer.Range, $"1..{farthest} on {qubits} qubits")
        | LayerForm.Patterned _
        | LayerForm.StronglyEntangling -> None

    let create (qubits: int) (depth: int) (embedding: Embedding) (layer: LayerForm) : Result<Ansatz, HybHanasError> =
        let most = maxQubits embedding

        if qubits < 1 || qubits > most then
            Error(HybHanasError.OutOfRange("qubits of the ansatz", string qubits, $"1..{most}"))
        elif depth < 1 || depth > 64 then
            Error(HybHanasError.OutOfRange("depth of the ansatz", string depth, "1..64"))
        else
            match layerFault qubits depth layer with
            | Some fault -> Error(HybHanasError.OutOfRange fault)
            | None ->
                Ok
                    {
                        QubitCount = qubits
                        LayerCount = depth
                        EmbeddingForm = embedding
                        Form = layer
                    }

    let inputs (ansatz: Ansatz) : int =
        match ansatz.Embedding with
        | Embedding.Amplitude -> 1 <<< ansatz.Qubits
        | _ -> ansatz.Qubits

    let private rotationsOf layer =
        match layer with
        | LayerForm.Patterned(rotations, _, _) -> Rotations.axes rotations
        | LayerForm.StronglyEntangling -> [ Axis.Z; Axis.Y; Axis.Z ]
        | LayerForm.Ranged _ -> [ Axis.X; Axis.Y; Axis.Z ]

    let weights (ansatz: Ansatz) : int =
        ansatz.Qubits * ansatz.Depth * (rotationsOf ansatz.Layer).Length

    let weightPlaces (ansatz: Ansatz) : WeightPlace list =
        let axes = rotationsOf ansatz.Layer

        let place layer qubit (k, axis) =
            {
                Layer = layer
                Qubit = qubit
                Axis = axis
                Repeat = axes |> List.truncate k |> List.filter ((=) axis) |> List.length
            }

        let axes = List.indexed axes
        let qubits = [ 0 .. ansatz.Qubits - 1 ]

        [
            for layer in 0 .. ansatz.Depth - 1 do
                match ansatz.Layer with
                | LayerForm.Ranged _ ->
                    for q in qubits do
                        for axis in axes -> place layer q axis
                | LayerForm.Patterned _
                | LayerForm.StronglyEntangling ->
                    for axis in axes do
                        for q in qubits -> place layer q axis
        ]

    let private rotation axis =
        match axis with
        | Axis.X -> Gate.RX
        | Axis.Y -> Gate.RY
        | Axis.Z -> Gate.RZ

    let private onEach gate (ansatz: Ansatz) : Operation<logical> list =
        [
            for q in 0 .. ansatz.Qubits - 1 -> Operation.Apply(gate, [], [ q * 1<logical> ])
        ]

    let embedding (ansatz: Ansatz) : Operation<logical> list =
        let angles gate =
            [
                for q in 0 .. ansatz.Qubits - 1 -> Operation.Apply(gate, [ Angle.Input q ], [ q * 1<logical> ])
            ]

        match ansatz.Embedding with
        | Embedding.AngleX -> angles Gate.RX
        | Embedding.AngleY -> angles Gate.RY
        | Embedding.AngleZ -> onEach Gate.H ansatz @ angles Gate.RZ
        | Embedding.QnasAngleZ -> angles Gate.RZ @ onEach Gate.H ansatz
        | Embedding.Amplitude ->
            [
                Operation.Prepare([ 0 .. inputs ansatz - 1 ], [ for q in 0 .. ansatz.Qubits - 1 -> q * 1<logical> ])
            ]

    let private cnots pairs =
        pairs |> List.map (fun (a, b) -> Operation.Apply(Gate.CX, [], [ a; b ]))

    let private entangle (ansatz: Ansatz) layer : Operation<logical> list =
        match ansatz.Layer with
        | LayerForm.Patterned(_, entanglement, EntanglingGate.Cnot) -> cnots (Entanglement.pairs ansatz.Qubits entanglement)
        | LayerForm.Patterned(_, entanglement, EntanglingGate.Cz) ->
            Entanglement.pairs ansatz.Qubits entanglement
            |> List.map (fun (a, b) -> Operation.Apply(Gate.CZ, [], [ a; b ]))
        | LayerForm.StronglyEntangling ->
            let range = layer % max 1 (ansatz.Qubits - 1) + 1
            cnots (RangedLayer.pairs ansatz.Qubits { Range = range; Mode = CnotMode.All })
        | LayerForm.Ranged layers -> cnots (RangedLayer.pairs ansatz.Qubits layers[layer])

    let layers (ansatz: Ansatz) : Operation<logical> list =
        let rotations =
            weightPlaces ansatz
            |> List.mapi (fun weight place ->
                Operation.Apply(rotation place.Axis, [ Angle.Weight weight ], [ place.Qubit * 1<logical> ]))
            |> List.chunkBySize (weights ansatz / ansatz.Depth)

        [
            for layer, turns in List.indexed rotations do
                yield! turns @ entangle ansatz layer
        ]

    let private circuitOf (ansatz: Ansatz) steps =
        match Circuit.create ansatz.Qubits 0 steps with
        | Ok circuit -> circuit
        | Error error -> invalidOp $"a legal ansatz made an illegal circuit: {HybHanasError.message error}"

    let circuit (ansatz: Ansatz) : Circuit<logical> =
        circuitOf ansatz (embedding ansatz @ layers ansatz)

    let observable (ansatz: Ansatz) : Axis =
        match ansatz.Embedding with
        | Embedding.QnasAngleZ -> Axis.X
        | _ -> Axis.Z

    let measured (ansatz: Ansatz) : Circuit<logical> =
        let basis =
            if observable ansatz = Axis.X then
                onEach Gate.H ansatz
            else
                []

        circuitOf ansatz (embedding ansatz @ layers ansatz @ basis)
        |> Circuit.measureAll
