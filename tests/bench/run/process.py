"""Whole processes, measured; two kinds in turn, so that what slows the machine slows both."""

import itertools
import os
import shutil
import statistics
import subprocess
import tempfile
from dataclasses import dataclass


@dataclass
class Cost:
    wall: float  # seconds
    cpu: float  # user and system, seconds
    rss: int  # kB at the peak


class Bench:
    """Where the programs and the data are.

    Programs are run from copies, as users run them after an install: a linker writes a program in
    small pieces, and its pages then are found one by one, which slows all of a run by some percent."""

    def __init__(self, build, work):
        self.build = build
        self.work = work
        self.chuan = self.copied(build / "chuan")
        self.numbers = itertools.count()

    def copied(self, program):
        copy = self.work / "bin" / program.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not copy.exists() or copy.stat().st_mtime < program.stat().st_mtime:
            copy.unlink(missing_ok=True)
            shutil.copy2(program, copy)
        return str(copy)

    def program(self, name):
        return self.copied(self.build / "tests" / "bench" / name)

    def cost(self, command, stdin=None, okay=(0,), into=os.devnull):
        """What the command took; its own output goes into a new file, or away."""
        if into != os.devnull:
            into.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile("r") as note, open(into, "wb") as out:
            full = [self.program("measure"), note.name, *map(str, command)]
            done = subprocess.run(full, stdin=stdin, stdout=out, stderr=subprocess.PIPE, check=False)
            wall, user, system, rss, status = note.read().split()
        if done.returncode != 0 or int(status) not in okay:
            raise SystemExit(f"tools/bench: {' '.join(map(str, command))} ended with {status}: "
                             f"{done.stderr.decode()[-800:]}")
        return Cost(float(wall), float(user) + float(system), int(rss))

    def folder(self):
        """One that is not there yet, among those that `clear` removes."""
        outputs = self.work / "out"
        outputs.mkdir(exist_ok=True)
        return outputs / f"{os.getpid()}-{next(self.numbers)}"

    def into_folder(self, command):
        """What `command(folder)` took. Its files are emptied, not removed: for minutes ext4 hands out
        no place of a removed file again and looks through all of them for each new one."""
        folder = self.folder()
        took = self.cost(command(folder))
        for path in folder.iterdir():
            os.truncate(path, 0)
        return took

    def clear(self):
        shutil.rmtree(self.work / "out", ignore_errors=True)

    def piped(self, source, command):
        """The command's cost with the output of another program as its input."""
        with subprocess.Popen(list(map(str, source)), stdout=subprocess.PIPE) as feed:
            try:
                return self.cost(command, stdin=feed.stdout)
            finally:
                feed.stdout.close()

    def pairs(self, first, second, rounds, what="cpu"):
        """Medians of both and of first/second, run as A B A B ..., after one round not counted."""
        one, two = [], []
        for done in range(rounds + 1):
            a, b = first(), second()
            if done:
                one.append(getattr(a, what))
                two.append(getattr(b, what))
        ratios = [a / b for a, b in zip(one, two)]
        return statistics.median(one), statistics.median(two), statistics.median(ratios)


def generate(script, output, *options):
    """Runs workload.py unless its output is there already."""
    if not os.path.exists(output):
        subprocess.run(["python3", str(script), *map(str, options), "-o", str(output) + ".new"], check=True)
        os.replace(str(output) + ".new", output)
    return output
