#include "report/claim_words.h"

#include <vector>

#include "report/letters.h"
#include "report/numerals.h"

namespace chuan {
namespace {

constexpr int kExactPlaces = 4;

std::string term_words(ClaimTerm term, Language language) {
  const std::string part = part_words(term.part, language);
  const std::string count = whole(term.count, language);
  if (term.part == ClaimPart::total) return phrase("claim.total", language, {count});
  return part.empty() ? count : count + " " + part;
}

std::string sum_words(const ClaimCheck& check, Language language) {
  std::string out;
  std::int64_t sum = 0;
  for (const ClaimTerm& term : check.terms) {
    out += (out.empty() ? "" : " + ") + term_words(term, language);
    sum += term.count;
  }
  out += " = " + whole(sum, language);
  if (check.derived) return out + phrase("claim.derived", language);
  if (check.holds()) return out;
  return out + phrase("claim.differs", language, {term_words(check.against, language)});
}

std::string percent_check_words(const Claim& claim, const ClaimCheck& check, Language language) {
  const ClaimPercent& percent = claim.percents[static_cast<std::size_t>(check.percent)];
  const std::string printed = percent_words(percent, language);
  if (check.fault == ClaimFault::no_whole_number)
    return check.terms.empty()
               ? phrase("claim.no_count", language, {printed, whole(check.against.count, language)})
               : phrase("claim.no_total", language,
                        {printed, whole(check.terms[0].count, language)});
  const std::string quotient =
      whole(check.terms[0].count, language) + "/" + whole(check.against.count, language) + " = " +
      decimal(check.share, language, kExactPlaces) + (language == Language::en ? "%" : " %");
  // Only a number without a bound may have been rounded.
  if (!check.holds() && percent.near == ClaimNear::exact)
    return phrase("claim.percent_differs", language, {quotient, printed});
  if (!check.holds()) {
    const std::string bound =
        phrase("claim.near." + std::string(machine_name(percent.near)), language);
    return phrase("claim.percent_bound", language, {quotient, bound + printed});
  }
  const std::string how = "claim.rounding." + std::string(machine_name(check.rounding));
  return phrase("claim.percent", language, {quotient, printed, phrase(how, language)});
}

}  // namespace

std::string_view span_text(const Claim& claim, ClaimSpan span) {
  if (span.begin > span.end || span.end > claim.sentence.size()) return {};
  return std::string_view(claim.sentence).substr(span.begin, span.end - span.begin);
}

std::string percent_words(const ClaimPercent& percent, Language language) {
  return decimal(percent.value, language, percent.decimals) +
         (language == Language::en ? "%" : " %");
}

std::string part_words(ClaimPart part, Language language) {
  if (part == ClaimPart::other) return {};
  return phrase("claim.part." + std::string(machine_name(part)), language);
}

std::string figure_words(const ClaimFigure& figure, Language language) {
  std::string number = figure.count < 0 ? "?" : whole(figure.count, language);
  if (figure.whole >= 0)
    number = phrase("claim.of", language, {number, whole(figure.whole, language)});
  std::string out = number;
  const std::string part = part_words(figure.part, language);
  if (!part.empty()) out += " " + part;
  if (figure.reference) out += phrase("claim.named", language);
  if (figure.within) out += phrase("claim.within", language);
  if (figure.level != 0) out += phrase("claim.level", language, {std::to_string(figure.level)});
  if (figure.year != 0) out += phrase("claim.year", language, {std::to_string(figure.year)});
  if (figure.goal) out += phrase("claim.goal", language);
  return out;
}

std::string check_words(const Claim& claim, const ClaimCheck& check, Language language) {
  switch (check.kind) {
    case ClaimCheckKind::sum:
      return sum_words(check, language);
    case ClaimCheckKind::within:
      return term_words(check.terms[0], language) + (check.holds() ? " ≤ " : " > ") +
             term_words(check.against, language);
    case ClaimCheckKind::percent:
      return percent_check_words(claim, check, language);
    case ClaimCheckKind::same:
      return phrase("claim.two_values", language,
                    {part_words(check.against.part, language), whole(check.against.count, language),
                     whole(check.terms[0].count, language)});
    case ClaimCheckKind::percent_sum:
      return phrase("claim.percent_sum", language, {decimal(check.share, language, kExactPlaces)});
  }
  return {};
}

std::string reading_words(const ClaimReading& reading, Language language) {
  std::vector<std::string> parts;
  if (reading.exceeded_beside) parts.push_back(phrase("claim.reading.exceeded_beside", language));
  if (reading.nearly_beside) parts.push_back(phrase("claim.reading.nearly_beside", language));
  if (reading.opinion_within) parts.push_back(phrase("claim.reading.opinion_within", language));
  if (parts.empty()) parts.push_back(phrase("claim.reading.standard", language));
  return joined(parts, "");
}

std::string_view machine_name(ClaimVerdict verdict) {
  switch (verdict) {
    case ClaimVerdict::consistent:
      return "consistent";
    case ClaimVerdict::inconsistent:
      return "inconsistent";
    case ClaimVerdict::nothing:
      return "nothing";
  }
  return "";
}

std::string_view machine_name(ClaimPart part) {
  switch (part) {
    case ClaimPart::other:
      return "other";
    case ClaimPart::total:
      return "total";
    case ClaimPart::met:
      return "met";
    case ClaimPart::exceeded:
      return "exceeded";
    case ClaimPart::plain:
      return "plain";
    case ClaimPart::undocumented:
      return "undocumented";
    case ClaimPart::official:
      return "official";
    case ClaimPart::published:
      return "published";
    case ClaimPart::reported:
      return "reported";
    case ClaimPart::provisional:
      return "provisional";
    case ClaimPart::not_met:
      return "not_met";
    case ClaimPart::nearly:
      return "nearly";
    case ClaimPart::opinion:
      return "opinion";
    case ClaimPart::no_evidence:
      return "no_evidence";
    case ClaimPart::not_applicable:
      return "not_applicable";
    case ClaimPart::rest:
      return "rest";
  }
  return "";
}

std::string_view machine_name(ClaimCheckKind kind) {
  switch (kind) {
    case ClaimCheckKind::sum:
      return "sum";
    case ClaimCheckKind::within:
      return "within";
    case ClaimCheckKind::percent:
      return "percent";
    case ClaimCheckKind::same:
      return "same";
    case ClaimCheckKind::percent_sum:
      return "percent_sum";
  }
  return "";
}

std::string_view machine_name(ClaimFault fault) {
  switch (fault) {
    case ClaimFault::none:
      return "none";
    case ClaimFault::sum_differs:
      return "sum_differs";
    case ClaimFault::percent_differs:
      return "percent_differs";
    case ClaimFault::part_exceeds_whole:
      return "part_exceeds_whole";
    case ClaimFault::two_values:
      return "two_values";
    case ClaimFault::two_totals:
      return "two_totals";
    case ClaimFault::rest_differs:
      return "rest_differs";
    case ClaimFault::no_whole_number:
      return "no_whole_number";
    case ClaimFault::percents_differ:
      return "percents_differ";
  }
  return "";
}

std::string_view machine_name(ClaimRounding rounding) {
  switch (rounding) {
    case ClaimRounding::none:
      return "none";
    case ClaimRounding::exact:
      return "exact";
    case ClaimRounding::rounded:
      return "rounded";
    case ClaimRounding::truncated:
      return "truncated";
    case ClaimRounding::over:
      return "over";
    case ClaimRounding::under:
      return "under";
    case ClaimRounding::about:
      return "about";
  }
  return "";
}

std::string_view machine_name(ClaimNear near) {
  switch (near) {
    case ClaimNear::exact:
      return "exact";
    case ClaimNear::over:
      return "over";
    case ClaimNear::under:
      return "under";
    case ClaimNear::about:
      return "about";
    case ClaimNear::least:
      return "least";
    case ClaimNear::most:
      return "most";
    case ClaimNear::below:
      return "below";
  }
  return "";
}

}  // namespace chuan
