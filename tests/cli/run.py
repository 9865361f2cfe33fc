#!/usr/bin/env python3
"""Command-line tests, one file a case: commands, exit codes, output, files.

    run.py CHUAN FILE.test...            run
    run.py --approve CHUAN FILE.test...  write the real output into the exact blocks of these files

A case, read from the top (lines that begin with # are comments):

    --- file a.yaml              an input file, up to the next line of this kind
    pack: qd11-2021
    --- run                      shell lines before the commands; they must succeed
    python3 -c "print('[' * 10000)" > deep.yaml
    $ chuan score a.yaml         a command for the shell, in a fresh folder
    exit: 2                      its exit code (0 when the line is not there)
    --- stdout                   exactly these bytes
    --- stderr has               these lines, in this order, among others
    --- stderr lacks             none of these texts
    --- written out.json         the file holds exactly these bytes
    --- absent out.json          the file is not there

A stream of which nothing is said must be empty. samples/ and rules/ of the repository are in the folder, for
reading. `--- everywhere` (at the end) runs the last command under other locales, time zones and working
folders and wants the same bytes each time. Python's own library is enough."""

import difflib
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACES = [{"LC_ALL": locale, "TZ": zone}
          for locale in ("C", "C.UTF-8", "vi_VN.UTF-8", "de_DE.UTF-8")
          for zone in ("UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles")]
HEADS = {"file": 1, "run": 0, "stdout": 0, "stderr": 0, "stdout has": 0, "stderr has": 0,
         "stdout lacks": 0, "stderr lacks": 0, "written": 1, "absent": 1, "everywhere": 0}
SECONDS = 60


@dataclass
class Block:
    head: str
    name: str
    lines: list
    begin: int  # index of its first line in the file

    def text(self):
        return "".join(line + "\n" for line in self.lines)


@dataclass
class Step:
    command: str
    exit: int = 0
    exit_line: int = -1
    blocks: list = field(default_factory=list)


class Malformed(Exception):
    pass


def parse(lines):
    """([blocks before the first command], [steps])"""
    before, steps, block = [], [], None
    for index, line in enumerate(lines):
        if line.startswith("$ "):
            steps.append(Step(line[2:], exit_line=index + 1))
            block = None
        elif line.startswith("--- "):
            words = line[4:].split(" ")
            head = " ".join(words[:2]) if " ".join(words[:2]) in HEADS else words[0]
            rest = words[len(head.split(" ")):]
            if head not in HEADS or len(rest) != HEADS[head]:
                raise Malformed(f"line {index + 1}: {line!r}")
            block = Block(head, "".join(rest), [], index + 1)
            (steps[-1].blocks if steps and head not in ("file", "run") else before).append(block)
        elif block is not None:
            block.lines.append(line)
        elif line.startswith("exit: ") and steps:
            steps[-1].exit = int(line[6:])
        elif line and not line.startswith("#"):
            raise Malformed(f"line {index + 1}: {line!r}")
    for step in steps:
        for one in step.blocks:
            while one.lines and not one.lines[-1] and one.head != "written":
                one.lines.pop()
    if not steps:
        raise Malformed("there is no command")
    return before, steps


class Case:
    def __init__(self, path, chuan, approve):
        self.path, self.approve = path, approve
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.failures, self.changes = [], []
        self.before, self.steps = parse(self.lines)
        self.programs = Path(chuan).resolve().parent

    def environment(self, folder, place=None):
        sanitizer = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        return {"PATH": f"{self.programs}:/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8",
                **sanitizer, **(place or {})}

    def shell(self, command, folder, place=None, cwd=None):
        return subprocess.run(["bash", "-c", command], cwd=cwd or folder, stdin=subprocess.DEVNULL,
                              env=self.environment(folder, place), capture_output=True,
                              timeout=SECONDS, check=False)

    def fail(self, what):
        self.failures.append(what)

    def exactly(self, block, what, got):
        expected = block.text() if block else ""
        if got == expected:
            return
        if self.approve and block:
            self.changes.append((block.begin, len(block.lines), got.splitlines()))
            return
        diff = difflib.unified_diff(expected.splitlines(), got.splitlines(), "expected", "got",
                                    lineterm="", n=1)
        self.fail(f"{what}:\n" + "\n".join(diff))

    def contains(self, block, what, got):
        at = 0
        for line in block.lines:
            if not line:
                continue
            found = got.find(line, at)
            if found < 0:
                self.fail(f"{what} lacks {line!r} (in this order); it is:\n{got}")
                return
            at = found + len(line)

    def stream(self, step, name, got):
        heads = {b.head: b for b in step.blocks}
        what = f"{step.command}\n{name}"
        if f"{name} has" in heads:
            self.contains(heads[f"{name} has"], what, got)
        elif f"{name} lacks" not in heads:
            self.exactly(heads.get(name), what, got)
        for line in heads[f"{name} lacks"].lines if f"{name} lacks" in heads else []:
            if line and line in got:
                self.fail(f"{what} holds {line!r}; it is:\n{got}")

    def run(self):
        with tempfile.TemporaryDirectory(prefix="chuan-") as name:
            folder = Path(name) / "work"
            folder.mkdir()
            for shared in ("samples", "rules"):
                os.symlink(ROOT / shared, folder / shared)
            for block in self.before:
                if block.head == "file":
                    target = folder / block.name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(block.text(), encoding="utf-8")
                else:
                    done = self.shell("set -e\n" + block.text(), folder)
                    if done.returncode != 0:
                        self.fail("run: " + done.stderr.decode(errors="replace"))
            for step in self.steps:
                self.step(step, folder)
        if self.approve and self.changes:
            self.write()
        return self.failures

    def step(self, step, folder):
        done = self.shell(step.command, folder)
        if done.returncode != step.exit:
            if self.approve and self.lines[step.exit_line:step.exit_line + 1] and \
                    self.lines[step.exit_line].startswith("exit: "):
                self.changes.append((step.exit_line, 1, [f"exit: {done.returncode}"]))
            else:
                self.fail(f"{step.command}\nexit {done.returncode}, expected {step.exit}\n"
                          + done.stdout.decode(errors="replace")[-2000:]
                          + done.stderr.decode(errors="replace")[-2000:])
        self.stream(step, "stdout", done.stdout.decode("utf-8", errors="replace"))
        self.stream(step, "stderr", done.stderr.decode("utf-8", errors="replace"))
        for block in step.blocks:
            path = folder / block.name
            if block.head == "absent" and path.exists():
                self.fail(f"{step.command}\n{block.name} is there")
            elif block.head == "written" and not path.is_file():
                self.fail(f"{step.command}\n{block.name} is not there")
            elif block.head == "written":
                self.exactly(block, f"{step.command}\n{block.name}",
                             path.read_text(encoding="utf-8", errors="replace"))
            elif block.head == "everywhere":
                self.everywhere(step, folder, done)
        droppings = [p.name for p in folder.rglob("*") if p.name.startswith(".~chuan")]
        if droppings:
            self.fail(f"{step.command}\nleft behind: {droppings}")

    def everywhere(self, step, folder, first):
        other = folder.parent / "elsewhere"
        other.mkdir(exist_ok=True)
        for entry in folder.iterdir():
            if not (other / entry.name).exists():
                os.symlink(entry, other / entry.name)
        for place in PLACES:
            for cwd in (folder, other):
                again = self.shell(step.command, folder, place, cwd)
                if (again.returncode, again.stdout, again.stderr) != \
                        (first.returncode, first.stdout, first.stderr):
                    self.fail(f"{step.command}\ndiffers under {place} in {cwd.name}")

    def write(self):
        lines = list(self.lines)
        for begin, count, new in sorted(self.changes, reverse=True):
            lines[begin:begin + count] = new
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"approved {self.path.name}: {len(self.changes)} blocks")


def main(arguments):
    approve = arguments[:1] == ["--approve"]
    chuan, *files = arguments[1:] if approve else arguments
    failed = 0
    for name in files:
        try:
            failures = Case(Path(name), chuan, approve).run()
        except (Malformed, subprocess.TimeoutExpired) as fault:
            failures = [str(fault)]
        if failures:
            failed += 1
            print(f"FAILED {Path(name).name}\n" + "\n".join(failures) + "\n")
    print(f"{len(files) - failed} of {len(files)} cases passed")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
