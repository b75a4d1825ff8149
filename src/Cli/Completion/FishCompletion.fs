/// The completion script for fish.
[<RequireQualifiedAccess>]
module HybHanas.Cli.Completion.FishCompletion

open HybHanas.Cli

let private quoted (text: string) =
    "'" + text.Replace("\\", "\\\\").Replace("'", "\\'") + "'"

let private at (command: Command) =
    quoted $"__hybhanas_at {quoted (CompletionTable.key command)}"

let private flag (name: string) =
    if name.StartsWith("--", System.StringComparison.Ordinal) then
        $"-l {name.Substring 2}"
    else
        $"-s {name.Substring 1}"

let private words (words: string list) =
    if words.IsEmpty then
        ""
    else
        " -a " + quoted (String.concat " " words)

let private paths (values: Values) =
    match values.Files, values.Folders with
    | true, _ -> " -F"
    | false, true -> " -a '(__fish_complete_directories)'"
    | false, false -> ""

let private linesOf (command: Command) =
    let here = $"complete -c hybhanas -n {at command}"

    let subcommands =
        CompletionTable.commands command
        |> List.map (fun (name, text) -> $"{here} -a {quoted name} -d {quoted text}")

    let options =
        command.Parameters
        |> List.filter (fun parameter -> not parameter.Names.IsEmpty)
        |> List.map (fun parameter ->
            let flags = parameter.Names |> List.map flag |> String.concat " "
            let follows = if parameter.Placeholders.IsEmpty then "" else " -x"

            // -F lifts what -x forbids, so it takes the place of it.
            let follows = if parameter.Values.Files then " -r" else follows
            $"{here} {flags}{follows}{words parameter.Values.Words}{paths parameter.Values} -d {quoted parameter.Text}")

    let operands = CompletionTable.operands command

    let own =
        if operands.Words.IsEmpty && not operands.Files && not operands.Folders then
            []
        else
            [ $"{here}{words operands.Words}{paths operands}" ]

    subcommands @ options @ own

/// The script, a file of fish's completions folder.
let script (program: Command) : string =
    let known =
        CompletionTable.all program
        |> List.map (CompletionTable.key >> quoted)
        |> String.concat " "

    let lines = CommandTree.all program |> List.collect linesOf |> String.concat "\n"

    $"""# fish completion of hybhanas; keep it as ~/.config/fish/completions/hybhanas.fish
function __hybhanas_at
    set -l known {known}
    set -l path
    for word in (commandline -opc)[2..-1]
        if contains -- "$path $word" $known
            set path "$path $word"
        end
    end
    test "$path" = "$argv[1]"
end
complete -c hybhanas -f
{lines}
"""
