// P114: stability.txt lists every threshold of the pack, a line each, in byte order.
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "doc/load_text.h"
#include "pack/lint_context.h"

namespace chuan {
namespace {

constexpr std::size_t kMostBytes = 1u << 20;
constexpr std::string_view kSigns[] = {">=", ">", "<=", "<", "="};
constexpr std::string_view kBases[] = {"official", "published", "reported", "provisional"};

struct Line {
  std::string text;
  Origin origin;
};

std::vector<Line> lines_of(const ast::RulePack& written) {
  std::vector<Line> out;
  each_threshold(written, [&](const ast::Indicator& indicator, const ast::Check& check,
                              const ast::Condition& condition, const ast::Threshold& t) {
    std::string text = check_key(indicator, check) + " L" + std::to_string(condition.level) + " " +
                       std::string(kSigns[static_cast<std::size_t>(t.compare)]) + " " +
                       std::string(t.value.text) + " " +
                       std::string(kBases[static_cast<std::size_t>(t.basis)]);
    if (t.from) text += " from " + to_iso(*t.from);
    out.push_back({std::move(text), t.value.origin});
  });
  std::stable_sort(out.begin(), out.end(),
                   [](const Line& a, const Line& b) { return a.text < b.text; });
  return out;
}

std::vector<Line> lines_of(const SourceMap& sources, SourceId source) {
  std::vector<Line> out;
  const std::string_view text = sources.text(source);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty())
      out.push_back({std::string(line),
                     {source, static_cast<std::uint32_t>(begin),
                      static_cast<std::uint32_t>(begin + line.size())}});
    begin = end + 1;
  }
  return out;
}

/// "CT2.18 L1", what both sides call the threshold.
std::string_view name_of(const Line& line) {
  const std::string_view text = line.text;
  return text.substr(0, text.find(' ', std::min(text.find(' '), text.size() - 1) + 1));
}

void report(LintContext& context, Origin place, const std::string& listed,
            const std::string& stands) {
  context.diagnostics.add(Code::lint_stability, place, {listed, stands});
}

}  // namespace

void lint_stability(LintContext& context) {
  if (context.overlaid() || !context.complete()) return;
  const std::string path = join_path(context.folder, "stability.txt");
  const SourceId source =
      load_text(context.files, path, kMostBytes, context.sources, context.diagnostics);
  if (source == kNoSource) return;
  const std::vector<Line> stands = lines_of(context.written);
  const std::vector<Line> listed = lines_of(context.sources, source);
  const auto less = [](const Line& a, const Line& b) { return a.text < b.text; };
  if (const auto at = std::is_sorted_until(listed.begin(), listed.end(), less);
      at != listed.end()) {
    report(context, at->origin, at->text, std::prev(at)->text);
    return;
  }
  std::vector<Line> old, fresh;
  std::set_difference(listed.begin(), listed.end(), stands.begin(), stands.end(),
                      std::back_inserter(old), less);
  std::set_difference(stands.begin(), stands.end(), listed.begin(), listed.end(),
                      std::back_inserter(fresh), less);
  for (const Line& line : old) {
    const auto same = std::find_if(fresh.begin(), fresh.end(), [&](const Line& other) {
      return name_of(other) == name_of(line);
    });
    report(context, line.origin, line.text, same == fresh.end() ? "-" : same->text);
    if (same != fresh.end()) fresh.erase(same);
  }
  for (const Line& line : fresh) report(context, line.origin, "-", line.text);
}

}  // namespace chuan
