#!/usr/bin/env bash
# Mutation score of the core's cost, scheduling and NSGA-II modules, by the laws on them: build/mutation.sh [all|cost|search] [MUTANTS]. Without a number
# all mutants are tried, which takes hours; docs/testing.md says what was measured.
set -euo pipefail
cd "$(dirname "$0")/.."
part=${1:-all}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z src/Core.FSharp src/Api.CSharp/Calibrations tests/Properties tests/Golden docs/fsharp.md Directory.* global.json .editorconfig build/Package.targets |
    xargs -0 cp --parents -t "$copy"

cost_laws="*QuantumCostLaws *RunLaws *NativeCircuitLaws *ExplanationLaws *SeriesLaws *BillingLaws"
search_laws="*SpaceLaws *SortingLaws *HypervolumeLaws *VariationLaws *BreedingLaws *GenerationLaws *Nsga2Laws *SearchAlgorithmLaws *ToyProblemLaws"
cost_files=(Costing/{Schedule,GateTime,Routing,Reliability,Decoherence,Gradient,Workload,QuantumCost}.fs)
search_files=(Searching/{Dominance,Crowding,Hypervolume,Variation,Breeding,Nsga2}.fs)
case $part in
cost) laws=$cost_laws files=("${cost_files[@]}") ;;
search) laws=$search_laws files=("${search_files[@]}") ;;
all) laws="$cost_laws $search_laws" files=("${cost_files[@]}" "${search_files[@]}") ;;
*)
    echo "usage: build/mutation.sh [all|cost|search] [MUTANTS]" >&2
    exit 2
    ;;
esac
dotnet restore "$copy/tests/Properties" -v quiet
dotnet fsi build/mutation.fsx "$copy" "${2:-0}" "$laws" "${files[@]/#/src/Core.FSharp/}"
