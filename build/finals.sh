#!/usr/bin/env bash
# Final trainings for docs/results.md: a search with a test part, then the best network of the front by its validation accuracy, five seeds, beside its
# classical twin. Prints Markdown.
#     build/finals.sh [MNIST_FOLDER]        MNIST is left out where no folder of its IDX files is given
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program=${HYBHANAS:-src/Cli/bin/Release/net10.0/HybHanas.Cli.dll}
[ -n "${HYBHANAS:-}" ] || dotnet build -c Release src/Cli -v q > /dev/null
mnist=${1:-}

printf '| data | run seed | network | test samples | median | lowest .. highest | twin median | twin lowest .. highest | parameters | twin |\n'
printf '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n'
final() {
    local name=$1 seed=$2 epochs=$3
    shift 3
    dotnet "$program" search --dataset "$name" --seed "$seed" --test 0.2 --throughput 100 --quiet --out "$work/$name-$seed" "$@" > /dev/null
    dotnet "$program" train "$work/$name-$seed" --pick best --epochs "$epochs" --seeds 5 --with-validation --json --quiet |
        python3 -c '
import json, sys
run = json.load(sys.stdin)
percent = lambda share: f"{100 * share:.1f}"
for network in run["networks"]:
    own, twin, candidate = network["accuracy"], network["twinAccuracy"], network["candidate"]
    print("|", " | ".join([run["dataSet"], sys.argv[1], candidate["description"], str(run["evaluationSamples"]), percent(own["median"]),
        percent(own["lowest"]) + " .. " + percent(own["highest"]), percent(twin["median"]),
        percent(twin["lowest"]) + " .. " + percent(twin["highest"]), str(candidate["parameters"]), str(network["twinParameters"])]), "|")' "$seed"
}

# Test parts of tables are so small that one split says little.
for name in iris wine breast-cancer; do
    for seed in 1 2 3; do final "$name" "$seed" 60; done
done
final digits 1 30
if [ -n "$mnist" ]; then final mnist 1 20 --data-folder "$mnist" --per-class 400 --population 8 --generations 4; fi
