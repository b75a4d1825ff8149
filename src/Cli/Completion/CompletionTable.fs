/// What every completion script knows: the words of each command, and what may follow each option.
[<RequireQualifiedAccess>]
module HybHanas.Cli.Completion.CompletionTable

open HybHanas.Cli

/// A command's words joined by spaces, each after a space: " backends show"; empty for the program.
let key (command: Command) : string =
    command.Path |> List.map (fun word -> " " + word) |> String.concat ""

/// Names of subcommands with what they do.
let commands (command: Command) : (string * string) list =
    command.Commands |> List.map (fun sub -> List.last sub.Path, sub.Text)

/// Options with what they do.
let options (command: Command) : (string * string) list =
    command.Parameters
    |> List.collect (fun parameter -> parameter.Names |> List.map (fun name -> name, parameter.Text))

/// Options that something follows, each with what may follow it.
let followed (command: Command) : (string list * Values) list =
    command.Parameters
    |> List.filter (fun parameter -> not parameter.Names.IsEmpty && not parameter.Placeholders.IsEmpty)
    |> List.map (fun parameter -> parameter.Names, parameter.Values)

/// What operands may be.
let operands (command: Command) : Values =
    let operands =
        command.Parameters
        |> List.filter (fun parameter -> parameter.Names.IsEmpty)
        |> List.map _.Values

    {
        Words = operands |> List.collect _.Words
        Files = operands |> List.exists _.Files
        Folders = operands |> List.exists _.Folders
    }

/// Every command with a name of its own.
let all (program: Command) : Command list =
    CommandTree.all program |> List.filter (fun command -> not command.Path.IsEmpty)
