#!/usr/bin/env bash
# Makes the site of docs/ in a folder (default artifacts/site). Fails on a dead link, a missing heading or a page that the navigation lacks.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
output=$(realpath -m "${1:-artifacts/site}")
rm -rf "$output"
# What CI's build of the solution made.
if [ "${CI:-}" = true ]; then build=--no-build; else build=--verbosity=quiet; fi
dotnet run --project build/Site "$build" -- docs "$output"
