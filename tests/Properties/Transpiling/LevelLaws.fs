/// What a higher level, another seed or a second compilation may change, and what not.
module HybHanas.Properties.Transpiling.LevelLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open Xunit

let private compile level seed target circuit =
    let options =
        { TranspileOptions.defaults with
            Level = level
            Seed = Seed.create (uint64 seed)
            Trials = 4
        }

    Transpiler.transpile options target circuit |> Laws.ok

let private median (values: int list) = (List.sort values)[values.Length / 2]

let private ansatz = gen {
    let! target = TargetGenerators.target
    let! ansatz = CircuitGenerators.ansatz (2, min 5 target.UsableQubits.Length) (1, 3)
    let! seed = Gen.choose (0, 1000)

    return
        target,
        Ansatz.circuit ansatz
        |> Circuit.measureAll
        |> Binding.generic (Seed.create (uint64 seed))
        |> Laws.ok
}

/// Routing is a heuristic: one circuit may fare worse at a higher level, the median over circuits must not.
[<Fact>]
let ``a higher level never has more two-qubit gates by median over circuits and seeds`` () =
    Laws.forAllOf 1 (Gen.listOfLength 25 ansatz) (fun jobs ->
        let counts level =
            [
                for target, circuit in jobs ->
                    [
                        for seed in 1..3 -> Compiled.twoQubitGates (compile level seed target circuit)
                    ]
                    |> median
            ]

        TranspileLevel.all
        |> List.map counts
        |> List.pairwise
        |> List.forall (fun (lower, higher) -> median (List.map2 (-) higher lower) <= 0 && List.sum higher <= List.sum lower))

[<Fact>]
let ``compiling again adds no two-qubit gate`` () =
    let job = gen {
        let! level = Gen.elements TranspileLevel.all.Tail
        let! target, circuit = ansatz
        return level, target, circuit
    }

    Laws.forAllOf 40 job (fun (level, target, circuit) ->
        let once = compile level 1 target circuit

        let again = compile level 1 target (Compiled.onUsedQubits once)

        Compiled.twoQubitGates again <= Compiled.twoQubitGates once)

[<Fact>]
let ``a circuit and its inverse leave nothing from level 2 on`` () =
    let job = gen {
        let! level = Gen.elements [ TranspileLevel.Level2; TranspileLevel.Level3 ]
        let! target = TargetGenerators.target
        let! ansatz = CircuitGenerators.ansatz (2, min 5 target.UsableQubits.Length) (1, 3)
        let circuit = Ansatz.circuit ansatz
        let! seed = Gen.choose (0, 1000)
        return level, target, Binding.generic (Seed.create (uint64 seed)) circuit |> Laws.ok
    }

    let isInvertible (circuit: Circuit<logical>) =
        circuit.Operations
        |> Seq.forall (fun operation ->
            match operation with
            | Operation.Apply(gate, angles, _) -> ((GateTable.row gate).Inverse(Circuit.fixedAngles angles |> Laws.ok)).IsSome
            | _ -> false)

    Laws.forAllOf 40 job (fun (level, target, circuit) ->
        not (isInvertible circuit)
        || (let whole =
                Circuit.create
                    circuit.Qubits
                    0
                    (Seq.append circuit.Operations (Compiled.inverse (List.ofSeq circuit.Operations)))
                |> Laws.ok

            let compiled = compile level 1 target whole
            compiled.Circuit.Operations.IsEmpty))

[<Fact>]
let ``what a memory holds changes no result`` () =
    let target =
        TargetGenerators.plain Gate.ECR (TargetGenerators.Single [ true; false ]) 14 TargetGenerators.heavyHexagon

    let memory = TranspilerMemory.create target
    let rotations = Rotations.create [ Axis.Y ] |> Laws.ok

    for n, pattern, gate in
        [
            5, Entanglement.Star, EntanglingGate.Cz
            4, Entanglement.Full, EntanglingGate.Cnot
            5, Entanglement.Star, EntanglingGate.Cz
            5, Entanglement.Circular, EntanglingGate.Cnot
        ] do
        let circuit =
            Ansatz.create n 2 Embedding.AngleX (LayerForm.Patterned(rotations, pattern, gate))
            |> Laws.ok
            |> Ansatz.circuit
            |> Circuit.measureAll
            |> Binding.generic (Seed.create 3UL)
            |> Laws.ok

        let warm =
            Transpiler.transpileWith memory TranspileOptions.defaults circuit |> Laws.ok

        let cold = Transpiler.transpile TranspileOptions.defaults target circuit |> Laws.ok
        Assert.Equal(cold.Circuit, warm.Circuit)
        Assert.True(warm.Resynthesised)
        Assert.DoesNotContain(true, warm.IsRouting)
