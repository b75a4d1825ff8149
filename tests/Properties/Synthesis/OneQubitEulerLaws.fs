module HybHanas.Properties.Synthesis.OneQubitEulerLaws

open System
open System.Numerics
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open HybHanas.Properties.Synthesis.Unitaries
open Xunit

let private ofMatrix (m: Complex[,]) =
    Unitary2.ofEntries m[0, 0] m[0, 1] m[1, 0] m[1, 1]

let private toMatrix (u: Unitary2) =
    array2D [ [ u.M00; u.M01 ]; [ u.M10; u.M11 ] ]

let private angle =
    Gen.oneof
        [
            Gen.choose (-8, 8) |> Gen.map (fun k -> float k * Math.PI / 4.0)
            Gen.choose (-8, 8) |> Gen.map (fun k -> float k * Math.PI / 4.0 + 1e-9)
            Gen.elements [ 1e-13; -1e-15; 1e-6; Math.PI - 1e-14 ]
            Gen.choose (-6283, 6283) |> Gen.map (fun k -> float k / 1000.0)
        ]

let private matrices = gen {
    let! theta = angle
    let! phi = angle
    let! lambda = angle
    let! phase = angle
    let u = (GateTable.row Gate.U).Matrix [ theta; phi; lambda ]
    return u |> Array2D.map (fun z -> z * Complex.FromPolarCoordinates(1.0, phase))
}

[<Fact>]
let ``angles give the unitary back, phase included`` () =
    Laws.forAllOf 1000 matrices (fun m ->
        distance m (toMatrix (OneQubitEuler.toUnitary (OneQubitEuler.ofUnitary (ofMatrix m)))) < 1e-13)

let private steps gates : DefinitionStep list =
    gates |> List.map (fun (gate, angles) -> gate, angles, [ 0 ])

[<Fact>]
let ``U and ZSXX gates give the unitary up to a phase`` () =
    Laws.forAllOf 1000 matrices (fun m ->
        let u = ofMatrix m
        let zsxx = OneQubitEuler.toZsxx u

        distanceUpToPhase m (ofSteps 1 (steps (Option.toList (OneQubitEuler.toU u)))) < 4e-12
        && distanceUpToPhase m (ofSteps 1 (steps zsxx)) < 4e-12
        && (zsxx |> List.filter (fun (gate, _) -> gate <> Gate.RZ) |> List.length) = OneQubitEuler.pulses u
        && zsxx
           |> List.forall (fun (gate, angles) -> gate <> Gate.RZ || abs angles.Head <= Math.PI))

[<Fact>]
let ``known gates become the shortest ZSXX`` () =
    let names gate angles =
        OneQubitEuler.toZsxx (ofMatrix ((GateTable.row gate).Matrix angles))
        |> List.map (fun (gate, _) -> GateTable.name gate)

    Assert.Equal<string list>([], names Gate.Id [])
    Assert.Equal<string list>([ "x" ], names Gate.X [])
    Assert.Equal<string list>([ "sx" ], names Gate.SX [])
    Assert.Equal<string list>([ "rz" ], names Gate.T [])
    Assert.Equal<string list>([ "rz"; "sx"; "rz" ], names Gate.H [])
    Assert.Equal<string list>([ "rz"; "sx"; "rz"; "sx" ], names Gate.RY [ 0.3 ])
    Assert.Equal<string list>([ "rz"; "sx"; "rz"; "sx"; "rz" ], names Gate.RX [ 0.3 ])
