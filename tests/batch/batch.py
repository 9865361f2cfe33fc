#!/usr/bin/env python3
"""`chuan batch` held to its promises: order, bytes, faults in their places, breaks and going on.

    batch.py CHUAN PART...    PART: order damaged killed changed streams memory picture joined
                                 kept believed hostile

The quick runs are small; CHUAN_DEEP=1 makes them full size (10,000 dossiers, 200 kills, 100,000
lines). A failure prints the seed that made it; CHUAN_SEED=... runs that one again."""

import errno
import json
import os
import pty
import random
import resource
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import dossiers
import hostile
import inputs
import national

DEEP = os.environ.get("CHUAN_DEEP") == "1"
SEED = os.environ.get("CHUAN_SEED", "chuan")


class World:
    def __init__(self, chuan, folder):
        self.chuan, self.folder = str(Path(chuan).resolve()), Path(folder)
        self.base = dossiers.bases(self.chuan)

    def run(self, *arguments, ends=(0,), cwd=None, stdin=None, preexec_fn=None):
        done = subprocess.run([self.chuan, *map(str, arguments)], capture_output=True, check=False, input=stdin,
                              cwd=cwd or self.folder, timeout=3000, preexec_fn=preexec_fn)
        assert done.returncode in ends, (arguments, done.returncode, done.stderr.decode(errors="replace")[-2000:])
        return done

    def good(self, count, seed=SEED):
        return [dossiers.dossier(self.base, seed, i) for i in range(count)]

    def write_folder(self, name, texts):
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        for i, text in enumerate(texts):
            (folder / f"{i:05}.json").write_bytes(text)
        return name

    def write_lines(self, name, texts):
        (self.folder / name).write_bytes(b"".join(text + b"\n" for text in texts))
        return name


def lines_of(data):
    return [json.loads(line) for line in data.splitlines()]


def order(world):
    """Output order is input order; bytes do not depend on the number of jobs or on how input comes."""
    texts = [dossiers.text_of(d) for d in world.good(2000 if DEEP else 60)]
    folder, lines = world.write_folder("hoso", texts), world.write_lines("hoso.ndjson", texts)
    for source in (folder, lines):
        first = world.run("batch", source, "--format", "ndjson", "--jobs", 1).stdout
        codes = [line["school"]["code"] for line in lines_of(first)]
        assert codes == [f"truong-{i:05}" for i in range(len(texts))], codes[:5]
        for jobs in (2, 8):
            again = world.run("batch", source, "--format", "ndjson", "--jobs", jobs, "-o", "out.ndjson")
            assert (world.folder / "out.ndjson").read_bytes() == first and not again.stdout, (source, jobs)
            assert sorted(p.name for p in world.folder.glob("out*")) == ["out.ndjson"]
            a, b = (world.run("batch", source, "--format", "json", "--jobs", j).stdout for j in (1, jobs))
            assert a == b, (source, jobs)
        world.run("batch", source, "--out-dir", "one", "--jobs", 8)
        results = sorted((world.folder / "one").iterdir())
        assert b"".join(p.read_bytes() for p in results) == first, source
        for path in results:
            path.unlink()
    # Line ends, a BOM, blank lines, no end of the last line: the same lines.
    first = world.run("batch", lines, "--format", "ndjson").stdout
    odd = b"\xef\xbb\xbf" + b"\r\n".join(texts).replace(b"\r\n", b"\r\n\r\n \t\n", 3)
    (world.folder / "hoso.ndjson").write_bytes(odd)
    assert world.run("batch", lines, "--format", "ndjson").stdout == first
    assert world.run("batch", "-", "--format", "ndjson", stdin=odd).stdout == first
    return f"{len(texts)} dossiers, as files and as lines, with 1, 2 and 8 jobs"


def without_explanations(result):
    for finding in result["findings"]:
        finding.pop("explanation", None)


def one_of_two(what, of_file, of_line, name, place, is_bad):
    """What a dossier came to as a file and as a line; the messages are taken out of the first."""
    if not is_bad:
        assert of_file["faults"] == 0 and of_file["school"]["code"] == f"truong-{what[1]:05}", what
        assert of_file == of_line, what
    elif "faults" in of_file:
        assert of_file["faults"] > 0, what
        errors = [d for d in of_file.pop("diagnostics") if d["severity"] == "error"]
        assert len(errors) == of_file["faults"], what
        assert all(d["file"] == name and d["line"] for d in errors), (what, errors)
        assert all(d["file"] == place for d in of_line["diagnostics"] if d["file"]), what
    else:
        assert of_file["schema"] == of_line["schema"] == "chuan/fault/1", what
        assert (of_file["path"], of_line["path"]) == (name, place), what
        assert of_file["errors"] and of_line["errors"], what
        assert all((d["file"] or place) == place for d in of_line["diagnostics"]), what


def damaged(world):
    """One in a hundred damaged in more than twenty ways: each good one as alone, each bad one told in its place."""
    count = 10_000 if DEEP else 400
    pick = random.Random(SEED)
    ways = list(dossiers.DAMAGE)
    bad = {i: ways[k % len(ways)] for k, i in
           enumerate(sorted(pick.sample(range(count), max(count // 100, len(ways)))))}
    alone = range(count) if DEEP else sorted(set(bad) | set(pick.sample(range(count), 20)))
    folder, lines = world.write_folder("hoso", []), "hoso.ndjson"
    with open(world.folder / lines, "wb") as out:
        for i in range(count):
            data = dossiers.dossier(world.base, SEED, i)
            text = dossiers.damaged(data, bad[i], i) if i in bad else dossiers.text_of(data)
            (world.folder / folder / f"{i:05}.json").write_bytes(text)
            out.write(text + b"\n")
    # Explained they are ten times as long: ten thousand go without.
    options = ["--format", "ndjson", "--digest", *([] if DEEP else ["--explain"])]
    for source, result in ((folder, "tep.ra"), (lines, "dong.ra")):
        world.run("batch", source, *options, "-o", result, ends=(3,))
    with open(world.folder / "tep.ra", "rb") as by_file, open(world.folder / "dong.ra", "rb") as by_line:
        for i in range(count):
            what, name = (SEED, i, bad.get(i)), f"{folder}/{i:05}.json"
            of_file, of_line = json.loads(by_file.readline()), json.loads(by_line.readline())
            one_of_two(what, of_file, of_line, name, f"{lines}:{i + 1}", i in bad)
            if i not in alone:
                continue
            done = world.run("score", name, "--format", "json", "--diagnostics", "json", ends=(0, 3, 4))
            assert (done.returncode == 0) == (i not in bad), (what, done.returncode)
            if done.stdout:
                got = json.loads(done.stdout)
                if DEEP:
                    without_explanations(got)
                assert got == of_file, what
            elif bad.get(i) != "another pack":
                said = json.loads(done.stderr)
                assert said["diagnostics"] == of_file["diagnostics"], (what, said, of_file)
        assert not by_file.readline() and not by_line.readline()
    return f"{count} dossiers, {len(bad)} damaged in {len(ways)} ways, {len(alone)} scored alone"


def killed(world):
    """Killed at any moment and gone on with, again and again: the bytes of a run without a break."""
    times = 200 if DEEP else 10
    texts = [dossiers.text_of(d) for d in world.good(400 if DEEP else 120)]
    texts[7] = dossiers.damaged(json.loads(texts[7]), "cut", 7)
    texts[50] = dossiers.damaged(json.loads(texts[50]), "a value off its scale", 50)
    folder, lines = world.write_folder("hoso", texts), world.write_lines("hoso.ndjson", texts)
    pick = random.Random(SEED)
    kills = breaks = 0
    while kills < times:
        source = pick.choice([folder, lines])
        out = pick.choice([["--format", "ndjson", "-o", "out"], ["--format", "csv", "-o", "out"],
                           ["--out-dir", "dir"]])
        jobs = str(pick.choice([1, 2, 3]))
        whole = [p.replace("out", "whole").replace("dir", "whole-dir") if p in ("out", "dir") else p for p in out]
        begun = time.monotonic()
        world.run("batch", source, *whole, "--jobs", jobs, ends=(3,))
        lasts = time.monotonic() - begun
        begun, resume = False, []
        while True:
            process = subprocess.Popen([world.chuan, "batch", source, *out, "--jobs", jobs, *resume],
                                       cwd=world.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            try:
                process.wait(pick.uniform(0, lasts) if not begun or pick.random() < 0.7 else 600)
            except subprocess.TimeoutExpired:
                process.kill()
            process.stderr.read()
            process.wait()
            if process.returncode == 3:
                break
            assert process.returncode == -signal.SIGKILL, process.returncode
            if (world.folder / "out").exists():  # killed between its last step and its end
                assert (world.folder / "out").read_bytes() == (world.folder / "whole").read_bytes(), "half a result"
            for made in (world.folder / "dir").glob("[!.]*"):  # but for the log
                assert made.read_bytes() == (world.folder / "whole-dir" / made.name).read_bytes(), "half a result"
            begun, resume = True, ["--resume"]
            kills, breaks = kills + 1, breaks + ((world.folder / "out.part").exists())
            if pick.random() < 0.3 and (world.folder / "out.part").exists():
                with open(world.folder / "out.part", "ab") as part:  # a torn end
                    part.write(b'{"schema":"chu')
        if "--out-dir" in out:
            a, b = ({p.name: p.read_bytes() for p in (world.folder / d).iterdir()} for d in ("dir", "whole-dir"))
            assert a == b, (SEED, source, out, sorted(set(a) ^ set(b))[:5])
            for path in [*(world.folder / "dir").iterdir(), *(world.folder / "whole-dir").iterdir()]:
                path.unlink()
        else:
            a, b = ((world.folder / name).read_bytes() for name in ("out", "whole"))
            assert a == b, (SEED, source, out)
            (world.folder / "out").unlink()
        assert not list(world.folder.glob("out.part*")), "left behind"
    return f"killed {kills} times, {breaks} with a part"


def changed(world):
    """A break, then the input changes: going on gives what a fresh run gives. Other options begin anew."""
    texts = [dossiers.text_of(d) for d in world.good(80)]
    pick = random.Random(SEED)

    def interrupt(*arguments):
        for delay in (0.5, 0.3, 0.2, 0.1, 0.05, 0.02):
            process = subprocess.Popen([world.chuan, "batch", *arguments], cwd=world.folder,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(delay)
            process.kill()
            process.wait()
            log = world.folder / "out.part.log"
            if log.exists() and len(log.read_bytes().splitlines()) > 2:
                return True
        return False

    met = 0
    for case in range(40 if DEEP else 8):
        folder, lines = world.write_folder("hoso", texts), world.write_lines("hoso.ndjson", texts)
        source = pick.choice([folder, lines])
        met += interrupt(source, "--format", "ndjson", "-o", "out", "--jobs", "1")
        now, extra = list(texts), []
        place = pick.randrange(len(now))
        change = pick.choice(["edit", "remove", "add", "other options", "cut the part", "spoil the part"])
        if change == "edit":
            now[place] = dossiers.text_of(dossiers.dossier(world.base, "other", place))
        elif change == "remove":
            del now[place]
        elif change == "add":
            now.insert(place, dossiers.text_of(dossiers.dossier(world.base, "other", 999)))
        elif change == "other options":
            extra = ["--explain"]
        elif (world.folder / "out.part").exists():
            part = (world.folder / "out.part").read_bytes()
            at = pick.randrange(max(1, len(part)))
            (world.folder / "out.part").write_bytes(
                part[:at] if change == "cut the part" else part[:at] + b"#" + part[at + 1:])
        if now != texts:
            for path in (world.folder / "hoso").iterdir():
                index = int(path.stem)
                if index >= len(now) or path.read_bytes() != now[index]:
                    path.unlink()
            for i, text in enumerate(now):
                path = world.folder / "hoso" / f"{i:05}.json"
                if not path.exists():
                    path.write_bytes(text)
            world.write_lines("hoso.ndjson", now)
        done = world.run("batch", source, "--format", "ndjson", "-o", "out", "--resume", *extra)
        fresh = world.run("batch", source, "--format", "ndjson", *extra).stdout
        assert (world.folder / "out").read_bytes() == fresh, (SEED, case, source, change)
        assert (b"U068" in done.stderr) <= (change == "other options"), done.stderr
        for path in [*world.folder.glob("out*"), *(world.folder / "hoso").iterdir()]:
            path.unlink()
    assert met, "no run was caught in the middle"
    return f"{met} breaks with a part"


def streams(world):
    """Ctrl-C, a full disk, a reader that leaves, a terminal, a file that cannot be read."""
    texts = [dossiers.text_of(d) for d in world.good(150)]
    lines = world.write_lines("hoso.ndjson", texts)
    whole = world.run("batch", lines, "--format", "ndjson").stdout
    for target, out in ((">/dev/full", ""), ("", "-o /dev/full"), (">/dev/full", "--format text")):
        done = subprocess.run(["bash", "-c", f"{world.chuan} batch {lines} --format ndjson {out} {target}"
                               if "text" not in out else f"{world.chuan} batch {lines} {out} {target}"],
                              cwd=world.folder, capture_output=True, check=False)
        assert done.returncode == 5 and "hết chỗ trên đĩa".encode() in done.stderr, (target, out, done)
    done = subprocess.run(["bash", "-c", f"{world.chuan} batch {lines} --format ndjson | head -c 100; "
                           "exit ${PIPESTATUS[0]}"], cwd=world.folder, capture_output=True, check=False)
    assert done.returncode == 5 and not done.stderr and done.stdout == whole[:100], done
    # Through a pipe as a file, the lines come without a part.
    done = subprocess.run(["bash", "-c", f"{world.chuan} batch {lines} --format ndjson -o >(cat)"],
                          cwd=world.folder, capture_output=True, check=False)
    assert done.returncode == 0 and not list(world.folder.glob("*.part"))

    process = subprocess.Popen([world.chuan, "batch", "-", "--format", "ndjson", "-o", "out"], cwd=world.folder,
                               stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(b"".join(t + b"\n" for t in texts))
    process.stdin.flush()
    wait_for(lambda: (world.folder / "out.part").exists() and (world.folder / "out.part").stat().st_size > 0)
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert b"--resume" in process.stderr.read() and not (world.folder / "out").exists()
    data = b"".join(t + b"\n" for t in texts)
    world.run("batch", "-", "--format", "ndjson", "-o", "out", "--resume", stdin=data)
    assert (world.folder / "out").read_bytes() == whole.replace(b"hoso.ndjson:", b"-:")

    seen = on_terminal([world.chuan, "batch", "-", "--format", "ndjson", "-o", "out2"], world.folder, data)
    assert b"\r" in seen and seen.rstrip(b"\r\n").endswith(b"\x1b[K"), seen[-200:]
    assert b"\x1b[3" not in seen and b"\x1b[0" not in seen, "colour"
    frames = [f.split(b"\x1b[K")[0].decode() for f in seen.split(b"\r") if b"\x1b[K" in f]
    assert any("hồ sơ" in f for f in frames) and all(len(f) < 60 for f in frames), frames[:3]
    assert b"\x1b" not in world.run("batch", lines).stderr, "progress without a terminal"
    seen = on_terminal([world.chuan, "batch", "-", "--format", "ndjson", "-o", "out3"], world.folder, data, "dumb")
    assert b"\x1b" not in seen and b"\r" not in seen.replace(b"\r\n", b""), "progress on a dumb terminal"

    folder = world.write_folder("hoso", texts[:4])
    os.symlink("nirgendwo", world.folder / folder / "00002b.json")
    (world.folder / folder / "ghi-chu.txt").write_text("x")
    (world.folder / folder / "~$khoa.xlsx").write_text("x")
    done = world.run("batch", folder, "--format", "ndjson", ends=(5,))
    found = lines_of(done.stdout)
    assert [f["schema"] for f in found].index("chuan/fault/1") == 3 and len(found) == 5, found
    assert b"ghi-chu.txt" in done.stderr and b"khoa" not in done.stderr
    world.run("batch", folder, "--format", "ndjson", "-o", "hoso", ends=(5,))
    return "full, closed, interrupted, on a terminal"


def wait_for(condition):
    until = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < until, "nothing came"
        time.sleep(0.01)


def on_terminal(command, folder, data, kind="xterm"):
    """What a command shows on a terminal of 60 columns while its input comes slowly."""
    import fcntl
    import struct
    import termios
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stderr=slave, stdout=subprocess.DEVNULL,
                               env={"PATH": "/usr/bin:/bin", "TERM": kind, "LC_ALL": "C.UTF-8"})
    os.close(slave)
    step = len(data) // 12 + 1
    for at in range(0, len(data), step):
        process.stdin.write(data[at:at + step])
        process.stdin.flush()
        time.sleep(0.08)
    process.stdin.close()
    seen = b""
    while True:
        try:
            if select.select([master], [], [], 20)[0]:
                got = os.read(master, 65536)
                seen += got
                if got:
                    continue
        except OSError as fault:
            assert fault.errno == errno.EIO
        break
    assert process.wait(20) == 0
    os.close(master)
    return seen


def peak(world, arguments, feed):
    """Peak memory in kB of a run that has read all its input but the end of it."""
    process = subprocess.Popen([world.chuan, *arguments], cwd=world.folder, stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for text in feed:
        process.stdin.write(text + b"\n")
    process.stdin.flush()
    time.sleep(0.3)
    status = Path(f"/proc/{process.pid}/status").read_text()
    process.stdin.close()
    process.wait(600)
    return int(status.split("VmHWM:")[1].split()[0])


def memory(world):
    """Memory does not grow with the number of lines, nor with the length of one."""
    texts = [dossiers.text_of(d) for d in world.good(100)]
    command = ["batch", "-", "--format", "ndjson", "--jobs", "2"]
    few = peak(world, command, texts)
    many = peak(world, command, (texts[i % 100] for i in range(100_000 if DEEP else 1500)))
    long = peak(world, command, [texts[0], b"{" + b" " * (200_000_000 if DEEP else 60_000_000), texts[1]])
    one = peak(world, command, texts[:1])
    assert many < few + 6_000, (one, few, many)
    assert long < few + 20_000, (few, long)
    return f"kB at most: 1 line {one}, 100 lines {few}, many {many}, one line of 60 MB {long}"


def picture(world):
    """The numbers of the picture, computed again in another language from the lines."""
    count = 2000 if DEEP else 80
    texts = [dossiers.text_of(d) for d in world.good(count)]
    texts[3] = dossiers.damaged(json.loads(texts[3]), "cut", 3)
    texts[9] = texts[10]
    folder = world.write_folder("hoso", texts)
    for level in (1, 2):
        lines = lines_of(world.run("batch", folder, "--level", level, "--format", "ndjson", ends=(3,)).stdout)
        found = json.loads(world.run("batch", folder, "--level", level, "--format", "json", "--handback",
                                     "tra", ends=(3,)).stdout)
        national.check(found, lines, level)
        files = {p.name: json.loads(p.read_text("utf-8")) for p in (world.folder / "tra").iterdir()}
        national.check_handbacks(files, lines, level)
    world.run("batch", folder, "--format", "ndjson", "-o", "lines.ndjson", ends=(3,))
    for form in ("text", "csv", "json", "md"):
        again = world.run("batch", "lines.ndjson", "--format", form, ends=(3,)).stdout
        assert again == world.run("batch", folder, "--format", form, ends=(3,)).stdout, form
    few = world.write_folder("it", texts[20:24])
    done = world.run("batch", few, "--handback", "tra-it", ends=(3,))
    assert b"U071" in done.stderr and not (world.folder / "tra-it").exists()
    return f"{count} dossiers at two levels"


def joined(world):
    """Parts scored apart and put one after the other give the picture of the whole."""
    texts = [dossiers.text_of(d) for d in world.good(60)]
    texts[5] = dossiers.damaged(json.loads(texts[5]), "cut", 5)
    world.write_folder("whole/hoso", texts)
    lines = b""
    for part in range(3):
        folder = world.folder / f"part{part}" / "hoso"
        folder.mkdir(parents=True)
        for i in range(part * 20, part * 20 + 20):
            (folder / f"{i:05}.json").write_bytes(texts[i])
        lines += world.run("batch", "hoso", "--format", "ndjson", cwd=folder.parent, ends=(0, 3)).stdout
    for form in ("text", "csv", "json", "md", "ndjson"):
        whole = world.run("batch", "hoso", "--format", form, cwd=world.folder / "whole", ends=(3,)).stdout
        assert world.run("batch", "-", "--format", form, stdin=lines, ends=(3,)).stdout == whole, form
    # Written files, laid out over many lines, count as well; of another level they are told, not mixed in.
    world.run("score", "whole/hoso/00001.json", "--format", "json", "-o", "kq/1.json") if (
        world.folder / "kq").mkdir() is None else None
    world.run("score", "whole/hoso/00002.json", "--format", "json", "--level", 2, "-o", "kq/2.json")
    found = lines_of(world.run("batch", "kq", "--format", "ndjson", ends=(3,)).stdout)
    assert found[0]["school"]["code"] == "truong-00001" and found[1]["diagnostics"][0]["code"] == "U065", found[1]
    return "three parts"


PARTS = {"order": order, "damaged": damaged, "killed": killed, "changed": changed, "streams": streams,
         "memory": memory, "picture": picture, "joined": joined, "kept": inputs.kept,
         "believed": inputs.believed, "overlaid": inputs.overlaid, "hostile": lambda world: hostile.check(world, DEEP)}


def main(chuan, parts):
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for part in parts:
        with tempfile.TemporaryDirectory(prefix="chuan-batch-") as folder:
            print(f"{part}: {PARTS[part](World(chuan, folder))}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:] or list(PARTS))
