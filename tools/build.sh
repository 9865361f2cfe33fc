# shellcheck shell=bash
# Sourced by the tools that build: `build PRESET [TARGET...]` configures and builds from the root of
# the repository, quietly; the log stands in build/PRESET.log and is shown when something fails.
build() {
  local preset=$1 log=build/$1.log targets=() began=$SECONDS launcher=()
  shift
  (($# == 0)) || targets=(--target "$@")
  if command -v ccache >/dev/null; then
    launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  fi
  mkdir -p build
  echo "building $preset (log: $log)" >&2
  if ! { cmake --preset "$preset" "${launcher[@]}" &&
    cmake --build --preset "$preset" "${targets[@]}"; } >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    echo "the build failed; the whole log: $log" >&2
    return 5
  fi
  echo "built $preset in $((SECONDS - began)) s" >&2
}
