/// The completion script for zsh.
[<RequireQualifiedAccess>]
module HybHanas.Cli.Completion.ZshCompletion

open HybHanas.Cli

let private quoted (text: string) = "'" + text.Replace("'", "'\\''") + "'"

/// An entry of _describe: a colon parts the word from what it does.
let private described (word: string, text: string) =
    quoted (word.Replace(":", "\\:") + ":" + text.Replace(":", "\\:"))

let private values (values: Values) =
    let words =
        match values.Words with
        | [] -> []
        | words -> [ "compadd -- " + String.concat " " words ]

    let paths =
        match values.Files, values.Folders with
        | true, _ -> [ "_files" ]
        | false, true -> [ "_files -/" ]
        | false, false -> []

    match words @ paths with
    | [] -> ":"
    | actions -> String.concat "; " actions

let private caseOf (command: Command) =
    let path = CompletionTable.key command

    let following =
        CompletionTable.followed command
        |> List.map (fun (names, follows) ->
            let pattern =
                names |> List.map (fun name -> $"'{path}:{name}'") |> String.concat "|"

            $"    ({pattern}) {values follows} ;;")

    let own =
        (CompletionTable.commands command @ CompletionTable.options command)
        |> List.map described
        |> String.concat " "

    following
    @ [
        $"    ('{path}':*) entries=({own}); _describe hybhanas entries; {values (CompletionTable.operands command)} ;;"
    ]

/// The script, a function _hybhanas for a folder of fpath.
let script (program: Command) : string =
    let known =
        CompletionTable.all program
        |> List.map (fun command -> $"'{CompletionTable.key command}'")
        |> String.concat "|"

    let cases = CommandTree.all program |> List.collect caseOf |> String.concat "\n"

    $"""#compdef hybhanas
# zsh completion of hybhanas; keep it as _hybhanas in a folder of fpath
_hybhanas() {{
    local way='' i
    local -a entries
    for ((i = 2; i < CURRENT; i++)); do
        case "$way $words[i]" in
        ({known}) way+=" $words[i]" ;;
        esac
    done
    case "$way:$words[CURRENT-1]" in
{cases}
    esac
}}
if [[ $funcstack[1] == _hybhanas ]]; then
    _hybhanas "$@"
else
    compdef _hybhanas hybhanas
fi
"""
