"""The national picture computed again from the lines of assessments, by other means than the program."""

import statistics
from collections import Counter
from fractions import Fraction

MARKS = ["met", "undocumented", "nearly", "not_met", "no_evidence", "needs_ruling", "not_applicable"]
COMPARED = {"share", "ratio", "count", "amount"}


def mark(finding):
    if finding["verdict"] == "met" and finding["undocumented"]:
        return "undocumented"
    if finding["verdict"] == "not_met" and finding["nearly"]:
        return "nearly"
    return finding["verdict"]


def number(finding):
    value = finding["value"]
    if not value or "possible" in finding or value["kind"] not in COMPARED or "checks" in finding:
        return None
    if value["kind"] in ("share", "ratio"):
        return Fraction(str(value["numerator"])) / Fraction(str(value["denominator"])) if value["denominator"] else None
    return None if value["value"] is None else Fraction(str(value["value"]))


def near(a, b):
    return abs(Fraction(str(a)) - b) <= Fraction(2, 1_000_000)


def spread(found, values, ends=True):
    assert found["count"] == len(values), (found, len(values))
    if not values:
        return
    if len(values) == 1:
        quartiles = [values[0]] * 3
    else:
        quartiles = statistics.quantiles(map(Fraction, values), n=4, method="inclusive")
    wanted = dict(zip(("first_quartile", "median", "third_quartile"), quartiles))
    if ends:
        wanted |= {"lowest": min(values), "highest": max(values), "mean": Fraction(sum(values)) / len(values)}
    assert set(found) == set(wanted) | {"count"}, found
    for key, value in wanted.items():
        assert near(found[key], Fraction(value)), (key, found, value)


def level_of(line, level):
    return next(one for one in line["levels"] if one["level"] == level)


def check(found, lines, level):
    good = [line for line in lines if line["schema"] == "chuan/assessment/1"]
    bad = [line for line in lines if line["schema"] == "chuan/fault/1"]
    assert found["schema"] == "chuan/national/1" and found["level"] == level
    assert (found["dossiers"], found["unread"]) == (len(good), len(bad))
    assert found["first_as_of"] == min(line["as_of"] for line in good)
    assert found["last_as_of"] == max(line["as_of"] for line in good)
    assert found["reached"] == [sum(level_of(line, n)["reached"] for line in good) for n in range(1, level + 1)]
    tops = [level_of(line, level) for line in good]
    for key in ("indicators", "applicable", "met", "undocumented", "exceeds", "not_met", "nearly", "no_evidence",
                "needs_ruling", "not_applicable"):
        assert found["sum"][key] == sum(top[key] for top in tops), key
    for key in ("basis", "rows_by_basis"):
        assert found["sum"][key] == {b: sum(top[key][b] for top in tops) for b in tops[0][key]}, key
    met = [top["met"] for top in tops]
    spread(found["met"], met)
    assert [(b["met"], b["dossiers"]) for b in found["distribution"]] == sorted(Counter(met).items())

    matrix = [{f["indicator"]: mark(f) for f in line["findings"]} for line in good]
    ids = [f["indicator"] for f in good[0]["findings"]]
    assert [s["marks"] for s in found["schools"]] == matrix
    assert [s["school"] for s in found["schools"]] == [line["school"] for line in good]
    assert [s["reached"] for s in found["schools"]] == [top["reached"] for top in tops]
    assert [s["faults"] for s in found["schools"]] == [line["faults"] for line in good]

    away = []
    for line, row in zip(good, matrix):
        missing = [i for i in ids if row[i] not in ("met", "not_applicable")]
        if len(missing) == 1:
            away.append((line["school"], line["as_of"], missing[0], row[missing[0]]))
    assert [(a["school"], a["as_of"], a["indicator"], a["mark"]) for a in found["one_away"]] == away
    assert away or level > 1, "the workload has nobody one indicator away"
    lifts = Counter(indicator for _, _, indicator, _ in away)

    assert [i["indicator"] for i in found["indicators"]] == ids
    for row in found["indicators"]:
        counts = Counter(marks[row["indicator"]] for marks in matrix)
        told = {**{m: counts[m] for m in MARKS}, "met": counts["met"] + counts["undocumented"],
                "not_met": counts["not_met"] + counts["nearly"]}
        assert {m: row[m] for m in MARKS} == told, row
        assert row["applicable"] == len(good) - counts["not_applicable"]
        assert row["missing"] == row["applicable"] - counts["met"]
        assert row["lifts"] == lifts[row["indicator"]], row
        if row["values"] is not None:
            spread(row["values"], numbers(good, row["indicator"]))
    assert sum(row["values"] is not None for row in found["indicators"]) > 15

    rows = {row["indicator"]: row for row in found["indicators"]}
    hard = [(Fraction(r["not_met"], r["applicable"] or 1), r["missing"])
            for r in (rows[i] for i in found["hardest"])]
    assert hard == sorted(hard, reverse=True)
    assert set(found["hardest"]) == {i for i in ids if rows[i]["missing"] > rows[i]["undocumented"]}
    assert [rows[i]["lifts"] for i in found["fixes"]] == sorted(lifts.values(), reverse=True)

    for group in found["groups"]:
        mine = [i for i in ids if i.startswith(f"CT{group['group']}.")]
        counts = [sum(row[i] in ("met", "undocumented") for i in mine) for row in matrix]
        assert group["met"] == sum(counts)
        assert group["applicable"] == sum(row[i] != "not_applicable" for row in matrix for i in mine)
        spread(group["spread"], counts)

    codes = Counter(line["school"]["code"] for line in good)
    assert {r["school"]["code"]: len(r["dossiers"]) for r in found["repeated"]} == {
        code: n for code, n in codes.items() if n > 1}
    assert [f["code"] for f in found["faults"]] == [
        next(d["code"] for d in line["diagnostics"] if d["severity"] == "error") for line in bad]


def numbers(lines, indicator):
    all_values = (number(f) for line in lines for f in line["findings"] if f["indicator"] == indicator)
    return [value for value in all_values if value is not None]


def standing(found, own, values, lower=False):
    assert near(found["own"], own), (found, own)
    worse = sum(v > own if lower else v < own for v in values)
    assert (found["worse"], found["others"]) == (worse, len(values) - 1), (found, worse)
    spread(found["schools"], values, ends=False)
    assert found["quartile"] in (1, 2, 3, 4)


def check_handbacks(files, lines, level):
    latest = {}
    for line in lines:
        if line["schema"] != "chuan/assessment/1":
            continue
        code = line["school"]["code"]
        if code not in latest or line["as_of"] > latest[code]["as_of"]:
            latest[code] = line
    assert set(files) == {f"{code}.json" for code in latest}
    schools = list(latest.values())
    met = [level_of(line, level)["met"] for line in schools]
    names = {line["school"]["name"] for line in schools}
    for code, line in latest.items():
        file = files[f"{code}.json"]
        assert file["schema"] == "chuan/handback/1" and file["school"] == line["school"]
        standing(file["met"], level_of(line, level)["met"], met)
        text = str(file)
        assert not any(other in text for other in names - {line["school"]["name"]}), "another school is named"
        for row in file["indicators"]:
            values = numbers(schools, row["indicator"])
            finding = next(f for f in line["findings"] if f["indicator"] == row["indicator"])
            assert row["mark"] == mark(finding)
            standing(row, number(finding), values, (finding["threshold"] or {}).get("op") in ("<=", "<"))
