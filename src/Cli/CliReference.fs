/// docs/cli.md, from the Argu definitions and the examples.
[<RequireQualifiedAccess>]
module HybHanas.Cli.CliReference

open System

let private anchor (path: string list) = "hybhanas-" + String.concat "-" path

/// Angle brackets and bars mean something in Markdown.
let private escaped (text: string) =
    text.Replace("<", "&lt;").Replace("|", "\\|")

let private placeholders (parameter: Parameter) =
    parameter.Placeholders |> List.map _.ToUpperInvariant() |> String.concat " "

let private parameterName (parameter: Parameter) =
    match parameter.Names with
    | [] -> $"`{placeholders parameter}`"
    | names ->
        let names = names |> List.map (fun name -> $"`{name}`") |> String.concat ", "

        match placeholders parameter with
        | "" -> names
        | follows -> $"{names} `{follows}`"

let private usage (command: Command) =
    let operands =
        command.Parameters
        |> List.filter (fun parameter -> parameter.Names.IsEmpty)
        |> List.map (fun parameter ->
            if parameter.Mandatory then
                placeholders parameter
            else
                $"[{placeholders parameter}]")

    let options =
        command.Parameters
        |> List.filter (fun parameter -> parameter.Mandatory && not parameter.Names.IsEmpty)
        |> List.map (fun parameter -> $"{parameter.Names.Head} {placeholders parameter}")

    let commands = if command.Commands.IsEmpty then [] else [ "COMMAND" ]

    "hybhanas" :: command.Path @ commands @ operands @ options @ [ "[OPTIONS]" ]
    |> String.concat " "

let private section (command: Command) =
    let level = String('#', min 4 (1 + command.Path.Length))

    let parameter (parameter: Parameter) =
        let needed =
            if parameter.Mandatory && not parameter.Names.IsEmpty then
                " Needed."
            else
                ""

        $"| {parameterName parameter} | {escaped parameter.Text}{needed} |"

    let subcommand (sub: Command) =
        let title = String.concat " " ("hybhanas" :: sub.Path)
        $"| [`{title}`](#{anchor sub.Path}) | {escaped sub.Text} |"

    let heading = String.concat " " ("hybhanas" :: command.Path)

    [
        $"{level} {heading}"
        ""
        command.Text
        ""
        "```"
        usage command
        "```"
        ""
        if not command.Commands.IsEmpty then
            "| command | |"
            "| --- | --- |"
            yield! command.Commands |> List.map subcommand
            ""
        "| option | |"
        "| --- | --- |"
        yield! command.Parameters |> List.map parameter
        ""
        match Examples.ofCommand command.Path with
        | [] -> ()
        | examples ->
            "```"

            for line, what in examples do
                $"hybhanas {line}    # {what}"

            "```"
            ""
    ]

/// The whole page.
let page (program: Command) : string =
    [
        "# Command line"
        ""
        "Every command of `hybhanas` with its options. The page is made from the program's own definitions (`hybhanas reference`); a test"
        "fails where it is out of date."
        ""
        "Results go to standard output, notes and progress of `--json` to standard error; a circuit or a specification may come from standard"
        "input as `-`. Colours and lines that are rewritten need a terminal; `NO_COLOR` turns them off."
        ""
        "| exit code | |"
        "| --- | --- |"
        for code, meaning in ExitCode.meanings do
            $"| {code} | {meaning} |"
        ""
        yield! section program |> List.skip 4
        yield! program |> CommandTree.all |> List.tail |> List.collect section
    ]
    |> String.concat "\n"
    |> fun text -> text.TrimEnd() + "\n"
