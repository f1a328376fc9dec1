#!/usr/bin/env bash
# Compares the pairs of documents in a file of cases (../shared/reference/drift-cases.jsonl unless another is named) and fails where the
# verdict is milder or stricter than the one in the file, apart from what oasdiff-parity.deviations.txt lists with a reason.
set -euo pipefail
cd "$(dirname "$0")"
cases=${1:-../../shared/reference/drift-cases.jsonl}
exec dotnet run --file oasdiff-parity.cs -- "$cases" oasdiff-parity.deviations.txt
