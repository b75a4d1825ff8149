#!/usr/bin/env bash
# Public members whose names nobody mentions: of the facade neither the docs, the samples, the command line nor the tests, of the core not the other
# assemblies either.
# Fails where there are any. The lists are those that tests hold to the assemblies. By name alone: a member that shares its name with one in use passes, and
# types are not looked at, as results are seldom named. Gates are left out: a test walks all of them, by the gate table.
set -euo pipefail
cd "$(dirname "$0")/.."

unused() {
    local list=$1
    shift
    awk '
        FNR == NR { used[$0]; next }
        /^[^ ]/ { type = $1; next }
        type ~ /^HybHanas\.(Core\.Circuits\.Gate|Circuit)$/ { next }
        {
            member = $0
            sub(/\(.*/, "", member)
            sub(/.* /, "", member)
            sub(/\[.*/, "", member)
            sub(/^.*\]$/, "", member)
            # Computation expressions and operators are used by their syntax, a case of a union by the union; a task is named with or
            # without Async, a property of a report as JSON writes it.
            if (type ~ /Builder$/ || member ~ /^(\.ctor|op_.*|Deconstruct|)$/ || $1 == type) next
            name = member
            sub(/Async$/, "", name)
            if (!(member in used || name in used || tolower(substr(name, 1, 1)) substr(name, 2) in used)) { print type " " member; count++ }
        }
        END { exit count > 0 }
    ' <(git ls-files "$@" | grep -E '\.(md|cs|fs|fsx)$' | xargs -d '\n' grep -ohE '[A-Za-z_][A-Za-z0-9_]*' | sort -u) "tests/Golden/api/$list"
}

places=(docs samples src/Cli tests build/package README.md)
status=0
unused HybHanas.txt "${places[@]}" || status=1
unused HybHanas.Core.txt "${places[@]}" src/Api.CSharp src/Simulation src/Training || status=1
exit $status
