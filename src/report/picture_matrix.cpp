#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/glyphs.h"
#include "report/letters.h"
#include "report/picture_model.h"

namespace chuan {
namespace {

constexpr std::size_t kMostRows = 200;
constexpr std::size_t kCount = 6;  // " 39/55"

struct Sign {
  std::string_view text;
  Ink ink;
  std::string_view words;
};
constexpr std::array<Sign, kMarks> kSigns{{{glyph::kFull, Ink::good, "legend.met"},
                                           {glyph::kPapers, Ink::warn, "legend.papers"},
                                           {glyph::kHalf, Ink::warn, "legend.nearly"},
                                           {glyph::kLight, Ink::bad, "legend.not_met"},
                                           {"?", Ink::warn, "legend.no_evidence"},
                                           {"!", Ink::warn, "legend.needs_ruling"},
                                           {glyph::kPoint, Ink::faint, "legend.not_applicable"}}};

/// A run of indicators of one group that stand side by side.
struct Run {
  const Group* group = nullptr;
  std::vector<std::uint16_t> indicators;
};
/// Runs that fit beside each other on the page.
using Block = std::vector<Run>;

std::vector<Block> blocks_of(const PictureInput& input, std::size_t room) {
  std::vector<Block> out(1);
  std::size_t used = 0;
  for (const PictureGroup& group : input.picture.groups) {
    std::size_t from = 0;
    while (from < group.indicators.size()) {
      const std::size_t left = group.indicators.size() - from;
      const std::size_t blank = out.back().empty() ? 0 : 1;
      // A group is broken only where it is wider than a page of its own.
      if (used != 0 && used + blank + std::min(left, room) > room) {
        out.emplace_back();
        used = 0;
        continue;
      }
      const std::size_t taken = std::min(left, room - used - blank);
      Run run{&input.pack.groups[group.group], {}};
      const auto first = group.indicators.begin() + static_cast<std::ptrdiff_t>(from);
      run.indicators.assign(first, first + static_cast<std::ptrdiff_t>(taken));
      out.back().push_back(std::move(run));
      used += blank + taken;
      from += taken;
    }
  }
  return out;
}

/// The digits that end an indicator's id: "18" of CT2.18.
std::string running_number(const std::string& id) {
  std::size_t from = id.size();
  while (from > 0 && id[from - 1] >= '0' && id[from - 1] <= '9') --from;
  const std::string digits = id.substr(from);
  return digits.size() < 2 ? std::string(2 - digits.size(), ' ') + digits
                           : digits.substr(digits.size() - 2);
}

void put_heads(std::vector<Line>& out, const PictureInput& input, const Block& block,
               std::size_t label) {
  Line groups(label + 1);
  Line tens(label + 1);
  Line units(label + 1);
  for (const Run& run : block) {
    const std::size_t begin = tens.width();
    char shown = ' ';
    for (const std::uint16_t indicator : run.indicators) {
      const std::string number = running_number(input.pack.indicators[indicator].id);
      // A ten is written once, over its first.
      const bool again = number[0] == shown;
      shown = number[0];
      tens.put(again || shown == '0' ? " " : std::string(1, shown), Ink::faint);
      units.put(std::string(1, number[1]), Ink::faint);
    }
    tens.put(" ");
    units.put(" ");
    const std::string title = std::to_string(run.group->number);
    groups.pad_to(begin);
    groups.put(title, Ink::bold);
  }
  out.push_back(std::move(groups));
  out.push_back(std::move(tens));
  out.push_back(std::move(units));
}

Line row_line(const PictureRow& row, std::string_view name, const Block& block, std::size_t label,
              bool count, std::size_t edge) {
  Line line;
  line.put(name).pad_to(label + 1);
  for (std::size_t r = 0; r < block.size(); ++r) {
    if (r != 0) line.put(" ");
    const std::vector<std::uint16_t>& indicators = block[r].indicators;
    for (std::size_t i = 0; i < indicators.size();) {
      const Mark mark = row.marks[indicators[i]];
      std::string run;
      for (; i < indicators.size() && row.marks[indicators[i]] == mark; ++i)
        run += mark == Mark::absent ? " " : kSigns[static_cast<std::size_t>(mark)].text;
      line.put(run, mark == Mark::absent ? Ink::plain : kSigns[static_cast<std::size_t>(mark)].ink);
    }
  }
  if (count)
    line.right(std::to_string(row.total.met) + "/" + std::to_string(row.total.applicable), edge,
               Ink::bold);
  return line;
}

}  // namespace

std::vector<Line> picture_matrix(const PictureInput& input, const ReportOptions& options,
                                 std::size_t& left_out) {
  const std::vector<PictureRow>& rows = input.picture.rows;
  const std::size_t shown = std::min(rows.size(), kMostRows);
  left_out = rows.size() - shown;
  std::size_t label = 4;
  const PictureNames told(input.picture, options.language);
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < shown; ++i) {
    names.push_back(told.brief(i));
    label = std::max(label, display_width(names.back()));
  }
  const std::size_t page = std::max<std::size_t>(40, static_cast<std::size_t>(options.width));
  const std::vector<Block> blocks = blocks_of(input, page - label - 1 - kCount);
  std::vector<Line> out;
  for (const Block& block : blocks) {
    if (&block != &blocks.front()) out.emplace_back();
    put_heads(out, input, block, label);
    const bool last = &block == &blocks.back();
    std::size_t edge = label + 1 + kCount;
    for (const Run& run : block) edge += run.indicators.size() + 1;
    for (std::size_t i = 0; i < shown; ++i)
      out.push_back(row_line(rows[i], names[i], block, label, last, std::min(page, edge - 1)));
  }
  return out;
}

std::string picture_legend(const PictureInput& input, const ReportOptions& options) {
  std::string out;
  for (std::size_t i = 0; i < kSigns.size(); ++i) {
    const bool used = std::any_of(input.picture.indicators.begin(), input.picture.indicators.end(),
                                  [&](const PictureIndicator& row) { return row.by_mark[i] != 0; });
    if (used)
      out += (out.empty() ? "" : glyph::kDot) + std::string(kSigns[i].text) + " " +
             phrase(kSigns[i].words, options.language);
  }
  return out;
}

}  // namespace chuan
