module HybHanas.Properties.Optimisation.ThreeQubitBlocksLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open HybHanas.Properties.Optimisation.Circuits
open Xunit

let private network entangler depth (angle: int -> float) =
    ofSteps
        3
        [
            for layer in 0 .. depth - 1 do
                for q in 0..2 do
                    Gate.RY, [ angle (3 * layer + q) ], [ q ]

                for a, b in [ 0, 1; 1, 2; 2, 0 ] do
                    entangler, [], [ a; b ]
        ]

[<Fact>]
let ``three qubits of any depth need at most 20 CX`` () =
    let networks = gen {
        let! entangler = Gen.elements [ Gate.CX; Gate.CZ ]
        let! depth = Gen.choose (1, 15)
        let! seed = Gen.choose (0, 1000000)
        return entangler, depth, fun k -> Seed.between -3.0 3.0 k (Seed.create (uint64 seed))
    }

    Laws.forAllOf 30 networks (fun (entangler, depth, angle) ->
        let circuit = network entangler depth angle
        let made = ThreeQubitBlocks.resynthesise circuit
        let measured = Circuit.measureAll circuit
        let madeMeasured = ThreeQubitBlocks.resynthesiseMeasured measured

        entanglers made <= min 20 (3 * depth)
        && sameUnitary 1e-8 circuit made
        && entanglers madeMeasured <= min 19 (3 * depth)
        && sameDistribution measured madeMeasured)

[<Fact>]
let ``other qubits are left alone`` () =
    let inner = network Gate.CX 10 (fun k -> 0.1 + 0.2 * float k)
    let beside = [ apply Gate.H [] [ 3 ]; apply Gate.CX [] [ 3; 4 ] ]

    let wide =
        Circuit.create 5 5 (beside @ Seq.toList inner.Operations @ [ apply Gate.CX [] [ 2; 3 ] ])
        |> Laws.ok

    let made = ThreeQubitBlocks.resynthesise wide
    Assert.True(entanglers made <= 22)
    Assert.True(sameUnitary 1e-8 wide made)
