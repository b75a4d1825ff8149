#!/usr/bin/env bash
# Mutated calibration files through the importer: each must give a calibration or a typed error, never an exception.
#     tests/fuzz-importer.sh [COUNT]     100,000 unless told
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Properties -v q
HYBHANAS_FUZZ=${1:-100000} dotnet tests/Properties/bin/Debug/net10.0/HybHanas.Properties.Tests.dll --filter-class "*ImporterFuzz"
