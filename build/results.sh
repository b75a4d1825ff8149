#!/usr/bin/env bash
# Runs the searches of docs/results.md and writes that page. MNIST needs the folder of its IDX files.
#     build/results.sh FOLDER_OF_MNIST
set -euo pipefail
cd "$(dirname "$0")/.."
mnist=${1:?the folder of the MNIST files; get them with: hybhanas datasets download mnist --out FOLDER}
page=docs/results.md
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT

dotnet build -c Release src/Cli -v q
hybhanas() { dotnet src/Cli/bin/Release/net10.0/HybHanas.Cli.dll "$@"; }

section() { # TITLE ARGUMENTS...
    local title=$1 shown
    shift
    shown=$(printf ' %s' "$@")
    printf '\n## %s\n\n```\nhybhanas search%s\n```\n\n```\n' "$title" "${shown//$mnist/FOLDER}"
    hybhanas search "$@" --quiet --out "$runs/$title" | sed -e '/^elapsed/d' -e '1{/^$/d}'
    printf '```\n'
}

{
    cat <<'HEAD'
# Results

Fronts of the default search (variable network, surrogate, 12 networks x 8 generations, 5 epochs, transpile level 3, seed 1) on the bundled calibration of `brisbane`. Written by
`build/results.sh`. Accuracies are validation accuracies of one split, of the three tables means over five folds, and seen by the search; they are optimistic by what choosing among
96 networks gives, and differences of two points are noise. Times are modelled for the whole training with 1,000 shots for each expectation value ([cost model](cost-model.md)). MNIST here is the
10,000-image test set, the first 400 of each class.
HEAD
    section Digits --dataset digits
    section Iris --dataset iris
    section Wine --dataset wine
    section "Breast Cancer" --dataset breast-cancer
    section MNIST --dataset mnist --data-folder "$mnist" --per-class 400
    cat <<'PRESETS'

# The papers' searches

The [presets](specification.md#presets), whole: 12 networks x 8 generations by NSGA-II, transpile level 2, 20 % of each class kept apart as the test part, 80 / 20 of
the rest.

Beside the papers' figures: the references that this project works with hold the papers' spaces, rules and settings, but no accuracy, front or time that a paper reports, so none is quoted.
What they hold of the papers' methods:

| preset | reference | here |
| --- | --- | --- |
| hyb-hanas-fixed | the papers' form (pi tanh, unscaled) on MNIST, 4,000: 19 of 30 trainings never leave 20 % | the same form: all 96 networks stay at 10 %; with the recipe 71.9 to 95.6 % along the front |
| hyb-hanas-fixed | this search with PennyLane on two cores: 1.9 h (lightning) or 0.93 h (default.qubit), estimated from 20 random genomes | 43 s on two idle cores ([performance](performance.md)) |
| hyb-hanas-variable | none | 64.6 to 96.8 % |
| faqnas | none | 100 % on Iris and Wine, 98.9 on Breast Cancer, 98.6 on Digits, 96.4 on MNIST, all by one validation part |
| qnas | few epochs rank networks as full trainings do, with a correlation above .9 | rho .61 and .63 after 2 and 5 epochs on Digits, on the default space ([rank correlation](rank-correlation.md)) |
PRESETS
    section "Hyb-HANAS, fixed CNN, MNIST" --preset hyb-hanas-fixed --data-folder "$mnist"
    section "Hyb-HANAS, variable CNN, MNIST" --preset hyb-hanas-variable --data-folder "$mnist"
    for data in iris wine breast-cancer digits; do
        section "FAQNAS, $data" --preset faqnas --dataset "$data"
        section "QNAS, $data" --preset qnas --dataset "$data"
    done
    section "FAQNAS, MNIST" --preset faqnas --dataset mnist --per-class 400 --data-folder "$mnist"
    section "QNAS, MNIST" --preset qnas --dataset mnist --per-class 400 --data-folder "$mnist"
    # What build/finals.sh found stays.
    printf '\n'
    sed -n '/^# Final training/,$p' "$page"
} > "$page.new"
mv "$page.new" "$page"
