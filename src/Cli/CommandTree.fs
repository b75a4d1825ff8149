/// The commands and their options as data, taken from the Argu definitions: help, completion and reference are made of it.
namespace HybHanas.Cli

open Argu
open HybHanas
open HybHanas.Core.Searching
open HybHanas.Data

/// What may stand at a place of the command line.
type Values =
    {
        /// Words that fit; other text may fit as well.
        Words: string list
        /// Whether a path of a file fits.
        Files: bool
        /// Whether a path of a folder fits.
        Folders: bool
    }

/// An option, or an operand where it has no names.
type Parameter =
    {
        /// "--backend", "-b"; empty for an operand.
        Names: string list
        /// What follows it: "backend".
        Placeholders: string list
        /// What may follow it.
        Values: Values
        /// What it is for, a sentence.
        Text: string
        /// Whether the command needs it.
        Mandatory: bool
    }

/// A command with everything under it.
type Command =
    {
        /// Words after the program's name: [ "backends"; "show" ]; empty for the program.
        Path: string list
        /// What it does, a sentence.
        Text: string
        Parameters: Parameter list
        Commands: Command list
    }

[<RequireQualifiedAccess>]
module CommandTree =

    let private noValues =
        {
            Words = []
            Files = false
            Folders = false
        }

    let private words words = { noValues with Words = words }
    let private dataSets = DataSets.All |> Seq.map _.Name |> List.ofSeq

    let private backends =
        {
            Words = Backends.List() |> Seq.map _.Name |> List.ofSeq
            Files = true
            Folders = true
        }

    let private presets = SearchSpecification.Presets |> Seq.map _.Name |> List.ofSeq

    /// Words by option, where the name of what follows does not say enough.
    let private ofOption =
        Map.ofList
            [
                "--preset", words presets
                "--dataset", words dataSets
                "--level", words [ "0"; "1"; "2"; "3" ]
                "--topology", words [ "linear"; "grid"; "heavy-hex"; "full" ]
                "--pick", words [ "best"; "loss"; "knee" ]
                "--objectives", words (Quantity.all |> List.map Quantity.name)
            ]

    let private ofPlaceholder =
        Map.ofList
            [
                "backend", backends
                "first", backends
                "second", backends
                "preset", words presets
                "dataset", words [ "mnist"; "fashion-mnist" ]
                "trainer", words [ "embedded"; "supercircuit"; "torchsharp" ]
                "engine", words [ "embedded"; "torchsharp" ]
                "shell", words [ "bash"; "zsh"; "fish"; "powershell" ]
                "folder", { noValues with Folders = true }
                "folders", { noValues with Folders = true }
                "path",
                { noValues with
                    Files = true
                    Folders = true
                }
                "file", { noValues with Files = true }
                "qasm", { noValues with Files = true }
                "jsonl", { noValues with Files = true }
                "configuration", { noValues with Files = true }
                "properties", { noValues with Files = true }
            ]

    let private values (names: string list) (placeholders: string list) =
        let ofWords name =
            Choices.words |> Map.tryFind name |> Option.map words

        [
            yield!
                names
                |> List.map (fun name -> ofWords name |> Option.orElse (Map.tryFind name ofOption))
            yield! placeholders |> List.map (fun name -> Map.tryFind name ofPlaceholder)
        ]
        |> List.tryPick id
        |> Option.defaultValue noValues

    let private parameter (case: ArgumentCaseInfo) =
        let names =
            if case.IsMainCommand then
                []
            else
                case.CommandLineNames.Value

        let placeholders =
            case.UnionCaseInfo.GetFields() |> Array.map _.Name |> List.ofArray

        {
            Names = names
            Placeholders = placeholders
            Values = values names placeholders
            Text = case.Description.Value
            Mandatory = case.IsMandatory.Value
        }

    let private help =
        {
            Names = [ "--help" ]
            Placeholders = []
            Values = noValues
            Text = "print the help of the command."
            Mandatory = false
        }

    let rec private command (path: string list) (text: string) (parser: ArgumentParser) : Command =
        let isShown (case: ArgumentCaseInfo) =
            not case.IsHidden.Value && case.ArgumentType <> ArgumentType.SubCommand

        let under (parser: ArgumentParser) =
            parser.ParentInfo
            |> Option.filter (fun parent -> not parent.IsHidden.Value)
            |> Option.map (fun parent ->
                let name = List.head parent.CommandLineNames.Value
                command (path @ [ name ]) parent.Description.Value parser)

        {
            Path = path
            Text = text
            Parameters =
                (parser.GetArgumentCases() |> List.filter isShown |> List.map parameter)
                @ [ help ]
            Commands = parser.GetSubCommandParsers() |> List.choose under
        }

    /// The program's commands.
    let ofParser (parser: ArgumentParser) : Command = command [] "" parser

    /// The command with all that are under it, in the order of the help.
    let rec all (command: Command) : Command list =
        command :: (command.Commands |> List.collect all)

    /// The deepest command that the words lead to; options and what follows them are passed over.
    let rec find (line: string list) (command: Command) : Command =
        match line with
        | [] -> command
        | word :: rest ->
            match command.Commands |> List.tryFind (fun sub -> List.last sub.Path = word) with
            | Some sub -> find rest sub
            | None -> find rest command

    /// The parser of a command.
    let rec parserOf (path: string list) (parser: ArgumentParser) : ArgumentParser =
        match path with
        | [] -> parser
        | word :: rest ->
            parser.GetSubCommandParsers()
            |> List.find (fun sub ->
                sub.ParentInfo
                |> Option.exists (fun parent -> List.contains word parent.CommandLineNames.Value))
            |> parserOf rest
