/// What --help prints: what a command does, how it is called, its options, examples, and how it ends.
module HybHanas.Cli.HelpText

open Argu

let private about =
    "HybHanas finds hybrid quantum-classical networks that balance accuracy, time on real quantum hardware, and size."

/// The help of the deepest command on the line.
let ofLine (parser: ArgumentParser) (line: string list) : string =
    let command = CommandTree.ofParser parser |> CommandTree.find line

    let usage =
        (CommandTree.parserOf command.Path parser)
            .PrintUsage(message = (if command.Path.IsEmpty then about else command.Text), hideSyntax = false)

    let manual =
        if command.Path.IsEmpty then
            "Each command explains its options: 'hybhanas search --help'. All of them: docs/cli.md.\n"
        else
            ""

    String.concat "\n" [ usage.TrimEnd() + "\n"; Examples.text command.Path; manual + ExitCode.help ]
