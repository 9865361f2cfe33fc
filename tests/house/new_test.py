#!/usr/bin/env python3
"""tools/new makes things that parse, keep the rules of the house and stand in their tables.

    new_test.py ROOT [CHUAN]"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def run(root, *arguments, ends=0):
    done = subprocess.run(["/usr/bin/python3", root / "tools/new", *arguments], text=True,
                          capture_output=True, check=False, env={"CHUAN_ROOT": str(root)})
    assert done.returncode == ends, f"new {arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def parses(root, *files):
    for file in files:
        done = subprocess.run(["clang++-14", "-std=c++20", "-Wall", "-Wextra", "-Werror",
                               "-fsyntax-only", "-Isrc", "-Iinclude", file], cwd=root,
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{file}:\n{done.stderr}"


def breaches(root):
    return subprocess.run(["/usr/bin/python3", root / "tests/house/layering.py", root], text=True,
                          capture_output=True, check=False).stdout


def has(root, path, pattern, times=1):
    found = len(re.findall(pattern, (root / path).read_text(encoding="utf-8"), re.M))
    assert found == times, f"{path}: {pattern} stands {found} times, not {times}"


def main(source, chuan):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("src", "include", "rules", "tools", "tests", "samples"):
            if (source / name).exists():
                shutil.copytree(source / name, root / name, ignore=shutil.ignore_patterns(".*"))
        for name in ("README.md", "CMakeLists.txt", ".clang-format"):
            shutil.copy(source / name, root / name)

        before = breaches(root)
        run(root, "command", "tidings")
        run(root, "command", "pack weigh")
        has(root, "src/cli/command.h", r"^Command (tidings|pack_weigh)_command\(\);", 2)
        has(root, "src/cli/commands.cpp", r"\b(tidings|pack_weigh)_command\(\)", 2)
        has(root, "README.md", r"^\| `chuan tidings ")
        run(root, "format", "short")
        has(root, "src/report/writers.cpp", r'\{"short", "what it is for", write_score_short\}')
        run(root, "lint", "odd")
        has(root, "src/pack/lints.cpp", r'^ +\{"odd", "P\d\d\d: .*", lint_odd\},$')
        run(root, "diagnostic", "E", "cell_is_odd")
        has(root, "src/base/diagnostic_codes.def", r'^CHUAN_CODE\(cell_is_odd, "E\d\d\d", error\)$')
        for language in ("vi", "en"):
            catalogue = f"src/report/words/catalogue_{language}.inc"
            has(root, catalogue, r'"cli\.(about|command)\.tidings"', 2)
            keys = re.findall(r'^CHUAN_PHRASE\("([^"]+)"', (root / catalogue).read_text("utf-8"), re.M)
            assert keys == sorted(keys), f"{catalogue} is no longer sorted"
            has(root, f"src/report/words/diagnostics_{language}.inc", r"^CHUAN_WORDS\(cell_is_odd,")
        parses(root, "src/cli/cmd_tidings.cpp", "src/cli/cmd_pack_weigh.cpp", "src/cli/commands.cpp",
               "src/report/write_short.cpp", "src/report/writers.cpp", "src/report/catalogue.cpp",
               "src/pack/lint_odd.cpp", "src/pack/lints.cpp", "src/base/diagnostic.cpp")
        run(root, "case", "odd_cell")
        run(root, "pack", "qd999-2030")
        if chuan:
            done = subprocess.run([chuan, "pack", "show", root / "rules/qd999-2030"], check=False,
                                  capture_output=True, text=True)
            assert done.returncode == 0 and "CT1.01" in done.stdout, done.stdout + done.stderr

        assert breaches(root) == before, breaches(root)
        subprocess.run(["bash", root / "tests/house/format.sh", root, "--fix"], check=True)

        assert "already" in run(root, "command", "tidings", ends=1)
        assert "no name" in run(root, "command", "Tidings", ends=1)
        assert "the blocks are" in run(root, "diagnostic", "X", "odd", ends=1)
        assert "tools/new command" in run(root, "poem", "x", ends=2)
        assert "tools/new command" in run(root, ends=2)
    print("tools/new makes what it says")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2] if len(sys.argv) > 2 else None)
