"""Other engines on the same dossiers: what tests/bench/others computes, held to chuan's verdicts."""

import json
import shutil
import subprocess
import sys

import parts
from process import generate
from whole import SCRIPT

NAMES = {"by_hand": "plain JavaScript by hand", "json_logic": "JSON logic, compiled (json-logic-engine 5.0.7)",
         "cel": "CEL, parsed once (cel-js 0.8.2)", "zen": "GoRules ZEN (@gorules/zen-engine 0.54.0)"}


def wanted(bench, source, names):
    """For each dossier whether each of the indicators is met."""
    out = bench.work / "others-results.ndjson"
    bench.cost([bench.chuan, "batch", source, "--format", "ndjson", "-o", out])
    met = []
    for line in out.read_text("utf-8").splitlines():
        verdicts = {finding["indicator"]: finding["verdict"] for finding in json.loads(line)["findings"]}
        met.append([verdicts[name] == "met" for name in names])
    return met


def run(bench, table, root, dossiers, rounds):
    folder = bench.work / "others"
    shutil.copytree(root / "tests" / "bench" / "others", folder, dirs_exist_ok=True)
    if not (folder / "node_modules").exists():
        # Not `ci`: a registry without the engine of every other platform would fail it.
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
    source = generate(SCRIPT, bench.work / "100.ndjson", "--format", "ndjson", "--count", 100)
    names = json.loads(subprocess.run(
        ["node", "--input-type=module", "-e",
         "import { indicators } from './rules.mjs'; console.log(JSON.stringify(indicators))"],
        cwd=folder, stdout=subprocess.PIPE, check=True).stdout)
    (folder / "wanted.json").write_text(json.dumps(wanted(bench, source, names)), "utf-8")

    engine = parts.run(bench, "bench_evaluate", ["--workload", dossiers, "--root", root], 5, 0.1,
                       "^(evaluate|fused)/cycling$")
    text = parts.run(bench, "bench_write", ["--workload", dossiers], 5, 0.1, "^text_to_line$")["text_to_line"]
    mine = engine["evaluate/cycling"] / 1000
    seconds = rounds / 5
    done = subprocess.run(["node", "run.mjs", source, "wanted.json", str(seconds)], cwd=folder,
                          stdout=subprocess.PIPE, check=True)
    rows = ["| engine | indicators | evaluation, us | us an indicator | times chuan's | from JSON text, us | times chuan's |",
            "|---|---:|---:|---:|---:|---:|---:|",
            f"| chuan | 55 | {mine:.1f} | {mine / 55:.2f} | 1 | {text / 1000:.0f} | 1 |",
            f"| fused C++ (the limit) | 55 | {engine['fused/cycling'] / 1000:.1f} "
            f"| {engine['fused/cycling'] / 55000:.2f} | {engine['fused/cycling'] / 1000 / mine:.2f} | | |"]
    for got in json.loads(done.stdout):
        if "wrong" in got:
            print(f"{got['name']} judges otherwise: {got['wrong']}", file=sys.stderr)
            table.failed += 1
            continue
        each = got["evaluation"] / len(names)
        rows.append(f"| {NAMES[got['name']]} | {len(names)} | {got['evaluation']:.1f} | {each:.2f} "
                    f"| {each / (mine / 55):.1f} | {got['whole']:.0f} | {got['whole'] / (text / 1000):.1f} |")
    yaml = generate(SCRIPT, bench.work / "yaml-100", "--format", "yaml", "--count", 100)
    took = float(subprocess.run(["/usr/bin/python3", folder / "load_yaml.py", yaml, str(seconds)],
                                stdout=subprocess.PIPE, check=True).stdout)
    rows.append(f"| PyYAML, CLoader: loading only | 0 | | | | {took:.0f} | {took / (text / 1000):.0f} |")
    printed = "\n".join(rows) + "\n"
    print(printed)
    return printed
