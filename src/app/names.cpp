#include "app/names.h"

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "report/letters.h"
#include "report/people.h"

namespace chuan {
namespace {

constexpr std::size_t kMostNameWords = 6;

bool is_word_byte(char c) {
  const auto b = static_cast<unsigned char>(c);
  return b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
}

/// Words with their places, cut at blanks.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool capitalised(std::string_view word) {
  const std::string lower = to_lower(word);
  return !word.empty() && !lower.empty() && word.front() != lower.front()
             ? true
             : word.size() > 1 && lower.size() > 1 && word.substr(0, 2) != lower.substr(0, 2) &&
                   static_cast<unsigned char>(word.front()) >= 0x80;
}

bool listed(std::string_view list, std::string_view word) {
  for (const std::string_view entry : words_of(list))
    if (entry == word) return true;
  return false;
}

/// The name at the start of "comrade Nguyen Van A (head)": after titles, a family name and capital
/// words, or capital words alone where a title stood before them. Empty for a unit.
std::string_view person_in(std::string_view part, Language language) {
  const std::string titles = phrase("names.titles", language);
  const std::string families = phrase("names.families", language);
  const std::vector<std::string_view> words = words_of(part);
  std::size_t first = 0;
  while (first < words.size() && listed(titles, to_lower(words[first]))) ++first;
  std::size_t end = first;
  while (end < words.size() && end - first < kMostNameWords && capitalised(words[end])) ++end;
  if (end == first) return {};
  const bool family = listed(families, words[first]) && end - first >= 2;
  if (!family && first == 0) return {};
  const char* begin = words[first].data();
  const std::string_view last = words[end - 1];
  return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

/// Who gave a ruling: a person, or words in capitals throughout. "Hội đồng" is a body, and a word
/// of every report.
std::string_view judge_in(std::string_view text, Language language) {
  if (const std::string_view person = person_in(text, language); !person.empty()) return person;
  const std::vector<std::string_view> words = words_of(text);
  return std::all_of(words.begin(), words.end(), capitalised) ? text : std::string_view();
}

std::string_view text_cell(const Evidence& evidence, const Register& reg, std::uint16_t field,
                           std::uint32_t row) {
  if (field >= reg.columns.size()) return {};
  const Cell cell = reg.columns[field].cell(row);
  return cell.exact() ? evidence.text(static_cast<TextId>(cell.lo)) : std::string_view();
}

}  // namespace

void PeopleNames::add(std::string_view name, std::string_view instead) {
  const std::string_view clean = trim(name);
  if (clean.find(' ') == std::string_view::npos) return;  // one word is too easily another word
  for (const std::string& spelled : {std::string(clean), upper(clean)}) {
    if (!names_.emplace(spelled, instead).second) continue;
    std::vector<std::size_t>& lengths = lengths_[spelled.substr(0, spelled.find(' '))];
    // The longest first: a name may begin with another.
    const auto at =
        std::lower_bound(lengths.begin(), lengths.end(), spelled.size(), std::greater<>());
    if (at == lengths.end() || *at != spelled.size()) lengths.insert(at, spelled.size());
  }
}

void PeopleNames::learn(const CompiledPack& pack, const Evidence& evidence, Language language,
                        bool codes) {
  const std::string unnamed = phrase("names.hidden", language);
  for (std::uint16_t r = 0; r < pack.schema.registers.size(); ++r) {
    const RegisterSchema& schema = pack.schema.registers[r];
    if (!is_people(pack.schema, r) || r >= evidence.registers.size()) continue;
    const std::uint16_t field = schema.field("name");
    for (std::uint32_t row = 0; row < evidence.registers[r].rows; ++row) {
      const std::string_view name = text_cell(evidence, evidence.registers[r], field, row);
      if (!name.empty()) add(name, codes ? evidence.record_name(pack.schema, r, row) : unnamed);
    }
  }
  for (const Ruling& ruling : evidence.rulings)
    add(judge_in(std::string_view(ruling.person).substr(0, ruling.person.find_first_of(",(;")),
                 language),
        unnamed);
  const std::uint16_t tasks = pack.schema.tasks.reg;
  if (tasks >= evidence.registers.size()) return;
  for (const char* field : {"lead", "support"})
    for (std::uint32_t row = 0; row < evidence.registers[tasks].rows; ++row) {
      std::string_view rest = text_cell(evidence, evidence.registers[tasks],
                                        pack.schema.registers[tasks].field(field), row);
      while (!rest.empty()) {
        const std::size_t cut = std::min(rest.find_first_of(",;/"), rest.size());
        add(person_in(rest.substr(0, cut), language), unnamed);
        rest.remove_prefix(std::min(cut + 1, rest.size()));
      }
    }
}

const PeopleNames::Name* PeopleNames::name_at(std::string_view text, std::size_t at) const {
  std::size_t end = at;
  while (end < text.size() && is_word_byte(text[end])) ++end;
  const auto found = lengths_.find(std::string(text.substr(at, end - at)));
  if (found == lengths_.end()) return nullptr;
  for (const std::size_t length : found->second) {
    const std::size_t after = at + length;
    if (after > text.size() || (after < text.size() && is_word_byte(text[after]))) continue;
    const auto name = names_.find(std::string(text.substr(at, length)));
    if (name != names_.end()) return &*name;
  }
  return nullptr;
}

template <class F>
std::string PeopleNames::replaced(std::string_view text, F&& put_instead) const {
  std::string out;
  bool inside = false;  // of a word
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const Name* name = inside ? nullptr : name_at(text, i)) {
      put_instead(out, *name);
      i += name->first.size() - 1;
      inside = true;
      continue;
    }
    inside = is_word_byte(text[i]);
    out += text[i];
  }
  return out;
}

std::string PeopleNames::hidden(std::string_view text) const {
  return replaced(text, [](std::string& out, const Name& name) { out += name.second; });
}

std::string PeopleNames::dotted(std::string_view text) const {
  if (names_.empty()) return std::string(text);
  return replaced(text, [](std::string& out, const Name& name) {
    for (const std::string_view word : words_of(name.first)) {
      if (word.data() != name.first.data()) out += ' ';
      out.append(code_points(word), '.');
    }
  });
}

void PeopleNames::hide(Evidence& evidence) const {
  for (Ruling& ruling : evidence.rulings) ruling.person.clear();
  if (names_.empty()) return;
  const auto hide_in = [&](std::string& text) {
    if (text.find(' ') != std::string::npos) text = hidden(text);
  };
  for (std::size_t i = 0; i < evidence.texts.size(); ++i)
    if (evidence.texts[i].find(' ') != std::string_view::npos)
      evidence.texts.set(i, hidden(evidence.texts[i]));
  for (Ruling& ruling : evidence.rulings) hide_in(ruling.text);
  for (Ground& ground : evidence.opinion_asked) hide_in(ground.text);
  for (Ground& ground : evidence.not_applicable) hide_in(ground.text);
  for (Statement& statement : evidence.statements) hide_in(statement.text);
  for (Register& reg : evidence.registers)
    for (ExtraColumn& column : reg.extra)
      for (std::string& cell : column.cells) hide_in(cell);
}

}  // namespace chuan
