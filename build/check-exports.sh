#!/usr/bin/env bash
# Runs the PyTorch scripts of models and fails where one is further than 1e-5 from what HybHanas computes.
#     build/check-exports.sh MODEL.json...        PYTHON names a Python with PyTorch, python3 by default; FORMAT pytorch or pennylane
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program=${HYBHANAS:-src/Cli/bin/Release/net10.0/HybHanas.Cli.dll}
[ -n "${HYBHANAS:-}" ] || dotnet build -c Release src/Cli -v q > /dev/null
for model in "$@"; do
    dotnet "$program" export "$model" --as "${FORMAT:-pytorch}" --out "$work/model.py"
    line=$("${PYTHON:-python3}" "$work/model.py" | tail -n 1)
    echo "$model: $line"
    awk -v difference="${line##*: }" 'BEGIN { exit !(difference + 0 <= 1e-5) }' || { echo "FAILED: $model"; exit 1; }
done
