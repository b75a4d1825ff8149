/// `hybhanas presets ...`.
module HybHanas.Cli.PresetCommand

open System
open Argu
open HybHanas
open HybHanas.Cli.Arguments

/// Lists the papers' searches, prints one as a specification, or prints the schema of specifications.
let run (arguments: ParseResults<PresetsArguments>) =
    match arguments.GetAllResults() with
    | [ PresetsArguments.List ] ->
        let rows =
            SearchSpecification.Presets
            |> Seq.map (fun preset -> [ preset.Name; preset.Title ])

        Terminal.out.Value.Write(Terminal.table [ "name"; "search" ] rows)
    | [ PresetsArguments.Show name ] ->
        let options: SearchOptions = SearchSpecification.Preset name
        Console.Out.Write(SearchSpecification.Print options)
    | [ PresetsArguments.Schema ] -> Console.Out.Write SearchSpecification.Schema
    | _ -> raise (Choices.BadValue "presets: give one of list, show NAME, schema")

    ExitCode.Success
