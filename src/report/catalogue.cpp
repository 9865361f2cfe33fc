#include "report/catalogue.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "base/digits.h"
#include "base/packed_words.h"

namespace chuan {
namespace {

#define CHUAN_PHRASE(key, text) {key, text},
constexpr auto kVietnamese = pack_words([] {
  return std::to_array<TextRow<2>>({
#include "report/words/catalogue_vi.inc"
  });
});
constexpr auto kEnglish = pack_words([] {
  return std::to_array<TextRow<2>>({
#include "report/words/catalogue_en.inc"
  });
});

#define CHUAN_WORDS(name, message, hint, explanation) {message, hint, explanation},
constexpr auto kDiagnosticsVietnamese = pack_words([] {
  return std::to_array<TextRow<3>>({
#include "report/words/diagnostics_vi.inc"
  });
});
constexpr auto kDiagnosticsEnglish = pack_words([] {
  return std::to_array<TextRow<3>>({
#include "report/words/diagnostics_en.inc"
  });
});
#undef CHUAN_WORDS

#define CHUAN_WORDS(name, message, hint, explanation) Code::name,
constexpr Code kCodesVietnamese[] = {
#include "report/words/diagnostics_vi.inc"
};
constexpr Code kCodesEnglish[] = {
#include "report/words/diagnostics_en.inc"
};

template <typename Table>
std::vector<PhraseRow> rows_of(const Table& table) {
  std::vector<PhraseRow> rows;
  for (std::size_t i = 0; i < table.size(); ++i) rows.push_back({table.at(i, 0), table.at(i, 1)});
  return rows;
}

template <typename Table>
DiagnosticWords words_at(const Table& table, std::span<const Code> codes, std::size_t row) {
  return {codes[row], table.at(row, 0), table.at(row, 1), table.at(row, 2)};
}

template <typename Table>
std::vector<DiagnosticWords> rows_of(const Table& table, std::span<const Code> codes) {
  std::vector<DiagnosticWords> rows;
  for (std::size_t i = 0; i < table.size(); ++i) rows.push_back(words_at(table, codes, i));
  return rows;
}

template <typename Table>
std::optional<std::string_view> find_text(const Table& table, std::string_view key) {
  std::size_t from = 0;
  for (std::size_t to = table.size(); from != to;) {
    const std::size_t middle = from + (to - from) / 2;
    if (table.at(middle, 0) < key)
      from = middle + 1;
    else
      to = middle;
  }
  if (from == table.size() || table.at(from, 0) != key) return std::nullopt;
  return table.at(from, 1);
}

template <typename Table>
std::optional<DiagnosticWords> find_words(const Table& table, std::span<const Code> codes,
                                          Code code) {
  const auto at = static_cast<std::size_t>(
      std::distance(codes.begin(), std::find(codes.begin(), codes.end(), code)));
  if (at == codes.size()) return std::nullopt;
  return words_at(table, codes, at);
}

}  // namespace

std::vector<PhraseRow> phrases(Language language) {
  return language == Language::en ? rows_of(kEnglish) : rows_of(kVietnamese);
}

std::vector<DiagnosticWords> diagnostic_words(Language language) {
  return language == Language::en ? rows_of(kDiagnosticsEnglish, kCodesEnglish)
                                  : rows_of(kDiagnosticsVietnamese, kCodesVietnamese);
}

std::optional<DiagnosticWords> find_diagnostic_words(Code code, Language language) {
  return language == Language::en ? find_words(kDiagnosticsEnglish, kCodesEnglish, code)
                                  : find_words(kDiagnosticsVietnamese, kCodesVietnamese, code);
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
  const auto text =
      language == Language::en ? find_text(kEnglish, key) : find_text(kVietnamese, key);
  return text ? fill(*text, args) : std::string(key);
}

}  // namespace chuan
