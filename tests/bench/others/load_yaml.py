#!/usr/bin/env python3
"""load_yaml.py FOLDER SECONDS: PyYAML with libyaml (CLoader) loading every file, nothing judged.
Prints microseconds of processor time a file."""

import statistics
import sys
import time
from pathlib import Path

import yaml

texts = [path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).iterdir())]
took, end = [], time.monotonic() + float(sys.argv[2])
while len(took) < 3 or time.monotonic() < end:
    began = time.process_time()
    for text in texts:
        yaml.load(text, Loader=yaml.CSafeLoader)
    took.append((time.process_time() - began) / len(texts))
print(statistics.median(took) * 1e6)
