# shellcheck shell=bash
# What the scripts beside this one share. Each says its arguments in $arguments, and goes on in the repository's top folder.

started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# The folder of the document whose changelog has the version.
accepted=openapi/v1

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

# The names of the folders under openapi/, a line each, sorted.
document_names() {
  local folder
  for folder in openapi/*/; do
    folder=${folder#openapi/} folder=${folder%/}
    [[ $folder =~ ^[A-Za-z0-9._-]+$ ]] || fail "openapi/ has a folder whose name is not made of letters, digits, dots and hyphens; give it another."
    printf '%s\n' "$folder"
  done | LC_ALL=C sort
}

# The folder of the project that is made of a document; nothing where none is.
project_of() {
  local project
  project=$(grep -l -F "openapi/$1/contract.txt" src/*/*.csproj 2> /dev/null | head -n 1) || true
  printf '%s' "${project%/*}"
}

# The options that say which names the types of a document do not get, a line each: what its project has by hand, and its client.
names_of() {
  local project client
  project=$(project_of "$1")
  [[ -n $project ]] || return 0
  client=$(sed -n 's/.*ClientName="\([A-Za-z0-9_]*\)".*/\1/p' "$project"/*.csproj | head -n 1)
  printf -- '--types\n%s\n' "$(find "$project" \( -name bin -o -name obj \) -prune -o -name '*.cs' -print | sed 's:.*/::; s/\.cs$//' | LC_ALL=C sort | paste -s -d , -)"
  if [[ -n $client ]]; then printf -- '--client\n%s\n' "$client"; fi
}

# What became of a contract or document of a folder in another one, as Markdown: of so many bytes at most, and with links to the lines at two refs where the code host is known.
compare() {
  local longest=$1 base_ref=$2 head_ref=$3 folder=$4 options=()
  shift 4
  if [[ ${GITHUB_SERVER_URL:-} =~ ^https?://[A-Za-z0-9.:-]+$ && ${GITHUB_REPOSITORY:-} =~ ^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$ ]]; then
    options+=(--base-link "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/blob/$base_ref/$folder/{name}#L{line}" --link "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/blob/$head_ref/$folder/{name}#L{line}")
  fi
  dotnet "$tool" diff "$@" --format markdown --fail-on none --max-bytes "$longest" ${options[@]+"${options[@]}"}
}

# The same as JSON, with every change whole, for a file that a workflow keeps.
compare_whole() {
  dotnet "$tool" diff "$@" --format json --fail-on none 2> /dev/null
}

# Where the whole comparison is, when a workflow keeps it in the artifact of that name as that file.
print_whole() {
  if [[ ${GITHUB_SERVER_URL:-} =~ ^https?://[A-Za-z0-9.:-]+$ && ${GITHUB_REPOSITORY:-} =~ ^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$ && ${GITHUB_RUN_ID:-} =~ ^[0-9]+$ ]]; then
    printf '\nEvery change, whole: `%s` in the artifact `%s` of [this run](%s/%s/actions/runs/%s#artifacts).\n' "$2" "$1" "$GITHUB_SERVER_URL" "$GITHUB_REPOSITORY" "$GITHUB_RUN_ID"
  fi
}

# The fold of a comparison that lists the texts that changed; nothing where none did.
texts_of() {
  sed -n '/^<details><summary>.* changed<\/summary>$/,/^<\/details>$/p'
}

# Lines for the message of a commit or a title: plain, and nothing in them is read by a code host as a name, an issue, a link or a command.
as_message() {
  LC_ALL=C sed -e 's/[[:cntrl:]]/?/g' -e 's/\*\*//g' -e "s/\`\`*/'/g" -e 's/@/\\u0040/g' -e 's/#\([0-9]\)/\\u0023\1/g' -e 's/\([Gg][Hh]\)-\([0-9]\)/\1\\u002d\2/g' \
    -e 's,://,:\\u002f/,g' -e 's/\[\([A-Za-z]\)/\\u005b\1/g' -e 's/\$(/\\u0024(/g'
}

# Lines of another program for the log: none is a command of the build server.
as_log() {
  LC_ALL=C sed -e 's/[[:cntrl:]]/?/g' -e 's/^\([[:space:]]*\):/\1\\u003a/' -e 's/##/#\\u0023/g'
}

# Lines for a block of code, without what turns or hides text.
as_code() {
  local general joiners mark
  general=$(printf '\342\200[\213-\217\250-\256]') joiners=$(printf '\342\201[\240-\257]') mark=$(printf '\357\273\277')
  LC_ALL=C tr -d '\000-\010\013-\037\177' | LC_ALL=C sed -e "s/$general/?/g" -e "s/$joiners/?/g" -e "s/$mark/?/g"
}

# Prints a file as a block of code, with more backquotes around it than stand together in it.
print_block() {
  local fence
  fence=$(LC_ALL=C awk '
    { while (match($0, /`+/)) { if (RLENGTH > longest) longest = RLENGTH; $0 = substr($0, RSTART + RLENGTH) } }
    END { for (i = 0; i < 3 || i <= longest; i++) printf "`" }' "$2")
  printf '%s%s\n' "$fence" "$1"
  cat -- "$2"
  printf '%s\n' "$fence"
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
