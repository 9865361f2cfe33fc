#include "report/overlay_draft.h"

#include "base/text.h"
#include "doc/write.h"
#include "report/catalogue.h"
#include "report/machine_names.h"
#include "report/wording.h"

namespace chuan {
namespace {

constexpr std::size_t kCommentColumns = 96;
/// The id under which the official text stands among the sources of the draft.
constexpr std::string_view kText = "toan-van";

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

void comment(std::string& out, std::string_view indent, std::string_view text) {
  for (const std::string& line : wrap(text, kCommentColumns))
    out += std::string(indent) + "# " + line + "\n";
}

/// The comparison as a pack spells it, with nothing behind it: the place to fill.
std::string_view empty_place(const Threshold& threshold) {
  // "every: is true" was compiled to a share of all.
  if (threshold.written == "true") return "is:";
  constexpr std::string_view words[] = {"at_least:", "over:", "at_most:", "under:", "is:"};
  return words[static_cast<std::size_t>(threshold.compare)];
}

bool waits(const Threshold& threshold) {
  return threshold.basis == Basis::provisional || threshold.basis == Basis::reported;
}

class Draft {
 public:
  Draft(const CompiledPack& pack, Language language) : w_{pack, language} {}

  std::string write() {
    const PackInfo& info = w_.pack.info;
    comment(out_, "", w_.say("draft.about", {info.name.in(language_code(w_.language))}));
    out_ += "schema: chuan/overlay/1\n";
    out_ += "name: " + quoted(w_.say("draft.name")) + "\n";
    for (const std::string_view key : {"author", "date", "reason"})
      out_ += std::string(key) + ":  # " + w_.say("draft." + std::string(key)) + "\n";
    out_ += "base: {pack: " + info.id + ", digest: " + quoted(info.digest) + "}\n";
    out_ += "sources:\n  " + std::string(kText) + ": " +
            quoted(info.instrument + ", " + to_iso(info.instrument_date) + ", " + info.issuer) +
            "\n";
    out_ += "thresholds:\n";
    std::size_t rows = 0;
    for (const Indicator& indicator : w_.pack.indicators) rows += add(indicator);
    if (rows == 0) out_ += "  []\n";
    return std::move(out_);
  }

 private:
  std::size_t add(const Indicator& indicator) {
    std::size_t rows = 0;
    for (const Check& check : indicator.checks)
      for (const Condition& condition : check.conditions) {
        // `was` of dated thresholds is the last: see the format of overlays.
        const Threshold& threshold = condition.thresholds.back();
        if (!waits(threshold)) continue;
        if (rows++ == 0) head(indicator);
        entry(indicator, check, condition, threshold);
      }
    return rows;
  }

  void head(const Indicator& indicator) {
    const std::string_view language = language_code(w_.language);
    out_ += "\n";
    comment(out_, "  ", indicator.id + ". " + indicator.title.in(language));
    comment(out_, "  ", indicator.rule.in(language));
    comment(out_, "  ", indicator.clause.in(language));
  }

  void entry(const Indicator& indicator, const Check& check, const Condition& condition,
             const Threshold& threshold) {
    std::string sources;
    for (const std::uint16_t source : threshold.sources)
      sources += (sources.empty() ? "" : ", ") + w_.pack.sources[source].id;
    out_ += "  - indicator: " + indicator.id + "\n";
    if (check.key != indicator.id)
      out_ += "    check: " + check.key.substr(indicator.id.size() + 1) + "\n";
    out_ += "    level: " + std::to_string(condition.level) + "\n";
    out_ += "    was: " + threshold.written + "  # " + std::string(machine_name(threshold.basis)) +
            ": " + sources + "\n";
    out_ += "    " + std::string(empty_place(threshold)) + "  # " + w_.say("draft.fill") + "\n";
    out_ += "    basis: official\n    sources: [" + std::string(kText) + "]\n";
  }

  Wording w_;
  std::string out_;
};

}  // namespace

std::string write_overlay_draft(const CompiledPack& pack, Language language) {
  return Draft(pack, language).write();
}

}  // namespace chuan
