// json-logic-engine, compiled once.
import { LogicEngine } from 'json-logic-engine';

export function prepare() {
  const v = (name) => ({ var: name });
  const outer = (name) => ({ var: `../../${name}` }); // from inside an iteration
  const here = { '<=': [v('from'), outer('asOf')] };
  const is = (field, value) => ({ '===': [v(field), value] });
  const from = (field, value) => ({ '>=': [v(field), value] });
  const and = (...all) => ({ and: all });
  const size = (list, ...where) => ({ length: { filter: [v(list), and(...where)] } });
  const share = (list, member, passing, percent) => ({
    '>=': [{ '*': [size(list, ...member, passing), 100] }, { '*': [size(list, ...member), percent] }],
  });
  const post = (...posts) => ({ in: [v('post'), posts] });
  const inWindow = [{ '>=': [v('accepted'), outer('windowFirst')] }, { '<=': [v('accepted'), outer('asOf')] }];
  const lecturer = [v('payroll'), is('position', 0), here];
  const led = (lowest) => ({
    some: [outer('research'), and({ '===': [v('leader'), outer('code')] }, is('kind', 0), from('level', lowest),
      { '>=': [v('accepted'), { var: '../../../../windowFirst' }] },
      { '<=': [v('accepted'), { var: '../../../../asOf' }] })],
  });
  const lowest = (which) => ({ '===': [size('staff', is('post', which), here, { '<': [v('degree'), 4] }), 0] });
  const places = (kinds) => ({
    reduce: [{ filter: [v('rooms'), { in: [v('kind'), kinds] }] },
      { '+': [v('accumulator'), v('current.places')] }, 0],
  });
  const rules = [
    share('staff', [v('payroll'), here], is('position', 0), 75),
    lowest(1),
    lowest(2),
    { '>=': [size('staff', post(1, 2), here, led(2)), 1] },
    share('staff', [post(3, 4), here], from('degree', 4), 100),
    share('staff', [post(3, 4), here], from('rank', 7), 60),
    share('staff', [post(3, 4), here], led(0), 50),
    share('staff', lecturer, from('rank', 7), 60),
    share('staff', [v('payroll'), is('position', 2), here], from('it', 1), 100),
    { all: [v('years'), { '>=': [{ length: { filter: [outer('classes'),
      and(is('programme', 2), is('mode', 0), { '===': [v('year'), outer('')] })] } }, 1] }] },
    v('facts.student_software'),
    { '>=': [size('research', is('kind', 0), is('level', 0), ...inWindow), 15] },
    { '>=': [size('research', is('kind', 0), from('level', 2), ...inWindow), 1] },
    { '>=': [size('research', is('kind', 1), v('used'), ...inWindow), 2] },
    from('facts.land_area', 10000),
    { '>=': [places([0, 1, 2]), v('facts.learners_at_once')] },
    { '>=': [places([4]), v('facts.boarding_need')] },
    and(from('facts.library_titles', 2000), v('facts.digital_library')),
  ];
  const engine = new LogicEngine();
  const compiled = rules.map((rule) => engine.build(rule));
  return (d) => compiled.map((rule) => Boolean(rule(d)));
}
