#!/usr/bin/env python3
"""The documents of the YAML test suite through both YAML readers: where the strict one reads a
document, the library reads the same tree, texts and places; whole and cut in half.

    suite.py FUZZ_YAML BUILD      npm ci installs the documents under BUILD once"""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    fuzz_yaml, build = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    folder = build / "yaml-suite"
    folder.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_bytes()
    mark = folder / "installed"
    if not mark.exists() or mark.read_bytes() != lock:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder / name)
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder,
                       check=True, capture_output=True, timeout=240)
        mark.write_bytes(lock)
    shutil.copy(HERE / "dump.mjs", folder / "dump.mjs")
    documents = folder / "documents"
    shutil.rmtree(documents, ignore_errors=True)
    subprocess.run(["node", "dump.mjs", documents], cwd=folder, check=True)
    done = subprocess.run([fuzz_yaml, documents], stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        print(done.stderr.decode("utf-8", "replace")[-2000:])
        return 1
    print(f"{len(list(documents.iterdir()))} documents: both readers agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
