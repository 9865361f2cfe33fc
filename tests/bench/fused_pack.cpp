/// Evidence into compact records; nothing is judged here.
#include <algorithm>
#include <string_view>

#include "fused_records.h"

namespace chuan::bench {

namespace {

constexpr std::string_view kKeyNames[] = {
    "CT1.03",   "CT2.01",   "CT2.02",   "CT2.03", "CT2.04", "CT2.07", "CT2.08/a", "CT2.09",
    "CT2.10",   "CT2.11",   "CT2.12/a", "CT2.13", "CT2.14", "CT2.15", "CT2.16",   "CT2.17",
    "CT2.18",   "CT2.19/a", "CT2.19/b", "CT2.20", "CT2.21", "CT2.22", "CT2.23",   "CT2.24",
    "CT2.25",   "CT2.26",   "CT2.27",   "CT2.28", "CT2.29", "CT3.01", "CT3.02",   "CT3.03",
    "CT3.04/a", "CT3.04/b", "CT4.01",   "CT4.02", "CT4.03", "CT4.04", "CT4.05",   "CT4.06",
    "CT4.08",   "CT4.09",   "CT5.01/b", "CT6.02", "CT6.03", "CT6.05"};
static_assert(std::size(kKeyNames) == kFigureKeys - 1);

/// One register of the evidence, its fields by name.
class Table {
 public:
  Table(const CompiledPack& pack, const Evidence& evidence, std::string_view name)
      : schema_(pack.schema.registers[pack.schema.find_register(name)]),
        data_(evidence.registers[pack.schema.find_register(name)]) {}

  std::uint32_t rows() const { return data_.rows; }
  const Register& data() const { return data_; }
  Cell cell(std::uint32_t row, std::string_view field) const {
    return data_.columns[schema_.field(field)].cell(row);
  }
  Code code(std::uint32_t row, std::string_view field) const { return code(cell(row, field)); }
  static Code code(Cell cell) {
    return cell.is_none() ? kNothing : (cell.exact() ? static_cast<Code>(cell.lo) : kOpen);
  }
  Days32 days(std::uint32_t row, std::string_view field) const {
    const std::uint16_t at = schema_.field(field);
    const Cell got = data_.columns[at].cell(row);
    if (got.is_none()) return {INT32_MAX, INT32_MIN};
    if (schema_.fields[at].type != FieldType::year || got.is_unknown())
      return {narrow(got.lo), narrow(got.hi)};
    return {Date::of(static_cast<int>(got.lo), 1, 1).days,
            Date::of(static_cast<int>(got.hi), 12, 31).days};
  }
  Days32 stay_end(std::uint32_t row, std::string_view field) const {
    const Days32 got = days(row, field);
    return got.lo > got.hi ? Days32{kDateMax.days, kDateMax.days} : got;
  }
  /// 1 where the cell is written.
  Code filled(std::uint32_t row, std::string_view field) const {
    const Cell got = cell(row, field);
    return got.is_unknown() ? kOpen : (got.is_none() ? Code{0} : Code{1});
  }
  /// 1 where the record is the new school's own.
  Code own(std::uint32_t row) const {
    const Cell got = data_.columns[schema_.origin_unit()].cell(row);
    return got.is_none() ? Code{1} : (got.is_unknown() ? kOpen : Code{0});
  }
  std::int32_t person(std::uint32_t row, std::string_view field) const {
    const Column& by = data_.columns[schema_.field(field)];
    if (by.cell(row).is_unknown()) return kSomebody;
    if (by.cell(row).is_none()) return kNobody;
    return by.targets[row] < 0 ? kSomebody : by.targets[row];
  }
  void people(std::uint32_t row, std::string_view field, std::vector<std::int32_t>& out,
              std::uint32_t& first, std::uint32_t& last) const {
    const Cell got = cell(row, field);
    first = static_cast<std::uint32_t>(out.size());
    if (got.is_unknown()) {
      out.push_back(kSomebody);
    } else {
      for (std::int64_t i = got.lo; i < got.hi; ++i) {
        const std::int32_t target = data_.items[static_cast<std::size_t>(i)].target;
        out.push_back(target < 0 ? kSomebody : target);
      }
    }
    last = static_cast<std::uint32_t>(out.size());
  }

 private:
  static std::int32_t narrow(std::int64_t day) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(day, INT32_MIN, INT32_MAX));
  }
  const RegisterSchema& schema_;
  const Register& data_;
};

template <class T, class F>
void fill(Rows<T>& out, const Table& table, F&& f) {
  out.known = table.data().known();
  out.covers = {table.data().covers.first.days, table.data().covers.last.days};
  out.rows.resize(table.rows());
  for (std::uint32_t row = 0; row < table.rows(); ++row) f(out.rows[row], row);
}

void pack_people(const CompiledPack& pack, const Evidence& evidence, Dossier& out) {
  constexpr std::string_view fields[] = {"on_payroll",
                                         "position",
                                         "post",
                                         "degree",
                                         "degree_fits",
                                         "post_degree_fits",
                                         "political_theory",
                                         "rank",
                                         "state_management",
                                         "department_training",
                                         "meets_title_standards",
                                         "teaches_theory",
                                         "it_level"};
  const Table staff(pack, evidence, "staff");
  fill(out.staff, staff, [&](Staff& to, std::uint32_t row) {
    for (unsigned i = 0; i < std::size(fields); ++i)
      to.codes |= std::uint64_t{staff.code(row, fields[i])} << (4 * i);
    to.codes |= std::uint64_t{staff.own(row)} << (4 * kOwn);
    to.from = staff.days(row, "from");
    to.to = staff.stay_end(row, "to");
    to.teaching = staff.days(row, "teaching_from");
  });
  const Table years(pack, evidence, "staff_years");
  fill(out.staff_years, years, [&](StaffYear& to, std::uint32_t row) {
    const std::int32_t person = years.data().columns[0].targets[row];
    to = {person < 0 ? kNobody : person,    years.days(row, "year"),
          years.code(row, "refreshed"),     years.code(row, "active_methods"),
          years.code(row, "demonstration"), years.code(row, "field_study"),
          years.code(row, "rating"),        years.filled(row, "exempt")};
  });
  const Table certificates(pack, evidence, "certificates");
  fill(out.certificates, certificates, [&](Certificate& to, std::uint32_t row) {
    to = {certificates.person(row, "staff"), certificates.code(row, "kind")};
  });
  const Table discipline(pack, evidence, "discipline");
  fill(out.discipline, discipline, [&](Discipline& to, std::uint32_t row) {
    to = {discipline.person(row, "staff"), discipline.days(row, "date"),
          discipline.code(row, "measure")};
  });
}

std::int64_t whole_up(std::int64_t micro) {
  return micro <= 0 ? 0 : (micro + kMicro - 1) / kMicro;
}

void pack_training(const CompiledPack& pack, const Evidence& evidence, Dossier& out) {
  const Table units(pack, evidence, "units_internal");
  fill(out.units, units, [&](Unit& to, std::uint32_t row) {
    to = {units.days(row, "from"), units.stay_end(row, "to"), units.code(row, "kind")};
  });
  const Table classes(pack, evidence, "classes");
  fill(out.classes, classes, [&](Class& to, std::uint32_t row) {
    to.start = classes.days(row, "start");
    to.end = classes.days(row, "end");
    const Cell programme = classes.cell(row, "programme");
    constexpr std::int64_t intermediate_theory = 2;
    to.intermediate = programme.is_none() ? Code{0}
                      : programme.exact() ? Code{programme.lo == intermediate_theory}
                                          : kOpen;
    to.mode = classes.code(row, "mode");
    const Cell weight = classes.cell(row, "classes");
    if (weight.is_none()) return;
    to.weight_lo = whole_up(weight.lo);
    to.weight_hi = weight.hi == kCellMax ? std::int64_t{1} << 50
                                         : std::max<std::int64_t>(0, weight.hi / kMicro);
  });
  const Table plans(pack, evidence, "plans");
  fill(out.plans, plans, [&](Plan& to, std::uint32_t row) {
    to = {plans.days(row, "year"), plans.cell(row, "classes")};
  });
  const Table programmes(pack, evidence, "programmes");
  fill(out.programmes, programmes, [&](Programme& to, std::uint32_t row) {
    to = {programmes.days(row, "from"), programmes.stay_end(row, "to"),
          programmes.filled(row, "code"), programmes.code(row, "as_academy_rules"),
          programmes.code(row, "local_part_approved")};
  });
  const Table surveys(pack, evidence, "surveys");
  fill(out.surveys, surveys, [&](Survey& to, std::uint32_t row) {
    to = {surveys.days(row, "year"), surveys.cell(row, "asked"), surveys.cell(row, "satisfied"),
          surveys.code(row, "source")};
  });
}

void pack_works(const CompiledPack& pack, const Evidence& evidence, Dossier& out) {
  const Table research(pack, evidence, "research");
  fill(out.research, research, [&](Research& to, std::uint32_t row) {
    to.accepted = research.days(row, "accepted");
    to.leader = research.person(row, "leader");
    research.people(row, "members", out.people, to.first, to.last);
    to.kind = research.code(row, "kind");
    to.level = research.code(row, "level");
    to.used = research.code(row, "used_by_province");
  });
  const Table works(pack, evidence, "publications");
  fill(out.publications, works, [&](Publication& to, std::uint32_t row) {
    to.date = works.days(row, "date");
    works.people(row, "authors", out.people, to.first, to.last);
    to.kind = works.code(row, "kind");
    to.defends = works.code(row, "defends_foundation");
  });
  const Table events(pack, evidence, "events");
  fill(out.events, events, [&](Event& to, std::uint32_t row) {
    to = {events.days(row, "date"), events.code(row, "kind"), events.code(row, "level")};
  });
  const Table documents(pack, evidence, "documents");
  fill(out.documents, documents, [&](Document& to, std::uint32_t row) {
    const Cell topics = documents.cell(row, "topics");
    to = {documents.days(row, "date"),
          documents.stay_end(row, "valid_to"),
          static_cast<std::uint32_t>(topics.lo),
          static_cast<std::uint32_t>(topics.hi),
          documents.code(row, "issuer_level"),
          documents.code(row, "kind"),
          documents.own(row)};
  });
}

void pack_school(const CompiledPack& pack, const Evidence& evidence, Dossier& out) {
  const Table rooms(pack, evidence, "facilities");
  fill(out.rooms, rooms, [&](Room& to, std::uint32_t row) {
    to = {rooms.days(row, "from"), rooms.stay_end(row, "to"), rooms.cell(row, "places"),
          rooms.code(row, "kind")};
  });
  const Table budgets(pack, evidence, "finance");
  fill(out.budgets, budgets, [&](Budget& to, std::uint32_t row) {
    to = {budgets.days(row, "year"), budgets.cell(row, "need"), budgets.cell(row, "granted")};
  });
  const Table years(pack, evidence, "school_years");
  fill(out.school_years, years, [&](SchoolYear& to, std::uint32_t row) {
    to = {years.days(row, "year"), years.code(row, "party_rating"), years.code(row, "emulation"),
          years.code(row, "regulations_reviewed"), years.code(row, "conduct_reviewed")};
  });
  const auto fact = [&](std::string_view name) {
    for (std::size_t i = 0; i < pack.schema.facts.size(); ++i)
      if (pack.schema.facts[i].name == name) return evidence.facts[i].cell;
    return Cell::unknown();
  };
  out.land = fact("land_area");
  out.learners = fact("learners_at_once");
  out.boarding = fact("boarding_need");
  out.titles = fact("library_titles");
  out.digital = fact("digital_library");
  out.software = fact("student_software");
}

void pack_figures(const CompiledPack& pack, const Evidence& evidence, Dossier& out) {
  const Table figures(pack, evidence, "figures");
  for (std::uint32_t row = figures.rows(); row-- > 0;) {
    const Cell of = figures.cell(row, "of");
    if (!of.exact()) continue;
    const std::string& key = pack.schema.measure_keys[static_cast<std::size_t>(of.lo)];
    const auto* const at = std::find(std::begin(kKeyNames), std::end(kKeyNames), key);
    if (at == std::end(kKeyNames)) continue;
    // A predecessor's figure is none where only the new school counts.
    const bool own_only = std::any_of(
        pack.measures.begin(), pack.measures.end(),
        [&](const Measure& measure) { return measure.key == of.lo && measure.own_unit_only; });
    if (own_only && !figures.cell(row, "origin_unit").is_none()) continue;
    Figure to;
    std::uint16_t& first = out.first_figure[static_cast<std::size_t>(at - kKeyNames) + 1];
    const Cell year = figures.cell(row, "year");
    to.year = year.exact() ? static_cast<std::int16_t>(year.lo) : std::int16_t{-1};
    to.part = figures.cell(row, "part");
    to.whole = figures.cell(row, "whole");
    to.value = figures.cell(row, "value");
    to.next = first;
    out.figures.push_back(to);
    first = static_cast<std::uint16_t>(out.figures.size());
  }
}

}  // namespace

Dossier pack_evidence(const CompiledPack& pack, const Evidence& evidence) {
  Dossier out;
  pack_people(pack, evidence, out);
  pack_training(pack, evidence, out);
  pack_works(pack, evidence, out);
  pack_school(pack, evidence, out);
  pack_figures(pack, evidence, out);
  std::vector<Code> row_of(pack.indicators.size(), 0xFF);
  Code row = 0;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i)
    if (pack.indicators[i].first_level == 1) row_of[i] = row++;
  for (const Ruling& ruling : evidence.rulings)
    out.rulings.push_back({ruling.date, row_of[ruling.indicator], static_cast<Code>(ruling.stage),
                           static_cast<Code>(ruling.value)});
  const auto bits = [&](const std::vector<Ground>& grounds) {
    std::uint64_t got = 0;
    for (const Ground& ground : grounds)
      if (row_of[ground.indicator] != 0xFF) got |= std::uint64_t{1} << row_of[ground.indicator];
    return got;
  };
  out.not_applicable = bits(evidence.not_applicable);
  out.opinion_asked = bits(evidence.opinion_asked);
  return out;
}

}  // namespace chuan::bench
