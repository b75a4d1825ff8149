/// A front as a table: the papers' columns for the default objectives, one column for each objective otherwise.
module HybHanas.Cli.FrontTable

open System
open HybHanas
open Spectre.Console

let private isDefault (result: SearchResult) =
    result.Objectives |> Seq.map _.Name |> List.ofSeq = [ "accuracy"; "total-time"; "parameters" ]

let private headings =
    [
        "id"
        "network"
        "accuracy"
        "gate"
        "routing"
        "reliability"
        "gradient"
        "quantum"
        "classical"
        "total"
        "parameters"
    ]

let private row (candidate: Candidate) =
    let part (pick: QuantumSeconds -> float) =
        match candidate.QuantumSeconds with
        | null -> "-"
        | seconds -> Text.seconds (pick seconds)

    [
        string candidate.Id
        candidate.Description
        Text.orDash Text.percent candidate.Accuracy
        part _.Gate
        part _.Routing
        part _.Reliability
        part _.Gradient
        part _.Total
        Text.orDash Text.seconds candidate.ClassicalSeconds
        Text.orDash Text.seconds candidate.TotalSeconds
        Text.count candidate.Parameters
    ]

/// Two lines for each network, where the table would wrap.
let private stacked (console: IAnsiConsole) (result: SearchResult) =
    for candidate in result.Front do
        let cells = List.zip headings (row candidate) |> Map.ofList
        let indent = String(' ', 7)

        console.WriteLine $"""{"#" + cells["id"], -7}{cells["accuracy"]}  {cells["total"]}  {cells["parameters"]} parameters"""
        console.WriteLine $"{indent}{candidate.Description}"

        console.WriteLine(
            $"""{indent}gate {cells["gate"]} + routing {cells["routing"]} + reliability {cells["reliability"]} + gradient {cells["gradient"]} = quantum {cells["quantum"]}; classical {cells["classical"]}"""
        )

let private ownCells (result: SearchResult) (candidate: Candidate) =
    [
        for objective in result.Objectives -> Text.orDash (ObjectiveText.value objective) (candidate.Value objective.Name)
    ]

let private ownTable (console: IAnsiConsole) (result: SearchResult) =
    let headings =
        "id" :: "network" :: (result.Objectives |> Seq.map _.Name |> List.ofSeq)

    let rows =
        result.Front
        |> Seq.map (fun candidate -> string candidate.Id :: candidate.Description :: ownCells result candidate)
        |> List.ofSeq

    if Terminal.tableWidth headings rows <= console.Profile.Width then
        console.Write(Terminal.table headings rows)
    else
        for candidate in result.Front do
            console.WriteLine $"""{"#" + string candidate.Id, -7}{candidate.Description}"""

            let cells =
                Seq.zip result.Objectives (ownCells result candidate)
                |> Seq.map (fun (objective, cell) -> $"{objective.Name} {cell}")
                |> String.concat ", "

            console.WriteLine $"       {cells}"

/// The front with a line above it.
let print (console: IAnsiConsole) (result: SearchResult) =
    console.WriteLine()

    let front =
        $"Pareto front: {result.Front.Count} of {result.Evaluations.Count} networks"

    if isDefault result then
        console.WriteLine $"{front} (time on the backend for the whole training)"
        let rows = result.Front |> Seq.map row |> List.ofSeq

        if Terminal.tableWidth headings rows <= console.Profile.Width then
            console.Write(Terminal.table headings rows)
        else
            stacked console result
    else
        console.WriteLine front
        ownTable console result

/// The hypervolume and the point it is taken against.
let hypervolume (console: IAnsiConsole) (result: SearchResult) =
    let share = Text.fixedPoint 4 result.Hypervolume

    if isDefault result then
        console.WriteLine
            $"hypervolume {share} of the box up to the reference point (error 1, 1E+09 s, 1E+06 parameters), logarithmic in seconds and parameters"
    else
        let corner =
            result.Objectives
            |> Seq.map (fun objective -> $"{objective.Name} {Text.short objective.Worst} {objective.Unit}".TrimEnd())
            |> String.concat ", "

        let logarithmic =
            result.Objectives
            |> Seq.filter _.IsLogarithmic
            |> Seq.map _.Name
            |> String.concat ", "

        let scale =
            if logarithmic = "" then
                ""
            else
                $", logarithmic in {logarithmic}"

        console.WriteLine $"hypervolume {share} of the box up to the reference point ({corner}){scale}"

/// The front as a drawing of characters, where standard output is looked at; plain ones without colours or where it is redirected.
let draw (console: IAnsiConsole) (result: SearchResult) =
    let marks =
        if Terminal.isPlain console then
            FrontDrawing.plain
        else
            FrontDrawing.rich

    let lines =
        FrontDrawing.lines marks (min 100 console.Profile.Width) (List.ofSeq result.Objectives) result.Evaluations result.Front

    if not lines.IsEmpty then
        console.WriteLine()

        for line in lines do
            console.WriteLine line
