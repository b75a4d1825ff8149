/// The slow and obvious meaning of a circuit: dense matrices and index loops over the gate table.
module HybHanas.Properties.Support.Oracle

open System.Numerics
open HybHanas.Core
open HybHanas.Core.Circuits

/// Applies a little-endian matrix over the listed qubits to a state of 2^n amplitudes.
let applyMatrix (matrix: Complex[,]) (qubits: int list) (state: Complex[]) : Complex[] =
    let qubits = Array.ofList qubits
    let size = 1 <<< qubits.Length
    let mask = qubits |> Array.fold (fun mask q -> mask ||| (1 <<< q)) 0

    let spread k =
        let mutable index = 0

        for j in 0 .. qubits.Length - 1 do
            if (k >>> j) &&& 1 = 1 then
                index <- index ||| (1 <<< qubits[j])

        index

    let result = Array.copy state

    for rest in 0 .. state.Length - 1 do
        if rest &&& mask = 0 then
            for row in 0 .. size - 1 do
                let mutable sum = Complex.Zero

                for column in 0 .. size - 1 do
                    sum <- sum + matrix[row, column] * state[rest ||| spread column]

                result[rest ||| spread row] <- sum

    result

/// The state after the gates of a bound circuit; measurements and barriers are passed over.
let run (circuit: Circuit<'q>) (state: Complex[]) : Complex[] =
    (state, circuit.Operations)
    ||> Seq.fold (fun state operation ->
        match operation with
        | Operation.Apply(gate, angles, qubits) ->
            let angles = Circuit.fixedAngles angles |> Laws.ok
            applyMatrix ((GateTable.row gate).Matrix angles) (qubits |> List.map int) state
        | Operation.Measure _
        | Operation.Barrier _ -> state
        | Operation.Prepare _
        | Operation.Opaque _
        | Operation.Conditional _
        | Operation.Reset _ -> failwith "the oracle has no such operation")

/// The basis state |k> of n qubits.
let basis (n: int) (k: int) : Complex[] =
    Array.init (1 <<< n) (fun j -> if j = k then Complex.One else Complex.Zero)

/// The unitary of a bound circuit, as its columns.
let columns (circuit: Circuit<'q>) : Complex[][] =
    Array.init (1 <<< circuit.Qubits) (fun k -> run circuit (basis circuit.Qubits k))

/// Largest entry of a - e^(i phi) b over both, with the best global phase phi.
let distanceUpToPhase (a: Complex[][]) (b: Complex[][]) : float =
    let a, b = Array.concat a, Array.concat b

    let overlap =
        Array.fold2 (fun sum (x: Complex) (y: Complex) -> sum + x * Complex.Conjugate y) Complex.Zero a b

    let phase =
        if overlap.Magnitude < 1e-9 then
            Complex.One
        else
            overlap / Complex(overlap.Magnitude, 0.0)

    Array.fold2 (fun worst (x: Complex) (y: Complex) -> max worst (x - phase * y).Magnitude) 0.0 a b
