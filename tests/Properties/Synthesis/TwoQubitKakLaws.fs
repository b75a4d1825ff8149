module HybHanas.Properties.Synthesis.TwoQubitKakLaws

open System
open System.Numerics
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open HybHanas.Properties.Synthesis.Unitaries
open Xunit

let private decompose matrix = TwoQubitKak.decompose matrix |> Laws.ok

let private entanglers' =
    [
        Entangler.CX
        Entangler.DirectedCX false
        Entangler.DirectedCX true
        Entangler.CZ
        Entangler.ECR false
        Entangler.ECR true
    ]

let private inChamber (kak: TwoQubitKak) =
    let edge = Math.PI / 4.0 + 1e-12

    edge >= kak.A
    && kak.A >= kak.B - 1e-15
    && kak.B >= abs kak.C - 1e-15
    && (kak.C >= -1e-12 || kak.A < Math.PI / 4.0 - 1e-12)

let private rotation gate angle : DefinitionStep = gate, [ angle ], [ 0; 1 ]

/// exp(i (a XX + b YY + c ZZ)) from the gate table alone.
let private core a b c =
    [
        rotation Gate.RXX (-2.0 * a)
        rotation Gate.RZZ (-2.0 * c)
        Gate.S, [], [ 0 ]
        Gate.S, [], [ 1 ]
        rotation Gate.RXX (-2.0 * b)
        Gate.Sdg, [], [ 0 ]
        Gate.Sdg, [], [ 1 ]
    ]
    // S X S† = Y: the gates are listed in order of application, so S† comes first.
    |> fun steps -> steps[..1] @ steps[5..6] @ [ steps[4] ] @ steps[2..3]
    |> ofSteps 2

let private dressed seed matrix =
    let local k = haar 2 (Seed.item k seed)
    multiply (kron (local 0) (local 1)) (multiply matrix (kron (local 2) (local 3)))

let private eighth = Math.PI / 8.0

/// Coordinates on the edges, faces and corners of the chamber and beyond it, near misses included.
let private specialCore = gen {
    let coordinate =
        Gen.oneof
            [
                Gen.choose (-8, 8) |> Gen.map (fun k -> float k * eighth)
                Gen.choose (-6, 6) |> Gen.map (fun k -> float k * Math.PI / 12.0)
                Gen.elements [ 1e-15; -1e-13; 1e-9; 1e-7; -1e-5; Math.PI / 4.0 - 1e-9; Math.PI / 4.0 + 1e-8 ]
                Gen.choose (-3000, 3000) |> Gen.map (fun k -> float k / 1000.0)
            ]

    let! a = coordinate
    let! b = coordinate
    let! c = Gen.oneof [ coordinate; Gen.constant a; Gen.constant b ]
    let! seed = seed
    let! bare = Gen.elements [ true; false ]
    return if bare then core a b c else dressed seed (core a b c)
}

[<Fact>]
let ``random unitaries are rebuilt to 1e-12 with coordinates in the chamber`` () =
    Laws.forAllOf 1000 seed (fun seed ->
        let u = haar 4 seed
        let kak = decompose u
        distance u (TwoQubitKak.toMatrix kak) < 1e-12 && inChamber kak)

[<Fact>]
let ``degenerate unitaries are rebuilt to 1e-12 with coordinates in the chamber`` () =
    Laws.forAllOf 2000 specialCore (fun u ->
        let kak = decompose u
        distance u (TwoQubitKak.toMatrix kak) < 1e-12 && inChamber kak)

[<Fact>]
let ``coordinates are those put in`` () =
    let coordinates = gen {
        let! a = Gen.choose (0, 785)
        let! b = Gen.choose (0, a)
        let! c = Gen.choose (-b, b)
        let! seed = seed
        return float a / 1000.0, float b / 1000.0, float c / 1000.0, seed
    }

    Laws.forAllOf 500 coordinates (fun (a, b, c, seed) ->
        let kak = decompose (dressed seed (core a b c))
        abs (kak.A - a) < 1e-12 && abs (kak.B - b) < 1e-12 && abs (kak.C - c) < 1e-12)

let private synthesised u =
    let kak = decompose u

    entanglers'
    |> List.forall (fun entangler ->
        let steps = TwoQubitSynthesis.ofKak entangler kak

        let native =
            steps
            |> List.forall (fun (gate, _, qubits) ->
                match entangler, gate, qubits with
                | _, Gate.U, [ _ ] -> true
                | Entangler.CX, Gate.CX, _
                | Entangler.CZ, Gate.CZ, _
                | Entangler.DirectedCX false, Gate.CX, [ 0; 1 ]
                | Entangler.DirectedCX true, Gate.CX, [ 1; 0 ]
                | Entangler.ECR false, Gate.ECR, [ 0; 1 ]
                | Entangler.ECR true, Gate.ECR, [ 1; 0 ] -> true
                | _ -> false)

        native
        && entanglers steps = TwoQubitKak.entanglers kak
        && distanceUpToPhase u (ofSteps 2 steps) < 2.1e-10)

[<Fact>]
let ``every entangler and direction makes the unitary`` () =
    Laws.forAllOf 100 seed (haar 4 >> synthesised)
    Laws.forAllOf 300 specialCore synthesised

[<Fact>]
let ``the number of entanglers is that of the class`` () =
    let quarter = Math.PI / 4.0

    let classes =
        [
            0, (0.0, 0.0, 0.0)
            0, (Math.PI / 2.0, -Math.PI / 2.0, 0.0)
            1, (quarter, 0.0, 0.0)
            1, (Math.PI / 2.0, 0.0, -quarter)
            2, (quarter, quarter, 0.0)
            2, (0.3, 0.2, 0.0)
            2, (0.1, 0.0, 0.0)
            2, (eighth, 0.0, eighth)
            3, (quarter, quarter, quarter)
            3, (eighth, eighth, eighth)
            3, (0.5, 0.4, -0.3)
        ]

    Laws.forAllOf 50 seed (fun seed ->
        classes
        |> List.forall (fun (count, (a, b, c)) -> TwoQubitKak.entanglers (decompose (dressed seed (core a b c))) = count)
        && TwoQubitKak.entanglers (decompose (haar 4 seed)) = 3)

[<Fact>]
let ``known gates have their known counts`` () =
    let count gate angles =
        TwoQubitKak.entanglers (decompose ((GateTable.row gate).Matrix angles))

    for gate in [ Gate.CX; Gate.CY; Gate.CZ; Gate.CH; Gate.ECR ] do
        Assert.Equal(1, count gate [])

    for gate in [ Gate.CP; Gate.CRX; Gate.CRY; Gate.CRZ; Gate.RXX; Gate.RZZ ] do
        Assert.Equal(2, count gate [ 0.7 ])
        Assert.Equal(0, count gate [ 0.0 ])

    Assert.Equal(1, count Gate.CP [ Math.PI ])
    Assert.Equal(2, count Gate.CSX [])
    Assert.Equal(3, count Gate.Swap [])

[<Fact>]
let ``what is no two-qubit unitary is refused`` () =
    let code matrix =
        match TwoQubitKak.decompose matrix with
        | Ok _ -> "none"
        | Error error -> HybHanasError.code error

    Assert.Equal("out-of-range", code (haar 2 (Seed.create 1UL)))
    Assert.Equal("out-of-range", code (Array2D.create 4 4 Complex.One))
    Assert.Equal("out-of-range", code (Array2D.create 4 4 (Complex(nan, 0.0))))
