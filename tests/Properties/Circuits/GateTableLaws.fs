module HybHanas.Properties.Circuits.GateTableLaws

open System.Numerics
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.Support
open Xunit

let private gateWithAngles = gen {
    let! gate = Gen.elements GateTable.all

    let! angles =
        Gen.listOfLength (GateTable.angles gate).Length (Gen.choose (-6283, 6283) |> Gen.map (fun k -> float k / 1000.0))

    return gate, angles
}

let private apply gate angles qubits : Operation<logical> =
    Operation.Apply(gate, angles |> List.map (fun a -> Angle.Fixed(a * 1.0<rad>)), qubits |> List.map (fun q -> q * 1<logical>))

let private ofSteps n steps =
    Circuit.create n 0 (steps |> List.map (fun (gate, angles, qubits) -> apply gate angles qubits))
    |> Laws.ok

let private alone gate angles =
    let n = GateTable.qubits gate
    ofSteps n [ gate, angles, [ 0 .. n - 1 ] ]

[<Fact>]
let ``every matrix is unitary`` () =
    Laws.forAllOf 400 gateWithAngles (fun (gate, angles) ->
        let m = (GateTable.row gate).Matrix angles
        let size = Array2D.length1 m

        List.allPairs [ 0 .. size - 1 ] [ 0 .. size - 1 ]
        |> List.forall (fun (r, c) ->
            let sum =
                Seq.init size (fun k -> m[r, k] * Complex.Conjugate m[c, k])
                |> Seq.fold (+) Complex.Zero

            (sum - (if r = c then Complex.One else Complex.Zero)).Magnitude < 1e-12))

[<Fact>]
let ``a gate followed by its inverse is the identity`` () =
    Laws.forAllOf 400 gateWithAngles (fun (gate, angles) ->
        match (GateTable.row gate).Inverse angles with
        | None -> true
        | Some(inverse, inverseAngles) ->
            let n = GateTable.qubits gate

            let both =
                ofSteps n [ gate, angles, [ 0 .. n - 1 ]; inverse, inverseAngles, [ 0 .. n - 1 ] ]

            let identity = ofSteps n [ Gate.Id, [], [ 0 ] ]
            Oracle.distanceUpToPhase (Oracle.columns both) (Oracle.columns identity) < 1e-12)

[<Fact>]
let ``a definition equals its matrix up to a global phase`` () =
    Laws.forAllOf 400 gateWithAngles (fun (gate, angles) ->
        match (GateTable.row gate).Definition angles with
        | None -> GateTable.qubits gate = 1 || gate = Gate.CX
        | Some steps ->
            let n = GateTable.qubits gate
            Oracle.distanceUpToPhase (Oracle.columns (ofSteps n steps)) (Oracle.columns (alone gate angles)) < 1e-12)

[<Fact>]
let ``definitions end in one-qubit gates and CX`` () =
    let rec depthOf gate =
        match (GateTable.row gate).Definition [ 0.1; 0.2; 0.3; 0.4 ] with
        | None -> 0
        | Some steps -> 1 + (steps |> List.map (fun (inner, _, _) -> depthOf inner) |> List.max)

    for gate in GateTable.all do
        Assert.InRange(depthOf gate, 0, 4)

[<Fact>]
let ``names are distinct and found again`` () =
    for gate in GateTable.all do
        Assert.Equal(Some gate, GateTable.tryFind (GateTable.name gate))

[<Fact>]
let ``circuits out of range are refused`` () =
    let refused operations =
        match Circuit.create 2 1 operations with
        | Ok _ -> false
        | Error error -> HybHanasError.code error = "invalid-circuit"

    Assert.True(refused [ apply Gate.H [] [ 2 ] ])
    Assert.True(refused [ apply Gate.CX [] [ 0; 0 ] ])
    Assert.True(refused [ apply Gate.RX [] [ 0 ] ])
    Assert.True(refused [ apply Gate.RX [ nan ] [ 0 ] ])
    Assert.True(refused [ apply Gate.CX [] [ 0 ] ])
    Assert.True(refused [ Operation.Measure(0<logical>, 1) ])
    Assert.False(refused [ apply Gate.CX [] [ 1; 0 ]; Operation.Measure(0<logical>, 0) ])
