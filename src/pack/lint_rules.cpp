// P118: the number people read in the rule is the number that is judged.
#include <algorithm>

#include "pack/lint_context.h"

namespace chuan {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The number of a level ("Level 2", in either language) is no threshold.
bool names_level(std::string_view before) {
  for (const std::string_view word : {"\xE1\xBB\xA9"
                                      "c ",
                                      "evel "})
    if (before.ends_with(word)) return true;
  return false;
}

/// The numbers of a text, without the marks that group thousands in its language.
std::vector<std::string> numbers_of(std::string_view text, char group, char decimal) {
  std::vector<std::string> out;
  std::string number;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool inside = !number.empty() && i + 1 < text.size() && is_digit(text[i + 1]);
    if (is_digit(c) && (!number.empty() || !names_level(text.substr(0, i)))) {
      number += c;
    } else if (inside && c == decimal) {
      number += '.';
    } else if (!(inside && c == group) && !number.empty()) {
      out.push_back(std::move(number));
      number.clear();
    }
  }
  return out;
}

/// "90" of "90 %"; empty for what the rule may spell in words: every, one, a value of a scale.
std::string number_of(std::string_view written) {
  std::size_t end = 0;
  while (end < written.size() && (is_digit(written[end]) || written[end] == '.')) ++end;
  const std::string number(written.substr(0, end));
  const std::string_view rest = written.substr(end);
  const bool percent = rest == "%" || rest == " %";
  if (!percent && !rest.empty()) return {};
  return number == (percent ? "100" : "1") ? std::string() : number;
}

}  // namespace

void lint_rules(LintContext& context) {
  each_threshold(
      context.written, [&](const ast::Indicator& indicator, const ast::Check&,
                           const ast::Condition& condition, const ast::Threshold& threshold) {
        // Of dated thresholds the rule may tell the last alone.
        if (&threshold != &condition.thresholds.back()) return;
        const std::string number = number_of(threshold.value.text);
        if (number.empty()) return;
        // Each language that tells numbers must tell this one, and one of them must.
        bool told = false, other = false;
        for (const auto& numbers :
             {numbers_of(indicator.rule.vi, '.', ','), numbers_of(indicator.rule.en, ',', '.')}) {
          const bool found = std::find(numbers.begin(), numbers.end(), number) != numbers.end();
          told |= found;
          other |= !found && !numbers.empty();
        }
        if (!told || other)
          context.diagnostics.add(Code::lint_rule_value, threshold.value.origin,
                                  {std::string(threshold.value.text)});
      });
}

}  // namespace chuan
