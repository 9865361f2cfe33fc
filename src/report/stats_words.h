/// Ranges, shares and keys of the statistics in words and for machines.
///
/// Contract: pure, total; positions outside their vector give empty words. Private to src/report.
#pragma once

#include <optional>
#include <string>

#include "model/stats.h"
#include "report/stats_report.h"
#include "report/wording.h"

namespace chuan {

/// "6.449", "409-709", "≤ 300" (from nothing), "≥ 55.000", "?" where nothing is known.
std::string range_words(const Range& range, Language language, int places = 0);
/// "12,5 %", "8-10 %", "?"; empty without a share.
std::string share_words(const std::optional<Range>& share, Language language);
/// "+12", "-3 đến 4", empty without a change.
std::string change_words(const std::optional<Range>& change, Language language);
/// "+8,33 %".
std::string rate_words(const std::optional<Range>& rate, Language language);

/// As evidence writes numbers: "6449", "409..709", "<=300", ">=55000", "?".
std::string range_plain(const Range& range);
/// In per cent, two decimals: "8.33", "8.33..10.00"; "?".
std::string share_plain(const std::optional<Range>& share);

/// The title of a key in this language: a scale's value, a year, a unit; "chưa rõ", "không ghi".
std::string key_words(const Wording& w, const Evidence& evidence, Dimension dimension,
                      StatsKey key);
/// Its id: "advanced_theory", "2021", the unit's code; empty for none, "?" for unknown.
std::string key_id(const CompiledPack& pack, const Evidence& evidence, Dimension dimension,
                   StatsKey key);
/// A text cell of a record; empty when there is none.
std::string text_cell(const CompiledPack& pack, const Evidence& evidence, std::string_view reg,
                      std::string_view field, std::uint32_t row);
/// The key of a scale or year cell of a record.
StatsKey key_cell(const CompiledPack& pack, const Evidence& evidence, std::string_view reg,
                  std::string_view field, std::uint32_t row);

std::string_view machine_name(Agreement agreement);
std::string_view machine_name(Counted counted);

}  // namespace chuan
