#!/usr/bin/env python3
"""Runs the benchmarks and prints one table; tools/bench builds first and calls this.

    main.py --build DIR --work DIR [--quick] [--long] [--others] [--write] [--only PART[,PART]]

    --quick   few repetitions: is it about right?
    --long    a million dossiers through a pipe as well
    --others  other engines on a part of the same rules (needs npm)
    --write   puts the table into tests/bench/README.md
    --only    evaluation, writing, files, sample, lines, cold, length, records, indicators
Ends with 1 when a target is missed."""

import argparse
import atexit
import platform
import re
import sys
from pathlib import Path

import others
import parts
import whole
from process import Bench, generate
from table import Table

ROOT = Path(__file__).resolve().parents[3]
README = ROOT / "tests" / "bench" / "README.md"


def machine():
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    cores = len(re.findall(r"^processor", Path("/proc/cpuinfo").read_text("utf-8"), re.M))
    memory = int(re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text("utf-8"))[1]) // 1024 // 1024
    return f"{cpu[1] if cpu else platform.machine()}, {cores} cores, {memory} GB, {platform.freedesktop_os_release()['PRETTY_NAME']}"


def write(name, text):
    """Replaces what stands between the marks of that name in the README."""
    begin, end = f"<!-- {name}: written by tools/bench --write -->\n", f"<!-- /{name} -->\n"
    readme = README.read_text("utf-8")
    before, rest = readme.split(begin)
    README.write_text(before + begin + text + end + rest.split(end)[1], "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    # Whole paths: some programs run elsewhere.
    for folder in ("build", "work"):
        parser.add_argument(f"--{folder}", type=lambda text: Path(text).resolve(), required=True)
    for flag in ("quick", "long", "others", "write"):
        parser.add_argument(f"--{flag}", action="store_true")
    parser.add_argument("--only", type=lambda text: set(text.split(",")))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.build, options.work)
    atexit.register(bench.clear)
    quick = options.quick
    rounds = 5 if quick else 15
    few = 300 if quick else 2000
    many = 1000 if quick else 5000

    def asked(part):
        return options.only is None or part in options.only

    table = Table()
    dossiers = generate(whole.SCRIPT, options.work / "500.ndjson", "--format", "ndjson", "--count", 500)
    if options.others:
        text = others.run(bench, table, ROOT, dossiers, rounds)
        if options.write:
            write("others", text)
        return 0
    if asked("evaluation"):
        parts.evaluation(bench, table, dossiers, ROOT, quick)
    if asked("writing"):
        parts.writing(bench, table, dossiers, quick)
    source = dossiers
    if asked("lines"):
        source = whole.lines(bench, table, many, rounds)
    if asked("cold"):
        whole.cold(bench, table, 4 * rounds)
    if asked("length"):
        whole.length(bench, table, source, 1_000_000 if options.long else 100_000 if not quick else 10_000)
    if asked("records"):
        whole.records(bench, table, 100, rounds)
    if asked("indicators"):
        parts.indicators(bench, table, dossiers, ROOT, options.work, quick)
    if asked("files"):
        whole.files(bench, table, few, max(3, rounds // 2))
    if asked("sample"):
        whole.sample(bench, table, ROOT, 50 if quick else 500, max(3, rounds // 2))
    text = f"{machine()}\n\n{table.markdown()}"
    print("\n" + text)
    if options.write:
        write("table", text)
    return 1 if table.failed else 0


if __name__ == "__main__":
    sys.exit(main())
