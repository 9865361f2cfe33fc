#!/usr/bin/env python3
"""What was published of the schools, held apart from the expected files: an approval cannot change it.

    published.py ROOT CHUAN"""

import json
import subprocess
import sys
from pathlib import Path

# met, not met, nearly (None: not published), above the threshold (None)
HEADLINES = {
    "ha-noi-2023": (39, 16, None, None),
    "phu-tho-2024": (46, 9, 4, None),
    "da-nang-2023": (53, 2, None, None),
    "hop-nhat-2026": (54, 1, None, 12),
}


def main(root, chuan):
    failures = []

    def same(what, got, wanted):
        if got != wanted:
            failures.append(f"{what}: {got}, published {wanted}")

    def ask(command, sample, *options):
        done = subprocess.run([chuan, command, root / "samples" / sample, "--format", "json", *options],
                              capture_output=True, check=False)
        if done.returncode != 0 or done.stderr:
            sys.exit(f"{command} {sample} ended with {done.returncode}\n{done.stderr.decode()}")
        return json.loads(done.stdout)

    def finding(assessment, indicator):
        return next(f for f in assessment["findings"] if f["indicator"] == indicator)

    def heads(found):
        return found["value"]["numerator"], found["value"]["denominator"]

    scores = {name: ask("score", name, "--no-explain") for name in HEADLINES}
    for name, (met, unmet, nearly, exceeds) in HEADLINES.items():
        total = scores[name]["levels"][0]
        same(f"{name}: met", total["met"], met)
        same(f"{name}: not met", total["applicable"] - total["met"], unmet)
        if nearly is not None:
            same(f"{name}: nearly", total["nearly"], nearly)
        if exceeds is not None:
            same(f"{name}: above", total["exceeds"], exceeds)

    same("da-nang-2023: lecturers", heads(finding(scores["da-nang-2023"], "CT2.01")), (50, 63))
    unmet = [f["indicator"] for f in scores["da-nang-2023"]["findings"] if f["verdict"] != "met"]
    dossier = (root / "samples/da-nang-2023/school.yaml").read_text(encoding="utf-8")
    due = [line for line in dossier.splitlines() if "deadline: 2024-07" in line]
    for indicator in unmet:
        same(f"da-nang-2023: tasks for {indicator}, July 2024", sum(indicator in line for line in due), 1)

    second = ask("score", "lao-cai-2024", "--level", "2", "--no-explain")
    lecturers, ranked = finding(second, "CT2.01"), finding(second, "CT2.22")
    same("lao-cai-2024: lecturers", heads(lecturers), (33, 42))
    same("lao-cai-2024: lecturers at level 2", lecturers["verdict"], "not_met")
    same("lao-cai-2024: principal lecturers", heads(ranked), (24, 33))
    same("lao-cai-2024: principal lecturers wanted", ranked["shortfall"]["heads"], 3)
    doctors = finding(second, "CT2.12")
    same("lao-cai-2024: doctors under half", 2 * heads(doctors)[0] < heads(doctors)[1], True)
    first = ask("score", "lao-cai-2024", "--no-explain")
    same("lao-cai-2024: lecturers at level 1", finding(first, "CT2.01")["verdict"], "met")

    print("\n".join(failures) or "the samples say what was published")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
