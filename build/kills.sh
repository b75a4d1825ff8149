#!/usr/bin/env bash
# Kills searches at random moments (kill -9), resumes them, and compares the outcome with an uninterrupted run.
#     build/kills.sh [KILLS]        30 by default
set -euo pipefail
cd "$(dirname "$0")/.."
kills=${1:-30}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release src/Cli -v q
program=src/Cli/bin/Release/net10.0/HybHanas.Cli.dll
options=(--dataset wine --population 8 --generations 6 --epochs 3 --qubits 2..8 --depth 1..6 --throughput 10 --seed 4 --quiet)

dotnet "$program" search "${options[@]}" --out "$work/whole" > /dev/null
dotnet "$program" search "${options[@]}" --rungs 2 --out "$work/halved" > /dev/null
done_kills=0
run=0
while [ "$done_kills" -lt "$kills" ]; do
    run=$((run + 1))
    folder="$work/run$run"
    threads=$((run % 2 + 1))
    # Every third run halves, and is compared with one that does.
    halving=()
    whole="$work/whole"
    if [ $((run % 3)) -eq 2 ]; then
        halving=(--rungs 2)
        whole="$work/halved"
    fi
    command=(search "${options[@]}" "${halving[@]}" --threads "$threads" --out "$folder")
    kills_of_run=0
    while :; do
        dotnet "$program" "${command[@]}" > "$work/output" 2>&1 &
        process=$!
        # Later and later, so that a slow machine gets through too.
        sleep "$(awk -v seed="$RANDOM" -v kills="$kills_of_run" 'BEGIN { srand(seed); print 0.2 + (2.3 + kills) * rand() }')"
        if kill -9 "$process" 2> /dev/null; then
            done_kills=$((done_kills + 1))
            kills_of_run=$((kills_of_run + 1))
        fi
        code=0
        wait "$process" 2> /dev/null || code=$?
        if [ -f "$folder/front.json" ] && [ "$code" -eq 0 ]; then break; fi
        if [ "$code" -ne 137 ] && [ "$code" -ne 0 ]; then cat "$work/output"; echo "FAILED: ended with $code"; exit 1; fi
        # A run that was killed before its record was written has nothing to resume.
        if [ -f "$folder/run.json" ] && [ -f "$folder/evaluations.jsonl" ]; then
            command=(resume "$folder" --threads "$threads" --quiet)
        else
            rm -rf "$folder"
        fi
    done
    for file in front.json front.csv; do
        cmp "$whole/$file" "$folder/$file" || { echo "FAILED: $file of run $run differs"; exit 1; }
    done
done
echo "$done_kills kills in $run runs; every outcome is that of the uninterrupted run"
