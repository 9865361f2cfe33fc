// GoRules ZEN: one decision with one node of 18 expressions; the dossier crosses into Rust each time.
import { ZenEngine } from '@gorules/zen-engine';

export function prepare() {
  const share = (member, passing, percent) =>
    `len(filter(staff, ${member} and ${passing})) * 100 >= len(filter(staff, ${member})) * ${percent}`;
  const here = '#.from <= $root.asOf';
  const khoa = `#.post in [3, 4] and ${here}`;
  const inWindow = '#.accepted >= $root.windowFirst and #.accepted <= $root.asOf';
  // Inside two closures `#` is the inner record: who led a topic is a list made before.
  const leaders = (lowest) => `map(filter(research, #.kind == 0 and #.level >= ${lowest} and ${inWindow}), #.leader)`;
  const lowest = (post) => `len(filter(staff, #.post == ${post} and ${here} and #.degree < 4)) == 0`;
  const rules = [
    share(`#.payroll and ${here}`, '#.position == 0', 75),
    lowest(1),
    lowest(2),
    `len(filter(staff, #.post in [1, 2] and ${here} and #.code in $root.led_province)) >= 1`,
    share(khoa, '#.degree >= 4', 100),
    share(khoa, '#.rank >= 7', 60),
    share(khoa, '#.code in $root.led_any', 50),
    share(`#.payroll and #.position == 0 and ${here}`, '#.rank >= 7', 60),
    share(`#.payroll and #.position == 2 and ${here}`, '#.it >= 1', 100),
    'all(years, # in $root.full_time)',
    'facts.student_software',
    `len(filter(research, #.kind == 0 and #.level == 0 and ${inWindow})) >= 15`,
    `len(filter(research, #.kind == 0 and #.level >= 2 and ${inWindow})) >= 1`,
    `len(filter(research, #.kind == 1 and #.used and ${inWindow})) >= 2`,
    'facts.land_area >= 10000',
    'sum(map(filter(rooms, #.kind in [0, 1, 2]), #.places)) >= facts.learners_at_once',
    'sum(map(filter(rooms, #.kind == 4), #.places)) >= facts.boarding_need',
    'facts.library_titles >= 2000 and facts.digital_library',
  ];
  const node = (id, expressions) => ({
    id, name: id, type: 'expressionNode', position: { x: 0, y: 0 },
    content: { passThrough: true, expressions: expressions.map(([key, value]) => ({ id: key, key, value })) },
  });
  const lists = node('lists', [['led_any', leaders(0)], ['led_province', leaders(2)],
    ['full_time', 'map(filter(classes, #.programme == 2 and #.mode == 0), #.year)']]);
  const verdicts = node('verdicts', rules.map((rule, i) => [`r${i}`, rule]));
  verdicts.content.passThrough = false;
  const edge = (from, to) => ({ id: `${from}-${to}`, type: 'edge', sourceId: from, targetId: to });
  const graph = {
    nodes: [{ id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } }, lists, verdicts,
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } }],
    edges: [edge('in', 'lists'), edge('lists', 'verdicts'), edge('verdicts', 'out')],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
  return async (d) => {
    const { result } = await decision.evaluate(d);
    return rules.map((_, i) => result[`r${i}`]);
  };
}
