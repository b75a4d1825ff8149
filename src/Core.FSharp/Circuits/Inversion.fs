/// Circuits that undo circuits.
namespace HybHanas.Core.Circuits

open HybHanas.Core

[<RequireQualifiedAccess>]
module Inversion =

    let private fixedOperation gate angles qubits =
        Operation.Apply(gate, angles |> List.map (fun angle -> Angle.Fixed(angle * 1.0<rad>)), qubits)

    /// In order of application. A gate that no single gate of the table undoes is undone by the inverse of its definition.
    let rec private undo gate (angles: float list) (qubits: int<'q> list) : Operation<'q> list =
        let row = GateTable.row gate

        match row.Inverse angles, row.Definition angles with
        | Some(inverse, angles), _ -> [ fixedOperation inverse angles qubits ]
        | None, Some steps ->
            let places = Array.ofList qubits

            steps
            |> List.rev
            |> List.collect (fun (gate, angles, on) -> undo gate angles (on |> List.map (fun k -> places[k])))
        | None, None -> invalidOp $"the gate table says neither what undoes '{row.Name}' nor what it is made of"

    let private refuse what =
        Error(HybHanasError.Unsupported(what, "the inverse of a circuit"))

    let private inverted (operation: Operation<'q>) =
        match operation with
        | Operation.Apply(gate, angles, qubits) ->
            Circuit.fixedAngles angles |> Result.map (fun angles -> undo gate angles qubits)
        | Operation.Barrier _ -> Ok [ operation ]
        | Operation.Measure _ -> refuse "a measurement"
        | Operation.Reset _ -> refuse "a reset"
        | Operation.Prepare _ -> refuse "a state preparation"
        | Operation.Opaque(name, _, _) -> refuse $"the opaque gate '{name}'"
        | Operation.Conditional _ -> refuse "control by classical bits ('if')"

    let ofCircuit (circuit: Circuit<'q>) : Result<Circuit<'q>, HybHanasError> =
        circuit.Operations
        |> Seq.rev
        |> Results.traverse inverted
        |> Result.bind (List.concat >> Circuit.create circuit.Qubits circuit.Clbits)
