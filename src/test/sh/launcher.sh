#!/bin/sh
# The launcher and the distribution, as a user meets them. Prints one line per check and stops at the first that fails.
set -eu
home=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs a command; what it printed is in $work/out for the checks of it.
check() {
  name=$1
  shift
  if "$@" >"$work/out" 2>&1; then
    echo "ok: $name"
  else
    echo "FAILED: $name" >&2
    cat "$work/out" >&2
    exit 1
  fi
}

# Whether the last command printed a line that matches.
printed() {
  if grep -q -- "$1" "$work/out"; then
    echo "ok: it prints $1"
  else
    echo "FAILED: it does not print $1" >&2
    cat "$work/out" >&2
    exit 1
  fi
}

exits_with() {
  wanted=$1
  shift
  code=0
  "$@" || code=$?
  [ "$code" -eq "$wanted" ]
}

version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$home/pom.xml")
check "a checkout builds itself and runs" "$home/tripleloom" --version
printed "^tripleloom $version$"

touch "$home/src/main/java/org/tripleloom/Version.java"
check "a newer source is built again" "$home/tripleloom" --version
printed '^Building Tripleloom'
check "nothing newer, nothing built" "$home/tripleloom" --version
[ "$(wc -l <"$work/out")" -eq 1 ] || { echo "FAILED: more than the version was printed" >&2; exit 1; }

ln -s "$home/tripleloom" "$work/link"
check "a link to the launcher finds its folder" "$work/link" --version

mkdir -p "$work/old/bin"
echo 'JAVA_VERSION="1.8.0_402"' >"$work/old/release"
printf '#!/bin/sh\nexit 9\n' >"$work/old/bin/java"
chmod +x "$work/old/bin/java"
check "a JAVA_HOME that is too old is passed over" env JAVA_HOME="$work/old" "$home/tripleloom" --version

check "a wrong command is wrong usage" exits_with 2 "$home/tripleloom" no-such-command
check "an error explains itself" "$home/tripleloom" explain TL-101

(cd "$work" && jar xf "$home/target/tripleloom-$version.zip")
dist=$work/tripleloom-$version
chmod +x "$dist/tripleloom"
mkdir "$work/elsewhere"
check "the distribution runs from another folder" sh -c "cd '$work/elsewhere' && '$dist/tripleloom' --version"
(jar tf "$dist/lib/tripleloom-$version.jar" | grep '^edu/stanford/.*[^/]$' | sort) >"$work/models"
cat >"$work/loaded" <<'END'
edu/stanford/nlp/models/parser/nndep/english_UD.gz
edu/stanford/nlp/models/pos-tagger/english-left3words-distsim.tagger
END
check "it holds only the CoreNLP models that are loaded" cmp "$work/models" "$work/loaded"
check "and its licences" test -s "$dist/LICENSE" -a -s "$dist/NOTICE" -a -s "$dist/THIRD-PARTY.txt"
