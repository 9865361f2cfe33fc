#!/usr/bin/env python3
"""Random class registers of 50,000 rows: `chuan stats` against sums made here, by the rules that
src/stats/stats.h states, from the rows as written and with exact fractions.

    random_registers.py CHUAN [ROWS [SEED]]"""

import csv
import datetime
import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

DOSSIER = datetime.date(2023, 4, 12)
FAR = datetime.date(9000, 1, 1)
PROGRAMMES = ["advanced_theory", "intermediate_theory", "update_3", "update_4", "official",
              "principal_official", "department_leader", "professional"]
MODES = ["full_time", "part_time", "online"]
PLANS = ["in_plan", "added", "outside"]
ORGANISERS = ["school", "academy", "party_boards", "districts"]
UNITS = ["cu1", "cu2"]
GRADES = ["excellent", "good", "fair", "average", "failed"]
COLUMNS = ["code", "programme", "mode", "plan", "organiser", "start", "end", "classes", "learners",
           "turns", "declared_total", "planned_learners", "answers", "satisfied", "origin_unit",
           *("grade_" + grade for grade in GRADES)]


# ---- what is written

def number(rng, most, exact=0.9):
    """A cell and the interval it says (None: without upper end)."""
    roll = rng.random()
    a = rng.randint(0, most)
    if roll < exact:
        return str(a), (a, a)
    if roll < exact + 0.25 * (1 - exact):
        return f">={a}", (a, None)
    if roll < exact + 0.5 * (1 - exact):
        return f"<={a}", (0, a)
    if roll < exact + 0.75 * (1 - exact):
        b = a + rng.randint(1, 50)
        return f"{a}..{b}", (a, b)
    return "?", (0, None)


def date(rng, first=2016, last=2024):
    """A cell and its days; None when it is not known."""
    roll = rng.random()
    day = datetime.date(first, 1, 1) + datetime.timedelta(rng.randint(0, 365 * (last - first + 1)))
    if roll < 0.8:
        return day.isoformat(), (day, day)
    if roll < 0.9:
        begin = day.replace(day=1)
        end = (begin + datetime.timedelta(31)).replace(day=1) - datetime.timedelta(1)
        return f"{day.year}-{day.month:02}", (begin, end)
    if roll < 0.98:
        return str(day.year), (datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31))
    return "?", None


def make_row(rng, i):
    row = {"code": f"L{i:06}"}
    said = {"code": row["code"]}
    for field, values in (("programme", PROGRAMMES), ("mode", MODES), ("plan", PLANS),
                          ("organiser", ORGANISERS)):
        roll = rng.random()
        if roll < 0.93:
            row[field] = said[field] = rng.choice(values)
        elif roll < 0.97:
            row[field], said[field] = "?", "?"
        else:  # an empty cell: not recorded for the organiser, unknown elsewhere
            row[field], said[field] = "", None if field == "organiser" else "?"
    row["origin_unit"] = rng.choice(["", "", "", *UNITS])
    said["unit"] = row["origin_unit"] or None
    row["start"], said["start"] = date(rng)
    roll = rng.random()
    if roll < 0.15:
        row["end"], said["end"] = "", (FAR, FAR)
    elif said["start"] is None or roll < 0.17:
        row["end"], said["end"] = "?", None
    else:
        day = said["start"][1] + datetime.timedelta(rng.randint(0, 500))
        row["end"], said["end"] = day.isoformat(), (day, day)
    if rng.random() < 0.7:
        row["classes"], said["classes"] = "", (1, 1)
    else:
        row["classes"], said["classes"] = number(rng, 40)
    for field, most in (("learners", 120), ("turns", 400), ("declared_total", 300),
                        ("planned_learners", 120), ("answers", 100), ("satisfied", 100),
                        *(("grade_" + grade, 40) for grade in GRADES)):
        if rng.random() < 0.5:
            row[field], said[field] = "", (0, 0)
        else:
            row[field], said[field] = number(rng, most, 0.97)
    return row, said


# ---- the rules, said once more

class Sum:
    def __init__(self):
        self.lo, self.hi, self.open = 0, 0, False

    def add(self, interval, sure=True):
        lo, hi = interval
        self.lo += lo if sure else 0
        if hi is None:
            self.open = True
        else:
            self.hi += hi

    def __repr__(self):
        return f"[{self.lo}, {'..' if self.open else self.hi}]"


def several(row):
    hi = row["classes"][1]
    return hi is None or hi > 1


def days(row):
    """The days in which its classes begin; None when nothing is known."""
    if row["start"] is None:
        return None
    first, last = row["start"]
    if first <= DOSSIER < last:
        last = DOSSIER
    if several(row):
        if row["end"] is None:
            last = FAR
        else:
            end = row["end"][1]
            last = max(last, max(first, DOSSIER) if end == FAR else end)
    return first, last


def stands(row, first, last):
    """yes, maybe or no: it begins in these days."""
    span = days(row)
    if span is None:
        return "maybe"
    if span[1] < first or span[0] > last:
        return "no"
    return "yes" if span[0] >= first and span[1] <= last else "maybe"


def measures(row):
    out = {"classes": row["classes"], "learners": row["learners"], "turns": row["turns"],
           "declared_total": row["declared_total"], "planned_learners": row["planned_learners"],
           "answers": row["answers"], "satisfied": row["satisfied"]}
    for grade in GRADES:
        out[grade] = row["grade_" + grade]
    return out


def add_row(sums, row, sure):
    for name, interval in measures(row).items():
        sums[name].add(interval, sure)
        if name in ("learners", "turns", "declared_total"):
            sums["heads"].add(interval, sure)
    for field, values in (("mode", MODES), ("plan", PLANS)):
        for value in values:
            if row[field] == value:
                sums[value].add(row["classes"], sure)
            elif row[field] == "?":
                sums[value].add(row["classes"], False)


def expected(rows, first, last, by):
    total = defaultdict(Sum)
    places = defaultdict(lambda: defaultdict(Sum))
    for row in rows:
        where = stands(row, first, last)
        if where == "no":
            continue
        add_row(total, row, where == "yes")
        span = days(row)
        years = [None]
        if "year" in by:
            years = ["?"] if span is None else [
                y for y in range(first.year, last.year + 1)
                if span[0] <= datetime.date(y, 12, 31) and span[1] >= datetime.date(y, 1, 1)]
        for year in years:
            key = tuple(year if name == "year" else row[name] for name in by)
            add_row(places[key], row, where == "yes" and len(years) == 1)
    return total, places


# ---- what chuan says

def interval(value):
    if isinstance(value, dict):
        return value["low"], value["high"]
    return value, value


def same(what, said, sums, failures):
    flat = {**said, **said["grades"]}
    for name in ["classes", "learners", "turns", "declared_total", "heads", "planned_learners",
                 "full_time", "part_time", "online", "in_plan", "added", "outside", "answers",
                 "satisfied", *GRADES]:
        lo, hi = interval(flat[name])
        want = sums[name]
        if lo != want.lo or (hi is None) != want.open or (hi is not None and hi != want.hi):
            failures.append(f"{what}: {name} is {flat[name]}, the rows add up to {want}")


def check_shares(what, row, total, failures):
    """A share of an exact total has the ends of its part."""
    lo, hi = interval(row["classes"])
    whole_lo, whole_hi = interval(total["classes"])
    if whole_hi is None or whole_lo != whole_hi or hi is None or not whole_hi:
        return
    share = row["class_share"]
    if Fraction(share["low"]) != Fraction(lo, whole_hi) or \
            Fraction(share["high"]) != Fraction(hi, whole_hi):
        failures.append(f"{what}: {lo}..{hi} of {whole_hi} is not {share}")


def run(chuan, folder, first, last, by, form="json"):
    done = subprocess.run(
        [chuan, "stats", folder, "--from", first.isoformat(), "--to", last.isoformat(), "--by",
         ",".join(by), "--format", form], capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"chuan stats ended with {done.returncode}:\n{done.stderr.decode()[:2000]}")
    return done.stdout.decode("utf-8")


def check_plan(said, rows, plans, failures):
    for line in said["plan"]:
        year = line["year"]
        first = datetime.date(year, 1, 1)
        last = min(datetime.date(year, 12, 31), DOSSIER)
        mine = [p for p in plans if p[0] == year and (line["all"] or p[1] == line["programme"])]
        want = sum(p[2] for p in mine)
        begun, running = Sum(), Sum()
        for row in rows:
            span = days(row)
            if span is None or not (line["all"] or row["programme"] == line["programme"]):
                continue
            where = stands(row, first, last)
            if where == "no":
                continue
            begun.add(row["classes"], where == "yes")
            end = row["end"]
            if end is not None and end[1] < DOSSIER:
                continue
            sure = where == "yes" and end is not None and not several(row)
            running.add(row["classes"], sure)
        for name, sums in (("begun", begun), ("running", running)):
            lo, hi = interval(line[name])
            if (lo, hi) != (sums.lo, None if sums.open else sums.hi):
                failures.append(f"plan {year} {line['programme']}: {name} {line[name]}, not {sums}")
        if interval(line["planned_classes"]) != (want, want):
            failures.append(f"plan {year} {line['programme']}: {line['planned_classes']}, not {want}")


def main(chuan, count, seed):
    rng = random.Random(seed)
    written, said, failures = [], [], []
    for i in range(count):
        row, meaning = make_row(rng, i)
        written.append(row)
        said.append(meaning)
    plans = [(rng.randint(2018, 2023), rng.choice(PROGRAMMES), rng.randint(0, 90)) for _ in range(60)]
    periods = [(datetime.date(2018, 1, 1), datetime.date(2022, 12, 31)),
               (datetime.date(2019, 5, 17), datetime.date(2021, 8, 3)),
               (datetime.date(2016, 1, 1), DOSSIER)]
    tables = [["programme"], ["mode", "year"], ["programme", "organiser", "plan"], ["unit"]]
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "truong"
        (folder / "registers").mkdir(parents=True)
        (folder / "school.yaml").write_text(
            "schema: chuan/evidence/1\npack: qd11-2021\n"
            "school: {code: t, name: Trường Thử, province: Tỉnh Thử}\n"
            f"dossier_date: {DOSSIER}\nunits: [{{code: cu1, name: Một}}, {{code: cu2, name: Hai}}]\n",
            encoding="utf-8")
        for name, columns, rows in (
                ("classes", COLUMNS, written),
                ("plans", ["code", "year", "programme", "classes"],
                 [{"code": f"K{i}", "year": y, "programme": p, "classes": n}
                  for i, (y, p, n) in enumerate(plans)])):
            with open(folder / "registers" / f"{name}.csv", "w", newline="", encoding="utf-8") as out:
                writer = csv.DictWriter(out, columns)
                writer.writeheader()
                writer.writerows(rows)
        for first, last in periods:
            for by in tables:
                what = f"{first}..{last} by {','.join(by)}"
                total, places = expected(said, first, last, by)
                table = json.loads(run(chuan, folder, first, last, by))
                same(f"{what}: total", table["total"], total, failures)
                got = {tuple(row["keys"][name] for name in by): row for row in table["rows"]}
                if len(got) != len(table["rows"]) or set(got) != set(places):
                    failures.append(f"{what}: rows {sorted(map(str, set(got) ^ set(places)))[:5]}")
                    continue
                for key, row in got.items():
                    same(f"{what}: {key}", row, places[key], failures)
                    check_shares(f"{what}: {key}", row, table["total"], failures)
            check_plan(table, said, plans, failures)
        sheet = list(csv.DictReader(run(chuan, folder, *periods[0], ["programme"], "csv").splitlines()))
        total, _ = expected(said, *periods[0], ["programme"])
        parts = [row for row in sheet if row["row"] == "part"]
        lows = sum(int(row["classes"].lstrip(">=").split("..")[0]) for row in parts)
        if lows != total["classes"].lo:
            failures.append(f"csv: the parts add up to {lows}, not {total['classes']}")
    print("\n".join(failures[:40]) or f"{count} rows, seed {seed}: {len(periods) * len(tables)} tables "
          "equal the sums made apart")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 50000,
                  int(sys.argv[3]) if len(sys.argv) > 3 else 20230412))
