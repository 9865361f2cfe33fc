#!/usr/bin/env python3
"""The documents of the YAML test suite through both YAML readers: where the strict one reads a
document, the library reads the same tree, texts and places; whole and cut in half.

    suite.py FUZZ_YAML BUILD      npm ci installs the documents under BUILD once"""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
import npm_packages  # noqa: E402


def main():
    fuzz_yaml, build = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    folder = npm_packages.install(HERE, build / "yaml-suite", "dump.mjs")
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
