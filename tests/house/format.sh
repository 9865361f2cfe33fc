#!/usr/bin/env bash
# Every C++ file is as clang-format 14 would write it. With --fix: makes it so.
#
#   format.sh ROOT [--fix]
set -euo pipefail
cd "$1"
mode=(--dry-run -Werror)
[[ ${2:-} != --fix ]] || mode=(-i)
find src include tests -name '*.cpp' -print0 -o -name '*.h' -print0 |
  xargs -0 -r clang-format-14 "${mode[@]}"
