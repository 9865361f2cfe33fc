// The words of a workbook stand in the catalogue, its reader knows them as fold keys: the two
// agree.
#include <catch2/catch.hpp>

#include "base/text.h"
#include "evidence/book_form.h"
#include "evidence/workbook.h"
#include "report/report.h"

using namespace chuan;

namespace {

constexpr Language kLanguages[] = {Language::vi, Language::en};

std::string key_of(std::string_view phrase_key, Language language) {
  return fold_key(phrase(std::string(phrase_key), language));
}

}  // namespace

TEST_CASE("every sheet and heading is read as it is written, in both languages") {
  for (std::size_t l = 0; l < 2; ++l) {
    for (const PartForm& form : part_forms()) {
      const std::string base = "book." + std::string(form.id);
      CHECK(key_of(base, kLanguages[l]) == form.names[l]);
      CHECK(sheet_name(phrase(base, kLanguages[l])) == phrase(base, kLanguages[l]));
      for (const PartColumn& column : form.columns) {
        CAPTURE(base, column.key);
        CHECK(key_of(base + "." + std::string(column.key), kLanguages[l]) == column.headings[l]);
      }
    }
    for (const GeneralLine& line : general_lines())
      CHECK(key_of("book.general." + std::string(line.key), kLanguages[l]) == line.labels[l]);
    for (const RulingWord& word : stage_words())
      CHECK(key_of("stage." + std::string(word.word), kLanguages[l]) == word.spellings[l]);
    for (const RulingWord& word : value_words())
      CHECK(key_of("ruling." + std::string(word.word), kLanguages[l]) == word.spellings[l]);
  }
}

TEST_CASE("every reason for leaving a record behind has its words") {
  for (int r = 0; r <= static_cast<int>(LeftReason::old_question); ++r) {
    const std::string key(left_word(static_cast<LeftReason>(r)));
    for (const Language language : kLanguages) {
      CHECK_FALSE(phrase(key, language).empty());
      CHECK(phrase(key, language) != key);
    }
  }
}
