#!/usr/bin/env python3
"""Runs every sample and compares what the program prints with samples/NAME/expected/, byte for byte.

    run.py CHUAN [NAME...]              run, all or these
    run.py --approve CHUAN [NAME...]    write what is printed into the expected files

Each samples/NAME/expected/commands has a line a file, in a shell's words, run from the repository's root:

    score.txt: score samples/ha-noi-2023
    check.txt (exit 3): check samples/ha-noi-2023

The exit code is 0 where none is given. Standard error stands after standard output, so that a
sample shows the diagnostics it is meant to show and no others."""

import difflib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
LINE = re.compile(r"(?P<file>[\w.-]+)(?: \(exit (?P<exit>\d+)\))?: (?P<words>.+)")
SECONDS = 60


def commands(folder):
    """[(file, exit code, words)]"""
    found = []
    for number, line in enumerate((folder / "commands").read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        match = LINE.fullmatch(line)
        if not match:
            sys.exit(f"{folder}/commands:{number}: not FILE: COMMAND, or FILE (exit N): COMMAND")
        found.append((match["file"], int(match["exit"] or 0), shlex.split(match["words"])))
    return found


def printed(chuan, words):
    done = subprocess.run([chuan, *words], cwd=ROOT, timeout=SECONDS, capture_output=True, check=False,
                          env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "NO_COLOR": "1"})
    return done.returncode, done.stdout + done.stderr


def run(chuan, name, approve):
    folder = SAMPLES / name / "expected"
    table = commands(folder)
    failures = []
    for file in sorted({path.name for path in folder.iterdir()} - {row[0] for row in table} - {"commands"}):
        failures.append(f"{name}/{file}: no command prints it")
    for file, wanted_exit, words in table:
        got_exit, got = printed(chuan, words)
        if got_exit != wanted_exit:
            failures.append(f"{name}/{file}: ended with {got_exit}, expected {wanted_exit}\n"
                            + got.decode(errors="replace"))
            continue
        path = folder / file
        if approve:
            path.write_bytes(got)
            continue
        expected = path.read_bytes() if path.exists() else b""
        if got != expected:
            lines = difflib.unified_diff(expected.decode(errors="replace").splitlines(),
                                         got.decode(errors="replace").splitlines(),
                                         f"{name}/expected/{file}", "printed", lineterm="", n=1)
            failures.append("\n".join(lines) or f"{name}/{file}: the last line ends otherwise")
    return len(table), failures


def main(arguments):
    approve = arguments[:1] == ["--approve"]
    arguments = arguments[approve:]
    if not arguments:
        sys.exit(__doc__)
    chuan = os.path.abspath(arguments[0])
    names = arguments[1:] or sorted(path.parents[1].name for path in SAMPLES.glob("*/expected/commands"))
    total, failures = 0, []
    for name in names:
        count, wrong = run(chuan, name, approve)
        total += count
        failures += wrong
    if total == 0:
        failures.append("no sample has a command")
    print("\n".join(failures) or f"{total} outputs of {len(names)} samples "
          + ("written" if approve else "are as expected"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
