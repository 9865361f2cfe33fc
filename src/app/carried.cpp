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
  for (std::size_t begin = 0; begin < left.size();) {
    // One register and reason after another, in the order of the list.
    std::string records;
    std::size_t count = 0;
    std::size_t next = left.size();
    for (std::size_t i = begin; i < left.size() && left[i].reg == left[begin].reg; ++i) {
      if (left[i].reason != left[begin].reason) {
        next = i;
        break;
      }
      records += (count++ == 0 ? "" : ", ") + left[i].record;
      next = i + 1;
    }
    out += "  " +
           phrase("carry.line", language,
                  {name_of(pack, left[begin], language), std::to_string(count),
                   phrase(left_word(left[begin].reason), language), records}) +
           "\n";
    begin = next;
  }
  return out + phrase("carry.covers", language, {day(old, language)}) + "\n";
}

}  // namespace chuan
