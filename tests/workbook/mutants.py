#!/usr/bin/env python3
"""Whole dossiers as workbooks, damaged at random, through the program: it ends by itself, in time, in bounded
memory, with an exit code that it documents.

    mutants.py ROOT CHUAN            40 mutants; 2,000 where CHUAN_DEEP is set
    mutants.py ROOT CHUAN SEED       one of them, kept as mutant-SEED.xlsx in the working folder

Works with any build; one with sanitizers finds more (set ASAN_OPTIONS: memory is not measured then)."""

import io
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

SECONDS = 60
MOST_KB = 512 * 1024
WORDS = ["", "?", "-", "0", "-1", "1e400", "99999999999999999999", "0.30000000000000004", "45000.5", "2.10", "CB01",
         "CB01; CB01; ;", "31/2/2020", "4/2019", "\u00a0", "e\u0302", "Ph\u00dfng T\u00e6 ch\u00f8c", "x" * 5000, "=1+1", "'=1",
         "\u1ec7" * 300, "có", "#N/A", "true", "40..45", ">=40", "1.234", "68,5%", "12/4/23"]


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return {n: z.read(n) for n in z.namelist()}


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for name, data in parts.items():
            z.writestr(name, data)
    return out.getvalue()


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").encode()


def spoil_cells(dice, xml):
    """Values, addresses and types of some cells."""
    cells = list(re.finditer(rb"<c [^>]*?(/>|>.*?</c>)", xml, re.S))
    for cell in sorted(dice.sample(cells, min(len(cells), dice.randint(1, 12))), key=lambda m: -m.start()):
        address = re.search(rb'r="([A-Z]+)(\d+)"', cell.group(0))
        where = address.group(0) if address and dice.random() < 0.9 else b""
        kind = dice.choice([b't="inlineStr"', b't="s"', b't="b"', b't="e"', b't="d"', b't="str"', b"", b't="?"'])
        word = escaped(dice.choice(WORDS))
        inside = (b"<is><t>" + word + b"</t></is>") if kind == b't="inlineStr"' else (b"<v>" + word + b"</v>")
        if dice.random() < 0.1:
            inside = b"<f>A1</f>" + (inside if dice.random() < 0.5 else b"")
        xml = xml[:cell.start()] + b"<c " + where + b" " + kind + b">" + inside + b"</c>" + xml[cell.end():]
    return xml


def mutant(seed, base):
    dice = random.Random(seed)
    data = base[dice.randrange(len(base))]
    way = dice.randrange(10)
    if way == 0:
        data = bytearray(data)
        for _ in range(dice.randint(1, 8)):
            data[-1 - dice.randrange(dice.choice([2000, len(data)]))] = dice.randrange(256)
        return bytes(data if dice.random() < 0.8 else data[:dice.randrange(len(data))])
    parts = parts_of(data)
    sheets = [n for n in parts if n.startswith("xl/worksheets/sheet")]
    if way == 1:
        del parts[dice.choice(sorted(parts))]
    elif way == 2:
        name = dice.choice(sorted(parts))
        text = bytearray(parts[name])
        for _ in range(dice.randint(1, 5)):
            text[dice.randrange(len(text))] = dice.randrange(256)
        parts[name] = bytes(text)
    elif way == 3:
        one, other = dice.sample(sheets, 2)
        parts[one], parts[other] = parts[other], parts[one]
    elif way == 4:  # the keys and headings
        name = "xl/sharedStrings.xml"
        items = re.findall(rb"<si>.*?</si>", parts[name], re.S)
        for _ in range(dice.randint(1, 10)):
            a, b = dice.choice(items), dice.choice(items)
            parts[name] = parts[name].replace(a, b, 1)
    else:
        for name in dice.sample(sheets, dice.randint(1, 4)):
            parts[name] = spoil_cells(dice, parts[name])
    return packed(parts)


def limited():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(root, chuan, only=None):
    def made(*arguments):
        subprocess.run([chuan, *arguments], check=True, capture_output=True)
        return Path(arguments[-1]).read_bytes()

    failures = []
    with tempfile.TemporaryDirectory() as folder:
        base = [made("convert", str(root / "samples" / s), f"{folder}/{s}.xlsx") for s in ("phu-tho-2024", "ha-noi-2023")]
        seeds = [only] if only is not None else range(1, 2001 if os.environ.get("CHUAN_DEEP") else 41)
        for seed in seeds:
            data = mutant(seed, base)
            path = f"{folder}/m.xlsx" if only is None else f"mutant-{seed}.xlsx"
            Path(path).write_bytes(data)
            command = [["check", path], ["score", path, "--format", "json"],
                       ["check", path, "--mark", "--force", "-o", f"{folder}/marked.xlsx"]][seed % 3]
            try:
                done = subprocess.run([chuan, *command], capture_output=True, timeout=SECONDS, check=False, preexec_fn=limited)
            except subprocess.TimeoutExpired:
                failures.append(f"seed {seed}: {command[0]} did not end in {SECONDS} seconds")
                continue
            if done.returncode not in (0, 3, 4):  # 4: it names a pack that is not there
                failures.append(f"seed {seed}: {command} ended with {done.returncode}\n"
                                + done.stderr.decode(errors="replace")[:600])
            for stream in (done.stdout, done.stderr):
                try:
                    stream.decode()
                except UnicodeDecodeError:
                    failures.append(f"seed {seed}: {command} printed what is no UTF-8")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    if most > MOST_KB and "ASAN_OPTIONS" not in os.environ:
        failures.append(f"the largest took {most} kB")
    print("\n".join(failures[:20]) if failures else f"{len(seeds)} mutants end as they should, at most {most} kB")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2], *(int(s) for s in sys.argv[3:4])))
