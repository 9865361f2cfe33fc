#!/usr/bin/env bash
# tools/setup against a machine made of paper: stubs of dpkg-query, apt-get, sudo and id.
#
#   setup_test.sh ROOT
set -euo pipefail
root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
cat >"$work/bin/dpkg-query" <<'END'
#!/usr/bin/env bash
grep -qxF "${!#}" "$PAPER/installed" && printf installed
END
cat >"$work/bin/apt-get" <<'END'
#!/usr/bin/env bash
echo "apt-get $*" >>"$PAPER/log"
if [[ $* == *update* ]]; then touch "$PAPER/lists"; exit 0; fi
[[ -e $PAPER/lists ]] || { echo "E: Unable to locate package" >&2; exit 100; }
for word in "$@"; do [[ $word == -* || $word == install ]] || echo "$word" >>"$PAPER/installed"; done
END
cat >"$work/bin/sudo" <<'END'
#!/usr/bin/env bash
echo sudo >>"$PAPER/log"
exec "$@"
END
printf '#!/usr/bin/env bash\necho 1000\n' >"$work/bin/id"
chmod +x "$work"/bin/*

unset CHUAN_REPLACE_BOOST
failed=0
expect() {  # NAME, STATUS, then the command; stderr in $work/err
  local name=$1 status=$2 got=0
  shift 2
  PAPER=$work PATH=$work/bin:$PATH "$@" >"$work/out" 2>"$work/err" || got=$?
  if ((got != status)); then
    echo "$name: ended with $got, not $status"; cat "$work/err"; failed=1
  fi
}
says() { grep -qF -- "$2" "$3" || { echo "$1: does not say: $2"; cat "$3"; failed=1; }; }
silent() { [[ ! -s $2 ]] || { echo "$1: should do nothing, did:"; cat "$2"; failed=1; }; }
fresh() { : >"$work/installed"; : >"$work/log"; rm -f "$work/lists"; }
fresh
expect "not root" 2 "$root/tools/setup" build
says "not root" "sudo apt-get install --no-install-recommends g++ cmake ninja-build" "$work/err"
silent "not root" "$work/log"

fresh
expect "with --sudo" 0 "$root/tools/setup" --sudo test
says "with --sudo" "sudo" "$work/log"
says "no lists yet: update, then again" "update" "$work/log"
says "with --sudo" "catch2" "$work/installed"
: >"$work/log"
expect "a second run" 0 "$root/tools/setup" test
silent "a second run" "$work/log"
silent "a second run" "$work/err"
expect "check wants more" 2 "$root/tools/setup" check
says "check wants more" "install --no-install-recommends clang-tidy-14" "$work/err"
expect "bench wants its own" 2 "$root/tools/setup" bench
says "bench wants its own" "install --no-install-recommends libbenchmark-dev" "$work/err"
expect "fuzz wants its own" 2 "$root/tools/setup" fuzz
says "fuzz wants its own" "install --no-install-recommends libclang-rt-14-dev" "$work/err"

fresh
echo libboost1.74-dev >"$work/installed"
expect "another Boost" 2 "$root/tools/setup" build
says "another Boost" "CHUAN_REPLACE_BOOST=1" "$work/err"
silent "another Boost" "$work/log"
touch "$work/lists"
expect "another Boost, told to" 0 env CHUAN_REPLACE_BOOST=1 "$root/tools/setup" --sudo build
says "another Boost, told to" "libboost1.81-dev" "$work/installed"
if grep -q update "$work/log"; then echo "lists are there: no update is due"; failed=1; fi

expect "no list named" 2 "$root/tools/setup"
says "no list named" "tools/setup build" "$work/err"
expect "an unknown list" 2 "$root/tools/setup" everything
exit $failed
