#include "random_evidence.h"

#include <algorithm>
#include <numeric>

using namespace chuan;

namespace random_evidence {

namespace {

int pick(Rng& rng, int lo, int hi) {
  return std::uniform_int_distribution<int>(lo, hi)(rng);
}
bool chance(Rng& rng, int percent) {
  return pick(rng, 1, 100) <= percent;
}

constexpr int kFirst = 15000;  // 2011
constexpr int kLast = 19459;   // 12/4/2023

bool is_key(const RegisterSchema& schema, std::size_t field) {
  return std::find(schema.key.begin(), schema.key.end(), field) != schema.key.end();
}

Cell unknown_cell(const FieldSchema& field) {
  if (field.type == FieldType::scale_list) return {0, -1};
  return Cell::unknown();
}

Cell some_value(const CompiledPack& pack, const FieldSchema& field, Rng& rng) {
  switch (field.type) {
    case FieldType::number: {
      const std::int64_t v = std::int64_t{pick(rng, 0, field.unit == "%" ? 100 : 12)} * kMicro;
      return Cell::exactly(v);
    }
    case FieldType::date: {
      if (field.empty == EmptyMeans::open && chance(rng, 70)) return Cell::exactly(kDateMax.days);
      const int day = pick(rng, kFirst, kLast);
      if (chance(rng, 10)) {
        const DateSpan month = DateSpan::month(Date{day}.year(), Date{day}.month());
        return {month.first.days, month.last.days};
      }
      return Cell::exactly(day);
    }
    case FieldType::year:
      return Cell::exactly(pick(rng, 2018, 2022));
    case FieldType::yes_no:
      return Cell::exactly(chance(rng, 85));
    case FieldType::scale: {
      const int n = static_cast<int>(pack.schema.scales[field.scale].values.size());
      return Cell::exactly(std::max(pick(rng, 0, n - 1), pick(rng, 0, n - 1)));
    }
    case FieldType::scale_list: {
      const auto n = pack.schema.scales[field.scale].values.size();
      std::int64_t mask = 0;
      for (int i = 0; i < 3; ++i) mask |= std::int64_t{1} << pick(rng, 0, static_cast<int>(n) - 1);
      return Cell::exactly(mask);
    }
    default:
      return Cell::none();
  }
}

TextId text(Evidence& evidence, std::string value) {
  evidence.texts.push_back(value);
  return static_cast<TextId>(evidence.texts.size() - 1);
}

void fill_row(const CompiledPack& pack, Evidence& evidence, std::uint16_t reg, std::uint32_t row,
              Rng& rng, int unknown) {
  const RegisterSchema& schema = pack.schema.registers[reg];
  Register& data = evidence.registers[reg];
  for (std::size_t f = 0; f < schema.fields.size(); ++f) {
    const FieldSchema& field = schema.fields[f];
    Column& column = data.columns[f];
    Cell cell = Cell::none();
    switch (field.type) {
      case FieldType::code: {
        const std::uint16_t to = field.refers_to;
        if (to == kNone16) {
          if (is_key(schema, f))
            cell = Cell::exactly(text(evidence, schema.name + std::to_string(10000 + row)));
          break;
        }
        const std::uint32_t rows = evidence.registers[to].rows;
        std::int32_t target = rows == 0 ? kNoRow : pick(rng, 0, static_cast<int>(rows) - 1);
        if (!is_key(schema, f) && chance(rng, unknown)) target = kNoRow;
        cell = target == kNoRow ? Cell::unknown()
                                : Cell::exactly(text(evidence, std::to_string(target)));
        column.targets.push_back(target);
        break;
      }
      case FieldType::code_list: {
        const std::uint32_t rows =
            field.refers_to == kNone16 ? 0 : evidence.registers[field.refers_to].rows;
        const auto begin = static_cast<std::int64_t>(data.items.size());
        const int n = rows == 0 ? 0 : pick(rng, 1, 2);
        for (int i = 0; i < n; ++i)
          data.items.push_back({0, pick(rng, 0, static_cast<int>(rows) - 1)});
        cell = {begin, static_cast<std::int64_t>(data.items.size())};
        if (chance(rng, unknown)) cell = Cell::unknown();
        break;
      }
      case FieldType::serves: {
        const auto begin = static_cast<std::int64_t>(data.items.size());
        for (int i = 0; i < 2 && !pack.schema.slots.empty(); ++i)
          data.items.push_back({0, pick(rng, 0, static_cast<int>(pack.schema.slots.size()) - 1)});
        cell = {begin, static_cast<std::int64_t>(data.items.size())};
        break;
      }
      case FieldType::measure:
        cell = Cell::exactly(pick(rng, 0, static_cast<int>(pack.schema.measure_keys.size()) - 1));
        break;
      default:
        cell = chance(rng, unknown) ? unknown_cell(field) : some_value(pack, field, rng);
    }
    column.lo.push_back(cell.lo);
    column.hi.push_back(cell.hi);
  }
  ++data.rows;
}

void sort_keys(Evidence& evidence, std::uint16_t reg) {
  Register& data = evidence.registers[reg];
  data.by_key.resize(data.rows);
  std::iota(data.by_key.begin(), data.by_key.end(), 0U);
}

}  // namespace

Evidence make(const CompiledPack& pack, Rng& rng, int unknown) {
  Evidence evidence;
  evidence.dossier_date = Date{kLast};
  evidence.facts.resize(pack.schema.facts.size());
  for (std::size_t f = 0; f < evidence.facts.size(); ++f)
    evidence.facts[f].cell = chance(rng, unknown) ? unknown_cell(pack.schema.facts[f])
                                                  : some_value(pack, pack.schema.facts[f], rng);
  evidence.registers.resize(pack.schema.registers.size());
  for (std::size_t r = 0; r < evidence.registers.size(); ++r) {
    Register& data = evidence.registers[r];
    data.columns.resize(pack.schema.registers[r].fields.size());
    data.covers.last = evidence.dossier_date;
    data.present = !chance(rng, unknown);
    data.declared_empty = data.present && chance(rng, 10);
  }
  // Registers refer to earlier and later ones: people and documents first.
  std::vector<std::uint16_t> order(evidence.registers.size());
  std::iota(order.begin(), order.end(), std::uint16_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::uint16_t a, std::uint16_t b) {
    auto first = [&](std::uint16_t r) { return pack.schema.registers[r].stay_from == kNone16; };
    return first(a) < first(b);
  });
  for (const std::uint16_t r : order) {
    const Register& data = evidence.registers[r];
    if (!data.present || data.declared_empty) continue;
    const bool person_years = pack.schema.registers[r].key.size() > 1;
    const bool figures = r == pack.schema.figures.reg;
    const int rows = figures ? (chance(rng, 50) ? 0 : 3) : (person_years ? 60 : pick(rng, 1, 30));
    for (int i = 0; i < rows; ++i)
      fill_row(pack, evidence, r, static_cast<std::uint32_t>(i), rng, unknown);
  }
  for (std::uint16_t r = 0; r < evidence.registers.size(); ++r) sort_keys(evidence, r);
  return evidence;
}

void forget(const CompiledPack& pack, Evidence& evidence, Rng& rng, int percent) {
  for (std::size_t f = 0; f < evidence.facts.size(); ++f)
    if (chance(rng, percent)) evidence.facts[f].cell = unknown_cell(pack.schema.facts[f]);
  for (std::size_t r = 0; r < evidence.registers.size(); ++r) {
    if (r == pack.schema.figures.reg) continue;
    const RegisterSchema& schema = pack.schema.registers[r];
    Register& data = evidence.registers[r];
    for (std::size_t f = 0; f < schema.fields.size(); ++f) {
      if (is_key(schema, f)) continue;
      const FieldSchema& field = schema.fields[f];
      if (field.type == FieldType::serves) continue;
      for (std::uint32_t row = 0; row < data.rows; ++row) {
        if (!chance(rng, percent)) continue;
        const Cell cell = unknown_cell(field);
        data.columns[f].lo[row] = cell.lo;
        data.columns[f].hi[row] = cell.hi;
        if (!data.columns[f].targets.empty()) data.columns[f].targets[row] = kNoRow;
      }
    }
    if (data.declared_empty && chance(rng, percent)) data.declared_empty = false;
  }
}

void decide(const CompiledPack& pack, Evidence& evidence, Rng& rng) {
  auto settle = [&](const FieldSchema& field, Cell cell) {
    if (field.type == FieldType::scale_list) {
      if (cell.lo == cell.hi) return cell;
      return some_value(pack, field, rng);
    }
    if (cell.is_none() || cell.exact()) return cell;
    if (cell.is_unknown()) {
      Cell value = some_value(pack, field, rng);
      if (value.is_none()) return cell;
      if (!value.exact()) value.hi = value.lo;
      return value;
    }
    return Cell::exactly(std::uniform_int_distribution<std::int64_t>(cell.lo, cell.hi)(rng));
  };
  for (std::size_t f = 0; f < evidence.facts.size(); ++f)
    evidence.facts[f].cell = settle(pack.schema.facts[f], evidence.facts[f].cell);
  for (std::size_t r = 0; r < evidence.registers.size(); ++r) {
    const RegisterSchema& schema = pack.schema.registers[r];
    Register& data = evidence.registers[r];
    for (std::size_t f = 0; f < schema.fields.size(); ++f) {
      const FieldType type = schema.fields[f].type;
      if (type == FieldType::code_list || type == FieldType::serves || type == FieldType::code ||
          type == FieldType::text || type == FieldType::measure)
        continue;
      for (std::uint32_t row = 0; row < data.rows; ++row) {
        const Cell cell = settle(schema.fields[f], data.columns[f].cell(row));
        data.columns[f].lo[row] = cell.lo;
        data.columns[f].hi[row] = cell.hi;
      }
    }
  }
}

void blank_columns(const CompiledPack& pack, Evidence& evidence, Rng& rng) {
  for (std::size_t r = 0; r < evidence.registers.size(); ++r) {
    const RegisterSchema& schema = pack.schema.registers[r];
    for (std::size_t f = 0; f < schema.fields.size(); ++f) {
      if (is_key(schema, f) || !chance(rng, 30)) continue;
      const FieldType type = schema.fields[f].type;
      const bool list = type == FieldType::scale_list || type == FieldType::code_list ||
                        type == FieldType::serves;
      const Cell none = list ? Cell{0, 0} : Cell::none();
      const Cell blank = chance(rng, 50) ? none : unknown_cell(schema.fields[f]);
      Column& column = evidence.registers[r].columns[f];
      std::fill(column.lo.begin(), column.lo.end(), blank.lo);
      std::fill(column.hi.begin(), column.hi.end(), blank.hi);
      std::fill(column.targets.begin(), column.targets.end(), kNoRow);
    }
  }
}

Evidence unwritten(const Evidence& evidence) {
  Evidence out = evidence;
  for (Register& data : out.registers)
    for (Column& column : data.columns) {
      const auto same = [](const std::vector<std::int64_t>& ends) {
        return std::adjacent_find(ends.begin(), ends.end(), std::not_equal_to<>()) == ends.end();
      };
      if (!column.written() || !same(column.lo) || !same(column.hi)) continue;
      column.blank = column.cell(0);
      column.lo.clear();
      column.hi.clear();
    }
  return out;
}

Evidence shuffled(const CompiledPack& pack, const Evidence& evidence, Rng& rng) {
  Evidence out = evidence;
  std::vector<std::vector<std::uint32_t>> order(evidence.registers.size());
  std::vector<std::vector<std::int32_t>> moved(evidence.registers.size());
  for (std::size_t r = 0; r < order.size(); ++r) {
    order[r].resize(evidence.registers[r].rows);
    std::iota(order[r].begin(), order[r].end(), 0U);
    std::shuffle(order[r].begin(), order[r].end(), rng);
    moved[r].resize(order[r].size());
    for (std::size_t i = 0; i < order[r].size(); ++i)
      moved[r][order[r][i]] = static_cast<std::int32_t>(i);
  }
  for (std::size_t r = 0; r < order.size(); ++r) {
    const RegisterSchema& schema = pack.schema.registers[r];
    Register& data = out.registers[r];
    const Register& from = evidence.registers[r];
    for (std::size_t f = 0; f < schema.fields.size(); ++f) {
      const std::uint16_t to = schema.fields[f].refers_to;
      for (std::size_t i = 0; i < order[r].size(); ++i) {
        const std::uint32_t old = order[r][i];
        data.columns[f].lo[i] = from.columns[f].lo[old];
        data.columns[f].hi[i] = from.columns[f].hi[old];
        if (from.columns[f].targets.empty()) continue;
        const std::int32_t target = from.columns[f].targets[old];
        data.columns[f].targets[i] =
            target < 0 ? target : moved[to][static_cast<std::size_t>(target)];
      }
      if (schema.fields[f].type != FieldType::code_list || to == kNone16) continue;
      for (std::uint32_t row = 0; row < from.rows; ++row) {
        const Cell cell = from.columns[f].cell(row);
        if (cell.is_unknown()) continue;
        for (std::int64_t i = cell.lo; i < cell.hi; ++i) {
          auto& item = data.items[static_cast<std::size_t>(i)];
          if (item.target >= 0) item.target = moved[to][static_cast<std::size_t>(item.target)];
        }
      }
    }
    for (std::size_t i = 0; i < order[r].size(); ++i)
      data.by_key[i] = static_cast<std::uint32_t>(moved[r][evidence.registers[r].by_key[i]]);
  }
  return out;
}

}  // namespace random_evidence
