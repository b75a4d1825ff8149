/// `hybhanas presets ...`.
module HybHanas.Cli.PresetCommand

open System
open Argu
open HybHanas
open HybHanas.Cli.LibraryArguments

/// Lists the papers' searches, prints one as a specification, or prints the schema of specifications.
let run (arguments: ParseResults<PresetsArguments>) =
    match arguments.GetSubCommand() with
    | PresetsArguments.List _ ->
        let rows =
            SearchSpecification.Presets
            |> Seq.map (fun preset -> [ preset.Name; preset.Title ])

        Terminal.out.Value.Write(Terminal.table [ "name"; "search" ] rows)
    | PresetsArguments.Show show ->
        let options: SearchOptions =
            SearchSpecification.Preset(show.GetResult PresetShowArguments.Name)

        Console.Out.Write(SearchSpecification.Print options)
    | PresetsArguments.Schema _ -> Console.Out.Write SearchSpecification.Schema

    ExitCode.Success
