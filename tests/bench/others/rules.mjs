// The part of qd11-2021 that every engine here computes: 18 indicators of level 1 whose answers in
// the generated workload need no unknown. Dossiers come as JSON texts; `canonical` gives what all of
// them judge: positions on scales, days since 1970, one list a register.

const day = (text) => Date.parse(text) / 86400000;

const scales = {
  position: { 'giảng viên': 0, 'hành chính': 2 },
  post: { 'hiệu trưởng': 1, 'phó hiệu trưởng': 2, 'trưởng khoa': 3, 'phó trưởng khoa': 4, 'trưởng phòng': 5 },
  degree: { 'đại học': 3, 'thạc sĩ': 4, 'tiến sĩ': 5 },
  rank: { 'giảng viên': 6, 'giảng viên chính': 7 },
  it: { 'chuẩn cơ bản': 1 },
  programme: { 'trung cấp': 2 },
  mode: { 'tập trung': 0, KTT: 1 },
  kind: { 'đề tài': 0, 'sáng kiến': 3 },
  level: { 'cấp trường': 0, 'cấp tỉnh': 2 },
  room: { 'hội trường': 0, 'phòng học': 1, 'phòng học thông minh': 2, 'ký túc xá': 4 },
};
const at = (scale, text) => scales[scale][text] ?? -1;

export function canonical(dossier) {
  const rows = (name) => dossier.registers[name].rows;
  const asOf = day(dossier.dossier_date);
  const year = Number(dossier.dossier_date.slice(0, 4));
  return {
    asOf,
    windowFirst: day(`${year - 5}${dossier.dossier_date.slice(4)}`) + 1,
    years: [5, 4, 3, 2, 1].map((back) => year - back),
    facts: dossier.facts,
    staff: rows('staff').map((p) => ({
      code: p.code, payroll: p.on_payroll, from: day(p.from), position: at('position', p.position),
      post: at('post', p.post), degree: at('degree', p.degree), rank: at('rank', p.rank),
      it: at('it', p.it_level),
    })),
    classes: rows('classes').map((c) => ({
      programme: at('programme', c.programme), mode: at('mode', c.mode), year: Number(c.start.slice(0, 4)),
    })),
    research: rows('research').map((r) => ({
      kind: at('kind', r.kind), level: at('level', r.level), leader: r.leader,
      accepted: r.accepted === undefined ? 0 : day(r.accepted), used: r.used_by_province === true,
    })),
    rooms: rows('facilities').map((f) => ({ kind: at('room', f.kind), places: f.places })),
  };
}

export const indicators = ['CT2.01', 'CT2.05', 'CT2.06', 'CT2.10', 'CT2.12', 'CT2.13', 'CT2.14', 'CT2.22', 'CT2.28',
  'CT3.03', 'CT3.05', 'CT4.01', 'CT4.02', 'CT4.08', 'CT6.01', 'CT6.02', 'CT6.03', 'CT6.04'];
