#include "report/catalogue.h"

#include <algorithm>

namespace chuan {
namespace {

#define CHUAN_PHRASE(key, text) {key, text},
#define CHUAN_WORDS(name, message, hint, explanation) {Code::name, message, hint, explanation},

constexpr PhraseRow kVietnamese[] = {
#include "report/words/catalogue_vi.inc"
};
constexpr PhraseRow kEnglish[] = {
#include "report/words/catalogue_en.inc"
};
// The first row is never found: it only keeps the array from being empty.
constexpr DiagnosticWords kDiagnosticsVietnamese[] = {
    {Code::count_, "", "", ""},
#include "report/words/diagnostics_vi.inc"
};
constexpr DiagnosticWords kDiagnosticsEnglish[] = {
    {Code::count_, "", "", ""},
#include "report/words/diagnostics_en.inc"
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::span<const PhraseRow> phrases(Language language) {
  if (language == Language::en) return kEnglish;
  return kVietnamese;
}

std::span<const DiagnosticWords> diagnostic_words(Language language) {
  const std::span<const DiagnosticWords> all =
      language == Language::en ? std::span(kDiagnosticsEnglish) : std::span(kDiagnosticsVietnamese);
  return all.subspan(1);
}

const DiagnosticWords* find_diagnostic_words(Code code, Language language) {
  for (const DiagnosticWords& row : diagnostic_words(language))
    if (row.code == code) return &row;
  return nullptr;
}

std::string fill(std::string_view pattern, const std::vector<std::string>& args) {
  std::string out;
  out.reserve(pattern.size() + 16);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool opens = pattern[i] == '{' && i + 2 < pattern.size() && is_digit(pattern[i + 1]) &&
                       (pattern[i + 2] == '}' || pattern[i + 2] == '?');
    if (!opens) {
      out += pattern[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
    const std::string_view value = index < args.size() ? std::string_view(args[index]) : "";
    if (pattern[i + 2] == '}') {
      out += value;
      i += 2;
      continue;
    }
    const std::size_t colon = pattern.find(':', i);
    const std::size_t close = pattern.find('}', i);
    if (colon == std::string_view::npos || close == std::string_view::npos || colon > close) {
      out += pattern[i];
      continue;
    }
    out += value == "1" ? pattern.substr(i + 3, colon - i - 3)
                        : pattern.substr(colon + 1, close - colon - 1);
    i = close;
  }
  return out;
}

std::string_view language_code(Language language) {
  return language == Language::en ? "en" : "vi";
}

std::string phrase(std::string_view key, Language language, const std::vector<std::string>& args) {
  const std::span<const PhraseRow> all = phrases(language);
  const auto at = std::lower_bound(
      all.begin(), all.end(), key,
      [](const PhraseRow& row, std::string_view wanted) { return row.key < wanted; });
  if (at == all.end() || at->key != key) return std::string(key);
  return fill(at->text, args);
}

}  // namespace chuan
