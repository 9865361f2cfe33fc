"""What `chuan batch` reads is kept as it is, and believed only as far as it holds together."""

import json
import os
import subprocess

import dossiers


def write_overlay(world, name, area):
    (world.folder / name).write_text(
        f"schema: chuan/overlay/1\nname: Lop {area}\nauthor: A\ndate: 2026-03-01\nreason: thu\n"
        "base: {pack: qd11-2021}\nsources: {them: O}\n"
        f"thresholds:\n  - {{indicator: CT6.01, level: 1, was: 10000, at_least: {area}, basis: reported, sources: [them]}}\n")
    return name


def kept(world):
    """What is read is never written over, and what is cut while it is read is not a result."""
    texts = [dossiers.text_of(d) for d in world.good(30)]
    folder, lines = world.write_folder("hoso", texts), world.write_lines("hoso.ndjson", texts)
    one = world.folder / "mot.json"
    one.write_bytes(texts[0])
    (world.folder / "tep.ndjson").symlink_to("hoso.ndjson")
    tables = world.folder / "bang"
    world.run("convert", "mot.json", "bang/truong")
    (world.folder / "hoso.ndjson.part").write_bytes(one.read_bytes())
    overlay = write_overlay(world, "lop.yaml", 12000)
    before = {p: p.read_bytes() for p in [*(world.folder / "hoso").iterdir(), *tables.glob("**/*.*"),
                                          *world.folder.glob("*.*")] if p.is_file()}
    for arguments in (["batch", folder, "--out-dir", folder], ["batch", folder, "--out-dir", "./hoso/"],
                      ["batch", lines, "--format", "ndjson", "-o", lines],
                      ["batch", lines, "--format", "csv", "-o", "./hoso.ndjson"],
                      ["batch", lines, "--format", "ndjson", "-o", "tep.ndjson"],
                      ["batch", "mot.json", "--out-dir", "."], ["score", "mot.json", "-o", "mot.json"],
                      ["score", "mot.json", "--format", "json", "-o", str(one)],
                      ["batch", folder, "--handback", folder], ["batch", folder, "-o", "hoso/00003.json"],
                      ["batch", "bang", "--format", "csv", "-o", "bang/truong/registers/staff.csv"],
                      ["score", "bang/truong", "--format", "json", "-o", "bang/truong/school.yaml"],
                      ["batch", lines, "--overlay", overlay, "--format", "csv", "-o", overlay],
                      ["score", "mot.json", "--overlay", overlay, "-o", "./lop.yaml"],
                      ["batch", "hoso.ndjson.part", "--format", "csv", "-o", "hoso.ndjson"]):
        done = world.run(*arguments, ends=(2,))
        assert b"U0" in done.stderr and not done.stdout, arguments
        assert {p: p.read_bytes() for p in before} == before, arguments
    assert [*world.folder.glob("**/*.part*")] == [world.folder / "hoso.ndjson.part"]
    (world.folder / "hoso.ndjson.part").unlink()

    # "-" is standard output for -o, too; a device takes the lines as they come.
    whole = world.run("batch", lines, "--format", "ndjson").stdout
    assert world.run("batch", lines, "--format", "ndjson", "-o", "-").stdout == whole
    assert world.run("batch", lines, "--format", "ndjson", "-o", "/dev/stdout").stdout == whole
    assert not (world.folder / "-").exists()

    # Cut at the end of a line and in its middle, while it waits for its reader.
    many = texts * 40
    size = sum(len(text) + 1 for text in many[:900])
    for cut in (size, size - 100):
        world.write_lines("dai.ndjson", many)
        process = subprocess.Popen([world.chuan, "batch", "dai.ndjson", "--format", "ndjson", "--jobs", "1"],
                                   cwd=world.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        first = process.stdout.read(1)  # it runs, and stops where the pipe is full
        os.truncate(world.folder / "dai.ndjson", cut)
        told = process.communicate()
        assert first == b"{" and process.returncode == 5 and b"F0" in told[1], (cut, process.returncode, told[1])

    # What comes behind the first fault leaves no file.
    spoilt = [*texts[:11], b"{", *texts[11:]]
    world.write_lines("sai.ndjson", spoilt)
    for jobs in (1, 2):
        world.run("batch", "sai.ndjson", "--fail-fast", "--out-dir", f"ra{jobs}", "--jobs", jobs, ends=(3,))
        made = sorted(p.name for p in (world.folder / f"ra{jobs}").iterdir())
        assert len([name for name in made if name.endswith(".json")]) == 12, made

    # A folder that cannot be looked into is a fault in its place, not left out.
    if os.geteuid() != 0:
        (world.folder / "hoso" / "00003x").mkdir(mode=0)
        done = world.run("batch", folder, "--format", "ndjson", ends=(5,))
        assert json.loads(done.stdout.splitlines()[4])["schema"] == "chuan/fault/1"
    return "inputs are as they were"


def believed(world):
    """A written assessment that contradicts itself, or was made otherwise, is told and not counted."""
    texts = [dossiers.text_of(d) for d in world.good(3)]
    lines = world.run("batch", "-", "--format", "ndjson", stdin=b"\n".join(texts)).stdout.splitlines()
    assert world.run("batch", "-", "--format", "ndjson", stdin=b"\n".join(lines)).stdout.splitlines() == lines

    def spoilt(change):
        data = json.loads(lines[1])
        change(data)
        return json.dumps(data, ensure_ascii=False).encode()

    def first_met(data):
        return next(f for f in data["findings"] if f["verdict"] == "met")

    cases = {
        "more met than is": lambda d: d["levels"][0].update(met=d["levels"][0]["met"] + 1),
        "reached": lambda d: d["levels"][0].update(reached=True),
        "by another basis": lambda d: d["levels"][0]["basis"].update(official=1),
        "a verdict of no kind": lambda d: first_met(d).update(verdict="great"),
        "a reason of no kind": lambda d: first_met(d).update(reason="luck"),
        "a finding twice": lambda d: d["findings"].append(first_met(d)),
        "another verdict": lambda d: first_met(d).update(verdict="not_met"),
        "fewer faults than none": lambda d: d.update(faults=-1),
        "a schema of another number": lambda d: d.update(schema="chuan/assessment/2"),
        "at another stage": lambda d: d.update(stage="province"),
        "another pack": lambda d: d["pack"].update(digest="0" * 64),
    }
    for name, change in cases.items():
        done = world.run("batch", "-", "--format", "ndjson", stdin=b"\n".join([lines[0], spoilt(change), lines[2]]),
                         ends=(3,))
        got = done.stdout.splitlines()
        assert got[0] == lines[0] and got[2] == lines[2], name
        fault = json.loads(got[1])
        assert fault["schema"] == "chuan/fault/1" and fault["diagnostics"][0]["code"] in ("U026", "U065"), (name, got[1])
    day = world.run("batch", "-", "--format", "ndjson", "--as-of", "2020-01-01", stdin=lines[1], ends=(3,))
    assert b"--as-of 2020-01-01" in day.stdout, day.stdout
    return f"{len(cases)} ways"


def overlaid(world):
    """Results of two overlays are not mixed, neither in a run that goes on nor in a picture."""
    texts = [dossiers.text_of(d) for d in world.good(40)]
    write_overlay(world, "mot.yaml", 12000)
    whole = world.write_lines("a.ndjson", texts)
    batch = ["batch", whole, "--format", "ndjson", "-o", "r.ndjson"]
    with_one = ["--overlay", "mot.yaml"]
    plain = world.run(*batch[:4]).stdout
    laid = world.run(*batch[:4], *with_one).stdout
    assert plain != laid
    for first, then, result in (([], with_one, laid), (with_one, [], plain), (with_one, with_one, laid)):
        world.write_lines("a.ndjson", [*texts[:20], b"{"])
        world.run(*batch, "--fail-fast", *first, ends=(3,))
        world.write_lines("a.ndjson", texts)
        world.run(*batch, "--resume", *then)
        assert (world.folder / "r.ndjson").read_bytes() == result, (first, then)
    for lines, options in ((plain, with_one), (laid, [])):
        done = world.run("batch", "-", "--format", "ndjson", *options, stdin=lines, ends=(3,))
        assert all(json.loads(line)["diagnostics"][0]["code"] == "U065" for line in done.stdout.splitlines())
        assert b"--overlay" in done.stdout
    assert world.run("batch", "-", "--format", "ndjson", *with_one, stdin=laid).stdout == laid

    # Small counts once told are not made untold.
    strict = world.run(*batch[:4], "--redact", "strict").stdout
    assert strict != plain
    assert world.run("batch", "-", "--format", "ndjson", "--redact", "strict", stdin=strict).stdout == strict
    done = world.run("batch", "-", "--format", "ndjson", "--redact", "strict", stdin=plain, ends=(3,))
    assert b'"assessment' not in done.stdout and b"--redact strict" in done.stdout
    # A written assessment is JSON and no other format.
    world.write_lines("da-cham.ndjson", plain.splitlines())
    world.run("batch", "da-cham.ndjson", "--out-dir", "ra", "--format", "md", ends=(3,))
    assert not [*(world.folder / "ra").glob("*.md")]
    return "apart"
