#!/usr/bin/env bash
# Builds and runs every sample; the F# script is run by build/packages.sh, on the packages.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
log=$(mktemp)
trap 'rm -f "$log"; kill "${service:-}" 2> /dev/null || true' EXIT

sample() { # NAME EXPECTED
    echo "== $1"
    # What CI's build of the solution made.
    dotnet run --project "samples/$1" "${build[@]}" | tee "$log"
    grep -qE "$2" "$log"
}
build=()
[ "${CI:-}" = true ] && build=(--no-build)

sample ChooseBackend '^cheapest: '
sample CustomSearch '^18 networks tried'
sample TrainPredict '^setosa with probability '

sample Analyzed 'warning HH0010'
echo "== Analyzed: the warnings of its build"
dotnet build samples/Analyzed --no-incremental --no-dependencies > "$log"
warnings=$(grep -oE 'warning HH[0-9]{4}' "$log" | sort -u | sed 's/warning //' | paste -sd ' ')
[ "$warnings" = 'HH0001 HH0004 HH0008 HH0010 HH0012 HH0013' ] || { echo "found: $warnings"; exit 1; }

echo "== CostService"
[ "${CI:-}" = true ] || dotnet build samples/CostService -v quiet
dotnet samples/CostService/bin/Debug/net10.0/HybHanas.CostService.dll --urls http://127.0.0.1:0 > "$log" 2>&1 &
service=$!
for _ in $(seq 100); do
    address=$(sed -n 's/.*Now listening on: //p' "$log")
    [ -n "$address" ] && break
    sleep 0.2
done
body='{"qasm": "OPENQASM 2.0; qreg q[2]; creg c[2]; CX q[0],q[1]; measure q -> c;", "shots": 4000}'
ask() { curl --fail --silent --show-error --header 'Content-Type: application/json' "$@"; }
# Whole answers first: a reader that stops early would fail the one who writes.
costs=$(ask --data "$body" "$address/costs")
[ "$(grep -o '"backend":"[a-z]*"' <<< "$costs" | sort -u | wc -l)" = 10 ]
document=$(ask "$address/openapi/v1.json")
grep -q '"/costs"' <<< "$document"
echo "samples: all ran"
