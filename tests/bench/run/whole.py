"""Whole processes: `chuan batch` beside programs that read and write the same bytes."""

import shutil
import statistics
from pathlib import Path

from process import generate

SCRIPT = Path(__file__).resolve().parents[1] / "workload.py"


def average_size(folder):
    sizes = [path.stat().st_size for path in folder.iterdir()]
    return sum(sizes) // len(sizes)


def judged(bench, source):
    return lambda out: [bench.chuan, "batch", source, "--out-dir", out, "--jobs", 1]


def against_floor(bench, table, words, source, count, rounds):
    """Files to files; what the floor is for that many bytes, and its cost in seconds."""
    mine = judged(bench, source)
    first = bench.folder()
    bench.cost(mine(first))
    size = average_size(first)

    def floor(*parse):
        return lambda out: [bench.program("floor"), "files", source, out, size, *parse]

    a, bare, ratio = bench.pairs(lambda: bench.into_folder(mine), lambda: bench.into_folder(floor()), rounds)
    table.ratio(f"{words} files to result files", ratio, f"{a / count * 1e6:.0f} us",
                f"floor {bare / count * 1e6:.0f} us", at_most=1.8, aim=1.4)
    return floor, bare, first


def with_sax(bench, table, words, source, floor, count, rounds):
    """The same beside what reads the JSON, too, and what that alone comes to."""
    mine, parsed = judged(bench, source), floor("--sax")
    a, b, ratio = bench.pairs(lambda: bench.into_folder(mine), lambda: bench.into_folder(parsed), rounds)
    table.ratio(f"{words}: against floor and one SAX pass", ratio, f"{a / count * 1e6:.0f} us", f"{b / count * 1e6:.0f} us")
    a, b, ratio = bench.pairs(lambda: bench.into_folder(parsed), lambda: bench.into_folder(floor()), rounds)
    table.ratio(f"{words}: floor and one SAX pass against the floor alone", ratio, "",
                f"{a / count * 1e6:.0f} us against {b / count * 1e6:.0f} us")


def with_yaml_cpp(bench, table, words, source, floor, bare, count, rounds):
    mine = judged(bench, source)
    for how, name, target in (("--yaml-node", "Node", 25), ("--yaml-events", "events", None)):
        library = floor(how)
        a, b, ratio = bench.pairs(lambda: bench.into_folder(library), lambda: bench.into_folder(mine), rounds)
        table.ratio(f"{words}: times as fast as yaml-cpp's {name}", ratio, f"{b / count * 1e6:.0f} us",
                    f"{a / count * 1e6:.0f} us", at_least=target)
        if name == "Node":
            table.ratio(f"{words}: the same without what the files alone cost", (a - bare) / (b - bare),
                        f"{(b - bare) / count * 1e6:.0f} us", f"{(a - bare) / count * 1e6:.0f} us")


def files(bench, table, count, rounds):
    """A file in and a file out, one job."""
    few = max(3, rounds // 3)
    for form, words in (("yaml", "YAML, a row a line"), ("block", "YAML, a cell a line"), ("json", "JSON")):
        source = generate(SCRIPT, bench.work / f"{form}-{count}", "--format", form, "--count", count)
        floor, bare, first = against_floor(bench, table, words, source, count, rounds)
        if form != "json":
            with_yaml_cpp(bench, table, words, source, floor, bare, count, few)
            continue
        with_sax(bench, table, words, source, floor, count, few)
        # Last: the results of the earlier run are removed one by one.
        mine, bare = judged(bench, source)(first), floor()(bench.folder())
        a, b, ratio = bench.pairs(lambda: bench.cost(mine), lambda: bench.cost(bare), few)
        table.ratio("JSON: over the results of an earlier run", ratio, f"{a / count * 1e6:.0f} us",
                    f"floor {b / count * 1e6:.0f} us")


def sample(bench, table, root, count, rounds):
    """The Hà Nội sample as one YAML file and as one JSON file, each many times over."""
    for form, words in (("yaml", "YAML"), ("json", "JSON")):
        source = bench.work / f"ha-noi-{form}-{count}"
        source.mkdir(exist_ok=True)
        first = source / f"0000.{form}"
        if not first.exists():
            bench.cost([bench.chuan, "convert", root / "samples" / "ha-noi-2023", first])
            for i in range(1, count):
                shutil.copy(first, source / f"{i:04}.{form}")
        words = f"the Hà Nội sample ({first.stat().st_size // 1000} kB), {words}"
        floor, _, _ = against_floor(bench, table, words, source, count, rounds)
        if form == "json":
            with_sax(bench, table, words, source, floor, count, max(3, rounds // 3))


def lines(bench, table, count, rounds):
    """A line in and a line out, one job; then two jobs; then memory."""
    source = generate(SCRIPT, bench.work / f"{count}.ndjson", "--format", "ndjson", "--count", count)
    out = bench.work / "results.ndjson"

    def mine(jobs):
        return bench.cost([bench.chuan, "batch", source, "--format", "ndjson", "--jobs", jobs], into=out)

    def kept():
        return bench.cost([bench.chuan, "batch", source, "--format", "ndjson", "--jobs", 1, "-o", out])

    mine(1)
    size = out.stat().st_size // count
    target = bench.work / "floor.ndjson"

    def floor():
        target.unlink(missing_ok=True)
        return bench.cost([bench.program("floor"), "lines", source, target, size, "--sax"])

    a, b, ratio = bench.pairs(lambda: mine(1), floor, rounds)
    table.ratio("NDJSON to NDJSON, against floor and one SAX pass", ratio, f"{a / count * 1e6:.0f} us",
                f"{b / count * 1e6:.0f} us", at_most=2.0)
    a, b, ratio = bench.pairs(kept, lambda: mine(1), max(3, rounds // 3))
    table.ratio("the same with -o FILE: a log to resume from, and on the disk at the end", ratio,
                f"{a / count * 1e6:.0f} us", f"to standard output {b / count * 1e6:.0f} us")
    table.note(f"A result line has {size} bytes, a dossier {source.stat().st_size // count}.")
    a, b, ratio = bench.pairs(lambda: mine(1), lambda: mine(2), rounds, "wall")
    table.ratio("two jobs, times as fast as one (wall clock)", ratio, f"{b / count * 1e6:.0f} us",
                f"one job {a / count * 1e6:.0f} us", at_least=1.7, aim=1.9)
    return source


def length(bench, table, source, largest):
    """From one dossier to many, through a pipe: cost and memory."""
    costs = {}
    count = 1
    while count <= largest:
        took = [bench.piped([bench.program("floor"), "repeat", source, count],
                            [bench.chuan, "batch", "-", "--format", "ndjson", "--jobs", 1])
                for _ in range(5 if count <= 1000 else 3 if count <= 10_000 else 1)]
        costs[count] = (statistics.median(t.cpu for t in took), max(t.rss for t in took))
        count *= 10
    counts = sorted(costs)
    start = costs[1][0]
    each = {n: (costs[n][0] - start) / (n - 1) for n in counts[1:]}
    middle = each[1000]
    table.ratio(f"linear in dossiers: each of {counts[-1]:,} against each of 1,000", each[counts[-1]] / middle,
                f"{each[counts[-1]] * 1e6:.0f} us", f"{middle * 1e6:.0f} us", at_most=1.2)
    table.limit(f"peak memory, NDJSON of {counts[-1]:,} dossiers", costs[counts[-1]][1] / 1024, "MB", 32)
    table.note("Dossiers through a pipe, processor seconds and MB: "
               + ", ".join(f"{n:,}: {costs[n][0]:.3g} s, {costs[n][1] / 1024:.0f} MB" for n in counts) + ".")


def records(bench, table, count, rounds):
    """Dossiers of 1, 2, 4 and 8 times the records."""
    sources = {scale: generate(SCRIPT, bench.work / f"scale-{scale}-{count}.ndjson", "--format", "ndjson",
                               "--count", count, "--scale", scale) for scale in (1, 2, 4, 8)}
    took = {scale: [] for scale in sources}
    for _ in range(rounds):
        for scale, source in sources.items():
            took[scale].append(bench.cost([bench.chuan, "batch", source, "--format", "ndjson", "--jobs", 1]).cpu)
    costs = {scale: statistics.median(some) / count for scale, some in took.items()}
    low, high = (costs[4] - costs[1]) / 3, (costs[8] - costs[4]) / 4
    table.ratio("linear in records: cost of each at the most over the fewest", high / low,
                f"{high * 1e6 / 252:.2f} us each", f"{low * 1e6 / 252:.2f} us each", at_most=1.3)
    table.note("Dossiers of 1, 2, 4, 8 times 252 records: "
               + ", ".join(f"{costs[s] * 1e6:.0f} us" for s in sorted(costs)) + ".")


def cold(bench, table, rounds):
    """One school in a process of its own, the pack included."""
    source = generate(SCRIPT, bench.work / "cold", "--format", "json", "--count", 1) / "000000.json"
    took = [bench.cost([bench.chuan, "score", source, "--format", "json"]).cpu for _ in range(rounds)]
    table.limit("one school cold: processor time of `chuan score FILE --format json`",
                statistics.median(took) * 1000, "ms", 12)
