#!/usr/bin/env python3
"""The published schemas hold: each is a schema, and every pack, sample and machine output is valid
against the one it names.

    schemas.py ROOT [CHUAN]"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import yaml

# Files of a pack that carry no `schema:` line of their own.
PART_OF_PACK = {"facts.yaml": "chuan/facts/1", "groups": "chuan/group/1"}


class Loader(yaml.SafeLoader):
    """YAML as chuan reads it: true, false, null, plain numbers; all else is text, keys always."""

    def construct_mapping(self, node, deep=False):
        return no_twins([(key.value, self.construct_object(value, deep=True))
                         for key, value in node.value])


Loader.yaml_implicit_resolvers = {}
for kind, pattern, first in [
        ("bool", r"true|false", "tf"),
        ("null", r"null|~|", ["n", "~", ""]),
        ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
        ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789")]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(rf"(?:{pattern})\Z"),
                                 list(first))


class Checker:
    def __init__(self, root):
        self.schemas = {}
        self.failures = []
        self.checked = 0
        for path in sorted((root / "rules" / "schema").glob("*.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            validator = jsonschema.validators.validator_for(schema)
            try:
                validator.check_schema(schema)
            except jsonschema.SchemaError as error:
                self.failures.append(f"{path.name}: {error.message}")
                continue
            self.schemas[self.name_of(path, schema)] = validator(
                schema, format_checker=jsonschema.FormatChecker())

    @staticmethod
    def name_of(path, schema):
        """chuan/assessment/1: what its instances say in `schema`, else by the file's name."""
        const = schema.get("properties", {}).get("schema", {}).get("const")
        return const or f"chuan/{path.name.split('.')[0]}/1"

    def check(self, what, instance, name=None):
        name = name or (instance.get("schema") if isinstance(instance, dict) else None)
        if name not in self.schemas:
            self.failures.append(f"{what}: no schema {name!r} in rules/schema")
            return
        self.checked += 1
        errors = sorted(self.schemas[name].iter_errors(instance), key=lambda e: list(e.path))
        for error in errors[:5]:
            at = "/".join(map(str, error.absolute_path))
            self.failures.append(f"{what}: {name}: at /{at}: {error.message[:300]}")


Loader.add_constructor("tag:yaml.org,2002:map", Loader.construct_mapping)


def read_yaml(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader)


def check_files(root, checker):
    for pack in sorted((root / "rules").glob("*/pack.yaml")):
        for path in sorted(pack.parent.rglob("*.yaml")):
            part = path.relative_to(pack.parent).parts
            checker.check(path.relative_to(root), read_yaml(path), PART_OF_PACK.get(part[0]))
    for sample in sorted((root / "samples").rglob("school.yaml")):
        checker.check(sample.relative_to(root), read_yaml(sample))
    for overlay in sorted((root / "samples").glob("*/overlay.yaml")):
        checker.check(overlay.relative_to(root), read_yaml(overlay))
    for layout in sorted((root / "rules" / "layouts").glob("*.yaml")):
        checker.check(layout.relative_to(root), read_yaml(layout))


def outputs(chuan, root, checker):
    def run(*arguments, ends=(0,), stream="stdout"):
        done = subprocess.run([chuan, *map(str, arguments)], capture_output=True, check=False,
                              timeout=60, cwd=root)
        what = "chuan " + " ".join(map(str, arguments))
        if done.returncode not in ends:
            words = done.stderr.decode(errors="replace")
            checker.failures.append(f"{what}: ended with {done.returncode}\n{words}")
            return
        text = getattr(done, stream).decode("utf-8")
        try:
            instance = json.loads(text, object_pairs_hook=no_twins)
        except ValueError as error:
            checker.failures.append(f"{what}: {error}: {text[:200]!r}")
            return
        checker.check(what, instance)

    samples = sorted(p.parent for p in (root / "samples").glob("*/school.yaml"))
    for sample in samples:
        for level in (1, 2):
            run("score", sample, "--level", level, "--format", "json")
        run("gap", sample, "--format", "json")
        run("check", sample, "--format", "json")
        run("diff", sample, sample, "--format", "json")
        for indicator in indicators(root):
            run("why", sample, indicator, "--format", "json")
        with tempfile.TemporaryDirectory() as folder:
            for name in ("a.json", "a.yaml", "a"):
                target = Path(folder) / name
                subprocess.run([chuan, "convert", sample, target], check=True, capture_output=True,
                               timeout=60)
                if target.suffix == ".json":
                    checker.check("convert to JSON", json.loads(target.read_text("utf-8")))
                else:
                    file = target if target.suffix else target / "school.yaml"
                    checker.check(f"convert to {name}", read_yaml(file))
    for level in (1, 2):
        run("batch", "samples", "--level", level, "--format", "json")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bad.yaml").write_text("a: [\n", encoding="utf-8")
        run("batch", folder, "--format", "json", ends=(3,))
        run("batch", folder, "--format", "ndjson", ends=(3,))
        subprocess.run([chuan, "batch", "samples", "--handback", Path(folder) / "back"], cwd=root,
                       check=True, capture_output=True, timeout=60)
        for file in sorted((Path(folder) / "back").iterdir()):
            checker.check("batch --handback", json.loads(file.read_text("utf-8")))
    training = sorted(p.parent for p in (root / "samples/training").glob("*/school.yaml"))
    for sample in samples + training:
        for by in ("programme", "year,mode", "plan,organiser,target_group,unit"):
            run("stats", sample, "--by", by, "--format", "json")
    for sentence, ends in (("46/55, 83,64%, 9 chưa đạt, trong đó 4 tiệm cận", 0),
                           ("Mức 1: 46/55, 8 chưa đạt, 12 vượt, 2 xin ý kiến, 3 mèo", 1), ("", 2)):
        run("claim", sentence, "--format", "json", ends=(ends,))
    for pack in sorted(p.parent.name for p in (root / "rules").glob("*/pack.yaml")):
        run("pack", "show", pack, "--format", "json")
        if read_yaml(root / "rules" / pack / "pack.yaml")["status"] == "complete":
            run("pack", "test", pack, "--format", "json")
    run("pack", "list", "--format", "json")
    run("explain", "--format", "json")
    for overlay in sorted((root / "samples").glob("*/overlay.yaml")):
        run("pack", "lint", overlay, "--format", "json")
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.yaml"
        subprocess.run([chuan, "pack", "overlay", "new", "qd11-2021", "-o", draft], check=True,
                       capture_output=True)
        run("pack", "lint", draft, "--format", "json", ends=(4,))
        filled = read_yaml(draft) | {"author": "a", "date": "2026-03-01", "reason": "b"}
        checker.check("pack overlay new", filled)
        bad = Path(folder) / "bad.yaml"
        bad.write_text("schema: chuan/evidence/1\nschool: {codes: a}\nwrong: 1\n", encoding="utf-8")
        run("score", bad, "--diagnostics", "json", ends=(3,), stream="stderr")


def indicators(root):
    text = "".join(p.read_text("utf-8") for p in sorted(root.glob("rules/qd11-2021/groups/*.yaml")))
    return re.findall(r"^ *- id: (\w+\.\d\d)\b", text, re.M)


def no_twins(pairs):
    keys = [key for key, _ in pairs]
    twins = {key for key in keys if keys.count(key) > 1}
    if twins:
        raise ValueError(f"the key {twins} stands twice")
    return dict(pairs)


def main(root, chuan):
    checker = Checker(root)
    check_files(root, checker)
    if chuan:
        outputs(chuan, root, checker)
    if not checker.schemas or not checker.checked:
        checker.failures.append("nothing was checked")
    print("\n".join(map(str, checker.failures)) or
          f"{len(checker.schemas)} schemas, {checker.checked} instances: all valid")
    return 1 if checker.failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2] if len(sys.argv) > 2 else None))
