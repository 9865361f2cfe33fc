/// The pieces of JSON that every document of ours shares, so that a value reads the same anywhere.
///
/// Contract: names of machine_names.h, exact numbers, stable key order; words only where a key is
/// a title. Private to src/report.
#pragma once

#include <optional>
#include <string>

#include "doc/write.h"
#include "model/serving.h"
#include "report/report.h"
#include "report/wording.h"

namespace chuan {

JsonWriter::Layout layout_of(const ReportOptions& options);

void put_day(JsonWriter& json, std::string_view key, const std::optional<Date>& date);
/// {"code","name"}
void put_school(JsonWriter& json, const Evidence& evidence);
/// {"id","version","digest","overlays"}; the author of an overlay is a name of a person.
void put_pack(JsonWriter& json, const CompiledPack& pack, bool names = false);
/// {"first_day","last_day","years"}
void put_window(JsonWriter& json, const Period& period);

/// `"value":{"kind":..}` and, where it is an interval, `"possible":{"low":{..},"high":{..}}`;
/// null for a value of no kind. Years follow inside the value of an each-year measure.
void put_value(JsonWriter& json, const CompiledPack& pack, const Asked& asked, const Value& value,
               const Assessment& assessment, const CheckResult* years);
/// `"threshold":{"op","value","basis"}`, or null.
void put_threshold(JsonWriter& json, const CompiledPack& pack, const Asked& asked);
/// `"shortfall":{..}`, or null.
void put_shortfall(JsonWriter& json, const CompiledPack& pack, const Asked& asked,
                   const Shortfall& shortfall);
/// The numbers of a tally from `indicators` to `not_applicable`.
void put_tally(JsonWriter& json, const Tally& tally);
/// One check with its verdict, reason, value, threshold and distance; an object. `written`: these
/// last three of the same check, which put_finding wrote.
void put_check(JsonWriter& json, const CompiledPack& pack, const Indicator& indicator,
               const CheckResult& result, const Assessment& assessment,
               const JsonWriter::Entries* written = nullptr);
/// `"documents":[{"wanted","document","in_force"}]`
void put_documents(JsonWriter& json, const ReportInput& input, const Indicator& indicator,
                   const ServingDocuments& serving);
/// `"explanation":[..]`: records by outcome and reason, named by register and code.
void put_explanation(JsonWriter& json, const ReportInput& input, const Wording& w,
                     const Indicator& indicator, const Explanation& explanation);
/// A group of records without its braces, from "check" to `"because"` in words and `"unknown"` as
/// register.field.
void put_group(JsonWriter& json, const ReportInput& input, const Wording& w,
               const Indicator& indicator, const ExplainedGroup& group);
/// The id of a topic in its scale.
std::string topic_id(const CompiledPack& pack, const Indicator& indicator,
                     const ExplainedTopic& topic);
/// `"diagnostics":[..]` with words and places.
void put_diagnostics(JsonWriter& json, const Diagnostics& diagnostics, const SourceMap& sources,
                     const ReportOptions& options);
/// A finding without its braces, from "verdict" to "shortfall". Where value, threshold and distance
/// stand, for `put_check` of the deciding check.
JsonWriter::Entries put_finding(JsonWriter& json, const ReportInput& input, const Finding& finding);

}  // namespace chuan
