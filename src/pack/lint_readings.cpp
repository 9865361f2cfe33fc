// P116, P117: the readings of pack.yaml are the numbered sections of INTERPRETATION.md.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "doc/load_text.h"
#include "pack/lint_context.h"

namespace chuan {
namespace {

constexpr std::size_t kMostBytes = 1u << 20;

struct Section {
  std::string_view number, title;
  Origin origin;
};

/// "## 4. Heading", a line each.
std::vector<Section> sections_of(const SourceMap& sources, SourceId source) {
  std::vector<Section> out;
  const std::string_view text = sources.text(source);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    const std::size_t dot = line.find('.');
    if (line.starts_with("## ") && dot != std::string_view::npos) {
      const std::string_view number = line.substr(3, dot - 3);
      if (!number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos)
        out.push_back({number,
                       trim(line.substr(dot + 1)),
                       {source, static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(begin + line.size())}});
    }
    begin = end + 1;
  }
  return out;
}

}  // namespace

void lint_readings(LintContext& context) {
  const std::string path = join_path(context.folder, "INTERPRETATION.md");
  std::vector<Section> sections;
  if (context.files.kind(path) == FileKind::file) {
    const SourceId source =
        load_text(context.files, path, kMostBytes, context.sources, context.diagnostics);
    if (source == kNoSource) return;
    sections = sections_of(context.sources, source);
  }
  const auto& readings = context.written.readings;
  std::set<std::string_view> numbers;
  for (const Section& section : sections) {
    numbers.insert(section.number);
    const auto same = [&](const ast::Titled& reading) {
      return reading.id.text == section.number && reading.title == section.title;
    };
    if (std::none_of(readings.begin(), readings.end(), same))
      context.diagnostics.add(Code::lint_no_reading, section.origin,
                              {std::string(section.number), std::string(section.title)});
  }
  for (const ast::Titled& reading : readings)
    if (!numbers.contains(reading.id.text))
      context.diagnostics.add(Code::lint_no_section, reading.id.origin,
                              {std::string(reading.id.text)});
}

}  // namespace chuan
