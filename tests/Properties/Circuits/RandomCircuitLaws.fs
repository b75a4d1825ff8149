module HybHanas.Properties.Circuits.RandomCircuitLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.Support
open Xunit

let private case = gen {
    let! qubits = Gen.choose (1, 9)
    let! layers = Gen.choose (0, 40)
    let! seed = Gen.choose (0, 1_000_000)
    return qubits, layers, Seed.create (uint64 seed)
}

[<Fact>]
let ``every qubit has one gate in each layer, and a measurement`` () =
    Laws.forAllOf 200 case (fun (qubits, layers, seed) ->
        let circuit = RandomCircuit.create qubits layers seed |> Laws.ok

        let uses =
            circuit.Operations
            |> Seq.collect Operation.qubits
            |> Seq.countBy id
            |> Map.ofSeq

        circuit.Weights = 0
        && uses.Count = qubits
        && uses |> Map.forall (fun _ count -> count = layers + 1)
        && circuit = (RandomCircuit.create qubits layers seed |> Laws.ok))
