/// The fields of the circuit.
namespace HybHanas.Core.Searching

open HybHanas.Core.Circuits
open HybHanas.Core.Networks

[<RequireQualifiedAccess>]
module internal CircuitFields =

    let private choices: Field<CircuitChoices> list =
        [
            Fields.nestedRange
                "qubits"
                "qubits of the circuit; never more than the backend has connected"
                (Choices.range 1 20)
                (fun (r: CircuitChoices) -> r.Qubits)
                (fun v r -> { r with Qubits = v })
            Fields.nestedRange
                "depth"
                "layers of the circuit"
                (Choices.range 1 64)
                (fun (r: CircuitChoices) -> r.Depth)
                (fun v r -> { r with Depth = v })
            Fields.field
                "embeddings"
                "how a sample enters; amplitude on at most 5 qubits"
                (Choices.named Description.embedding Embedding.all
                 |> Codec.choice "embedding"
                 |> Codec.list true 1 5)
                (fun (r: CircuitChoices) -> r.Embeddings)
                (fun v r -> { r with Embeddings = v })
            Fields.field
                "rotations"
                "rotations of a layer"
                (Choices.named Description.rotations Rotations.all
                 |> Codec.choice "rotations"
                 |> Codec.list true 1 7)
                (fun (r: CircuitChoices) -> r.Rotations)
                (fun v r -> { r with Rotations = v })
            Fields.field
                "entanglements"
                "pairs that a layer couples"
                (Choices.named Entanglement.name Entanglement.all
                 |> Codec.choice "entanglement"
                 |> Codec.list true 1 5)
                (fun (r: CircuitChoices) -> r.Entanglements)
                (fun v r -> { r with Entanglements = v })
            Fields.field
                "gates"
                "the gate that couples them"
                (Choices.named Description.gate [ EntanglingGate.Cnot; EntanglingGate.Cz ]
                 |> Codec.choice "gate"
                 |> Codec.list true 1 2)
                (fun (r: CircuitChoices) -> r.Gates)
                (fun v r -> { r with Gates = v })
        ]

    let circuit: Field<CircuitSpecification> list =
        [
            Fields.field
                "layers"
                "patterned: rotations and a pattern alike in all layers; ranged: QNAS's, RX RY RZ and CNOTs with a range and a mode for each layer"
                (Codec.choice "kind of layer" [ "patterned", LayerKind.Patterned; "ranged", LayerKind.Ranged ])
                (fun (r: CircuitSpecification) -> r.Layers)
                (fun v r -> { r with Layers = v })
            yield!
                choices
                |> List.map (Fields.lift (fun (r: CircuitSpecification) -> r.Choices) (fun v r -> { r with Choices = v }))
            Fields.nestedRange
                "cnotRanges"
                "ranged layers: from a control to its target; held below the number of qubits"
                (Choices.range 1 19)
                (fun (r: CircuitSpecification) -> r.CnotRanges)
                (fun v r -> { r with CnotRanges = v })
            Fields.field
                "cnotModes"
                "ranged layers: which CNOTs of the ring are kept"
                (Choices.named CnotMode.name CnotMode.all
                 |> Codec.choice "mode"
                 |> Codec.list true 1 4)
                (fun (r: CircuitSpecification) -> r.CnotModes)
                (fun v r -> { r with CnotModes = v })
        ]
