#!/usr/bin/env python3
"""Adds up what gcov says of the counters in a build, by folder of src.

    coverage.py ROOT BUILD"""

import collections
import json
import subprocess
import sys
from pathlib import Path


def main(root, build):
    root = Path(root).resolve()
    lines = collections.defaultdict(lambda: collections.defaultdict(int))
    counters = sorted(p.resolve() for p in Path(build).rglob("*.gcda"))
    for start in range(0, len(counters), 50):
        got = subprocess.run(["gcov", "--json-format", "--stdout", *counters[start:start + 50]],
                             cwd=build, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        for document in got.stdout.splitlines():
            for file in json.loads(document)["files"]:
                path = (root / file["file"]).resolve()
                if not path.is_relative_to(root / "src"):
                    continue
                of_file = lines[path.relative_to(root / "src")]
                for line in file["lines"]:
                    of_file[line["line_number"]] += line["count"]
    folders = collections.defaultdict(lambda: [0, 0])
    for path, of_file in lines.items():
        for name in (path.parts[0], "all"):
            folders[name][0] += sum(1 for count in of_file.values() if count)
            folders[name][1] += len(of_file)
    for name in sorted(folders, key=lambda n: (n == "all", n)):
        reached, total = folders[name]
        print(f"{name:10} {100 * reached / total:5.1f} %  {reached:6} of {total:6} lines")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
