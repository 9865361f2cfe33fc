#include <algorithm>

#include "report/claim_words.h"
#include "report/letters.h"
#include "report/numerals.h"
#include "report/page.h"
#include "report/stats_report.h"

namespace chuan {
namespace {

class Writer {
 public:
  Writer(const Claim& claim, const ReportOptions& options)
      : claim_(claim), language_(options.language), page_(options) {}

  std::string write() {
    const bool good = claim_.verdict == ClaimVerdict::consistent;
    const bool nothing = claim_.verdict == ClaimVerdict::nothing;
    page_.line(say("claim.verdict." + std::string(machine_name(claim_.verdict))), good ? Ink::good
                                                                                  : nothing
                                                                                      ? Ink::warn
                                                                                      : Ink::bad);
    put_figures();
    put_checks();
    put_other_readings();
    put_leftovers();
    return page_.take();
  }

 private:
  std::string say(std::string_view key, const std::vector<std::string>& args = {}) const {
    return phrase(key, language_, args);
  }
  void section(std::string_view key) {
    page_.gap();
    page_.line(say(key), Ink::bold);
  }

  void put_figures() {
    if (claim_.figures.empty()) return;
    section("claim.section.read");
    for (std::size_t i = 0; i < claim_.figures.size(); ++i) {
      std::string line = figure_words(claim_.figures[i], language_);
      for (const ClaimPercent& percent : claim_.percents)
        if (percent.figure == static_cast<std::int32_t>(i))
          line += ", " + say("claim.near." + std::string(machine_name(percent.near))) +
                  percent_words(percent, language_);
      page_.paragraph(2, 4, line);
    }
  }

  /// That a part is not larger than the total goes without saying where they are added up.
  static bool telling(const ClaimReading& reading, const ClaimCheck& check) {
    if (!check.holds() || check.kind != ClaimCheckKind::within ||
        check.against.part != ClaimPart::total)
      return true;
    return std::none_of(reading.checks.begin(), reading.checks.end(), [](const ClaimCheck& other) {
      return other.kind == ClaimCheckKind::sum || other.kind == ClaimCheckKind::percent;
    });
  }

  void put_checks() {
    bool headed = false;
    for (const ClaimReading& reading : claim_.readings) {
      if (!reading.standard()) continue;
      for (const ClaimCheck& check : reading.checks) {
        if (!telling(reading, check)) continue;
        if (!headed) section("claim.section.checks");
        headed = true;
        const Ink ink = check.holds() ? Ink::good : Ink::bad;
        page_.paragraph(Line(2).put(check.holds() ? "✓ " : "✗ ", ink), 4,
                        check_words(claim_, check, language_));
      }
    }
  }

  void put_other_readings() {
    bool headed = false;
    for (const ClaimReading& reading : claim_.readings) {
      if (reading.standard()) continue;
      if (!headed) section("claim.section.readings");
      headed = true;
      std::string why;
      for (const ClaimCheck& check : reading.checks)
        if (!check.holds())
          why += (why.empty() ? "" : "; ") + check_words(claim_, check, language_);
      const std::string words = reading_words(reading, language_);
      page_.paragraph(2, 4,
                      reading.possible ? say("claim.possible", {words})
                                       : say("claim.impossible", {words, why}));
    }
    if (headed) page_.paragraph(2, 2, say("claim.standard_decides"), Ink::faint);
  }

  void put_leftovers() {
    if (!claim_.repairs.empty()) {
      section("claim.section.repairs");
      for (const ClaimRepair& repair : claim_.repairs) {
        const ClaimFigure& figure = claim_.figures[repair.figure];
        page_.paragraph(
            2, 4,
            say("claim.repair", {figure_words(figure, language_),
                                 whole(repair.whole ? figure.whole : figure.count, language_),
                                 whole(repair.value, language_)}));
      }
    }
    const auto list = [&](const std::vector<ClaimSpan>& spans) {
      std::vector<std::string> texts;
      texts.reserve(spans.size());
      for (const ClaimSpan span : spans)
        texts.push_back("“" + one_line(span_text(claim_, span)) + "”");
      return joined(texts, "");
    };
    if (!claim_.unplaced.empty()) {
      section("claim.section.unplaced");
      page_.paragraph(2, 4, list(claim_.unplaced), Ink::bad);
    }
    if (!claim_.asides.empty()) {
      page_.gap();
      page_.paragraph(0, 2, say("claim.asides", {list(claim_.asides)}), Ink::faint);
    }
  }

  const Claim& claim_;
  Language language_;
  Page page_;
};

}  // namespace

std::string write_claim_text(const Claim& claim, std::string_view, const ReportOptions& options) {
  return Writer(claim, options).write();
}

}  // namespace chuan
