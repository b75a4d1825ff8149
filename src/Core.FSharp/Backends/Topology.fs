/// Coupling maps for planning: which qubits of a device that does not exist (yet) are coupled.
namespace HybHanas.Core.Backends

open HybHanas.Core

[<RequireQualifiedAccess>]
type Topology =
    | Linear
    | Grid
    | HeavyHex
    | Full

[<RequireQualifiedAccess>]
module Topology =

    [<Literal>]
    let MaxQubits = 1024

    [<Literal>]
    let MaxFull = 256

    let names =
        [
            "linear", Topology.Linear
            "grid", Topology.Grid
            "heavy-hex", Topology.HeavyHex
            "full", Topology.Full
        ]

    let ofName (name: string) : Result<Topology, HybHanasError> =
        match List.tryFind (fun (known, _) -> known = name) names with
        | Some(_, topology) -> Ok topology
        | None -> Error(HybHanasError.unknown "topology" (List.map fst names) name)

    let private grid qubits =
        let side = sqrt (float qubits)

        let columns =
            seq { int side .. -1 .. int (ceil (side / 2.0)) }
            |> Seq.tryFind (fun columns -> qubits % columns = 0)
            |> Option.defaultValue (int (ceil side))

        [
            for q in 0 .. qubits - 1 do
                if q % columns < columns - 1 && q + 1 < qubits then
                    q, q + 1

                if q + columns < qubits then
                    q, q + columns
        ]

    /// Neighbours on the endless lattice: row r has its qubits at (2 r, column); the qubit that joins rows r and r + 1 is
    /// at (2 r + 1, column), in every fourth column, by turns from 3 and from 1.
    let private heavyNeighbours width (line, column) =
        let joins row =
            row >= 0 && column % 4 = (if row % 2 = 0 then 3 else 1)

        if line % 2 = 1 then
            [ line - 1, column; line + 1, column ]
        else
            [
                if joins (line / 2 - 1) then
                    line - 1, column
                if column > 0 then
                    line, column - 1
                if column < width - 1 then
                    line, column + 1
                if joins (line / 2) then
                    line + 1, column
            ]

    /// Grows from the first corner, always by the first place in reading order that touches what is there.
    let private heavyHex qubits =
        let width = max 8 (4 * int (round (sqrt (1.6 * float qubits) / 4.0)))

        let rec grow (chosen: Set<int * int>) (touching: Set<int * int>) =
            if chosen.Count = qubits then
                chosen
            else
                let place = touching.MinimumElement
                let chosen = chosen.Add place
                let further = heavyNeighbours width place |> List.filter (chosen.Contains >> not)
                grow chosen (Set.union (touching.Remove place) (Set.ofList further))

        let chosen = grow Set.empty (Set.singleton (0, 0))
        let number = chosen |> Seq.mapi (fun index place -> place, index) |> Map.ofSeq

        [
            for place in chosen do
                for neighbour in heavyNeighbours width place do
                    if neighbour > place && chosen.Contains neighbour then
                        number[place], number[neighbour]
        ]

    let couplings (topology: Topology) (qubits: int) : Result<(int * int) list, HybHanasError> = result {
        let most = if topology = Topology.Full then MaxFull else MaxQubits

        do!
            Results.require
                (qubits >= 2 && qubits <= most)
                (HybHanasError.OutOfRange("number of qubits", string qubits, $"2..{most}"))

        return
            match topology with
            | Topology.Linear -> [ for q in 0 .. qubits - 2 -> q, q + 1 ]
            | Topology.Grid -> grid qubits
            | Topology.HeavyHex -> heavyHex qubits
            | Topology.Full ->
                [
                    for low in 0 .. qubits - 1 do
                        for high in low + 1 .. qubits - 1 do
                            low, high
                ]
            |> List.sort
    }
