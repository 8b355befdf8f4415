#!/usr/bin/env bash
# Set up what a make target needs, on Debian 12 or newer, as root or with sudo. Usage: tools/setup.sh book|lint|test
#
#   book   Debian's libraries, the fonts, Octavo in .venv
#   lint   the same, with the tools for working on Octavo
#   test   the same, with the validators: epubcheck's Java, Ace with Chromium, veraPDF, qpdf, Poppler, MuPDF, Ghostscript
#
# Only what is missing is installed; a second run installs nothing. PYTHON names an interpreter other than python3.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
verapdf=1.28.2 # of org.verapdf.apps:greenfield-apps; the digest is that of its jar
verapdf_digest=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6
missing=() # Debian packages

say() { printf 'setup: %s\n' "$*" >&2; }

stop() {
  say "$*"
  exit 1
}

run_quietly() { # COMMAND…: what it prints is shown only if it fails
  local output
  output=$("$@" 2>&1) || stop "$output"$'\n'"setup: this failed: $*"
}

want_library() { # PACKAGE: files that are loaded, so that no command shows whether they are there
  command -v dpkg-query >/dev/null || return 0
  dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed || missing+=("$1")
}

want_command() { # COMMAND PACKAGE…
  command -v "$1" >/dev/null || missing+=("${@:2}")
}

check_python() {
  command -v "$python" >/dev/null || stop "there is no command $python"
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Octavo needs Python 3.11 or newer, and $python is $("$python" -V 2>&1)"
}

list_missing() { # GOAL
  if [ -z "${PYTHON-}" ] && ! command -v python3 >/dev/null; then
    missing+=(python3 python3-venv)
  else
    check_python
    "$python" -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
  fi
  want_library libpango-1.0-0
  want_library libpangoft2-1.0-0
  want_library libharfbuzz-subset0
  # The fonts come through npm, and are not fetched twice; OFL.txt is the last to be written.
  [ "$1" != test ] && [ -e book/styles/fonts/OFL.txt ] || want_command npm npm nodejs ca-certificates
  if [ "$1" = test ]; then
    want_command java default-jre-headless
    has_verapdf || want_command mvn maven
    want_command chromium chromium
    want_command qpdf qpdf
    want_command pdftoppm poppler-utils
    want_command mutool mupdf-tools
    want_command gs ghostscript
  fi
}

install_missing() {
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || stop "this machine has no apt-get; install what Debian calls: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    # sudo may ask for a password where somebody can type one.
    command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; } ||
      stop "not root, and no sudo; have these installed, then run this again: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing from Debian: ${missing[*]}"
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  run_quietly "${apt[@]}" update
  run_quietly "${apt[@]}" -y --no-install-recommends -o Dpkg::Use-Pty=0 install "${missing[@]}"
}

has_stamp() { # FILE KEY
  [ "$(cat "$1" 2>/dev/null)" = "$2" ]
}

install_octavo() { # octavo | octavo[dev]
  # A virtual environment holds absolute paths and is made for one interpreter: those two are in the key.
  local key
  key=$({ pwd -P && "$python" -VV && cat pyproject.toml constraints.txt; } | sha256sum)
  has_stamp '.venv/.has-octavo[dev]' "$key" || has_stamp ".venv/.has-$1" "$key" && return
  say "installing $1 in .venv"
  has_stamp .venv/.has-octavo "$key" || "$python" -m venv --clear .venv
  run_quietly .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
    --constraint constraints.txt --editable ".${1#octavo}"
  printf '%s\n' "$key" >".venv/.has-$1"
}

install_ace() {
  local folder=tools/validators key
  key=$(cat $folder/package.json $folder/package-lock.json | sha256sum)
  has_stamp $folder/node_modules/.has-ace "$key" && return
  say "installing Ace by DAISY in $folder/node_modules"
  # No install scripts: they would download a browser, and Debian's Chromium is used.
  run_quietly env --chdir=$folder PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  printf '%s\n' "$key" >$folder/node_modules/.has-ace
}

has_verapdf() {
  has_stamp tools/validators/verapdf/.has-verapdf "$verapdf $verapdf_digest"
}

install_verapdf() {
  local folder=tools/validators/verapdf jar=greenfield-apps-$verapdf.jar
  has_verapdf && return
  say "installing veraPDF $verapdf in $folder"
  rm -rf $folder
  run_quietly mvn --batch-mode --quiet org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    "-Dartifact=org.verapdf.apps:greenfield-apps:$verapdf" "-DoutputDirectory=$folder"
  run_quietly sha256sum --check --strict <<<"$verapdf_digest  $folder/$jar"
  cat >$folder/verapdf <<END
#!/bin/sh
# Made by tools/setup.sh. veraPDF keeps its settings beside it, not in the user's home.
here=\$(dirname "\$(readlink -f "\$0")")
exec java -XX:TieredStopAtLevel=1 -Djava.awt.headless=true "-Duser.home=\$here/home" -cp "\$here/$jar" \\
  org.verapdf.apps.GreenfieldCliWrapper "\$@"
END
  chmod +x $folder/verapdf
  printf '%s\n' "$verapdf $verapdf_digest" >$folder/.has-verapdf
}

goal=${1-}
case $goal in
  book) octavo='octavo' ;;
  lint | test) octavo='octavo[dev]' ;;
  *) stop 'usage: tools/setup.sh book|lint|test' ;;
esac
list_missing "$goal"
install_missing
check_python
"$python" tools/fetch_fonts.py
install_octavo "$octavo"
if [ "$goal" = test ]; then
  install_ace
  install_verapdf
fi
