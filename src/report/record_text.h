/// What a record's cells say, for tables of tasks and documents: one clean line each.
///
///   record_text(w, evidence, reg, reg_schema.field("box"), row)     // "H1-02"
///
/// Contract: total; empty for a cell that is unknown, known to be none or open, and for a field or
/// row that is not there. Private to src/report.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/wording.h"

namespace chuan {

std::string record_text(const Wording& w, const Evidence& evidence, std::uint16_t reg,
                        std::uint16_t field, std::uint32_t row);
/// The same by the field's name; where the pack has none, from the extra column with one of the
/// two names (compared without marks).
std::string record_text(const Wording& w, const Evidence& evidence, std::uint16_t reg,
                        std::string_view field, std::string_view heading, std::uint32_t row);
/// The id of a scale cell's value; empty where it is not exact.
std::string_view scale_id(const Wording& w, const Evidence& evidence, std::uint16_t reg,
                          std::uint16_t field, std::uint32_t row);
/// The days of a date cell that is bounded at its end; nothing when unknown, none or open.
std::optional<DateSpan> record_days(const Evidence& evidence, std::uint16_t reg,
                                    std::uint16_t field, std::uint32_t row);
Cell record_cell(const Evidence& evidence, std::uint16_t reg, std::uint16_t field,
                 std::uint32_t row);

/// Positions of the indicators that a `serves` cell names, each once, in pack order.
std::vector<std::uint16_t> served_indicators(const CompiledPack& pack, const Evidence& evidence,
                                             std::uint16_t reg, std::uint16_t field,
                                             std::uint32_t row);
/// "CT2.13, CT2.22".
std::string indicator_ids(const CompiledPack& pack, const std::vector<std::uint16_t>& indicators);

}  // namespace chuan
