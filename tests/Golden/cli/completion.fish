# fish completion of hybhanas; keep it as ~/.config/fish/completions/hybhanas.fish
function __hybhanas_at
    set -l known ' cost' ' sets' ' sets show'
    set -l path
    for word in (commandline -opc)[2..-1]
        if contains -- "$path $word" $known
            set path "$path $word"
        end
    end
    test "$path" = "$argv[1]"
end
complete -c hybhanas -f
complete -c hybhanas -n '__hybhanas_at \'\'' -a 'cost' -d 'what a circuit costs.'
complete -c hybhanas -n '__hybhanas_at \'\'' -a 'sets' -d 'the sets.'
complete -c hybhanas -n '__hybhanas_at \'\'' -l version -d 'print the version.'
complete -c hybhanas -n '__hybhanas_at \' cost\'' -l backend -s b -r -a 'fez' -F -d 'backend: a name or a file.'
complete -c hybhanas -n '__hybhanas_at \' cost\'' -l shots -x -d 'shots.'
complete -c hybhanas -n '__hybhanas_at \' cost\'' -l out -x -a '(__fish_complete_directories)' -d 'folder of results.'
complete -c hybhanas -n '__hybhanas_at \' cost\'' -l decoherence -x -a 'idle whole' -d 'conventions.'
complete -c hybhanas -n '__hybhanas_at \' cost\'' -F
complete -c hybhanas -n '__hybhanas_at \' sets\'' -a 'show' -d 'one set: in full.'
complete -c hybhanas -n '__hybhanas_at \' sets show\'' -l json -d 'as JSON.'
complete -c hybhanas -n '__hybhanas_at \' sets show\'' -a 'iris wine'
