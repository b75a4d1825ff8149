#!/usr/bin/env bash
# Mutation score of the core's cost, scheduling and NSGA-II modules, by the laws on them: build/mutation.sh [cost|search] [MUTANTS]. Without a number
# all mutants are tried, which takes hours; docs/testing.md says what was measured.
set -euo pipefail
cd "$(dirname "$0")/.."
part=${1:-cost}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z src/Core.FSharp tests/Properties tests/Golden Directory.* global.json .editorconfig build/Package.targets |
    xargs -0 cp --parents -t "$copy"

case $part in
cost)
    laws="*QuantumCostLaws *RunLaws *NativeCircuitLaws *ExplanationLaws *SeriesLaws *BillingLaws"
    files=(Schedule GateTime Routing Reliability Decoherence Gradient Workload QuantumCost)
    folder=Costing
    ;;
search)
    laws="*SortingLaws *HypervolumeLaws *Nsga2Laws *SearchAlgorithmLaws *ToyProblemLaws"
    files=(Dominance Crowding Hypervolume Variation Breeding Nsga2)
    folder=Searching
    ;;
*)
    echo "usage: build/mutation.sh [cost|search] [MUTANTS]" >&2
    exit 2
    ;;
esac
dotnet restore "$copy/tests/Properties" -v quiet
files=("${files[@]/#/src/Core.FSharp/$folder/}")
dotnet fsi build/mutation.fsx "$copy" "${2:-0}" "$laws" "${files[@]/%/.fs}"
