#!/usr/bin/env bash
# Makes a file the one comment of this kind on a pull request: the first time it is posted, later it is updated.
set -euo pipefail
arguments="PULL_REQUEST FILE"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[[ $# -eq 2 && $1 =~ ^[1-9][0-9]*$ && $2 != "" ]] || usage
need gh

number=$1 file=$2 longest=65536
if [[ $file != /* ]]; then file=$started_in/$file; fi
[ -s "$file" ] || fail "there is no $2, or nothing in it."

marker='<!-- contract report -->'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{ printf '%s\n' "$marker"; cat -- "$file"; } > "$work/body.md"
[ "$(wc -c < "$work/body.md")" -le "$longest" ] || fail "$2 is longer than every comment can be, $longest bytes."

# Only one's own: somebody else can write the marker too.
address=$(gh pr view "$number" --json comments --jq "[.comments[] | select(.viewerDidAuthor and (.body | startswith(\"$marker\")))][0].url // empty") ||
  fail "the comments of pull request $number cannot be read; gh's error stands above."
if [[ -z $address ]]; then
  gh api --method POST "repos/{owner}/{repo}/issues/$number/comments" -F "body=@$work/body.md" > /dev/null || fail "pull request $number cannot be commented on; gh's error stands above."
  echo "Pull request $number has a comment."
else
  gh api --method PATCH "repos/{owner}/{repo}/issues/comments/${address##*-}" -F "body=@$work/body.md" > /dev/null || fail "the comment on pull request $number cannot be updated; gh's error stands above."
  echo "The comment on pull request $number is up to date."
fi
