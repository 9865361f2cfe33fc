"""Large documents made to be dear: one line, one fault repeated, one table blown up. Each must end soon, in
little memory, with its faults told. Nothing is timed here: what is quadratic meets the test's own limit."""

import json
import resource

MOST_MEMORY = 1 << 30


def blown_up(base, count):
    """Name and text of each."""
    codes = [f"{i:06}" for i in range(count)]

    def data():
        return json.loads(json.dumps(base))

    def with_rows(register, rows):
        out = data()
        out["registers"][register] = {"rows": rows}
        return out

    staff = base["registers"]["staff"]["rows"][0]
    document = next(d for d in base["registers"]["documents"]["rows"] if d.get("serves"))
    figure = {"of": "CT2.04", "year": 2018, "part": 1, "whole": 2}
    serves = document["serves"] if isinstance(document["serves"], list) else [document["serves"]]
    yield "a fault a row", with_rows("staff", [{**staff, "code": c, "from": "hôm qua"} for c in codes])
    yield "words off the scale", with_rows("staff", [{**staff, "code": c, "degree": f"bằng {c}"} for c in codes])
    yield "one code", with_rows("staff", [staff] * count)
    yield "codes alike", with_rows("staff", [{**staff, "code": ("cb" if i % 2 else "CB") + codes[i // 2]}
                                             for i in range(count)])
    yield "names alike", with_rows("staff", [{**staff, "code": c, "name": "Nguyễn Văn A"} for c in codes])
    yield "documents that nobody cites", with_rows("documents", [{**document, "code": c} for c in codes])
    yield "served things that are not", with_rows("documents", [{**document, "code": c, "serves": ["X" + c]}
                                                                for c in codes])
    yield "one document for everything", with_rows("documents", [{**document, "serves": serves * count}])
    yield "figures of one indicator", with_rows("figures", [figure] * count)
    many = with_rows("staff", [{**staff, "code": "CB" + c} for c in codes])
    many["registers"]["research"] = {"rows": [{"code": "NC" + c, "kind": "đề tài", "leader": "KH" + c, "members": ["KX" + c]}
                                              for c in codes]}
    yield "references to nobody", many
    many = with_rows("documents", [{**document, "code": c} for c in codes])
    many["registers"]["figures"] = {"rows": [{**figure, "year": 1900 + i % 200, "of": f"CT2.{i // 200 % 29 + 1:02}",
                                              "document": "KH" + c} for i, c in enumerate(codes)]}
    yield "documents cited and not there", many
    yield "a column a row", with_rows("staff", [{**staff, "code": c, "cot" + c: 1} for c in codes])
    yield "one row of many columns", with_rows("staff", [{**staff, **{"cot" + c: 1 for c in codes}}])
    for name, more in (("facts", 1), ("registers", []), ("statements", "chữ"), ("not_applicable", "chữ")):
        out = data()
        out[name] = {**(out.get(name) or {}), **{"k" + c: more for c in codes}}
        yield "unknown " + name, out
    out = data()
    out["rulings"] = [{"indicator": "CT4.07", "stage": "self", "person": "Tổ", "date": "2023-03-20", "value": "met",
                       "text": "chữ"}] * count
    yield "rulings on one indicator", out
    out = data()
    out["units"] = [{"code": "U" + c, "name": "Trường"} for c in codes]
    yield "units", out


def check(world, deep):
    """No such document holds up or fills the machine."""
    count = 60_000 if deep else 6_000
    names = []

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))

    for name, data in blown_up(world.base[0], count):
        (world.folder / "xau.json").write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")
        for command in (["score", "xau.json"], ["batch", "xau.json", "--format", "ndjson", "--jobs", "1"]):
            done = world.run(*command, ends=(0, 3), preexec_fn=limit)
            assert done.returncode == 0 or b"E0" in done.stderr or b"U06" in done.stderr, (name, done.stderr[:500])
            # A line of a message shows what stands about the place, not all of a long line.
            assert len(done.stderr) < 4_000_000, (name, len(done.stderr))
        names.append(name)
    return f"{len(names)} documents of {count} things"
