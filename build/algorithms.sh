#!/usr/bin/env bash
# The three search algorithms side by side with real trainings: default searches of a data set, five seeds each; median, least and greatest
# hypervolume of the fronts as lines of a Markdown table.
#     build/algorithms.sh [DATASET] [SEEDS]        digits and 5 by default
set -euo pipefail
cd "$(dirname "$0")/.."
dataset=${1:-digits}
seeds=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release src/Cli -v q > /dev/null

printf '| algorithm | median hypervolume | least | greatest |\n| --- | --- | --- | --- |\n'
for algorithm in random nsga2 surrogate; do
    for seed in $(seq "$seeds"); do
        dotnet src/Cli/bin/Release/net10.0/HybHanas.Cli.dll search --dataset "$dataset" --algorithm "$algorithm" --seed "$seed" --throughput 100 \
            --quiet --out "$work/$algorithm-$seed" | sed -n 's/^hypervolume \([0-9.]*\) .*/\1/p'
    done | sort -n | awk -v name="$algorithm" \
        '{ found[NR] = $1 } END { printf "| %s | %s | %s | %s |\n", name, found[int((NR + 1) / 2)], found[1], found[NR] }'
done
