// CEL: each rule parsed once, evaluated against the dossier. cel-js keeps no outer names in macros
// but the ones of the context, so they are all there.
import { evaluate, parse } from 'cel-js';

export function prepare() {
  const share = (member, passing, percent) =>
    `size(staff.filter(p, ${member} && ${passing})) * 100 >= size(staff.filter(p, ${member})) * ${percent}`;
  const here = 'p.from <= asOf';
  const khoa = `(p.post == 3 || p.post == 4) && ${here}`;
  const inWindow = 'r.accepted >= windowFirst && r.accepted <= asOf';
  const led = (lowest) =>
    `size(research.filter(r, r.leader == p.code && r.kind == 0 && r.level >= ${lowest} && ${inWindow})) > 0`;
  const lowest = (post) => `size(staff.filter(p, p.post == ${post} && ${here} && p.degree < 4)) == 0`;
  const rules = [
    share(`p.payroll && ${here}`, 'p.position == 0', 75),
    lowest(1),
    lowest(2),
    `size(staff.filter(p, (p.post == 1 || p.post == 2) && ${here} && ${led(2)})) >= 1`,
    share(khoa, 'p.degree >= 4', 100),
    share(khoa, 'p.rank >= 7', 60),
    share(khoa, led(0), 50),
    share(`p.payroll && p.position == 0 && ${here}`, 'p.rank >= 7', 60),
    share(`p.payroll && p.position == 2 && ${here}`, 'p.it >= 1', 100),
    'size(years.filter(y, size(classes.filter(c, c.programme == 2 && c.mode == 0 && c.year == y)) >= 1)) == size(years)',
    'facts.student_software',
    `size(research.filter(r, r.kind == 0 && r.level == 0 && ${inWindow})) >= 15`,
    `size(research.filter(r, r.kind == 0 && r.level >= 2 && ${inWindow})) >= 1`,
    `size(research.filter(r, r.kind == 1 && r.used && ${inWindow})) >= 2`,
    'facts.land_area >= 10000',
    'seats >= facts.learners_at_once',
    'beds >= facts.boarding_need',
    'facts.library_titles >= 2000 && facts.digital_library',
  ];
  const parsed = rules.map((rule) => {
    const got = parse(rule);
    if (!got.isSuccess) throw new Error(`${rule}: ${got.errors}`);
    return got.cst;
  });
  // CEL has no sum: the two sums of places are given to it.
  const sum = (d, kinds) => d.rooms.reduce((n, room) => n + (kinds.includes(room.kind) ? room.places : 0), 0);
  return (d) => {
    const context = { ...d, seats: sum(d, [0, 1, 2]), beds: sum(d, [4]) };
    return parsed.map((rule) => evaluate(rule, context));
  };
}
