/// A dossier as a workbook for a clerk: every register a sheet, pick lists, checks and hints, and
/// what the pack wants prepared line by line; empty, or holding the evidence given.
///
///   const BookOut book = evidence_book(pack, empty_evidence(pack.schema, day), {.phrase = words});
///
/// Titles, hints and lists come from the pack; the words around them from the caller's catalogue
/// under "book.*" (evidence/book_form.h names the sheets and columns). rules/README.md describes
/// the form for people.
///
/// Contract: reading the workbook gives equal Evidence (places aside): what is prepared and not
/// filled in says nothing. No formulas. Same input, same book.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "doc/write_workbook.h"
#include "evidence/carry.h"
#include "evidence/template.h"
#include "model/evidence.h"
#include "model/pack.h"

namespace chuan {

struct WorkbookOptions {
  std::string_view language = "vi";
  TemplatePhrase phrase = {};
  const std::vector<LeftOut>* left_out = nullptr;  ///< for the sheet of what was not carried over
};

BookOut evidence_book(const CompiledPack& pack, const Evidence& evidence,
                      const WorkbookOptions& options);
/// Nothing is known but the pack and the day.
Evidence empty_evidence(const CompiledPack& pack, Date dossier_date);
/// The catalogue's key for a reason: "book.left.expired".
std::string_view left_word(LeftReason reason);
/// Reports texts that Excel would cut off; true when there is none.
bool fits_cells(const BookOut& book, Diagnostics& diagnostics);

}  // namespace chuan
