# bash completion of hybhanas; load it with: source <(hybhanas completions bash)
_hybhanas() {
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} path='' words='' paths='' i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$path ${COMP_WORDS[i]}" in
        ' cost'|' sets'|' sets show') path+=" ${COMP_WORDS[i]}" ;;
        esac
    done
    case "$path:$previous" in
        '':*) words='cost sets --version' ;;
        ' cost:--backend'|' cost:-b') words='fez'; paths=-f ;;
        ' cost:--shots') words='' ;;
        ' cost:--out') words=''; paths=-d ;;
        ' cost:--decoherence') words='idle whole' ;;
        ' cost':*) words='--backend -b --shots --out --decoherence'; paths=-f ;;
        ' sets':*) words='show' ;;
        ' sets show':*) words='iris wine --json' ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    if [[ -n $paths ]]; then
        compopt -o filenames 2> /dev/null
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$paths" -- "$word")
    fi
}
complete -F _hybhanas hybhanas
