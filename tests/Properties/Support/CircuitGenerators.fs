/// Random bound circuits over the whole gate table.
module HybHanas.Properties.Support.CircuitGenerators

open FsCheck
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits

/// Generic angles, and the multiples of pi/4 where special cases live.
let angle: Gen<float> =
    Gen.oneof
        [
            Gen.choose (-6283, 6283) |> Gen.map (fun k -> float k / 1000.0)
            Gen.choose (-8, 8) |> Gen.map (fun k -> float k * System.Math.PI / 4.0)
        ]

/// One gate of those given, with angles, on distinct qubits below n; all must fit.
let private gateOf (gates: Gate list) (n: int) : Gen<Operation<logical>> = gen {
    let! gate = Gen.elements gates
    let! angles = Gen.listOfLength (GateTable.angles gate).Length angle
    let! order = Gen.shuffle [| 0 .. n - 1 |]

    let qubits =
        order |> Seq.take (GateTable.qubits gate) |> Seq.map (fun q -> q * 1<logical>)

    return Operation.Apply(gate, angles |> List.map (fun a -> Angle.Fixed(a * 1.0<rad>)), List.ofSeq qubits)
}

/// One- and two-qubit gates twice as often as all others that fit on n qubits.
let gate (n: int) : Gen<Operation<logical>> =
    let upTo k =
        GateTable.all |> List.filter (fun g -> GateTable.qubits g <= min n k)

    Gen.frequency [ 2, gateOf (upTo 2) n; 1, gateOf (upTo 5) n ]

/// A gate, now and then a barrier or a measurement.
let private step n clbits =
    let qubit = Gen.choose (0, n - 1) |> Gen.map (fun q -> q * 1<logical>)

    let measurement =
        if clbits = 0 then
            gate n
        else
            Gen.map2 (fun q c -> Operation.Measure(q, c)) qubit (Gen.choose (0, clbits - 1))

    let barrier =
        Gen.shuffle [| 0 .. n - 1 |]
        |> Gen.map (fun order -> order |> Array.truncate 2 |> Seq.map (fun q -> q * 1<logical>) |> List.ofSeq)
        |> Gen.map Operation.Barrier

    Gen.frequency [ 12, gate n; 1, barrier; 1, measurement ]

/// 1 to `most` steps on n qubits, without Reset and Prepare.
let circuit (n: int) (clbits: int) (most: int) : Gen<Circuit<logical>> = gen {
    let! length = Gen.choose (1, most)
    let! steps = Gen.listOfLength length (step n clbits)
    return Circuit.create n clbits steps |> Laws.ok
}

/// `depth` ranged layers that are legal on n qubits.
let rangedLayers (n: int) (depth: int) : Gen<RangedLayer list> =
    Gen.map2 (fun range mode -> { Range = range; Mode = mode }) (Gen.choose (1, max 1 (n - 1))) (Gen.elements CnotMode.all)
    |> Gen.listOfLength depth

/// Legal ansaetze of all embeddings, patterns and layer forms, on qubits and layers in the given ranges.
let ansatz (qubits: int * int) (layers: int * int) : Gen<Ansatz> = gen {
    let! embedding = Gen.elements Embedding.all
    let! n = Gen.choose (fst qubits, min (snd qubits) (Ansatz.maxQubits embedding))
    let! depth = Gen.choose layers
    let! rotations = Gen.elements Rotations.all
    let! entanglement = Gen.elements Entanglement.all
    let! gate = Gen.elements [ EntanglingGate.Cnot; EntanglingGate.Cz ]
    let! ranged = rangedLayers n depth

    let! layer =
        Gen.frequency
            [
                4, Gen.constant (LayerForm.Patterned(rotations, entanglement, gate))
                1, Gen.constant LayerForm.StronglyEntangling
                1, Gen.constant (LayerForm.Ranged ranged)
            ]

    return Ansatz.create n depth embedding layer |> Laws.ok
}
