#!/usr/bin/env bash
# Ours against a plain C program (peers/hqnn_bound.c) and a careful PyTorch program (peers/*.py), in turn on one core, as
# a table of ratios; --json prints one object per cell: cell, oursMs, boundMs, peerMs. What is not installed is skipped.
#     benchmarks/compare.sh [--json] [--rounds COUNT]
# PyTorch: apt install python3-torch libopenblas0, or PYTHON=/a/python/with/torch. Another core: CORE=1.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

peers=(--peers "$here/peers")
if command -v gcc > /dev/null; then
    gcc -O3 -march=native -ffast-math -o "$work/bound" "$here/peers/hqnn_bound.c" -lm
    peers+=(--bound "$work/bound")
else
    echo "skipped: the C bound (gcc is not installed)" >&2
fi
for python in ${PYTHON:-/usr/bin/python3 python3}; do
    if "$python" -c "import torch" 2> /dev/null; then
        peers+=(--python "$python")
        found=yes
        break
    fi
done
[ "${found:-}" ] || echo "skipped: PyTorch (no Python with torch; apt install python3-torch libopenblas0)" >&2

dotnet build -c Release "$here/Kernels" -v quiet >&2
pinned=()
if command -v taskset > /dev/null; then pinned=(taskset -c "${CORE:-0}"); fi
"${pinned[@]}" dotnet "$here/Kernels/bin/Release/net10.0/HybHanas.Benchmarks.Kernels.dll" compare "${peers[@]}" "$@"
