"""Parts, by Google Benchmark: medians of repetitions in nanoseconds of processor time."""

import json
import subprocess


def run(bench, program, arguments, repetitions, min_time, only=""):
    command = [bench.program(program), *map(str, arguments), "--benchmark_format=json",
               f"--benchmark_repetitions={repetitions}", f"--benchmark_min_time={min_time}",
               "--benchmark_enable_random_interleaving=true", f"--benchmark_filter={only or '.'}"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise SystemExit(f"tools/bench: {program} failed: {done.stderr.decode()[-800:]}")
    rows = json.loads(done.stdout)["benchmarks"]
    return {row["run_name"]: row["cpu_time"] for row in rows if row.get("aggregate_name") == "median"}


def evaluation(bench, table, dossiers, root, quick):
    arguments = ["--workload", dossiers, "--root", root]
    got = run(bench, "bench_evaluate", arguments, 5 if quick else 15, 0.05 if quick else 0.2)
    rows = 55
    for where, said in (("hot", "one dossier"), ("cycling", "500 dossiers in turn"), ("ha-noi", "the Hà Nội sample")):
        fused = got[f"fused/{where}"]
        for name, words in (("evaluate", "evaluation"), ("evaluate_lapses", "evaluation with days of loss")):
            mine = got[f"{name}/{where}"]
            target = 12 if name == "evaluate" else None
            table.ratio(f"{words}, {said}", mine / fused,
                        f"{mine / 1000:.1f} us ({mine / rows:.0f} ns an indicator)", f"fused {fused / 1000:.2f} us",
                        at_most=target, aim=4 if target else None)


def writing(bench, table, dossiers, quick):
    got = run(bench, "bench_write", ["--workload", dossiers], 5 if quick else 15, 0.05 if quick else 0.2)
    table.ratio("writing the JSON result", got["write/json"] / got["write/memcpy"],
                f"{got['write/json'] / 1000:.1f} us", f"memcpy {got['write/memcpy'] / 1000:.2f} us")
    table.note(f"A dossier from its JSON text to its result line, in memory: {got['text_to_line'] / 1000:.0f} us.")


def indicators(bench, table, dossiers, root, work, quick):
    """Rows added by an overlay, in copies of one block of measures: the cost of each must not grow."""
    costs = {}
    for copies in (0, 1, 2, 4, 8):
        overlay = work / f"overlay-{copies}.yaml"
        overlay.write_text(overlay_of(copies), encoding="utf-8")
        arguments = ["--workload", dossiers, "--root", root] + (["--overlay", overlay] if copies else [])
        got = run(bench, "bench_evaluate", arguments, 5 if quick else 9, 0.05, "^evaluate/cycling$")
        costs[55 + copies * len(MEASURES)] = got["evaluate/cycling"]
    counts = sorted(costs)
    slopes = [(costs[counts[b]] - costs[counts[a]]) / (counts[b] - counts[a]) for a, b in ((0, 2), (3, 4))]
    if min(slopes) <= 0:
        table.note("Evaluation by indicators could not be measured: the machine changed its speed meanwhile.")
        return
    told = ", ".join(f"{n}: {costs[n] / 1000:.1f} us" for n in counts)
    table.ratio("linear in indicators: cost of each at the most over the fewest", slopes[-1] / slopes[0],
                f"{slopes[-1]:.0f} ns each", f"{slopes[0]:.0f} ns each", at_most=1.5)
    table.note(f"Evaluation by indicators: {told}.")


# Each copy asks other thresholds of fields, so that no two measures are one.
MEASURES = [
    "share: {{of: lecturers, where: [{{field: degree, at_least: master}}, {{field: from, under: {year}-01-01}}]}}",
    "share: {{of: all_staff, where: [{{field: from, over: {year}-06-30}}]}}",
    "count: {{of: classes, in_years: start, where: [{{field: learners, at_least: {number}}}]}}",
    "count: {{of: research, in_window: accepted, where: [{{field: accepted, over: {year}-03-31}}]}}",
    "count: {{of: documents, in_window: date, where: [{{field: date, over: {year}-09-30}}]}}",
    "sum: {{of: facilities, field: places, where: [{{field: places, at_least: {number}}}]}}",
    "share: {{of: admin_staff, where: [{{field: it_level, at_least: basic}}, {{field: from, under: {year}-04-01}}]}}",
    "share: {{of: khoa_leaders, where: [{{related: research, by: leader, where: [{{field: accepted, over: {year}-05-05}}]}}]}}",
]


def overlay_of(copies):
    lines = ["schema: chuan/overlay/1", "name: bench", "author: bench", "date: 2026-01-01", "reason: bench",
             "base: {pack: qd11-2021}", "indicators:"]
    for copy in range(copies):
        for at, measure in enumerate(MEASURES):
            share = measure.startswith("share")
            name = f"XX{copy + 1}.{at + 1:02}"
            text = f"{{vi: {name}, en: {name}}}"
            lines += [f"  - group: \"4\"", f"    id: {name}", f"    title: {text}", f"    short: {text}",
                      f"    rule: {text}", f"    clause: {text}", "    owner: school",
                      f"    measure: {{{measure.format(year=1995 + copy, number=31 + copy)}}}",
                      f"    levels: {{1: {{at_least: {'50 %' if share else 1}, basis: provisional, sources: [ours]}}}}",
                      f"    documents: [{{id: giay, title: {text}}}]",
                      f"    levers: [{{text: {text}, owner: school, takes: 1 months}}]"]
    return "\n".join(lines) + "\n"
