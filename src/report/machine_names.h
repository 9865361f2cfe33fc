/// The words of machine formats: stable ASCII names of every enumeration, in JSON and CSV.
///
/// Contract: never translated, never changed; additions only.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "model/assessment.h"
#include "model/gap.h"

namespace chuan {

std::string_view machine_name(Verdict verdict);
std::string_view machine_name(Reason reason);
std::string_view machine_name(ValueKind kind);
std::string_view machine_name(Basis basis);
std::string_view machine_name(Owner owner);
std::string_view machine_name(GapSection section);
std::string_view machine_name(RulingStage stage);
std::string_view machine_name(RulingValue value);
std::string_view machine_name(Outcome outcome);
std::string_view machine_name(Turn::Kind kind);
std::string_view machine_name(MeasureKind kind);
std::string_view machine_name(TimeScope scope);
std::string_view machine_name(PackStatus status);
std::string_view machine_name(Severity severity);
/// ">=", ">", "<=", "<" or "=".
std::string_view operator_sign(Compare compare);

/// Exact text of an amount held as a fraction: "92.5", "9200"; "10/3" where decimals cannot.
std::string exact_text(const Rational& value);
/// What a threshold asks, exactly: "9/10", "15", "master" (a scale's id), "true", "2023-04-12".
std::string threshold_text(const CompiledPack& pack, const Measure& measure,
                           const Threshold& threshold);
/// The scale position `at` of the measure's field, or null.
const ScaleValue* scale_value(const CompiledPack& pack, const Measure& measure, Int128 at);
/// The field a value, sum or lowest measure reads; null for the others.
const FieldSchema* measured_field(const CompiledPack& pack, const Measure& measure);

}  // namespace chuan
