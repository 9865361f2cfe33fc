#!/usr/bin/env python3
"""Reads every source file and holds the rules of the house: who includes whom, which file may call
which library, what stands nowhere below the command line, how long a file may be.

    layering.py ROOT        the tree; prints each breach as file:line: rule, ends with 1 if any
    layering.py --self-test

The tables below are the rules; src/README.md draws them."""

import re
import sys
import tempfile
import unicodedata
from pathlib import Path

# Folder of src -> the folders it may include, beside itself. Siblings never include each other.
STAGE = {"base", "doc", "model"}
MAY_INCLUDE = {
    "base": set(),
    "doc": {"base"},
    "model": {"base"},
    "pack": STAGE,
    "evidence": STAGE,
    "report": STAGE,
    "engine": {"base", "model"},
    "plan": {"base", "model"},
    "stats": {"base", "model"},
    "claim": {"base", "model"},
}
MAY_INCLUDE["app"] = set(MAY_INCLUDE)
MAY_INCLUDE["cli"] = set(MAY_INCLUDE)

# Header prefix -> where it may be included, as paths under src (a folder ends in "/"). Only .cpp
# files, and headers named here: a third-party type stays in the file that calls the library.
LIBRARIES = {
    "yaml-cpp/": ["doc/read_yaml.cpp"],
    "boost/json": ["doc/read_json.cpp"],
    "pugixml": ["doc/xml.cpp"],
    "minizip/": ["doc/zip.cpp"],
    "boost/pfr": ["pack/image.cpp"],
    "xlsxwriter": ["doc/xlsx_library.h"],  # names and types of what is loaded
    "boost/program_options": ["cli/"],
    "fmt/": ["base/", "doc/", "pack/", "evidence/", "report/", "app/", "cli/"],
    "utf8proc.h": ["base/text.cpp", "base/text_layout.cpp", "base/text_order.cpp"],
    "openssl/": ["base/digest.cpp"],
    "md5.h": [],
    "catch2/": [],
}

# Standard and system headers that bring the outside world or the locale in -> where they may stand.
SYSTEM = {
    "iostream": ["cli/"],
    "ostream": ["cli/"],
    "istream": ["doc/read_yaml.cpp", "cli/"],  # yaml-cpp reads from nothing else
    "sstream": [],
    "iomanip": [],
    "locale": [],
    "clocale": [],
    "locale.h": [],
    "regex": [],
    "random": [],
    "chrono": ["base/date.cpp", "cli/"],  # its calendar; the clocks are looked for by name
    "ctime": ["cli/"],
    "time.h": [],
    "fstream": ["base/disk_file_system.cpp"],
    "cstdio": ["cli/"],
    "stdio.h": [],
    "filesystem": ["base/disk_file_system.cpp", "base/native_file.h",
                   "base/temporary_folder_posix.cpp"],
    "dirent.h": [],
    "dlfcn.h": ["doc/xlsx_library_posix.cpp"],
    "fcntl.h": ["base/native_file_posix.cpp", "base/native_stream_posix.cpp", "cli/"],
    "unistd.h": ["base/native_file_posix.cpp", "base/native_stream_posix.cpp", "cli/"],
    "sys/": ["base/native_file_posix.cpp", "base/native_stream_posix.cpp", "cli/"],
    "thread": ["app/", "cli/"],
}

# Names that stand nowhere, or only where listed. Looked for outside comments and strings.
WORDS = [
    (r"\b(?:std::)?(?:v?[fs]?n?printf|puts|putchar|fputs)\s*\(", ["cli/"], "prints"),
    (r"\bstd::(?:cout|cerr|clog|cin)\b", ["cli/"], "prints"),
    (r"\bfmt::print\b", ["cli/"], "prints"),
    (r"\b(?:std::)?(?:strto(?:d|f|ld|l|ll|ul|ull)|ato[fil]|stoi|stol|stoll|stoul|stoull|stod|stof)\s*\(",
     [], "reads numbers by the locale or throws"),
    (r"\bstd::(?:locale|setlocale)\b|\bsetlocale\s*\(", [], "depends on the locale"),
    (r"(?<![\w.:>])(?:std::)?(?:is(?:alpha|alnum|digit|space|upper|lower|punct|print)|to(?:upper|lower))\s*\(",
     [], "depends on the locale (base/text.h has ours)"),
    (r"\b(?:std::)?getenv\s*\(", ["cli/"], "reads the environment"),
    (r"\b(?:system|steady|high_resolution)_clock\b|\bstd::time\s*\(", ["cli/"], "reads the clock"),
    (r"\bstd::(?:exit|quick_exit|abort|terminate)\s*\(|\b(?:abort|_exit)\s*\(", ["cli/"],
     "ends the program"),
    # yaml-cpp's parser is left by an exception of ours, caught in the same file.
    (r"\bthrow\b", ["doc/read_yaml.cpp"], "throws: a failure is a diagnostic"),
    (r"\b(?:thread_local)\b", [], "hidden state"),
    (r"\b(?:TODO|FIXME|XXX)\b", [], "unfinished"),
]

LONGEST = {".cpp": 400, ".h": 150, ".py": 450, ".inc": None, ".def": None}
# Longer than the rule allows, and why that is better than splitting.
LONG = {
    "src/model/pack.h": 260,  # the whole compiled pack is one picture: format and meaning together
    "src/model/assessment.h": 230,  # finding, explanation and totals refer to each other
    "src/model/evidence.h": 180,  # the columns and the table of what a cell may be
    "src/pack/rule_pack.h": 180,  # the pack as written, in the order of rules/README.md
}
# Text for people, kept in one catalogue; all other code and literals of src are ASCII (a comment may
# show the letter it speaks of).
NOT_ASCII = [
    "src/report/words/",
    "src/claim/phrases.inc",  # the words a published sentence is read by
]
SIGNS = ["src/report/"]  # writers need dashes, bars and arrows, but no letters


def allowed(path, places):
    return any(path.startswith(p) if p.endswith("/") else path == p for p in places)


def blank(match):
    return re.sub(r"[^\n]", " ", match.group(0))


TOKENS = re.compile(
    r'R"(?P<d>[^()\s\\]{0,16})\(.*?\)(?P=d)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"  # not a digit separator
    r"|//[^\n]*|/\*.*?\*/",
    re.S,
)


def code_only(text):
    """The text with comments and literals blanked, so that lines keep their numbers."""
    return TOKENS.sub(blank, text)


def without_comments(text):
    return TOKENS.sub(lambda m: blank(m) if m.group(0).startswith("/") else m.group(0), text)


INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def check_includes(root, path, text, report):
    inside = path[len("src/"):]
    folder = inside.split("/")[0]
    for match in INCLUDE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        quoted, name = match.group(1) == '"', match.group(2)
        top = name.split("/")[0]
        if quoted and (root / "src" / name).exists():
            if top != folder and top not in MAY_INCLUDE.get(folder, set()):
                report(path, line, f"src/{folder} may not include {name}")
            continue
        if quoted and (root / "include" / name).exists():
            continue
        if quoted and not any(name.startswith(p) for p in LIBRARIES):
            report(path, line, f'"{name}" is not a path under src')
            continue
        for prefix, places in LIBRARIES.items():
            if name.startswith(prefix):
                if path.endswith(".h") and inside not in places:
                    report(path, line, f"<{name}> in a header: keep it in the .cpp that calls it")
                elif not allowed(inside, places):
                    where = ", ".join(places) or "the tests"
                    report(path, line, f"<{name}> belongs in {where} only")
        if top == "boost" and not any(name.startswith(p) for p in LIBRARIES):
            report(path, line, f"<{name}> is not among the libraries of the house")
        for prefix, places in SYSTEM.items():
            hit = name.startswith(prefix) if prefix.endswith("/") else name == prefix
            if hit and not allowed(inside, places):
                where = ", ".join(places) or "nowhere"
                report(path, line, f"<{name}> may stand in {where} only")


def check_source(root, path, text, report):
    inside = path[len("src/"):]
    if inside.split("/")[0] not in MAY_INCLUDE:
        report(path, 1, "this folder is not in the table of the house")
    check_includes(root, path, text, report)
    code = code_only(text)
    for pattern, places, why in WORDS:
        if allowed(inside, places):
            continue
        # An unfinished note stands in a comment; everything else is code.
        for match in re.finditer(pattern, text if why == "unfinished" else code):
            line = text.count("\n", 0, match.start()) + 1
            report(path, line, f"`{match.group(0).strip()}` {why}")
    if path.endswith(".h"):
        check_header(path, text, code, report)
    if not allowed(path, NOT_ASCII):
        signs = allowed(path, SIGNS)
        for number, line in enumerate(without_comments(text).split("\n"), 1):
            if any(ord(c) > 127 and not (signs and unicodedata.category(c)[0] != "L") for c in line):
                report(path, number, "not ASCII: words for people stand in src/report/words")
                break


def check_header(path, text, code, report):
    if not text.startswith("///"):
        report(path, 1, "a header begins with what it is for (/// ...)")
    if "#pragma once" not in code:
        report(path, 1, "no #pragma once")
    for match in re.finditer(r"\busing\s+namespace\b", code):
        report(path, text.count("\n", 0, match.start()) + 1, "`using namespace` in a header")


def check_length(path, text, report):
    most = LONG.get(path, LONGEST.get(Path(path).suffix))
    lines = text.count("\n")
    if most is not None and lines > most:
        report(path, lines, f"{lines} lines, at most {most}: split it by topic")


def check_links(root, report):
    """CMake links nothing that the table forbids."""
    text = (root / "CMakeLists.txt").read_text(encoding="utf-8")
    links = {}
    for match in re.finditer(r"^chuan_library\((\w+)([^)]*)\)", text, re.M):
        words = re.split(r"\bPRIVATE\b", match.group(2))[0]
        links[match.group(1)] = set(re.findall(r"chuan_(\w+)", words))

    def reached(name):
        found = set()
        for other in links.get(name, ()):
            found |= {other} | reached(other)
        return found

    for name in MAY_INCLUDE:
        for other in sorted(reached(name) - MAY_INCLUDE[name]):
            report("CMakeLists.txt", 1, f"chuan_{name} links chuan_{other}, the table forbids it")


def check_tree(root):
    breaches = []

    def report(path, line, what):
        breaches.append(f"{path}:{line}: {what}")

    check_links(root, report)
    for folder in ("src", "include", "tests", "tools"):
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root).as_posix()
            if not file.is_file() or file.suffix not in LONGEST:
                continue
            text = file.read_text(encoding="utf-8")
            check_length(path, text, report)
            if folder == "src":
                check_source(root, path, text, report)
            elif folder == "include" and file.suffix == ".h":
                check_header(path, text, code_only(text), report)
    return breaches


# Each breach once: (file, text, a piece of the message). A rule that finds nothing is no rule.
BREACHES = [
    ("src/engine/a.cpp", '#include "doc/read.h"', "may not include doc/read.h"),
    ("src/pack/a.cpp", '#include "evidence/read.h"', "may not include evidence/read.h"),
    ("src/base/a.cpp", '#include "model/pack.h"', "may not include model/pack.h"),
    ("src/pack/a.cpp", '#include "nowhere.h"', "not a path under src"),
    ("src/pack/a.cpp", "#include <yaml-cpp/yaml.h>", "belongs in doc/"),
    ("src/doc/a.h", "#include <boost/json.hpp>", "in a header"),
    ("src/engine/a.cpp", "#include <fmt/format.h>", "belongs in"),
    ("src/doc/a.cpp", "#include <boost/regex.hpp>", "not among the libraries"),
    ("src/report/a.cpp", "#include <iostream>", "may stand in cli/"),
    ("src/report/a.cpp", 'int f() { return std::printf("x"); }', "prints"),
    ("src/doc/a.cpp", "double d = strtod(p, nullptr);", "locale"),
    ("src/doc/a.cpp", "if (std::isalpha(c)) {}", "locale"),
    ("src/app/a.cpp", 'auto* e = std::getenv("X");', "environment"),
    ("src/app/a.cpp", "std::abort();", "ends the program"),
    ("src/engine/a.cpp", "throw 1;", "throws"),
    ("src/engine/a.cpp", "// TODO later", "unfinished"),
    ("src/engine/a.h", "#pragma once\nusing namespace std;", "using namespace"),
    ("src/engine/a.h", "/// x\nint a;", "no #pragma once"),
    ("src/engine/a.cpp", "int a;\n" * 401, "at most 400"),
    ("src/engine/a.h", "/// x\n#pragma once\n" + "int a;\n" * 149, "at most 150"),
    ("src/engine/a.cpp", 'auto s = "\u0111";  // x', "not ASCII"),
    ("src/report/a.cpp", 'auto s = "c\u00f3";', "not ASCII"),
    ("src/web/a.cpp", "int a;", "not in the table"),
    ("CMakeLists.txt", "chuan_library(engine LINKS chuan_model chuan_doc)", "chuan_engine links chuan_doc"),
]
CLEAN = [
    ("src/pack/a.cpp", '#include "doc/read.h"\n#include <vector>\n'),
    ("src/cli/a.cpp", "#include <iostream>\nint f() { std::cout << 1; }\n"),
    ("src/pack/a.cpp", '// throw, printf(), std::cout: only words\nauto s = "throw printf(";\n'),
    ("src/pack/a.cpp", "int n = 1'000'000; char c = '\"'; int m = 2;  // abort()\n"),
    ("src/pack/a.cpp", "bool b = text.isspace(c) || my::tolower(c) || x->exit_code;\n"),
    ("src/engine/a.h", "/// x\n#pragma once\n" + "int a;\n" * 148),
    ("src/report/words/a.inc", 'W("\u0111")\n'),
    ("src/report/a.cpp", 'auto s = "\u2013\u2588 m\u00b2";'),
    ("src/engine/a.cpp", "int a;  // \u0111 is a letter\n"),
]


def self_test():
    cmake = "\n".join(
        f"chuan_library({name} LINKS {' '.join('chuan_' + o for o in sorted(may))})"
        for name, may in MAY_INCLUDE.items())
    base = {f"src/{f}/{n}": "/// x\n#pragma once\n" for f, n in
            [("doc", "read.h"), ("evidence", "read.h"), ("model", "pack.h")]}

    def run(path, text):
        with tempfile.TemporaryDirectory() as folder:
            for name, body in {"CMakeLists.txt": cmake, **base, path: text}.items():
                file = Path(folder) / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(body, encoding="utf-8")
            return check_tree(Path(folder))

    failures = 0
    for path, text, piece in BREACHES:
        found = run(path, text)
        if not any(path in f and piece in f for f in found):
            print(f"not caught: {path}: {text[:60]!r} wants {piece!r}, got {found}")
            failures += 1
    for path, text in CLEAN:
        found = run(path, text)
        if found:
            print(f"wrongly caught: {text[:60]!r}: {found}")
            failures += 1
    return failures


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(1 if self_test() else 0)
    problems = check_tree(Path(sys.argv[1]).resolve())
    print("\n".join(problems) if problems else "the house stands")
    sys.exit(1 if problems else 0)
