/// The one place where words for people stand: a phrase by key, a diagnostic's words by code.
///
/// The tables are words/*.inc, one a language, sorted by key. A pattern holds {0}, {1} for
/// arguments, and {0?one:many} for a word that depends on argument 0 being "1".
///
/// Contract: static read-only data, pure functions. A key that is not there comes back as itself,
/// so that a gap is seen in the output and not hidden (a test keeps it from happening).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "report/report.h"

namespace chuan {

struct PhraseRow {
  std::string_view key;
  std::string_view text;
};
struct DiagnosticWords {
  Code code = Code::count_;
  std::string_view message;
  std::string_view hint;
  std::string_view explanation;
};

/// The whole catalogue, as it is sorted; to find one phrase, `phrase` is asked.
std::vector<PhraseRow> phrases(Language language);
std::vector<DiagnosticWords> diagnostic_words(Language language);
/// The words of the code; none when the catalogue lacks it.
std::optional<DiagnosticWords> find_diagnostic_words(Code code, Language language);

/// The pattern with its placeholders filled; an argument that is missing leaves nothing.
std::string fill(std::string_view pattern, const std::vector<std::string>& args);

/// "vi" or "en".
std::string_view language_code(Language language);

}  // namespace chuan
