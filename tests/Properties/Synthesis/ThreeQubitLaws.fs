module HybHanas.Properties.Synthesis.ThreeQubitLaws

open System
open System.Numerics
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open HybHanas.Properties.Synthesis.Unitaries
open Xunit

[<Fact>]
let ``random three-qubit unitaries take 20 CX`` () =
    Laws.forAllOf 200 seed (fun seed ->
        let u = haar 8 seed
        let steps = ThreeQubitSynthesis.ofMatrix u |> Laws.ok
        entanglers steps = 20 && distanceUpToPhase u (ofSteps 3 steps) < 1e-12)

let private structured angles = gen {
    let step = gen {
        let! gate =
            Gen.elements
                [
                    Gate.H
                    Gate.T
                    Gate.X
                    Gate.CX
                    Gate.CX
                    Gate.CZ
                    Gate.Swap
                    Gate.CCX
                    Gate.CSwap
                    Gate.RX
                    Gate.RZZ
                    Gate.CRY
                ]

        let! angles = Gen.listOfLength (GateTable.angles gate).Length (Gen.elements angles)
        let! qubits = Gen.shuffle [| 0; 1; 2 |]
        return gate, angles, qubits |> Array.truncate (GateTable.qubits gate) |> List.ofArray
    }

    let! length = Gen.choose (0, 12)
    let! steps = Gen.listOfLength length step
    return ofSteps 3 steps
}

let private rebuilt most u =
    let steps = ThreeQubitSynthesis.ofMatrix u |> Laws.ok
    entanglers steps <= most && distanceUpToPhase u (ofSteps 3 steps) < 1e-9

[<Fact>]
let ``structured three-qubit unitaries take at most 20 CX`` () =
    Laws.forAllOf 400 (structured [ 0.0; 1e-14; 0.3; 1.1; Math.PI / 2.0; Math.PI ]) (rebuilt 20)

[<Fact>]
let ``nearly degenerate three-qubit unitaries take at most 23 CX`` () =
    Laws.forAllOf 400 (structured [ 1e-9; 1e-7; -1e-5; 0.3; Math.PI / 2.0; Math.PI - 1e-8 ]) (rebuilt 23)

[<Fact>]
let ``multiplexed gates whose eigenvalues mirror each other are rebuilt`` () =
    // The eigenvectors are looked for along seven axes; mirrored about one of them, eigenvalues look equal from it.
    let mirrored = gen {
        let! seed = seed
        let! axis = Gen.choose (0, 6)
        let! gaps = Gen.two (Gen.choose (1, 3000) |> Gen.map (fun k -> float k / 1000.0))
        let mean = Math.PI * (float axis + 0.5) / 7.0

        let phases =
            [| mean + fst gaps; mean - fst gaps; mean + snd gaps; mean - snd gaps |]

        let v = haar 4 seed

        let inner =
            Array2D.init 4 4 (fun row column ->
                Seq.init 4 (fun k ->
                    v[row, k]
                    * Complex.FromPolarCoordinates(1.0, -phases[k])
                    * Complex.Conjugate v[column, k])
                |> Seq.fold (+) Complex.Zero)

        return
            Array2D.init 8 8 (fun row column ->
                if row >= 4 && column >= 4 then inner[row - 4, column - 4]
                elif row = column then Complex.One
                else Complex.Zero)
    }

    Laws.forAllOf 100 mirrored (rebuilt 20)

[<Fact>]
let ``what is no three-qubit unitary is refused`` () =
    for matrix in [ haar 4 (Seed.create 1UL); Array2D.create 8 8 Complex.One ] do
        match ThreeQubitSynthesis.ofMatrix matrix with
        | Ok _ -> failwith "accepted"
        | Error error -> Assert.Equal("out-of-range", HybHanasError.code error)
