#include "report/diagnostic_words.h"
#include "report/json_parts.h"
#include "report/letters.h"
#include "report/machine_names.h"

namespace chuan {
namespace {

/// file, sheet, cell, line, column, end_line, end_column; null where there is none.
void put_place(JsonWriter& json, const SourceMap& sources, const Origin& origin,
               const std::string& subject) {
  const auto text = [&](std::string_view key, const std::string& value) {
    json.key(key);
    value.empty() ? json.null() : json.string(value);
  };
  const auto number = [&](std::string_view key, int value) {
    json.key(key);
    value <= 0 ? json.null() : json.number(value);
  };
  const Place place = origin.known() ? sources.place(origin) : Place{};
  text("file", origin.known() ? place.file : subject);
  text("sheet", place.sheet);
  text("cell", place.cell);
  number("line", place.line);
  number("column", place.column);
  number("end_line", place.end_line);
  number("end_column", place.end_column);
}

void put_counts(JsonWriter& json, const Diagnostics& diagnostics) {
  json.key("errors").number(static_cast<Int128>(diagnostics.errors()));
  json.key("warnings").number(static_cast<Int128>(diagnostics.warnings()));
  json.key("dropped").number(static_cast<Int128>(diagnostics.dropped()));
}

}  // namespace

void put_diagnostics(JsonWriter& json, const Diagnostics& diagnostics, const SourceMap& sources,
                     const ReportOptions& options) {
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    json.begin_object();
    json.key("code").string(code_id(diagnostic.code));
    json.key("severity").string(machine_name(diagnostic.severity));
    put_place(json, sources, diagnostic.origin, diagnostic.subject);
    json.key("message").string(message_words(diagnostic, options.language));
    const std::string hint = hint_words(diagnostic, options.language);
    json.key("hint");
    hint.empty() ? json.null() : json.string(hint);
    json.key("nearest");
    diagnostic.nearest.empty() ? json.null() : json.string(diagnostic.nearest);
    json.key("arguments").begin_array();
    for (const std::string& argument : diagnostic.args) json.string(argument);
    json.end_array();
    json.key("notes").begin_array();
    for (const DiagnosticNote& note : diagnostic.notes) {
      json.begin_object();
      put_place(json, sources, note.origin, {});
      json.key("message").string(note_words(note, options.language));
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

std::string render_diagnostics_json(const Diagnostics& diagnostics, const SourceMap& sources,
                                    const ReportOptions& options) {
  std::string out;
  JsonWriter json(out, layout_of(options));
  json.begin_object();
  json.key("schema").string("chuan/diagnostics/1");
  put_counts(json, diagnostics);
  put_diagnostics(json, diagnostics, sources, options);
  json.end_object();
  out += '\n';
  return out;
}

std::string write_fault_json(const std::string& path, const Diagnostics& diagnostics,
                             const SourceMap& sources, const ReportOptions& options) {
  std::string out;
  JsonWriter json(out, layout_of(options));
  json.begin_object();
  json.key("schema").string("chuan/fault/1");
  json.key("path").string(one_line(path));
  put_counts(json, diagnostics);
  put_diagnostics(json, diagnostics, sources, options);
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace chuan
