#!/usr/bin/env python3
"""Every command of `chuan --help` and every option of `chuan COMMAND --help` stands in README.md, and
README.md shows no option that no command has.

    options.py ROOT CHUAN"""

import re
import subprocess
import sys
from pathlib import Path

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def help_of(chuan, *arguments):
    done = subprocess.run([chuan, *arguments, "--help"], capture_output=True, text=True, check=False)
    if done.returncode != 0 or not done.stdout:
        sys.exit(f"chuan {' '.join(arguments)} --help ended with {done.returncode}\n{done.stderr}")
    return done.stdout


def main(root, chuan):
    readme = (root / "README.md").read_text(encoding="utf-8")
    # Options of tools/* stand in README.md too; they are not chuan's.
    spoken = {o for line in readme.splitlines() if "tools/" not in line for o in OPTION.findall(line)}
    overview = help_of(chuan)
    commands = re.findall(r"^  ([a-z]+(?: [a-z]+)?)  ", overview, re.M)
    failures = []
    if len(commands) < 8:
        failures.append(f"`chuan --help` lists {commands}: this test reads it wrongly")
    known = set(OPTION.findall(overview))
    for command in commands:
        if not re.search(rf"`chuan {command}\b|chuan {command}\b", readme):
            failures.append(f"README.md does not name `chuan {command}`")
        text = help_of(chuan, *command.split())
        options = set(OPTION.findall(text))
        known |= options
        for option in sorted(options - spoken):
            failures.append(f"README.md does not name {option} of `chuan {command}`")
    for option in sorted(spoken - known):
        failures.append(f"README.md shows {option}, which no command has")
    print("\n".join(failures) or f"{len(commands)} commands, {len(known)} options: all documented")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
