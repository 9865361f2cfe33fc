/// From the written rule pack to the compiled one: names become indexes, shorthand is written out.
///
/// Contract: every fault goes to the context's diagnostics; `out` is only fit for use when none
/// did. What depends on a name that was already reported is skipped in silence. Private to
/// src/pack.
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "pack/predicates.h"
#include "pack/rule_pack.h"

namespace chuan {

using NameIndex = std::map<std::string_view, std::uint16_t>;

/// A named set while it is being resolved: once for a day, once where a year is asked.
struct SetState {
  enum class Phase : std::uint8_t { fresh, open, done };
  Phase phase = Phase::fresh;
  PredId on_day = kNoPred;  ///< kNoPred too where the set means nothing without a year
  PredId in_year = kNoPred;
};

struct CompileContext {
  const ast::RulePack& pack;
  CompiledPack& out;
  Diagnostics& diagnostics;
  PredicatePool pool;
  NameIndex scales, facts, registers, sets, sources, readings;
  std::vector<NameIndex> fields;  ///< by register
  /// Fields (register, field) and facts (kNone16, fact) whose type could not be read.
  std::set<std::pair<std::uint16_t, std::uint16_t>> broken;
  std::vector<SetState> set_states;
  std::vector<std::uint16_t> open_sets;  ///< being resolved, outermost first

  CompileContext(const ast::RulePack& written, CompiledPack& compiled, Diagnostics& faults)
      : pack(written),
        out(compiled),
        diagnostics(faults),
        pool(compiled.predicates, compiled.children) {}

  const RegisterSchema& reg(std::uint16_t index) const { return out.schema.registers[index]; }

  /// kNone16 when the word is not there (silent) or names nothing (reported with the nearest).
  std::uint16_t find(const NameIndex& names, const ast::Word& word, Code code,
                     std::string_view where = {});
  std::uint16_t find_register(const ast::Word& word) {
    return find(registers, word, Code::pack_undefined_register);
  }
  /// The field when it also has one of the `types` (a bit mask; 0: any); reported otherwise.
  std::uint16_t find_field(std::uint16_t reg, const ast::Word& word, std::uint32_t types);
  std::uint16_t find_value(std::uint16_t scale, const ast::Word& word);
  void wrong_type(const ast::Word& word, FieldType type, std::uint32_t wanted);
};

constexpr std::uint32_t type_bit(FieldType type) {
  return 1u << static_cast<unsigned>(type);
}
inline constexpr std::uint32_t kDateOrYear = type_bit(FieldType::date) | type_bit(FieldType::year);

/// What a measure is taken over: a register, or a named set of its records.
struct Members {
  std::uint16_t reg = kNone16;
  std::uint16_t set = kNone16;
  PredId pred = kNoPred;  ///< of the set; kNoPred for a register
};

void compile_schema(CompileContext& context);
void compile_sets(CompileContext& context);
/// All of the filters over `reg`. `year`: a year is being asked (inside each_year).
PredId compile_filters(CompileContext& context, const std::vector<ast::Filter>& filters,
                       std::uint16_t reg, bool year, Origin origin);
/// The register or set that `of` names; `reg` is kNone16 after a fault.
Members compile_members(CompileContext& context, const ast::Word& of, bool year);
/// The named set as a predicate; a set that means nothing without a year is reported at `use`.
PredId compile_set(CompileContext& context, std::uint16_t set, bool year, const ast::Word& use);
/// Of a ratio, both parts are appended to CompiledPack::parts.
std::optional<Measure> compile_measure(CompileContext& context, const ast::Measure& measure);
/// "10.000": ten thousand to most who write here, ten to the reader of a plain number. Reported.
bool is_grouped(CompileContext& context, const ast::Word& word);
std::vector<Condition> compile_conditions(CompileContext& context, const Measure& measure,
                                          const ast::Check& check);
NearlyRule compile_nearly(CompileContext& context, const Measure& measure,
                          const ast::Nearly& nearly);
void compile_indicators(CompileContext& context);

/// Everything, in order.
void compile_pack(const ast::RulePack& pack, CompiledPack& out, Diagnostics& diagnostics);

}  // namespace chuan
