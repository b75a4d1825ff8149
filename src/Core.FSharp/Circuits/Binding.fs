/// Numbers in the place of a circuit's weights and inputs.
namespace HybHanas.Core.Circuits

open System
open HybHanas.Core

[<RequireQualifiedAccess>]
module Binding =

    let private check what (needed: int) (values: float[]) = result {
        do!
            Results.require
                (values.Length >= needed)
                (HybHanasError.OutOfRange($"number of {what}s", string values.Length, $"{needed} or more, as the circuit uses"))

        match values |> Array.tryFindIndex (fun value -> not (Double.IsFinite value)) with
        | Some index -> return! Error(HybHanasError.OutOfRange($"{what} {index}", string values[index], "a finite number"))
        | None -> return ()
    }

    let private angle (inputs: float[]) (weights: float[]) angle =
        match angle with
        | Angle.Fixed value -> Angle.Fixed value
        | Angle.Weight index -> Angle.Fixed(weights[index] * 1.0<rad>)
        | Angle.Input index -> Angle.Fixed(inputs[index] * 1.0<rad>)

    let private prepare (inputs: float[]) (indices: int list) (qubits: int<'q> list) =
        let qubits = Array.ofList qubits

        indices
        |> List.map (fun index -> inputs[index])
        |> Array.ofList
        |> StatePreparation.steps
        |> List.map (fun (gate, angles, on) ->
            Operation.Apply(gate, angles |> List.map (fun a -> Angle.Fixed(a * 1.0<rad>)), on |> List.map (fun k -> qubits[k])))

    let bind (inputs: float[]) (weights: float[]) (circuit: Circuit<logical>) : Result<Circuit<logical>, HybHanasError> = result {
        do! check "input" circuit.Inputs inputs
        do! check "weight" circuit.Weights weights

        let rec bound operation =
            match operation with
            | Operation.Apply(gate, angles, qubits) ->
                [ Operation.Apply(gate, angles |> List.map (angle inputs weights), qubits) ]
            | Operation.Prepare(indices, qubits) -> prepare inputs indices qubits
            | Operation.Conditional(condition, inner) ->
                bound inner |> List.map (fun inner -> Operation.Conditional(condition, inner))
            | Operation.Measure _
            | Operation.Reset _
            | Operation.Opaque _
            | Operation.Barrier _ -> [ operation ]

        return!
            circuit.Operations
            |> Seq.collect bound
            |> Circuit.create circuit.Qubits circuit.Clbits
    }

    let bindWeights (weights: float[]) (circuit: Circuit<logical>) : Result<Circuit<logical>, HybHanasError> = result {
        do! check "weight" circuit.Weights weights

        let bound =
            function
            | Angle.Weight index -> Angle.Fixed(weights[index] * 1.0<rad>)
            | other -> other

        let operations =
            circuit.Operations
            |> Seq.map (fun operation ->
                match operation with
                | Operation.Apply(gate, angles, qubits) -> Operation.Apply(gate, List.map bound angles, qubits)
                | other -> other)

        return! Circuit.create circuit.Qubits circuit.Clbits operations
    }

    let generic (seed: Seed) (circuit: Circuit<logical>) : Result<Circuit<logical>, HybHanasError> =
        let draws purpose count =
            let seed = Seed.purpose purpose seed
            Array.init count (fun i -> Seed.between -Math.PI Math.PI i seed)

        bind (draws "inputs" circuit.Inputs) (draws "weights" circuit.Weights) circuit
