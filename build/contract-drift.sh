#!/usr/bin/env bash
# Asks the service for its documents and accepts them in the working tree: each that a project under src/ is made of and says where it is published, or the one that is named.
# What became of the contracts, and which texts are others, goes to artifacts/drift:
#   severity   breaking, warning, info or none      title, body.md   the text of a pull request      NAME.changes.json   every change of a document, whole
set -euo pipefail
arguments="[--document NAME] [--source URL|FILE]"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

source='' document=''
while [[ $# -gt 0 ]]; do
  [[ $# -gt 1 && $2 != "" ]] || usage
  case $1 in
    --source) [[ -z $source ]] || usage; source=$2 ;;
    --document) [[ -z $document ]] || usage; document=$2 ;;
    *) usage ;;
  esac
  shift 2
done
need git
need dotnet

drift=artifacts/drift most_bytes=60000
# A source takes the place of one document.
if [[ -n $source ]]; then document=${document:-${accepted##*/}}; fi

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

# Nothing of what was accepted stays where not all is.
fail_as_before() {
  git checkout -q -- openapi
  fail "$1"
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

names=$(document_names)
if [[ -n $document ]]; then
  grep -q -x -F -e "$document" <<< "$names" || fail "openapi/ has no folder of that name; it has: $(tr '\n' ' ' <<< "$names" | sed 's/ $//')."
  [[ -n $(project_of "$document") ]] || fail "no project under src/ is made of openapi/$document; give one its OpenApiDocument."
  names=$document
fi

# What is published nowhere has nothing to be asked for.
asked=()
while read -r name; do
  project=$(project_of "$name")
  if [[ -n $document ]] || { [[ -n $project ]] && grep -q 'Published="' "$project"/*.csproj; }; then asked+=("$name"); fi
done <<< "$names"
((${#asked[@]} > 0)) || fail "no project under src/ says where its document is published; give an OpenApiDocument the attribute Published."
for name in "${asked[@]}"; do
  dotnet build "$(project_of "$name")" -nologo -t:AcceptOpenApi "$pull" || fail_as_before "the document could not be pulled and accepted; the error stands above, and openapi/ is as it was."
done

changed=()
for name in "${asked[@]}"; do
  if [[ -n $(git status --porcelain -- "openapi/$name") ]]; then changed+=("$name"); fi
done
one=$((${#asked[@]} == 1))
if ((${#changed[@]} == 0)); then
  if ((one)); then end_without_drift "the service's document is the accepted one." < /dev/null; fi
  end_without_drift "the service's documents are the accepted ones." < /dev/null
fi

# The documents, and not their contracts alone: their words can say limits too, and the overlay can have lost what it changes.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
locate_tool
severity=none breaking=0 warnings=0 infos=0 drifted=()
for name in "${changed[@]}"; do
  folder=openapi/$name
  mkdir -p "$work/$name"
  for file in dryapi.json overlay.json; do
    git show "HEAD:$folder/$file" > "$work/$name/$file" || fail "HEAD has no $folder/$file to compare with; commit one first."
  done
  files=("$work/$name/dryapi.json" "$folder/dryapi.json" --overlay "$work/$name/overlay.json")
  while read -r option; do files+=("$option"); done < <(names_of "$name")
  compare $((most_bytes / ${#changed[@]})) "$(git rev-parse HEAD)" contract-drift "$folder" "${files[@]}" > "$work/$name.md" || fail "what was accepted cannot be compared with what was before; the error stands above."
  summary=$(sed -n '1s/^### Contract: //p' "$work/$name.md")
  if [[ $summary == "no change"* ]]; then
    # The accepted document has wording and a title of its own.
    git checkout -q -- "$folder"
    { printf '\n'; texts_of < "$work/$name.md"; } >> "$work/texts.md"
    continue
  fi
  compare_whole "${files[@]}" > "$drift/$name.changes.json"

  # Numbers alone go on to the title.
  [[ $summary =~ ^([0-9]+)\ breaking,\ ([0-9]+)\ warnings?,\ ([0-9]+)\ for\ information ]] || fail "what the comparison says of the contract cannot be read; its first line is: $(head -n 1 "$work/$name.md" | as_log)"
  breaking=$((breaking + BASH_REMATCH[1])) warnings=$((warnings + BASH_REMATCH[2])) infos=$((infos + BASH_REMATCH[3]))
  drifted+=("$name")
done

if ((${#drifted[@]} == 0)); then
  if ((one)); then end_without_drift "the service's document says the accepted contract in other words; the accepted ones stay." < "$work/texts.md"; fi
  end_without_drift "the service's documents say the accepted contracts in other words; the accepted ones stay." < "$work/texts.md"
fi
severity=info
if ((breaking > 0)); then severity=breaking; elif ((warnings > 0)); then severity=warning; fi

# The pages that lead from a version to the next one are made of both.
before=
while read -r name; do
  if [[ -n $before && -f openapi/$name/MIGRATION.md ]]; then
    dotnet "$tool" migration "openapi/$before/contract.txt" "openapi/$name/contract.txt" --output "openapi/$name/MIGRATION.md" || fail "openapi/$name/MIGRATION.md cannot be made anew; the error stands above."
  fi
  before=$name
done < <(document_names)

{
  if [[ -n $source ]]; then
    printf 'A document that was given in place of the published one differs from the accepted one. This accepts it.\n'
  elif ((${#drifted[@]} == 1)); then
    printf 'The document that the service publishes is no longer the accepted one. This accepts it.\n'
  else
    printf 'The documents that the service publishes are no longer the accepted ones. This accepts them.\n'
  fi
  for name in "${drifted[@]}"; do
    if ((!one)); then printf '\n## openapi/%s\n' "$name"; fi
    printf '\n'
    cat "$work/$name.md"
    print_whole drift "$name.changes.json"
  done
  printf '\n### Before it is merged\n\n'
  printf -- '- Build the branch: what no longer compiles stops callers too.\n'
  printf -- '- Review the C# surface: run `dotnet test tests/DryApi.Surface.Tests` and take its snapshots over.\n'
} | write "$severity" "Accept the service's contract: $breaking breaking, $warnings $( ((warnings == 1)) && echo warning || echo warnings), $infos for information"
