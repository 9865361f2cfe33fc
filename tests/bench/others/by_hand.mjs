// Plain JavaScript, a function an indicator; true where the indicator is met.
export function prepare() {
  const here = (d, p) => p.from <= d.asOf;
  const lecturer = (d, p) => p.payroll && p.position === 0 && here(d, p);
  const rectorate = (d, p) => (p.post === 1 || p.post === 2) && here(d, p);
  const khoa = (d, p) => (p.post === 3 || p.post === 4) && here(d, p);
  const inWindow = (d, r) => r.accepted >= d.windowFirst && r.accepted <= d.asOf;
  const count = (list, f) => {
    let n = 0;
    for (const item of list) if (f(item)) n += 1;
    return n;
  };
  const share = (list, member, passing, percent) => {
    let all = 0;
    let pass = 0;
    for (const item of list) {
      if (!member(item)) continue;
      all += 1;
      if (passing(item)) pass += 1;
    }
    return pass * 100 >= percent * all;
  };
  const led = (d, p, lowest) =>
    d.research.some((r) => r.leader === p.code && r.kind === 0 && r.level >= lowest && inWindow(d, r));
  const lowestDegree = (d, post) => {
    let lowest = 5;
    for (const p of d.staff) if (p.post === post && here(d, p) && p.degree < lowest) lowest = p.degree;
    return lowest >= 4;
  };
  const places = (d, kinds) => {
    let sum = 0;
    for (const room of d.rooms) if (kinds.includes(room.kind)) sum += room.places;
    return sum;
  };
  const rules = [
    (d) => share(d.staff, (p) => p.payroll && here(d, p), (p) => p.position === 0, 75),
    (d) => lowestDegree(d, 1),
    (d) => lowestDegree(d, 2),
    (d) => count(d.staff, (p) => rectorate(d, p) && led(d, p, 2)) >= 1,
    (d) => share(d.staff, (p) => khoa(d, p), (p) => p.degree >= 4, 100),
    (d) => share(d.staff, (p) => khoa(d, p), (p) => p.rank >= 7, 60),
    (d) => share(d.staff, (p) => khoa(d, p), (p) => led(d, p, 0), 50),
    (d) => share(d.staff, (p) => lecturer(d, p), (p) => p.rank >= 7, 60),
    (d) => share(d.staff, (p) => p.payroll && p.position === 2 && here(d, p), (p) => p.it >= 1, 100),
    (d) => d.years.every((y) => count(d.classes, (c) => c.programme === 2 && c.mode === 0 && c.year === y) >= 1),
    (d) => d.facts.student_software,
    (d) => count(d.research, (r) => r.kind === 0 && r.level === 0 && inWindow(d, r)) >= 15,
    (d) => count(d.research, (r) => r.kind === 0 && r.level >= 2 && inWindow(d, r)) >= 1,
    (d) => count(d.research, (r) => r.kind === 1 && r.used && inWindow(d, r)) >= 2,
    (d) => d.facts.land_area >= 10000,
    (d) => places(d, [0, 1, 2]) >= d.facts.learners_at_once,
    (d) => places(d, [4]) >= d.facts.boarding_need,
    (d) => d.facts.library_titles >= 2000 && d.facts.digital_library,
  ];
  return (d) => rules.map((rule) => rule(d));
}
