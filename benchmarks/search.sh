#!/usr/bin/env bash
# Times whole searches: the default one and, given a folder of MNIST files, the papers' own (400 images of each class, population 12,
# 8 generations, 2-12 qubits, depth 1-15, 5 epochs) with the fixed and with the variable CNN. Wall and CPU seconds, peak memory.
#     benchmarks/search.sh [FOLDER_OF_MNIST] [THREADS...]     (threads: how many networks at a time; default: every core)
# Get the files with: hybhanas datasets download mnist --out FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mnist=${1:-}
shift $(($# > 0 ? 1 : 0))
timer=/usr/bin/time
[ -x "$timer" ] || { echo "$timer is needed: apt install time" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build -c Release "$here/../src/Cli" -v quiet >&2
tool="$here/../src/Cli/bin/Release/net10.0/HybHanas.Cli.dll"

search() { # NAME THREADS ARGUMENTS...
    local name=$1 threads=$2
    shift 2
    # A given throughput spares the one-off measurement of the machine.
    "$timer" -f "%e %U %S %M" -o "$work/time" \
        dotnet "$tool" search --quiet --throughput 100 --threads "$threads" --out "$work/run" "$@" > "$work/output" || {
        cat "$work/output" >&2
        exit 1
    }
    awk -v name="$name" -v threads="$threads" \
        '{ printf "%-30s %7d %8.1f %8.1f %8.0f\n", name, threads, $1, $2 + $3, $4 / 1024 }' "$work/time"
    rm -rf "$work/run"
}

printf '%-30s %7s %8s %8s %8s\n' search threads "wall s" "CPU s" "peak MB"
for threads in "${@:-$(nproc)}"; do
    search "default (Digits)" "$threads"
    if [ -n "$mnist" ]; then
        search "papers', fixed CNN (MNIST)" "$threads" --dataset mnist --data-folder "$mnist" --per-class 400 --mode fixed
        search "papers', variable CNN (MNIST)" "$threads" --dataset mnist --data-folder "$mnist" --per-class 400 --mode variable
    fi
done
[ -n "$mnist" ] || echo "skipped: the papers' own search (no folder of MNIST files given)" >&2
