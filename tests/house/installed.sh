#!/usr/bin/env bash
# What `cmake --install` lays down is enough for another program: with pkg-config, and with CMake.
#   installed.sh BUILD
set -euo pipefail
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/to" > "$work/log" || { cat "$work/log"; exit 1; }

cat > "$work/main.cpp" <<'END'
#include <chuan/chuan.h>

#include <cstdio>

int main(int, char** words) {
  const chuan::embed::Pack pack = chuan::embed::Pack::load("qd11-2021");
  const chuan::embed::Result result = pack.score(words[1]);
  if (!result.ok()) return 1;
  std::printf("%d/%d\n", result.levels().front().met, result.levels().front().applicable);
}
END
cat > "$work/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.25)
project(other CXX)
find_package(chuan 0.1 REQUIRED)
add_executable(other main.cpp)
target_link_libraries(other PRIVATE chuan::chuan)
END
sample=$(cd "$(dirname "$0")/../.." && pwd)/samples/ha-noi-2023
# As is built with sanitizers, so must be what links it.
flags=$(sed -n 's/^CHUAN_SANITIZE:STRING=\(.\+\)/-fsanitize=\1/p' "$build/CMakeCache.txt")

export PKG_CONFIG_PATH=$(dirname "$(find "$work/to" -name chuan.pc)")
# shellcheck disable=SC2046
g++ -std=c++20 $flags "$work/main.cpp" -o "$work/by-hand" $(pkg-config --cflags --libs chuan)
CXXFLAGS=$flags cmake -S "$work" -B "$work/b" -DCMAKE_PREFIX_PATH="$work/to" -DCMAKE_CXX_COMPILER=g++ > "$work/log"
cmake --build "$work/b" >> "$work/log" || { cat "$work/log"; exit 1; }
for program in "$work/by-hand" "$work/b/other"; do
  said=$("$program" "$sample")
  [ "$said" = 39/55 ] || { echo "$program said $said"; exit 1; }
done
