#!/usr/bin/env python3
"""Writes the cases of rules/qd11-2021: the base dossier and, for each row and level, what is clearly met, on
the threshold, one below, undecided, and on each edge of a window.

    tools/cases.py            writes rules/qd11-2021/cases anew
    tools/cases.py --check    ends with 1 when a committed file differs from what would be written

The verdict in a file's name is stated here by hand, from the rule's text; `chuan pack test` holds the pack
and the engine to it. Thresholds are not read from the pack: an edited threshold must fail a case."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from qd11 import lecturers, research, school, staff, training  # noqa: E402,F401  (each fills CASES)
from qd11.deltas import base_text  # noqa: E402
from qd11.kinds import CASES  # noqa: E402

FOLDER = Path(__file__).resolve().parents[1] / "rules" / "qd11-2021" / "cases"


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    wanted = {"base.yaml": base_text(), **CASES}
    there = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.yaml")}
    differs = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
    if arguments:
        print("\n".join(differs) if differs else f"{len(wanted)} files are as tools/cases.py writes them")
        return 1 if differs else 0
    for name in differs:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], "utf-8")
        else:
            (FOLDER / name).unlink()
    print(f"{len(differs)} of {len(wanted)} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
