#!/usr/bin/env python3
"""One dossier in six forms gives one result: the JSON of `score`, byte for byte.

    same_result.py ROOT CHUAN

YAML, folder, our workbook, the workbook saved again by openpyxl and by LibreOffice, and an empty
workbook of `chuan new` that openpyxl filled in. The dossiers are samples: a whole one with 19
registers, a merged school with units of origin, one of declared figures, one half known."""

import sys
import tempfile
from pathlib import Path

import openpyxl

from books import Clerk, Program, as_json, libreoffice

SAMPLES = ["ha-noi-2023", "hop-nhat-2026", "lao-cai-2024", "thieu-so-lieu"]


def main():
    root, chuan = Path(sys.argv[1]).resolve(), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        program = Program(chuan, folder)
        expected, forms = {}, []
        for name in SAMPLES:
            source = root / "samples" / name
            expected[name] = program.score(source)
            for form in ("yaml", "json", "xlsx"):
                program.run("convert", source, f"{name}.{form}")
                forms.append((name, f"{name}.{form}"))
            program.run("convert", f"{name}.xlsx", f"{name}-folder")
            forms.append((name, f"{name}-folder"))

            openpyxl.load_workbook(program.folder / f"{name}.xlsx").save(
                program.folder / f"{name}-openpyxl.xlsx")
            forms.append((name, f"{name}-openpyxl.xlsx"))

            dossier = as_json(program, source, f"{name}.json")
            filled = f"{name}-filled.xlsx"
            program.run("new", filled, "--pack", "qd11-2021", "--date", dossier["dossier_date"])
            Clerk(root, program.folder / filled, dossier).fill()
            forms.append((name, filled))
        saved = [(n, f"{n}.xlsx") for n in SAMPLES] + [(SAMPLES[-1], f"{SAMPLES[-1]}-filled.xlsx")]
        office = libreoffice(folder, [program.folder / file for _, file in saved])
        if office:
            forms += [(n, office / file) for n, file in saved]
        differ = [f"{path}" for name, path in forms if program.score(path) != expected[name]]
        # Not only the result: every value comes back.
        for name in SAMPLES:
            texts = {(program.folder / f"{name}.yaml").read_bytes()}
            for path in [f"{name}.xlsx"] + ([office / f"{name}.xlsx"] if office else []):
                program.run("convert", path, "again.yaml", "--force")
                texts.add((program.folder / "again.yaml").read_bytes())
            if len(texts) != 1:
                differ.append(f"{name}: YAML of the workbook")
        if differ:
            sys.exit("differ:\n  " + "\n  ".join(differ))
        print(f"{len(forms)} forms of {len(SAMPLES)} dossiers: one result each"
              + ("" if office else " (without LibreOffice)"))


main()
