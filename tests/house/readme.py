#!/usr/bin/env python3
"""Runs what README.md shows, from top to bottom: each `$ ` line of a ```console block, in a folder that
looks like the root of the repository, and compares what follows it. A line of only `...` stands for any lines.

    readme.py ROOT CHUAN

With CHUAN_APPROVE=1 it writes the real output into README.md, where no `...` stands."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# The suite does not run itself: of this block only the shape of the last lines is looked at.
NOT_RUN = {"tools/test": "100% tests passed, 0 tests failed out of "}


def blocks(text):
    """(begin, end) of the body of each console fence."""
    return [m.span(1) for m in re.finditer(r"^```console\n(.*?)^```$", text, re.S | re.M)]


def commands(body):
    """[(command, expected lines)]"""
    found = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
        else:
            raise ValueError(f"a console block begins with a command: {line!r}")
    return found


def matches(expected, got):
    if not expected:
        return not got
    if expected[0] == "...":
        return any(matches(expected[1:], got[i:]) for i in range(len(got) + 1))
    return bool(got) and expected[0].rstrip() == got[0].rstrip() and matches(expected[1:], got[1:])


def strip_blank(lines):
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def main(root, chuan, approve):
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8")
    failures, ran, rewritten, at = [], 0, "", 0
    with tempfile.TemporaryDirectory() as folder:
        programs, work = Path(folder) / "bin", Path(folder) / "root"
        programs.mkdir()
        work.mkdir()
        os.symlink(os.path.abspath(chuan), programs / "chuan")
        for entry in root.resolve().iterdir():
            if entry.name != "build":
                os.symlink(entry, work / entry.name)
        environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
                       "CHUAN": str(programs / "chuan"), "NO_COLOR": "1"}
        for begin, end in blocks(text):
            body = []
            for command, expected in commands(text[begin:end]):
                expected = strip_blank(expected)
                if command in NOT_RUN:
                    if not any(NOT_RUN[command] in line for line in expected):
                        failures.append(f"$ {command}\n  shows no {NOT_RUN[command]!r}")
                    body += [f"$ {command}", *expected]
                    continue
                done = subprocess.run(["bash", "-c", command], cwd=work, env=environment, text=True,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
                ran += 1
                got = strip_blank(done.stdout.splitlines())
                if not matches(expected, got):
                    shown = "\n".join(f"  {line}" for line in got)
                    failures.append(f"$ {command}\n  ended with {done.returncode}, printed\n{shown}")
                    if "..." not in expected:
                        expected = got
                body += [f"$ {command}", *expected]
            rewritten += text[at:begin] + "\n".join(body) + "\n"
            at = end
    rewritten += text[at:]
    if approve:
        readme.write_text(rewritten, encoding="utf-8")
        print(f"{len(failures)} of {ran} outputs written into README.md")
        return 0
    if ran == 0:
        failures.append("README.md shows no command that can be run")
    print("\n".join(failures) or f"{ran} commands of README.md print what it shows")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], os.environ.get("CHUAN_APPROVE") == "1"))
