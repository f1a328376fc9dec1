#!/usr/bin/env bash
# Prints as Markdown what changed between a commit and the working tree: the contract of each document by class, the texts of the document, and the C# surface.
# It is a report and no gate: breaking changes do not fail it. artifacts/report/NAME.changes.json has every change of a contract whole.
set -euo pipefail
arguments="BASE_REF"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[[ $# -eq 1 && $1 != "" && $1 != -* ]] || usage
need git

# Together below the 65,536 bytes that every comment can have.
contract_limit=42000 surface_limit=20000 file_limit=8000

snapshots=tests/DryApi.Surface.Tests/__snapshots__
base=$(git rev-parse --verify --quiet "$1^{commit}") || fail "there is no commit $1 here; fetch it, or name another."
short=$(git rev-parse --short "$base")
head=$(git rev-parse HEAD)
whole=artifacts/report
rm -rf artifacts/report
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

in_base() {
  git cat-file -e "$base:$1" 2> /dev/null
}

# A checkout may have made CRLF of the line ends.
write_base() {
  if in_base "$1"; then git show "$base:$1" | tr -d '\r'; fi
}

write_tree() {
  if [ -f "$1" ]; then tr -d '\r' < "$1"; fi
}

# Whether a file of the tree is what was written of the base.
is_as_in_base() {
  write_tree "$1" > "$work/tree.txt"
  cmp -s "$work/tree.txt" "$work/${1##*/}"
}

# What the tool could not use, in its own line.
print_error() {
  sed "s:$work/::g" "$work/error.txt" | as_code | fit 2000 > "$work/block.txt"
  print_block '' "$work/block.txt"
}

# Compares two files of that kind; says why not where they cannot be compared.
report_comparison() {
  local kind=$1
  shift
  locate_tool
  if compare $((contract_limit / changed)) "$base" "$head" "$folder" "$@" > "$work/table.md" 2> "$work/error.txt"; then
    cat "$work/table.md"
    if ! grep -q '^### Contract: no change' "$work/table.md"; then
      mkdir -p "$whole"
      compare_whole "$@" > "$whole/$name.changes.json"
      print_whole report "$name.changes.json"
    fi
    return 0
  fi
  printf '### Contract\n\nThe %s changed, and cannot be compared with that of %s:\n\n' "$kind" "$short"
  print_error
  return 1
}

# The documents say where a fact stands, and what callers read: descriptions, titles and examples are no part of the contract.
report_document() {
  local options=() option
  if [ ! -f "$document" ] || ! in_base "$document"; then return 1; fi
  write_base "$document" > "$work/${document##*/}"
  write_base "$overlay" > "$work/${overlay##*/}"
  if is_as_in_base "$document" && is_as_in_base "$overlay"; then return 1; fi
  if [ -f "$overlay" ]; then options+=(--overlay "$overlay"); fi
  if in_base "$overlay"; then options+=(--base-overlay "$work/${overlay##*/}"); fi
  while read -r option; do options+=("$option"); done < <(names_of "$name")
  report_comparison document "$work/${document##*/}" "$document" ${options[@]+"${options[@]}"}
}

# The contracts themselves: where the documents are the same, or cannot be compared.
report_contract() {
  # A contract can change beside its document, by what the tool reads.
  if report_document && ! grep -q '^### Contract: no change' "$work/table.md"; then return 0; fi
  if ! in_base "$contract"; then
    if [ -f "$contract" ]; then
      printf '### Contract\n\n`%s` is new: %s has none to compare it with.\n' "$contract" "$short"
    fi
    return 0
  elif [ ! -f "$contract" ]; then
    printf '### Contract\n\n`%s` is gone.\n' "$contract"
    return 0
  fi

  write_base "$contract" > "$work/${contract##*/}"
  if is_as_in_base "$contract"; then return 0; fi
  # Such as a base of another form, which today's tool does not read.
  report_comparison contract "$work/${contract##*/}" "$contract" || true
}

# The contract's hash changes with each change of the contract, and says nothing more.
without_hash() {
  sed -E 's/(const string Hash = ")[0-9a-f]{64}"/\1…"/'
}

report_file() {
  local name=${1##*/} size
  name=${name//[^A-Za-z0-9._-]/?}
  write_base "$1" > "$work/base.txt"
  write_tree "$1" > "$work/head.txt"
  if cmp -s "$work/base.txt" "$work/head.txt"; then return 0; fi
  without_hash < "$work/base.txt" > "$work/base.snap"
  without_hash < "$work/head.txt" > "$work/head.snap"
  if ! cmp -s <(grep 'const string Hash = "' "$work/base.txt") <(grep 'const string Hash = "' "$work/head.txt"); then hash_changed=true; fi
  if cmp -s "$work/base.snap" "$work/head.snap"; then return 0; fi

  # Each hunk is headed by the type that it stands in.
  diff -U 3 -F '^[a-z]' "$work/base.snap" "$work/head.snap" | tail -n +3 | as_code > "$work/diff.txt" || true
  sed 's/^@@.*@@/@@/' "$work/diff.txt" > "$work/lines.txt"
  if cmp -s "$work/lines.txt" "$work/last.txt"; then
    printf '\n`%s`: the same lines.\n' "$name"
    return 0
  fi
  mv "$work/lines.txt" "$work/last.txt"
  printf '\n<details><summary>%s: +%d −%d lines</summary>\n\n' "$name" "$(grep -c '^+' "$work/diff.txt")" "$(grep -c '^-' "$work/diff.txt")"
  size=$((surface_limit < file_limit ? surface_limit : file_limit))
  fit "$size" < "$work/diff.txt" > "$work/block.txt"
  print_block diff "$work/block.txt"
  printf '\n</details>\n'
  size=$(wc -c < "$work/block.txt")
  surface_limit=$((surface_limit > size ? surface_limit - size : 0))
}

report_surface() {
  local file files in_base_files hash_changed=false
  in_base_files=$(git ls-tree --name-only "$base" "$snapshots/" | grep '\.snap$' || true)
  files=$({ printf '%s\n' "$in_base_files"; ls -d "$snapshots"/*.snap 2> /dev/null || true; } | grep . | LC_ALL=C sort -u || true)
  if [[ -z $in_base_files ]]; then
    if [[ -n $files ]]; then printf '\nThe snapshots of the surface are new: %s has none to compare them with.\n' "$short"; fi
    return 0
  fi

  : > "$work/last.txt"
  while read -r file; do
    report_file "$file"
  done <<< "$files"
  if $hash_changed; then printf '\n`DryApiContract.Hash` is another one, as with each change of the contract.\n'; fi
}

# The documents of both, and how many of them changed: they share the room.
names=$({ git ls-tree -d --name-only "$base" openapi/ | sed 's:^openapi/::' | grep -x '[A-Za-z0-9._-]*' || true; if [ -d openapi ]; then document_names; fi; } | LC_ALL=C sort -u)
changed=0
for name in $names; do
  if ! git diff --quiet "$base" -- "openapi/$name"; then changed=$((changed + 1)); fi
done
changed=$((changed > 0 ? changed : 1))

: > "$work/contract.md"
for name in $names; do
  folder=openapi/$name
  contract=$folder/contract.txt document=$folder/dryapi.json overlay=$folder/overlay.json
  report_contract > "$work/one.md"
  [ -s "$work/one.md" ] || continue
  if [[ $names == *$'\n'* ]]; then printf '\n## %s\n\n' "$folder" >> "$work/contract.md"; fi
  cat "$work/one.md" >> "$work/contract.md"
done
report_surface > "$work/surface.md"
if [ ! -s "$work/contract.md" ] && [ ! -s "$work/surface.md" ]; then
  echo "No change of contract or surface."
fi
cat "$work/contract.md"
if [ -s "$work/surface.md" ]; then
  printf '\n### C# surface\n'
  cat "$work/surface.md"
fi
