module HybHanas.Properties.Blocks.RegionLaws

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Backends
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open Xunit

/// A device with the couplings and an error for each; readout error 0.01.
let private device couplings =
    let qubit =
        {
            T1 = None
            T2 = None
            ReadoutError = Some 0.01
            Meas0Prep1 = None
            Meas1Prep0 = None
            ReadoutDuration = None
            Operational = true
        }

    let qubits = couplings |> List.map (fun (a, b, _) -> max a b) |> List.max

    Calibration.create
        {
            Name = "made"
            Version = "1"
            LastUpdate = ""
            Dt = None
            Qubits = List.replicate (qubits + 1) qubit
            OneQubitGates = []
            TwoQubitGates =
                [
                    for a, b, error in couplings ->
                        Gate.CZ, a * 1<physical>, b * 1<physical>, { Duration = None; Error = Some error }
                ]
        }
    |> Result.bind Target.create
    |> Laws.ok

/// Two hexagons of a heavy-hexagon lattice side by side: twelve qubits each, three shared.
let private hexagons error =
    let ring = [ for i in 0..11 -> i, (i + 1) % 12 ]

    let second =
        [ 0, 12; 12, 13; 13, 14; 14, 15; 15, 16; 16, 17; 17, 18; 18, 19; 19, 20; 20, 2 ]

    ring @ second |> List.map (fun (a, b) -> a, b, error a b) |> device

let private even _ _ = 0.01

[<Fact>]
let ``regions are connected sets with the device's couplings`` () =
    let target = hexagons even

    for size in 1..14 do
        let regions = Regions.find 9 size target |> Laws.ok
        Assert.NotEmpty regions
        Assert.True(regions.Length <= 9)

        Assert.Equal(
            regions.Length,
            regions
            |> List.map (fun r -> List.ofSeq r.Qubits)
            |> List.distinct
            |> List.length
        )

        for region in regions do
            Assert.Equal(size, region.Graph.Vertices)
            Assert.Equal(size, region.Qubits |> Seq.distinct |> Seq.length)

            for a in 0 .. size - 1 do
                for b in a + 1 .. size - 1 do
                    Assert.Equal(
                        Target.areCoupled region.Qubits[a] region.Qubits[b] target,
                        BlockGraph.areAdjacent a b region.Graph
                    )

[<Fact>]
let ``each shape is found`` () =
    let target = hexagons even
    let regions size = Regions.find 9 size target |> Laws.ok

    let edges shape size =
        [
            for r in regions size do
                if r.Shape = shape then
                    r.Graph.Edges.Length
        ]

    Assert.All(edges RegionShape.Path 6, (fun count -> Assert.Equal(5, count)))
    Assert.NotEmpty(edges RegionShape.Tree 6)
    // The hexagon itself.
    Assert.Equal(12, List.max (edges RegionShape.Cyclic 12))
    Assert.Empty(edges RegionShape.Cyclic 11)

[<Fact>]
let ``bad couplings are avoided and broken ones not used`` () =
    let target =
        hexagons (fun a b ->
            if a = 3 then 1.0
            elif a < 12 && b < 12 then 0.2
            else 0.001)

    for region in Regions.find 6 5 target |> Laws.ok do
        Assert.DoesNotContain(
            (3, 4),
            [
                for struct (a, b) in region.Graph.Edges -> int region.Qubits[a], int region.Qubits[b]
            ]
        )

    let best = (Regions.find 1 5 target |> Laws.ok).Head
    Assert.All(best.Graph.Weights, (fun weight -> Assert.True(weight < 0.01)))

[<Fact>]
let ``a device that is too small is named`` () =
    let refused size =
        match Regions.find 3 size (hexagons even) with
        | Ok _ -> "ok"
        | Error error -> HybHanasError.code error

    Assert.Equal("out-of-range", refused 0)
    Assert.Equal("out-of-range", refused 21)

    match Regions.find 3 5 (device [ 0, 1, 0.1; 1, 2, 0.1 ]) with
    | Ok _ -> failwith "found a region that cannot be"
    | Error error -> Assert.Equal("circuit-too-wide", HybHanasError.code error)
