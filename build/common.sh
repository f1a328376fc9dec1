# shellcheck shell=bash
# What the scripts beside this one share. Each says its arguments in $arguments, and goes on in the repository's top folder.

started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

usage() {
  echo "usage: build/${0##*/}${arguments:+ $arguments}" >&2
  exit 2
}

fail() {
  echo "build/${0##*/}: $1" >&2
  exit 1
}

need() {
  command -v "$1" > /dev/null || fail "$1 is not there; install it and put it on the PATH."
}

# Whether a word is a version as packages have them: 1.2.3, 1.2.3-beta.1.
is_version() {
  [[ $1 =~ ^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$ ]]
}

# Sets $tool to the tool that compares contracts: the one that $DRYAPI_OPENAPI_TOOL names, or else today's, built.
locate_tool() {
  need dotnet
  tool=${DRYAPI_OPENAPI_TOOL:-}
  [ -z "$tool" ] || return 0
  if ! tool=$(dotnet build generator/DryApi.OpenApi -nologo -t:Build -getProperty:TargetPath 2>&1); then
    printf '%s\n' "$tool" >&2
    fail "generator/DryApi.OpenApi, which compares contracts, cannot be built."
  fi
}

# What became of one contract or document in another, as Markdown.
compare() {
  dotnet "$tool" diff "$@" --format markdown --fail-on none
}

# Passes lines on while they fit into so many bytes; says how many did not, and ends what is folded.
fit() {
  LC_ALL=C awk -v limit="$1" '
    !left && size + length($0) < limit {
      size += length($0) + 1
      if (/^<details>/) folded = 1
      if (/^<\/details>/) folded = 0
      print
      next
    }
    { left++ }
    END {
      if (left) printf "\n… and %d more %s, for which there is no room here.\n", left, left == 1 ? "line" : "lines"
      if (left && folded) print "\n</details>"
    }'
}
