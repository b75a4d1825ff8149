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
done_kills=0
run=0
while [ "$done_kills" -lt "$kills" ]; do
    run=$((run + 1))
    folder="$work/run$run"
    threads=$((run % 2 + 1))
    command=(search "${options[@]}" --threads "$threads" --out "$folder")
    while :; do
        dotnet "$program" "${command[@]}" > "$work/output" 2>&1 &
        process=$!
        sleep "$(awk -v seed="$RANDOM" 'BEGIN { srand(seed); print 0.2 + 2.3 * rand() }')"
        if kill -9 "$process" 2> /dev/null; then done_kills=$((done_kills + 1)); fi
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
        cmp "$work/whole/$file" "$folder/$file" || { echo "FAILED: $file of run $run differs"; exit 1; }
    done
done
echo "$done_kills kills in $run runs; every outcome is that of the uninterrupted run"
