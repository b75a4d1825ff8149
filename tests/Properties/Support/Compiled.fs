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

/// Largest deviation of the compiled circuit from the original over all basis states of the logical qubits, with all other
/// physical qubits and the classical bits starting in |0>.
let deviation (circuit: Circuit<logical>) (compiled: PhysicalCircuit) =
    let used =
        Seq.append (qubitsOf compiled.Circuit) (Seq.map int compiled.InitialLayout)
        |> Seq.distinct
        |> Seq.sort
        |> Array.ofSeq

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
