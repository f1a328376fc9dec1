#!/usr/bin/env bash
# Changes the contract library in one place after the other and says which changes no test notices (Stryker.NET).
# usage: mutants.sh [--mutate GLOB]... [other options of dotnet stryker]
# Hours for all of it, or minutes a folder: mutants.sh --mutate '**/Comparison/Schemas/*.cs'. The report is in artifacts/mutants;
# tests/DryApi.Contracts.Tests/Mutants/survivors.md lists what survives by its nature.
# Static values are computed once a process, without any mutant: MutantProcesses=each mutants.sh --mutate '**/Comparison/Rules/*.cs' starts
# a process for each, which takes several times as long.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore

# A mutant that never stops adding to a list ends as one that runs out of memory.
export TestsMutants=true DOTNET_GCHeapHardLimit=0x60000000 DOTNET_TieredPGO=0
cd tests/DryApi.Contracts.Tests
exec dotnet stryker --output ../../artifacts/mutants --skip-version-check "$@"
