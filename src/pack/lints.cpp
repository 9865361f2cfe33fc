// The table of lints, and the run over it.
#include "pack/lint.h"
#include "pack/lint_context.h"

namespace chuan {

std::span<const Lint> lints() {
  static constexpr Lint table[] = {
      {"basis", "P100, P101: a basis and its sources contradict each other", lint_basis},
      {"titles", "P102: the English text is the Vietnamese one", lint_titles},
      {"levels", "P103: a level asks less than the one below", lint_levels},
      {"reach", "P104, P105: a threshold or filter nothing meets, or everything", lint_reach},
      {"shares", "P106: a share over a whole register", lint_shares},
      {"dates", "P107: records counted without a time", lint_dates},
      {"unused", "P108: defined and never used", lint_unused},
      {"units", "P109: units that do not fit", lint_units},
      {"owners", "P110: an owner who can do nothing", lint_owners},
      {"order", "P111: codes out of order, or with gaps", lint_order},
      {"cases", "P112: a level of a row without a case", lint_cases},
      {"stability", "P114: stability.txt out of date", lint_stability},
      {"short", "P115: two rows with one short title", lint_short},
      {"readings", "P116, P117: readings and INTERPRETATION.md differ", lint_readings},
      {"rules", "P118: the rule in words and the threshold differ", lint_rules},
  };
  return table;
}

std::string check_key(const ast::Indicator& indicator, const ast::Check& check) {
  std::string key(indicator.id.text);
  if (check.id.there()) key += "/" + std::string(check.id.text);
  return key;
}

bool lint_pack(const FileSystem& files, const std::string& folder, const LoadPackOptions& options,
               SourceMap& sources, Diagnostics& diagnostics) {
  WrittenPack read;
  if (!read_written(files, folder, options, sources, diagnostics, read)) return false;
  LintContext context{files, folder, read.trees, read.written, read.pack, sources, diagnostics};
  for (const Lint& lint : lints()) lint.run(context);
  return true;
}

}  // namespace chuan
