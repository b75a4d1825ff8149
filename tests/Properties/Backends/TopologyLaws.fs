module HybHanas.Properties.Backends.TopologyLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Costing
open HybHanas.Properties.Costing
open HybHanas.Properties.Support
open Xunit

let private case = gen {
    let! topology =
        Gen.elements [ Topology.Linear; Topology.Grid; Topology.HeavyHex; Topology.Full ]

    let! qubits = Gen.choose (2, (if topology = Topology.Full then 40 else 160))
    return topology, qubits
}

let private degreeLimit topology qubits =
    match topology with
    | Topology.Linear -> 2
    | Topology.Grid -> 4
    | Topology.HeavyHex -> 3
    | Topology.Full -> qubits - 1

[<Fact>]
let ``couplings are ascending pairs of a connected graph of the topology's degree`` () =
    Laws.forAllOf 200 case (fun (topology, qubits) ->
        let couplings = Topology.couplings topology qubits |> Laws.ok

        let neighbours =
            couplings
            |> List.collect (fun (a, b) -> [ a, b; b, a ])
            |> List.groupBy fst
            |> List.map (fun (q, pairs) -> q, List.map snd pairs)
            |> Map.ofList

        let rec reach seen frontier =
            match frontier with
            | [] -> seen
            | q :: rest when Set.contains q seen -> reach seen rest
            | q :: rest -> reach (Set.add q seen) (neighbours[q] @ rest)

        couplings = List.sort (List.distinct couplings)
        && couplings |> List.forall (fun (a, b) -> a < b && a >= 0 && b < qubits)
        && (reach Set.empty [ 0 ]).Count = qubits
        && neighbours
           |> Map.forall (fun _ others -> others.Length <= degreeLimit topology qubits)
        && (topology <> Topology.Full || couplings.Length = qubits * (qubits - 1) / 2))

[<Fact>]
let ``a synthetic device has the topology's couplings and only medians, and its map can be drawn`` () =
    Laws.forAllOf 60 (Gen.zip case Devices.device) (fun ((topology, qubits), device) ->
        let like = Calibration.create device |> Result.bind Target.create |> Laws.ok
        let synthetic = SyntheticDevice.create "synthetic" topology qubits like |> Laws.ok
        let target = Target.create synthetic |> Laws.ok
        let couplings = Topology.couplings topology qubits |> Laws.ok
        let drawn = CouplingDrawing.lines target

        [ for struct (a, b) in target.Couplings -> a, b ] = couplings
        && (synthetic.Qubits |> Seq.distinct |> Seq.length) = 1
        && (synthetic.TwoQubitGates |> Seq.map _.Value |> Seq.distinct |> Seq.length) = 1
        && synthetic.TwoQubitGates.Count = 2 * couplings.Length
        && match drawn with
           | Some lines ->
               lines
               |> List.sumBy (fun line ->
                   (line |> Seq.filter ((=) '|') |> Seq.length)
                   + (line |> Seq.filter ((=) '-') |> Seq.length) / 3)
                   =
                   couplings.Length
           | None -> topology = Topology.Full && qubits > 2)

[<Fact>]
let ``numbers of qubits that a topology has not are refused`` () =
    for topology, qubits in
        [
            Topology.Linear, 1
            Topology.Grid, 0
            Topology.HeavyHex, 1025
            Topology.Full, Topology.MaxFull + 1
        ] do
        match Topology.couplings topology qubits with
        | Error error -> Assert.Equal("out-of-range", HybHanasError.code error)
        | Ok _ -> Assert.Fail $"{topology} {qubits}"
