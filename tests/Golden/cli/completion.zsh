#compdef hybhanas
# zsh completion of hybhanas; keep it as _hybhanas in a folder of fpath
_hybhanas() {
    local way='' i
    local -a entries
    for ((i = 2; i < CURRENT; i++)); do
        case "$way $words[i]" in
        (' cost'|' sets'|' sets show') way+=" $words[i]" ;;
        esac
    done
    case "$way:$words[CURRENT-1]" in
    ('':*) entries=('cost:what a circuit costs.' 'sets:the sets.' '--version:print the version.'); _describe hybhanas entries; : ;;
    (' cost:--backend'|' cost:-b') compadd -- fez; _files ;;
    (' cost:--shots') : ;;
    (' cost:--out') _files -/ ;;
    (' cost:--decoherence') compadd -- idle whole ;;
    (' cost':*) entries=('--backend:backend\: a name or a file.' '-b:backend\: a name or a file.' '--shots:shots.' '--out:folder of results.' '--decoherence:conventions.'); _describe hybhanas entries; _files ;;
    (' sets':*) entries=('show:one set\: in full.'); _describe hybhanas entries; : ;;
    (' sets show':*) entries=('--json:as JSON.'); _describe hybhanas entries; compadd -- iris wine ;;
    esac
}
if [[ $funcstack[1] == _hybhanas ]]; then
    _hybhanas "$@"
else
    compdef _hybhanas hybhanas
fi
