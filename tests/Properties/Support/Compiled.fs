/// What a compiled circuit means against the original, by the dense oracle.
module HybHanas.Properties.Support.Compiled

open System.Numerics
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

/// The qubits of all operations, with repetitions.
let qubitsOf (circuit: Circuit<'q>) =
    circuit.Operations |> Seq.collect Operation.qubits |> Seq.map int

let private fixedGate gate angles qubits =
    Operation.Apply(gate, angles |> List.map (fun a -> Angle.Fixed(a * 1.0<rad>)), qubits)

/// A circuit that the dense oracle can run, on `width` qubits that `place` maps the circuit's own to, and one more for each
/// classical bit. A measurement is a CX onto its classical bit and an H there, a barrier is generic gates on its qubits:
/// neither commutes with its neighbours, so that a changed order shows.
let private deferred width place (circuit: Circuit<'q>) : Circuit<logical> =
    let on q = place (int q) * 1<logical>

    circuit.Operations
    |> Seq.collect (fun operation ->
        match operation with
        | Operation.Measure(q, clbit) ->
            let bit = (width + clbit) * 1<logical>
            [ fixedGate Gate.CX [] [ on q; bit ]; fixedGate Gate.H [] [ bit ] ]
        | Operation.Barrier qubits ->
            let qubits = qubits |> List.map on

            (qubits |> List.map (fun q -> fixedGate Gate.U [ 0.3; 0.5; 0.7 ] [ q ]))
            @ (List.pairwise qubits
               |> List.map (fun (a, b) -> fixedGate Gate.CU3 [ 1.1; 0.5; 0.7 ] [ a; b ]))
        | operation -> [ Operation.mapQubits on operation ])
    |> Circuit.create (width + circuit.Clbits) 0
    |> Laws.ok

let private spread (layout: int[]) k =
    layout
    |> Seq.indexed
    |> Seq.sumBy (fun (bit, place) -> if (k >>> bit) &&& 1 = 1 then 1 <<< place else 0)

/// Physical qubits that gates or logical qubits stand on, ascending.
let private usedQubits (compiled: PhysicalCircuit) =
    Seq.append (qubitsOf compiled.Circuit) (Seq.map int compiled.InitialLayout)
    |> Seq.distinct
    |> Seq.sort
    |> Array.ofSeq

/// Largest deviation of the compiled circuit from the original over all basis states of the logical qubits, with all other
/// physical qubits and the classical bits starting in |0>.
let deviation (circuit: Circuit<logical>) (compiled: PhysicalCircuit) =
    let used = usedQubits compiled

    let place q = System.Array.IndexOf(used, q)
    let width = used.Length
    let clbits = [| 0 .. circuit.Clbits - 1 |]
    let physical = deferred width place compiled.Circuit
    let logical = deferred circuit.Qubits id circuit

    let layoutOf (layout: PhysicalQubit seq) =
        Array.append (layout |> Seq.map (int >> place) |> Array.ofSeq) (clbits |> Array.map (fun c -> width + c))

    let initial, final = layoutOf compiled.InitialLayout, layoutOf compiled.FinalLayout

    let expected, actual =
        Array.init (1 <<< circuit.Qubits) (fun k ->
            let state = Oracle.run logical (Oracle.basis logical.Qubits k)
            let moved = Array.create (1 <<< physical.Qubits) Complex.Zero
            state |> Array.iteri (fun j amplitude -> moved[spread final j] <- amplitude)
            moved, Oracle.run physical (Oracle.basis physical.Qubits (spread initial k)))
        |> Array.unzip

    Oracle.distanceUpToPhase expected actual

/// Each measurement onto a bit of its own: the k-th one into a classical bit, whatever the order of bits is.
let private recorded width place (circuit: Circuit<'q>) =
    let counts = Array.zeroCreate<int>(max 1 circuit.Clbits)

    let measurements =
        circuit.Operations
        |> Seq.choose (fun operation ->
            match operation with
            | Operation.Measure(_, clbit) ->
                counts[clbit] <- counts[clbit] + 1
                Some(clbit, counts[clbit])
            | _ -> None)
        |> Seq.sort
        |> Array.ofSeq

    Array.fill counts 0 counts.Length 0

    let operations =
        [
            for operation in circuit.Operations do
                match operation with
                | Operation.Measure(q, clbit) ->
                    counts[clbit] <- counts[clbit] + 1
                    Operation.Measure(q, System.Array.IndexOf(measurements, (clbit, counts[clbit])))
                | operation -> operation
        ]

    let single = Circuit.create circuit.Qubits measurements.Length operations |> Laws.ok

    (deferred width place single).Operations
    |> Seq.filter (fun operation ->
        match operation with
        | Operation.Apply(Gate.H, [], [ q ]) when int q >= width -> false
        | _ -> true)
    |> Circuit.create (width + measurements.Length) 0
    |> Laws.ok

/// Largest deviation over all basis states of the logical qubits and all outcomes of the measurements, a phase for each
/// outcome free: it keeps the distribution, and what the qubits hold afterwards.
let measuredDeviation (circuit: Circuit<logical>) (compiled: PhysicalCircuit) =
    let used = usedQubits compiled

    let place q = System.Array.IndexOf(used, q)
    let width = used.Length
    let physical = recorded width place compiled.Circuit
    let logical = recorded circuit.Qubits id circuit
    let outcomes = 1 <<< (logical.Qubits - circuit.Qubits)

    let layoutOf (layout: PhysicalQubit seq) =
        layout |> Seq.map (int >> place) |> Array.ofSeq

    let initial, final = layoutOf compiled.InitialLayout, layoutOf compiled.FinalLayout

    let runs =
        [
            for k in 0 .. (1 <<< circuit.Qubits) - 1 ->
                Oracle.run logical (Oracle.basis logical.Qubits k),
                Oracle.run physical (Oracle.basis physical.Qubits (spread initial k))
        ]

    [
        for outcome in 0 .. outcomes - 1 ->
            let expected, actual =
                [|
                    for state, found in runs ->
                        let moved = Array.create (1 <<< width) Complex.Zero

                        for j in 0 .. (1 <<< circuit.Qubits) - 1 do
                            moved[spread final j] <- state[j + (outcome <<< circuit.Qubits)]

                        moved, Array.sub found (outcome <<< width) (1 <<< width)
                |]
                |> Array.unzip

            Oracle.distanceUpToPhase expected actual
    ]
    |> List.max

/// The compiled circuit on the qubits that it uses alone, renumbered in their order.
let onUsedQubits (compiled: PhysicalCircuit) : Circuit<logical> =
    let used = qubitsOf compiled.Circuit |> Seq.distinct |> Seq.sort |> Array.ofSeq

    compiled.Circuit.Operations
    |> Seq.map (Operation.mapQubits (fun q -> System.Array.IndexOf(used, int q) * 1<logical>))
    |> Circuit.create used.Length compiled.Circuit.Clbits
    |> Laws.ok

/// Two-qubit gates of a compiled circuit.
let twoQubitGates (compiled: PhysicalCircuit) : int =
    compiled.Circuit.Operations
    |> Seq.filter (fun operation -> operation.IsApply && (Operation.qubits operation).Length = 2)
    |> Seq.length

/// Gates that undo those given, which all have an inverse in the table; other operations are left as they are.
let inverse (operations: Operation<logical> list) : Operation<logical> list =
    operations
    |> List.rev
    |> List.map (fun operation ->
        match operation with
        | Operation.Apply(gate, angles, qubits) ->
            let inverse, angles =
                (GateTable.row gate).Inverse(Circuit.fixedAngles angles |> Laws.ok)
                |> Option.get

            fixedGate inverse angles qubits
        | operation -> operation)
