/// The table of fields of a specification: name, meaning, unit, range and default of each, once.
namespace HybHanas.Core.Searching

open HybHanas.Core

[<RequireQualifiedAccess>]
module internal SpecificationFields =

    let private objectives =
        Choices.named Quantity.name Quantity.all
        |> Codec.choice "objective"
        |> Codec.list true 2 6

    let private constraints =
        Codec.parsed
            "a bound such as 'quantum-time <= 60 s' or 'qubits <= 8'"
            "quantum-time <= 60 s"
            Constraint.print
            Constraint.parse
        |> Codec.list true 0 32

    /// Every field.
    let all: Field<SpecificationParts> list =
        [
            Fields.ignored "$schema" "address of the schema, for editors"
            Fields.optional "description" "what the search is for" "none" (Codec.words "a text") _.Description (fun v r ->
                { r with Description = v })
            Fields.nested "data" "the samples" RunFields.data (fun (r: SpecificationParts) -> r.Data) (fun v r ->
                { r with Data = v })
            Fields.nested
                "network"
                "the classical part"
                NetworkFields.network
                (fun (r: SpecificationParts) -> r.Network)
                (fun v r -> { r with Network = v })
            Fields.nested "circuit" "the circuit" CircuitFields.circuit (fun (r: SpecificationParts) -> r.Circuit) (fun v r ->
                { r with Circuit = v })
            Fields.nested
                "training"
                "how candidates are trained"
                RunFields.training
                (fun (r: SpecificationParts) -> r.Training)
                (fun v r -> { r with Training = v })
            Fields.nested
                "search"
                "how networks are searched"
                RunFields.search
                (fun (r: SpecificationParts) -> r.Search)
                (fun v r -> { r with Search = v })
            Fields.nested "cost" "what the costs are costs of" RunFields.cost (fun (r: SpecificationParts) -> r.Cost) (fun v r ->
                { r with Cost = v })
            Fields.field
                "objectives"
                "what is balanced; accuracy among them"
                objectives
                (fun (r: SpecificationParts) -> r.Objectives)
                (fun v r -> { r with Objectives = v })
            Fields.field
                "constraints"
                "what every network must meet"
                constraints
                (fun (r: SpecificationParts) -> r.Constraints)
                (fun v r -> { r with Constraints = v })
        ]

    /// Everything that is wrong with values of the right types, by path.
    let faults (parts: SpecificationParts) : (string * HybHanasError) list =
        (Codec.record all SpecificationStart.start).Check "" parts
        @ SpecificationFaults.together parts
