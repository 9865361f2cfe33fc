/// The words of machine formats: stable ASCII names of every enumeration, in JSON and CSV.
///
/// Contract: never translated, never changed; additions only.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/own_word.h"
#include "model/assessment.h"
#include "model/gap.h"

namespace chuan {

const OwnWord& machine_name(Verdict verdict);
const OwnWord& machine_name(Reason reason);
const OwnWord& machine_name(ValueKind kind);
const OwnWord& machine_name(Basis basis);
const OwnWord& machine_name(Owner owner);
const OwnWord& machine_name(GapSection section);
const OwnWord& machine_name(RulingStage stage);
const OwnWord& machine_name(RulingValue value);
const OwnWord& machine_name(Outcome outcome);
const OwnWord& machine_name(Turn::Kind kind);
const OwnWord& machine_name(MeasureKind kind);
const OwnWord& machine_name(TimeScope scope);
const OwnWord& machine_name(PackStatus status);
const OwnWord& machine_name(Severity severity);
/// ">=", ">", "<=", "<" or "=".
const OwnWord& operator_sign(Compare compare);

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
