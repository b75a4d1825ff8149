/// The completion script for bash.
[<RequireQualifiedAccess>]
module HybHanas.Cli.Completion.BashCompletion

open HybHanas.Cli

let private reply (values: Values) (more: string list) =
    let words = String.concat " " (values.Words @ more)

    let paths =
        match values.Files, values.Folders with
        | true, _ -> "; paths=-f"
        | false, true -> "; paths=-d"
        | false, false -> ""

    $"words='{words}'{paths}"

let private caseOf (command: Command) =
    let path = CompletionTable.key command

    let options =
        CompletionTable.followed command
        |> List.map (fun (names, values) ->
            let pattern =
                names |> List.map (fun name -> $"'{path}:{name}'") |> String.concat "|"

            $"        {pattern}) {reply values []} ;;")

    let own =
        (CompletionTable.commands command @ CompletionTable.options command)
        |> List.map fst

    options
    @ [ $"        '{path}':*) {reply (CompletionTable.operands command) own} ;;" ]

/// The script, to be sourced.
let script (program: Command) : string =
    let known =
        CompletionTable.all program
        |> List.map (fun command -> $"'{CompletionTable.key command}'")
        |> String.concat "|"

    let cases = CommandTree.all program |> List.collect caseOf |> String.concat "\n"

    $"""# bash completion of hybhanas; load it with: source <(hybhanas completions bash)
_hybhanas() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} path='' words='' paths='' i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$path ${{COMP_WORDS[i]}}" in
        {known}) path+=" ${{COMP_WORDS[i]}}" ;;
        esac
    done
    case "$path:$previous" in
{cases}
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    if [[ -n $paths ]]; then
        compopt -o filenames 2> /dev/null
        mapfile -t -O "${{#COMPREPLY[@]}}" COMPREPLY < <(compgen "$paths" -- "$word")
    fi
}}
complete -F _hybhanas hybhanas
"""
