#!/usr/bin/env bash
# A disk that fills up while a search runs, a full one at its start, and one that is read-only: each ends in one line that says so, and
# the run goes on to the outcome of an uninterrupted one. Needs the right to mount.
#     build/full-disk.sh
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
disk="$work/disk"
mkdir "$disk"
if ! mount -t tmpfs -o size=6m tmpfs "$disk" 2> /dev/null; then
    rmdir "$disk" "$work"
    echo "skipped: a small disk cannot be mounted here"
    exit 0
fi
trap 'umount "$disk"; rm -rf "$work"' EXIT
dotnet build -c Release src/Cli -v q
program=src/Cli/bin/Release/net10.0/HybHanas.Cli.dll
search=(search --dataset wine --population 8 --generations 6 --epochs 3 --qubits 2..8 --depth 1..6 --throughput 10 --seed 4 --quiet)

refused() { # TEXT COMMAND...
    local text=$1 code=0
    shift
    dotnet "$program" "$@" > "$work/output" 2> "$work/error" || code=$?
    if [ "$code" -ne 1 ] || [ "$(wc -l < "$work/error")" -ne 1 ] || ! grep -q "$text" "$work/error"; then
        cat "$work/output" "$work/error"
        echo "FAILED: '$*' ended with $code"
        exit 1
    fi
    echo "refused as it should be: $(cat "$work/error")"
}

dotnet "$program" "${search[@]}" --out "$work/whole" > /dev/null

# Full at the start: nothing is trained.
head -c 3m /dev/zero > "$disk/filling"
refused "cannot be written" "${search[@]}" --out "$disk/run"
rm -rf "$disk/run" "$disk/filling"

# Full while it runs: as soon as the journal has begun, all that is left is taken.
dotnet "$program" "${search[@]}" --out "$disk/run" > "$work/output" 2> "$work/error" &
process=$!
while [ ! -s "$disk/run/evaluations.jsonl" ] && kill -0 "$process" 2> /dev/null; do sleep 0.01; done
cat /dev/zero > "$disk/filling" 2> /dev/null || true
code=0
wait "$process" || code=$?
if [ "$code" -ne 1 ] || [ "$(wc -l < "$work/error")" -ne 1 ] || ! grep -q "cannot be written" "$work/error"; then
    cat "$work/output" "$work/error"
    echo "FAILED: a search on a disk that fills up ended with $code"
    exit 1
fi
echo "ended as it should: $(cat "$work/error")"
refused "cannot be written" resume "$disk/run" --quiet

# Read-only.
rm "$disk/filling"
mount -o remount,ro "$disk"
refused "cannot be written" resume "$disk/run" --quiet
refused "cannot be written" "${search[@]}" --out "$disk/other"
mount -o remount,rw "$disk"

dotnet "$program" resume "$disk/run" --quiet > "$work/output"
for file in front.json front.csv; do
    cmp "$work/whole/$file" "$disk/run/$file" || { echo "FAILED: $file differs"; exit 1; }
done
echo "$(wc -l < "$work/whole/evaluations.jsonl") networks; the outcome is that of the uninterrupted run"
