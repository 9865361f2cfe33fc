#include "app/carried.h"

#include "evidence/workbook.h"
#include "report/catalogue.h"
#include "report/numerals.h"

namespace chuan {
namespace {

std::string name_of(const CompiledPack& pack, const LeftOut& left, Language language) {
  if (left.reg != kNone16) return pack.schema.registers[left.reg].title.in(language_code(language));
  return phrase(left.reason == LeftReason::old_ruling ? "book.rulings" : "book.opinion_asked",
                language);
}

}  // namespace

std::string carried_text(const CompiledPack& pack, const Evidence& evidence,
                         const std::vector<LeftOut>& left, Date old, Language language) {
  std::size_t kept = 0;
  for (const Register& reg : evidence.registers) kept += reg.rows;
  std::string out = phrase("carry.head", language,
                           {day(old, language), day(evidence.dossier_date, language),
                            std::to_string(kept), std::to_string(left.size())}) +
                    "\n";
  std::vector<bool> told(left.size(), false);
  for (std::size_t first = 0; first < left.size(); ++first) {
    if (told[first]) continue;
    std::string records;
    std::size_t count = 0;
    for (std::size_t i = first; i < left.size(); ++i) {
      if (left[i].reg != left[first].reg || left[i].reason != left[first].reason) continue;
      told[i] = true;
      records += (count++ == 0 ? "" : ", ") + left[i].record;
    }
    out += "  " +
           phrase("carry.line", language,
                  {name_of(pack, left[first], language), std::to_string(count),
                   phrase(left_word(left[first].reason), language), records}) +
           "\n";
  }
  return out + phrase("carry.covers", language, {day(old, language)}) + "\n";
}

}  // namespace chuan
