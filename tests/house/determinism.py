#!/usr/bin/env python3
"""Same data, same bytes: between two runs, locales, time zones and working folders, and whether the
dossier is YAML, JSON or a folder.

    determinism.py CHUAN SAMPLE..."""

import locale
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ENVIRONMENTS = [
    {"LC_ALL": "vi_VN.UTF-8"},
    {"LC_ALL": "de_DE.UTF-8"},
    {"LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
    {"LC_ALL": "C.UTF-8", "TZ": "America/Los_Angeles"},
    {"LC_ALL": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh", "COLUMNS": "40", "LANG": "vi"},
]
FORMATS = ["json", "text", "csv", "md", "html", "xlsx"]


class Run:
    def __init__(self, chuan):
        self.chuan = os.path.abspath(chuan)
        self.failures = []

    def __call__(self, *arguments, cwd=None, environment=None):
        """Standard output of a command that must do its work (0, or 1: below a level)."""
        done = subprocess.run(
            [self.chuan, *map(str, arguments)], cwd=cwd, capture_output=True,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C", **(environment or {})}, check=False)
        if done.returncode not in (0, 1):
            words = " ".join(map(str, arguments))
            self.failures.append(f"chuan {words} ended with {done.returncode}:\n"
                                 + done.stderr.decode(errors="replace"))
        return done.stdout

    def same(self, what, expected, got):
        if expected == got:
            return
        before, after = expected.splitlines(), got.splitlines()
        for number, (a, b) in enumerate(zip(before, after), 1):
            if a != b:
                at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
                cut = slice(max(0, at - 60), at + 60)
                self.failures.append(f"{what}: line {number} differs at byte {at + 1}\n"
                                     f"  - {a[cut].decode(errors='replace')}\n"
                                     f"  + {b[cut].decode(errors='replace')}")
                return
        self.failures.append(f"{what}: {len(before)} lines against {len(after)}")


def check_sample(run, sample, work):
    sample = Path(sample).resolve()
    parent, name = sample.parent, sample.name
    for form in FORMATS:
        arguments = ["score", name, "--format", form]
        first = run(*arguments, cwd=parent)
        if not first:
            run.failures.append(f"{name} {form}: empty")
        run.same(f"{name} {form}, run twice", first, run(*arguments, cwd=parent))
        for environment in ENVIRONMENTS:
            run.same(f"{name} {form}, {environment}", first,
                     run(*arguments, cwd=parent, environment=environment))
    first = run("score", name, "--format", "json", cwd=parent)
    run.same(f"{name} json, absolute path from another folder", first,
             run("score", sample, "--format", "json", cwd=work))

    # One dossier in every format, each made from each.
    forms = ["a.yaml", "a.json", "a"]
    sources = [sample]
    written = {}
    for step in range(2):
        for source in sources:
            for form in forms:
                target = work / f"{name}-{step}-{source.name.replace('.', '-')}" / form
                target.parent.mkdir(exist_ok=True)
                run("convert", source, target, environment=ENVIRONMENTS[step])
                run.same(f"{name} as {target.name} from {source.name}", first,
                         run("score", target, "--format", "json"))
                same_bytes(run, f"{name} as {form} from {source.name}", target,
                           written.setdefault(form, target))
        sources = [written[form] for form in forms]


def same_bytes(run, what, one, other):
    def files(path):
        if path.is_file():
            return {"": path.read_bytes()}
        return {f.relative_to(path).as_posix(): f.read_bytes()
                for f in sorted(path.rglob("*")) if f.is_file()}

    a, b = files(other), files(one)
    if not b:
        run.failures.append(f"{what}: nothing was written")
    if a.keys() != b.keys():
        run.failures.append(f"{what}: files {sorted(a)} against {sorted(b)}")
    for name in a.keys() & b.keys():
        run.same(f"{what} {name}".strip(), a[name], b[name])


def main(chuan, samples):
    for name in ("vi_VN.UTF-8", "de_DE.UTF-8"):
        try:
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            sys.exit(f"{name} is not installed (package locales-all)")
    run = Run(chuan)
    with tempfile.TemporaryDirectory() as folder:
        for sample in samples:
            check_sample(run, sample, Path(folder))
    print("\n".join(run.failures) or f"{len(samples)} samples: same data, same bytes")
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
