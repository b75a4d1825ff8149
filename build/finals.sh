#!/usr/bin/env bash
# Final trainings for docs/results.md: a search with a test part, then the best network of the front by the accuracy that the search saw, five seeds, beside
# its classical twin. Tables are split five times, by five run seeds. Prints Markdown.
#     build/finals.sh [MNIST_FOLDER]        MNIST is left out where no folder of its IDX files is given
#     ONLY='tables digits mnist presets'    which of these to run, all by default
#     PICK=loss                             the network of the lowest validation loss, in the place of the best of the front
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program=${HYBHANAS:-src/Cli/bin/Release/net10.0/HybHanas.Cli.dll}
[ -n "${HYBHANAS:-}" ] || dotnet build -c Release src/Cli -v q > /dev/null
mnist=${1:-}
only=${ONLY:-tables digits mnist presets}

final() { # SEARCH DATA SEED EPOCHS ARGUMENTS...; one line of JSON in $work/SEARCH.jsonl, one row of a table
    local search=$1 data=$2 seed=$3 epochs=$4 run="$work/$1-$2-$3"
    shift 4
    dotnet "$program" search --dataset "$data" --seed "$seed" --test 0.2 --throughput 100 --quiet --out "$run" "$@" > /dev/null
    dotnet "$program" train "$run" --pick "${PICK:-best}" --epochs "$epochs" --seeds 5 --with-validation --json --quiet |
        python3 -c '
import json, sys
run = json.load(sys.stdin)
percent = lambda share: f"{100 * share:.1f}"
for network in run["networks"]:
    own, twin, candidate = network["accuracy"], network["twinAccuracy"], network["candidate"]
    print("|", " | ".join([run["dataSet"], sys.argv[1], candidate["description"], percent(candidate["accuracy"]), str(run["evaluationSamples"]),
        percent(own["median"]), percent(own["lowest"]) + " .. " + percent(own["highest"]), percent(twin["median"]),
        percent(twin["lowest"]) + " .. " + percent(twin["highest"]), str(candidate["parameters"]), str(network["twinParameters"])]), "|")
    with open(sys.argv[2], "a") as lines:
        print(json.dumps([run["dataSet"], own["median"], twin["median"]]), file=lines)' "$seed" "$work/$search.jsonl"
}

heading() {
    printf '\n| data | run seed | network | seen by the search | test samples | median | lowest .. highest | twin median | twin lowest .. highest | parameters | twin |\n'
    printf '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n'
}

medians() { # SEARCH
    printf '\n| data | splits | median | twin |\n| --- | --- | --- | --- |\n'
    python3 -c '
import json, statistics, sys
rows = [json.loads(line) for line in open(sys.argv[1])]
for data in dict.fromkeys(row[0] for row in rows):
    own = [row for row in rows if row[0] == data]
    print(f"| {data} | {len(own)} | {100 * statistics.median(r[1] for r in own):.1f} | {100 * statistics.median(r[2] for r in own):.1f} |")' "$work/$1.jsonl"
}

# 150 steps and more for all three: where the cross-validated loss of the training part stops to fall.
if [[ $only == *tables* ]]; then
    heading
    for seed in 1 2 3 4 5; do final tables iris "$seed" 40 --qubits 2..8 --depth 1..5 --epochs 30; done
    for seed in 1 2 3 4 5; do final tables wine "$seed" 30 --qubits 2..8 --depth 1..5 --epochs 30; done
    for seed in 1 2 3 4 5; do final tables breast-cancer "$seed" 10 --qubits 2..8 --depth 1..5 --epochs 10; done
    medians tables
fi
if [[ $only == *digits* ]]; then
    heading
    final images digits 1 30
fi
if [[ $only == *mnist* && -n $mnist ]]; then
    final images mnist 1 20 --data-folder "$mnist" --per-class 400 --population 8 --generations 4
fi
if [[ $only == *presets* ]]; then
    heading
    for data in iris wine; do final presets "$data" 1 40 --preset faqnas; done
    final presets breast-cancer 1 10 --preset faqnas
    final presets digits 1 20 --preset faqnas
    # All images that the test part leaves: --dataset on the command line takes the place of the preset's 400 of each class.
    if [ -n "$mnist" ]; then final presets mnist 1 10 --preset hyb-hanas-fixed --data-folder "$mnist"; fi
fi
