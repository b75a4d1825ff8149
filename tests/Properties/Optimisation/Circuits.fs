/// Random circuits for the optimisation passes, and what their measurements give.
module HybHanas.Properties.Optimisation.Circuits

open System
open System.Numerics
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support

let apply gate angles qubits : Operation<logical> =
    Operation.Apply(gate, angles |> List.map (fun a -> Angle.Fixed(a * 1.0<rad>)), qubits |> List.map (fun q -> q * 1<logical>))

let circuit n operations =
    Circuit.create n n operations |> Laws.ok

let ofSteps n steps =
    steps
    |> List.map (fun (gate, angles, qubits) -> apply gate angles qubits)
    |> circuit n

/// The steps of a circuit of bound gates.
let steps (circuit: Circuit<logical>) =
    [
        for operation in circuit.Operations do
            match operation with
            | Operation.Apply(gate, angles, qubits) -> gate, angles |> Circuit.fixedAngles |> Laws.ok, qubits |> List.map int
            | other -> failwith $"{other} is no gate"
    ]

let private angle =
    Gen.oneof
        [
            Gen.choose (-8, 8) |> Gen.map (fun k -> float k * Math.PI / 4.0)
            Gen.elements [ 0.3; -0.3; 0.7 ]
            Gen.choose (-6283, 6283) |> Gen.map (fun k -> float k / 1000.0)
        ]

let private few =
    [
        Gate.H
        Gate.X
        Gate.Z
        Gate.S
        Gate.T
        Gate.SX
        Gate.RZ
        Gate.RX
        Gate.CX
        Gate.CX
        Gate.CZ
        Gate.CZ
        Gate.CP
        Gate.RZZ
    ]

let private diagonal =
    [ Gate.RZ; Gate.P; Gate.T; Gate.CZ; Gate.CP; Gate.RZZ; Gate.CRZ; Gate.CX ]

let private anyGate n (gates: Gate list) = gen {
    let! gate =
        Gen.elements (gates |> List.filter (fun gate -> GateTable.qubits gate <= n))

    let! angles = Gen.listOfLength (GateTable.angles gate).Length angle
    let! qubits = Gen.shuffle [| 0 .. n - 1 |]
    return gate, angles, qubits |> Array.truncate (GateTable.qubits gate) |> List.ofArray
}

/// Gates of the whole table or of a few that often cancel, some of them undone a little later.
let gates n = gen {
    let! palette = Gen.elements [ GateTable.all; few; few; diagonal ]
    let! length = Gen.choose (0, 30)
    let! drawn = Gen.listOfLength length (anyGate n palette)

    let! echoes =
        Gen.listOfLength length (Gen.frequency [ 3, Gen.constant None; 1, Gen.choose (0, 3) |> Gen.map Some ])

    let steps = ResizeArray drawn

    for (gate, angles, qubits), echo in List.zip drawn echoes do
        match echo, (GateTable.row gate).Inverse angles with
        | Some distance, Some(inverse, inverseAngles) ->
            let place = steps.IndexOf((gate, angles, qubits)) + 1 + distance
            steps.Insert(min place steps.Count, (inverse, inverseAngles, qubits))
        | _ -> ()

    return List.ofSeq steps
}

/// Unitary circuits of 1 to 5 qubits.
let unitary = gen {
    let! n = Gen.choose (1, 5)
    let! steps = gates n
    return ofSteps n steps
}

let private event n =
    Gen.frequency
        [
            10,
            anyGate n few
            |> Gen.map (fun (gate, angles, qubits) -> apply gate angles qubits)
            6,
            anyGate n diagonal
            |> Gen.map (fun (gate, angles, qubits) -> apply gate angles qubits)
            1, Gen.choose (0, n - 1) |> Gen.map (fun q -> Operation.Reset(q * 1<logical>))
            1, Gen.choose (0, n - 1) |> Gen.map (fun q -> Operation.Barrier [ q * 1<logical> ])
            1, Gen.map2 (fun q c -> Operation.Measure(q * 1<logical>, c)) (Gen.choose (0, n - 1)) (Gen.choose (0, n - 1))
        ]

/// Circuits of 2 to 4 qubits with measurements, resets and barriers anywhere, and some qubits measured at the end.
let measured = gen {
    let! n = Gen.choose (2, 4)
    let! length = Gen.choose (1, 25)
    let! events = Gen.listOfLength length (event n)
    let! last = Gen.subListOf [ 0 .. n - 1 ]
    return circuit n (events @ [ for q in last -> Operation.Measure(q * 1<logical>, q) ])
}

/// Probability of each value of the classical bits: every measurement and reset splits the state in two.
let distribution (circuit: Circuit<logical>) : float[] =
    let probabilities = Array.zeroCreate (1 <<< circuit.Clbits)

    let project q value (state: Complex[]) =
        state
        |> Array.mapi (fun k amplitude -> if (k >>> q) &&& 1 = value then amplitude else Complex.Zero)

    let rec walk index bits (state: Complex[]) =
        if state |> Array.forall (fun amplitude -> amplitude.Magnitude < 1e-14) then
            ()
        elif index = circuit.Operations.Length then
            let weight =
                state
                |> Array.sumBy (fun amplitude -> amplitude.Magnitude * amplitude.Magnitude)

            probabilities[bits] <- probabilities[bits] + weight
        else
            match circuit.Operations[index] with
            | Operation.Measure(q, clbit) ->
                walk (index + 1) (bits &&& ~~~(1 <<< clbit)) (project (int q) 0 state)
                walk (index + 1) (bits ||| (1 <<< clbit)) (project (int q) 1 state)
            | Operation.Reset q ->
                walk (index + 1) bits (project (int q) 0 state)
                let x = (GateTable.row Gate.X).Matrix []
                walk (index + 1) bits (Oracle.applyMatrix x [ int q ] (project (int q) 1 state))
            | Operation.Apply(gate, angles, qubits) ->
                let m = (GateTable.row gate).Matrix(Circuit.fixedAngles angles |> Laws.ok)
                walk (index + 1) bits (Oracle.applyMatrix m (qubits |> List.map int) state)
            | Operation.Barrier _ -> walk (index + 1) bits state
            | Operation.Opaque _
            | Operation.Conditional _
            | Operation.Prepare _ -> failwith "the oracle has no such operation"

    walk 0 0 (Oracle.basis circuit.Qubits 0)
    probabilities

let sameUnitary tolerance (a: Circuit<logical>) (b: Circuit<logical>) =
    Oracle.distanceUpToPhase (Oracle.columns a) (Oracle.columns b) < tolerance

let sameDistribution (a: Circuit<logical>) (b: Circuit<logical>) =
    Array.forall2 (fun (x: float) y -> abs (x - y) < 1e-9) (distribution a) (distribution b)

let sameOperations (a: Circuit<logical>) (b: Circuit<logical>) =
    Seq.toList a.Operations = Seq.toList b.Operations

let entanglers (circuit: Circuit<logical>) =
    (Pipeline.size TwoQubitBasis.logical circuit).Entanglers
