#!/usr/bin/env bash
# Memory of a long search: resident size of a search of 5,000 networks of one epoch at every 1,000 networks.
#     build/memory.sh [ALGORITHM]        random by default
set -euo pipefail
cd "$(dirname "$0")/.."
algorithm=${1:-random}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release src/Cli -v q
dotnet src/Cli/bin/Release/net10.0/HybHanas.Cli.dll search --dataset iris --algorithm "$algorithm" --population 50 --generations 100 \
    --epochs 1 --batch 32 --qubits 2..5 --depth 1..6 --level 1 --throughput 10 --quiet --out "$work/run" > "$work/output" 2>&1 &
process=$!
trap 'kill "$process" 2> /dev/null || true; rm -rf "$work"' EXIT
next=1000
printf '| networks | resident MB |\n| --- | --- |\n'
while kill -0 "$process" 2> /dev/null; do
    # Nothing has ended before there is a journal.
    done=$({ cat "$work/run/evaluations.jsonl" 2> /dev/null || true; } | wc -l)
    if [ "$done" -ge "$next" ]; then
        awk -v networks="$next" '/^VmRSS/ { printf "| %d | %d |\n", networks, $2 / 1024 }' "/proc/$process/status" 2> /dev/null || true
        next=$((next + 1000))
    fi
    sleep 0.02
done
wait "$process" || { cat "$work/output"; exit 1; }
