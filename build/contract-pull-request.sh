#!/usr/bin/env bash
# Puts what build/contract-drift.sh accepted on the branch contract-drift and opens or updates its pull request; closes it
# when there is no drift any more. The working tree, the index and the current branch stay as they are.
set -euo pipefail
arguments=
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ $# -eq 0 ] || usage
need git
need gh

branch=contract-drift drift=artifacts/drift most_lines=30
for file in severity title body.md; do
  [ -f "$drift/$file" ] || fail "there is no $drift/$file; run build/contract-drift.sh first."
done
severity=$(cat "$drift/severity")
case $severity in
  breaking | warning | info | none) ;;
  *) fail "$drift/severity is none of breaking, warning, info and none; run build/contract-drift.sh again." ;;
esac

# A fork can have a branch of that name too.
open=$(gh pr list --head "$branch" --state open --json number,isCrossRepository --jq 'map(select(.isCrossRepository | not)) | .[0].number // empty') ||
  fail "the open pull requests cannot be listed; gh's error stands above."

if [[ $severity == none ]]; then
  if [[ -z $open ]]; then
    echo "No drift and no open pull request: nothing to do."
  else
    gh pr close "$open" --comment "The service's contract is the accepted one again." || fail "pull request $open cannot be closed; gh's error stands above."
    echo "Pull request $open is closed: there is no drift any more."
  fi
  exit 0
fi

base=$(git branch --show-current)
[[ -n $base && $base != "$branch" ]] || fail "the pull request's base is the branch that is checked out, and that is ${base:-none}; check out the main branch."
[[ -n $(git status --porcelain -- openapi) ]] || fail "nothing under openapi/ is changed; run build/contract-drift.sh first."
git -c user.useConfigOnly=true var GIT_AUTHOR_IDENT > /dev/null 2>&1 || fail "git does not know who commits; set user.name and user.email, or GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# An index of its own leaves the user's alone.
in_index() {
  GIT_INDEX_FILE=$work/index git "$@"
}

in_index read-tree HEAD
in_index add -A openapi
tree=$(in_index write-tree)

# The changelogs that tell more, in a word or two.
changelogs=$(in_index diff --cached --name-only HEAD -- 'openapi/*/CHANGELOG.md' | paste -s -d ' ' - | sed 's/ / and /g')

# What the document says stands in the changelog's lines; a message has them as words and nothing more.
title=$(head -n 1 "$drift/title" | as_message)
{
  printf '%s\n' "$title"
  in_index diff --cached --no-ext-diff -U0 HEAD -- 'openapi/*/CHANGELOG.md' | sed -n 's/^+\(- .*\)/\1/p' | as_message > "$work/changes"
  if [ -s "$work/changes" ]; then
    echo
    head -n "$most_lines" "$work/changes"
    more=$(($(wc -l < "$work/changes") - most_lines))
    if ((more > 0)); then echo "and $more more, which stand in $changelogs"; fi
  fi
} > "$work/message"

push() {
  local commit
  commit=$(git -c user.useConfigOnly=true commit-tree "$tree" -p HEAD -F "$work/message") || fail "the change cannot be committed; git's error stands above."
  git push -q --force-with-lease="refs/heads/$branch:$1" origin "$commit:refs/heads/$branch" || fail "the branch $branch cannot be pushed; git's error stands above."
  echo "The branch $branch has what was accepted."
}

there=$(git ls-remote origin "refs/heads/$branch" | cut -f 1) || fail "origin cannot be asked for its branches; git's error stands above."
if [[ -z $there ]]; then
  push ""
else
  git fetch -q origin "refs/heads/$branch" || fail "the branch $branch cannot be fetched; git's error stands above."
  fork=$(git merge-base HEAD "$there") || fail "the branch $branch has no history in common with $base; delete it."
  if (($(git rev-list --count "$fork..$there") > 1)); then
    # Somebody went on where this left off.
    git diff --quiet "$there" "$tree" -- 'openapi/*/dryapi.json' || fail "the branch $branch has commits of somebody, and the service's document changed once more; merge the branch or take them off it."
    echo "The branch $branch stays as it is: it has this document already, and commits of somebody."
  elif git diff --quiet "$there" "$tree" -- openapi ':(exclude)openapi/*/CHANGELOG.md'; then
    # The changelog has the day of the acceptance; another day alone is no news.
    echo "The branch $branch has what was accepted already."
  else
    push "$there"
  fi
fi

others=()
for label in breaking:B60205 warning:FBCA04 info:0E8A16; do
  gh label create "contract: ${label%:*}" --color "${label#*:}" --description "A change of the service's contract" --force > /dev/null || fail "the label contract: ${label%:*} cannot be made; gh's error stands above."
  if [[ ${label%:*} != "$severity" ]]; then others+=(--remove-label "contract: ${label%:*}"); fi
done

if [[ -z $open ]]; then
  gh pr create --head "$branch" --base "$base" --title "$title" --body-file "$drift/body.md" --label "contract: $severity" || fail "the pull request cannot be opened; gh's error stands above."
  echo "A pull request is open."
else
  gh pr edit "$open" --base "$base" --title "$title" --body-file "$drift/body.md" --add-label "contract: $severity" "${others[@]}" || fail "pull request $open cannot be updated; gh's error stands above."
  echo "Pull request $open is up to date."
fi
