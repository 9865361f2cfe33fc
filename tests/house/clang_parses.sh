#!/usr/bin/env bash
# The second compiler reads every source file and every header by itself, so that tidy, fuzzing and
# other platforms stay possible. Parses only; the objects are g++'s.
#
#   clang_parses.sh ROOT
set -euo pipefail
cd "$1"
list=$(mktemp)
trap 'rm -f "$list"' EXIT
find src -name '*.cpp' >"$list"
# Headers in one go: each must stand on its own, which layering and the .cpp files show; here they
# must also agree with each other.
find src include -name '*.h' | sort | sed 's,^src/,,; s,^include/,,; s,.*,#include "&",' |
  clang++-14 -std=c++20 -Wall -Wextra -Werror -fsyntax-only -Isrc -Iinclude -x c++ -
xargs -a "$list" -P "$(nproc)" -n 4 clang++-14 -std=c++20 -Wall -Wextra -Wpedantic -Wshadow \
  -Wno-missing-field-initializers -Werror -fsyntax-only -Isrc -Iinclude \
  -DCHUAN_VERSION='"0"' -DCHUAN_XLSX_LIBRARY='"libxlsxwriter.so"'
