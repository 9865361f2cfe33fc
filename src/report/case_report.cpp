#include "report/case_report.h"

#include <algorithm>

#include "base/file_system.h"
#include "doc/write.h"
#include "report/machine_names.h"
#include "report/page.h"

namespace chuan {
namespace {

std::string verdict_of(std::optional<Verdict> verdict, Language language) {
  if (!verdict) return phrase("cases.no_verdict", language);
  return phrase("verdict." + std::string(machine_name(*verdict)), language);
}

/// "mong: đạt; ra: chưa đạt (dưới ngưỡng); 17/20 = 85 %, ngưỡng 90 %"
std::string failure(const CaseResult& result, Language language) {
  if (result.indicator.empty()) return phrase("cases.name", language);
  std::string out =
      phrase("cases.differs", language,
             {verdict_of(result.expected, language), verdict_of(result.actual, language)});
  if (result.faults != 0)
    out += "; " + phrase("cases.faults", language, {std::to_string(result.faults)});
  if (!result.reason.empty()) out += " (" + result.reason + ")";
  if (!result.value.empty())
    out += "; " + phrase("cases.value", language, {result.value, result.threshold});
  return out;
}

std::string count_words(const CaseRun& run, Language language) {
  const std::size_t failed = run.failed();
  return phrase("cases.count", language,
                {std::to_string(run.cases.size() - failed), std::to_string(failed)});
}

/// The file's name without its ending, as it stands behind the indicator: "L1.one-below.met".
std::string test_name(const CaseResult& result) {
  const std::string_view name = file_name(result.file);
  const std::string_view stem = name.substr(0, name.rfind('.'));
  const std::size_t skip = result.indicator.empty() ? 0 : result.indicator.size() + 1;
  return std::string(stem.substr(std::min(skip, stem.size())));
}

std::string xml_attribute(std::string_view name, std::string_view value) {
  std::string out = " " + std::string(name) + "=\"";
  for (const char c : value) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out + '"';
}

void put_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  text.empty() ? json.null() : json.string(text);
}

void put_verdict(JsonWriter& json, std::string_view key, std::optional<Verdict> verdict) {
  put_text(json, key, verdict ? machine_name(*verdict) : std::string_view());
}

}  // namespace

std::size_t CaseRun::failed() const {
  return static_cast<std::size_t>(std::count_if(
      cases.begin(), cases.end(), [](const CaseResult& result) { return !result.passed(); }));
}

std::string write_cases_text(const CaseRun& run, const ReportOptions& options) {
  Page page(options);
  for (const CaseResult& result : run.cases) {
    if (result.passed()) continue;
    page.line(result.file, Ink::bad);
    page.paragraph(2, 2, failure(result, options.language));
  }
  page.gap();
  page.line(count_words(run, options.language), run.failed() == 0 ? Ink::good : Ink::bad);
  return page.take();
}

std::string write_cases_json(const CaseRun& run, const ReportOptions&) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("schema").string("chuan/pack-test/1");
  json.key("pack").begin_object();
  json.key("id").string(run.pack);
  json.key("version").string(run.version);
  json.end_object();
  json.key("passed").number(static_cast<std::int64_t>(run.cases.size() - run.failed()));
  json.key("failed").number(static_cast<std::int64_t>(run.failed()));
  json.key("cases").begin_array();
  for (const CaseResult& result : run.cases) {
    json.begin_object();
    json.key("file").string(result.file);
    put_text(json, "indicator", result.indicator);
    json.key("level");
    result.level == 0 ? json.null() : json.number(result.level);
    put_text(json, "what", result.what);
    put_verdict(json, "expected", result.expected);
    put_verdict(json, "actual", result.actual);
    put_text(json, "reason", result.reason);
    put_text(json, "value", result.value);
    put_text(json, "threshold", result.threshold);
    json.key("faults").number(static_cast<std::int64_t>(result.faults));
    json.key("passed").boolean(result.passed());
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + "\n";
}

std::string write_cases_junit(const CaseRun& run, const ReportOptions& options) {
  const std::string counts = xml_attribute("tests", std::to_string(run.cases.size())) +
                             xml_attribute("failures", std::to_string(run.failed())) +
                             xml_attribute("errors", "0");
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += "<testsuites" + counts + ">\n";
  out += "  <testsuite" + xml_attribute("name", run.pack + " " + run.version) + counts + ">\n";
  for (const CaseResult& result : run.cases) {
    const std::string group = run.pack + "." + result.indicator;
    out += "    <testcase" +
           xml_attribute("classname", result.indicator.empty() ? run.pack : group) +
           xml_attribute("name", test_name(result)) + xml_attribute("file", result.file);
    if (result.passed()) {
      out += "/>\n";
      continue;
    }
    out += ">\n      <failure" + xml_attribute("message", failure(result, options.language)) +
           "/>\n    </testcase>\n";
  }
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace chuan
