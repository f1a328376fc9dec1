#!/usr/bin/env bash
# Asks the service for its document and accepts it in the working tree. What became of the contract, and which texts are others, goes to artifacts/drift:
#   severity   breaking, warning, info or none      title, body.md   the text of a pull request      changes.json   every change, whole
set -euo pipefail
arguments="[--source URL|FILE]"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

source=
case $# in
  0) ;;
  2) [[ $1 == --source && $2 != "" ]] || usage; source=$2 ;;
  *) usage ;;
esac
need git
need dotnet

document=$accepted/dryapi.json overlay=$accepted/overlay.json drift=artifacts/drift

write() {
  printf '%s\n' "$1" > "$drift/severity"
  printf '%s\n' "$2" > "$drift/title"
  cat > "$drift/body.md"
  printf '%s\n' "$2"
}

# Adds what it is given to the sentence.
end_without_drift() {
  { printf '%s\n' "$1"; cat; } | write none "No drift: $1"
  exit 0
}

[[ -z $(git status --porcelain -- openapi) ]] || fail "openapi/ has changes that are not committed; commit or undo them first."
rm -rf "$drift"
mkdir -p "$drift"

# A shell and MSBuild stand between here and the tool.
if [[ $source == *[\"\'\`\$\\]* || $source == *[[:cntrl:]]* ]]; then fail "the source has quotes, a dollar or a backslash, which a build cannot hand on."; fi
if [[ -n $source && $source != *://* && $source != /* ]]; then source=$started_in/$source; fi
if [[ -n $source ]]; then
  escaped=${source//%/%25}
  escaped=${escaped//;/%3B}
  escaped=${escaped//,/%2C}
  pull=-p:OpenApiSource=$escaped
else
  pull=-p:OpenApiPull=true
fi
dotnet build src/DryApi.Generated -nologo -t:AcceptOpenApi "$pull" || fail "the document could not be pulled and accepted; the error stands above, and openapi/ is as it was."

if [[ -z $(git status --porcelain -- openapi) ]]; then end_without_drift "the service's document is the accepted one." < /dev/null; fi

# The documents, and not their contracts alone: their words can say limits too, and the overlay can have lost what it changes.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for file in "$document" "$overlay"; do
  git show "HEAD:$file" > "$work/${file##*/}" || fail "HEAD has no $file to compare with; commit one first."
done
locate_tool
files=("$work/${document##*/}" "$document" --overlay "$work/${overlay##*/}")
compare 60000 "$(git rev-parse HEAD)" contract-drift "${files[@]}" > "$work/table.md" || fail "what was accepted cannot be compared with what was before; the error stands above."
compare_whole "${files[@]}" > "$drift/changes.json"
summary=$(sed -n '1s/^### Contract: //p' "$work/table.md")
if [[ $summary == "no change"* ]]; then
  # The accepted document has wording and a title of its own.
  git checkout -q -- openapi
  end_without_drift "the service's document says the accepted contract in other words; the accepted ones stay." < <(printf '\n'; texts_of < "$work/table.md")
fi

# Numbers alone go on to the title.
severity=info
[[ $summary =~ ^([0-9]+)\ breaking,\ ([0-9]+)\ warnings?,\ [0-9]+\ for\ information ]] || fail "what the comparison says of the contract cannot be read; its first line is: $(head -n 1 "$work/table.md" | as_log)"
summary=${BASH_REMATCH[0]}
if ((BASH_REMATCH[1] > 0)); then severity=breaking; elif ((BASH_REMATCH[2] > 0)); then severity=warning; fi

{
  if [[ -n $source ]]; then
    printf 'A document that was given in place of the published one differs from the accepted one. This accepts it.\n\n'
  else
    printf 'The document that the service publishes is no longer the accepted one. This accepts it.\n\n'
  fi
  cat "$work/table.md"
  print_whole drift
  printf '\n### Before it is merged\n\n'
  printf -- '- Build the branch: what no longer compiles stops callers too.\n'
  printf -- '- Review the C# surface: run `dotnet test tests/DryApi.Surface.Tests` and take its snapshots over.\n'
} | write "$severity" "Accept the service's contract: $summary"
