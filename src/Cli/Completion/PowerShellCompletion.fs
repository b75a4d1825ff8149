/// The completion script for PowerShell.
[<RequireQualifiedAccess>]
module HybHanas.Cli.Completion.PowerShellCompletion

open HybHanas.Cli

let private quoted (text: string) = "'" + text.Replace("'", "''") + "'"

let private list (words: string list) =
    "@(" + (words |> List.map quoted |> String.concat ", ") + ")"

let private own (command: Command) =
    let words =
        (CompletionTable.operands command).Words
        @ ((CompletionTable.commands command @ CompletionTable.options command)
           |> List.map fst)

    $"        {quoted (CompletionTable.key command)} = {list words}"

/// Options that paths may follow are left out: PowerShell completes paths where a script is silent.
let private following (command: Command) =
    CompletionTable.followed command
    |> List.filter (fun (_, values) -> not values.Words.IsEmpty || not (values.Files || values.Folders))
    |> List.collect (fun (names, values) ->
        let place name =
            quoted $"{CompletionTable.key command}:{name}"

        names |> List.map (fun name -> $"        {place name} = {list values.Words}"))

let private silent (command: Command) =
    CompletionTable.followed command
    |> List.filter (fun (_, values) -> values.Words.IsEmpty && (values.Files || values.Folders))
    |> List.collect (fun (names, _) -> names |> List.map (fun name -> CompletionTable.key command + ":" + name))

/// The script, for the profile.
let script (program: Command) : string =
    let commands = CommandTree.all program

    let lines each =
        commands |> List.collect each |> String.concat "\n"

    $"""# PowerShell completion of hybhanas; load it with: hybhanas completions powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName hybhanas -ScriptBlock {{
    param($wordToComplete, $commandAst, $cursorPosition)
    $own = @{{
{lines (own >> List.singleton)}
    }}
    $following = @{{
{lines following}
    }}
    $paths = {list (commands |> List.collect silent)}
    $given = @($commandAst.CommandElements | Where-Object {{ $_.Extent.EndOffset -lt $cursorPosition }} | ForEach-Object {{ "$_" }})
    $path = ''
    foreach ($word in @($given | Select-Object -Skip 1)) {{
        if ($own.ContainsKey("$path $word")) {{ $path = "$path $word" }}
    }}
    $place = $path + ':' + $given[-1]
    if ($paths -contains $place) {{ return }}
    $words = if ($following.ContainsKey($place)) {{ $following[$place] }} else {{ $own[$path] }}
    $words | Where-Object {{ $_ -like "$wordToComplete*" }} |
        ForEach-Object {{ [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }}
}}
"""
