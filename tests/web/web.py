#!/usr/bin/env python3
"""The page of `score --format html` in a browser: of several samples, and of a dossier that carries
markup in every text. Its PDF has text that can be selected.

    web.py ROOT CHUAN BUILD      npm ci installs axe-core and playwright-core under BUILD once"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "report")]
import hostile  # noqa: E402
import npm_packages  # noqa: E402

SAMPLES = ["ha-noi-2023", "thieu-so-lieu", "hop-nhat-2026"]


def main():
    root, chuan = Path(sys.argv[1]).resolve(), str(Path(sys.argv[2]).resolve())
    folder = npm_packages.install(HERE, Path(sys.argv[3]).resolve() / "web", "page.mjs")
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("there is no chromium: apt-get install chromium")
    failures = []
    with tempfile.TemporaryDirectory() as work:
        pages = Path(work)

        def page(name, *words):
            done = subprocess.run([chuan, "score", *map(str, words), "--format", "html",
                                   "-o", str(pages / f"{name}.html")],
                                  capture_output=True, check=False)
            if done.returncode not in (0, 1, 3):
                failures.append(f"{name}: {done.stderr.decode()}")

        for sample in SAMPLES:
            page(sample, root / "samples" / sample)
        page("level-2-en", root / "samples" / "ha-noi-2023", "--level", "2", "--lang", "en")
        dossier = pages / "harm.json"
        hostile.make(chuan, root / "samples" / "ha-noi-2023", dossier)
        page("harm", dossier, "--names", "--level", "2")
        shown = subprocess.run(["node", "page.mjs", chromium, str(pages)], cwd=folder,
                               capture_output=True, check=False, timeout=500)
        print(shown.stdout.decode(), shown.stderr.decode())
        if shown.returncode != 0:
            failures.append("page.mjs failed")

        text = subprocess.run(["pdftotext", "-layout", str(pages / "ha-noi-2023.pdf"), "-"],
                              check=True, capture_output=True).stdout.decode()
        for words in ("Trường Đào tạo cán bộ Lê Hồng Phong", "70,91", "CT2.13", "4/7 = 57,14",
                      "Lộ trình theo quý", "Danh mục minh chứng", "Bộ quy tắc"):
            if words not in text.replace("\u00a0", " "):
                failures.append(f"the PDF does not say {words!r}")
    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
