#include "claim/tokens.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/digits.h"
#include "base/text.h"
#include "base/utf8.h"

namespace chuan {
namespace {

constexpr std::size_t kMostDigits = 12;
constexpr std::size_t kMostWords = 8;  // of a phrase

/// Dashes, quotes, arrows and the like: marks, not letters.
bool is_sign(std::uint32_t c) {
  return (c >= 0x80 && c < 0xC0) || (c >= 0x2010 && c < 0x2C00);
}
bool is_dash(std::uint32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool is_letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const CodePoint c = code_point_at(text, at);
  if (c.value < 0x80)
    return (c.value >= 'a' && c.value <= 'z') || (c.value >= 'A' && c.value <= 'Z');
  return !is_space(c.value) && !is_invisible(c.value) && !is_sign(c.value);
}

/// A piece before phrases are found: a word (lower case), a number as written, or a mark.
struct Piece {
  enum Kind : std::uint8_t { word, number, code, mark } kind = word;
  std::string text;
  char sign = 0;
  ClaimSpan span;
};

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<Piece> cut() {
    while (at_ < text_.size()) {
      const CodePoint c = code_point_at(text_, at_);
      if (c.value == '\n') {
        mark('\n', c.size);
      } else if (is_space(c.value) || is_invisible(c.value)) {
        at_ += c.size;
      } else if (c.value < 0x80 && is_digit(static_cast<char>(c.value))) {
        number();
      } else if (is_letter(text_, at_)) {
        word();
      } else {
        mark(is_dash(c.value) ? '-' : c.value < 0x80 ? static_cast<char>(c.value) : '?', c.size);
      }
    }
    return std::move(pieces_);
  }

 private:
  void add(Piece::Kind kind, std::size_t begin, std::string text, char sign = 0) {
    pieces_.push_back({kind,
                       std::move(text),
                       sign,
                       {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}});
  }
  void mark(char sign, std::size_t size) {
    const std::size_t begin = at_;
    at_ += size;
    add(Piece::mark, begin, {}, sign);
  }
  bool digit(std::size_t at) const { return at < text_.size() && is_digit(text_[at]); }

  void number() {
    const std::size_t begin = at_;
    while (digit(at_) ||
           (at_ < text_.size() && (text_[at_] == '.' || text_[at_] == ',') && digit(at_ + 1)))
      ++at_;
    const bool code = at_ < text_.size() && text_[at_] == '-' && is_letter(text_, at_ + 1);
    if (code) return rest_of_code(begin);
    add(Piece::number, begin, std::string(text_.substr(begin, at_ - begin)));
  }

  /// "11-QD/TW", "CT2.18": to the next blank or the mark that closes it.
  void rest_of_code(std::size_t begin) {
    while (at_ < text_.size()) {
      const CodePoint c = code_point_at(text_, at_);
      const bool joins = c.value == '-' || c.value == '/' || c.value == '.';
      if (!is_letter(text_, at_) && !digit(at_) &&
          !(joins && (is_letter(text_, at_ + 1) || digit(at_ + 1))))
        break;
      at_ += c.size;
    }
    add(Piece::code, begin, {});
  }

  void word() {
    const std::size_t begin = at_;
    while (is_letter(text_, at_)) at_ += code_point_at(text_, at_).size;
    if (digit(at_)) return rest_of_code(begin);
    add(Piece::word, begin, to_lower(text_.substr(begin, at_ - begin)));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Piece> pieces_;
};

std::int64_t digits_value(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text)
    if (is_digit(c)) value = value * 10 + (c - '0');
  return value;
}

/// Groups of digits between marks of one kind; nothing when two kinds are mixed.
std::optional<std::vector<std::string_view>> groups_of(std::string_view text, char& mark) {
  std::vector<std::string_view> out;
  mark = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i])) continue;
    out.push_back(text.substr(begin, i - begin));
    begin = i + 1;
    if (i == text.size()) break;
    if (mark != 0 && mark != text[i]) return std::nullopt;
    mark = text[i];
  }
  return out;
}

Amount amount_of(std::string_view text) {
  Amount amount;
  if (text.size() > kMostDigits + 4) return amount;
  char mark = 0;
  const auto groups = groups_of(text, mark);
  const auto threes = [](const std::vector<std::string_view>& all) {
    return all.front().size() <= 3 && all.front()[0] != '0' &&
           std::all_of(all.begin() + 1, all.end(),
                       [](std::string_view group) { return group.size() == 3; });
  };
  if (!groups) {  // "1.234,5": groups, then a decimal mark
    const std::size_t last = text.find_last_of(".,");
    char inner = 0;
    const auto whole = groups_of(text.substr(0, last), inner);
    if (!whole || inner == text[last] || !threes(*whole)) return amount;
    amount.decimals = static_cast<int>(text.size() - last - 1);
  } else if (groups->size() == 1) {
    amount.count = digits_value(text);
    amount.year = text.size() == 4 && amount.count >= 1900 && amount.count < 2200;
  } else if (groups->size() == 2) {
    if (threes(*groups)) amount.count = digits_value(text);
    amount.decimals = static_cast<int>(groups->back().size());
  } else if (threes(*groups)) {
    amount.count = digits_value(text);
  } else {
    return amount;
  }
  Int128 scale = 1;
  for (int i = 0; i < amount.decimals; ++i) scale *= 10;
  amount.value = Rational(digits_value(text), scale);
  return amount;
}

/// "12.4.2023"
bool is_dotted_date(std::string_view text) {
  char mark = 0;
  const auto groups = groups_of(text, mark);
  return groups && groups->size() == 3 && groups->at(0).size() <= 2 && groups->at(1).size() <= 2 &&
         groups->at(2).size() == 4;
}

class Joiner {
 public:
  Joiner(const std::vector<Piece>& pieces, bool plain) : pieces_(pieces), plain_(plain) {}

  std::vector<Token> join() {
    while (at_ < pieces_.size()) {
      switch (pieces_[at_].kind) {
        case Piece::word:
          word();
          break;
        case Piece::number:
          number();
          break;
        case Piece::code:
          add({.kind = TokenKind::aside}, at_, at_ + 1);
          break;
        case Piece::mark:
          add({.kind = TokenKind::mark, .mark = pieces_[at_].sign}, at_, at_ + 1);
          break;
      }
    }
    settle_almost();
    return std::move(tokens_);
  }

 private:
  void settle_almost() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].phrase != Phrase::almost) continue;
      const bool percent = i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::percent;
      tokens_[i].phrase = percent ? Phrase::under : Phrase::nearly;
    }
  }
  void add(Token token, std::size_t first, std::size_t end) {
    token.span = {pieces_[first].span.begin, pieces_[end - 1].span.end};
    tokens_.push_back(token);
    at_ = end;
  }
  bool is_mark(std::size_t at, char sign) const {
    return at < pieces_.size() && pieces_[at].kind == Piece::mark && pieces_[at].sign == sign;
  }
  bool is_number(std::size_t at) const {
    return at < pieces_.size() && pieces_[at].kind == Piece::number;
  }
  Amount amount(std::size_t at) const { return amount_of(pieces_[at].text); }
  PhraseMatch match(std::size_t at) const {
    std::vector<std::string> words;
    for (std::size_t i = at;
         i < pieces_.size() && i < at + kMostWords && pieces_[i].kind == Piece::word; ++i)
      words.push_back(plain_ ? fold_key(pieces_[i].text) : pieces_[i].text);
    return find_phrase(words, plain_);
  }

  void word() {
    const PhraseMatch found = match(at_);
    if (found.words == 0) return add({.kind = TokenKind::word}, at_, at_ + 1);
    const bool after_number = !tokens_.empty() && (tokens_.back().kind == TokenKind::count ||
                                                   tokens_.back().kind == TokenKind::fraction);
    add({.kind = TokenKind::phrase, .phrase = found.phrase}, at_, at_ + found.words);
    // A year word says so only before a year: "in 2023", not "in 6 groups".
    if (found.phrase == Phrase::year && is_number(at_) && !amount(at_).year) return;
    const bool keyed = found.phrase == Phrase::level || found.phrase == Phrase::keyed ||
                       found.phrase == Phrase::year ||
                       (found.phrase == Phrase::group && !after_number);
    if (keyed && is_number(at_) && !is_share(at_, found.phrase)) keyed_number(found.phrase);
  }

  /// "mức 83,64 %", "mức 46/55": a number of the claim after all.
  bool is_share(std::size_t at, Phrase phrase) const {
    if (is_mark(at + 1, '%') || match(at + 1).phrase == Phrase::percent) return true;
    return phrase != Phrase::keyed && phrase != Phrase::year && is_mark(at + 1, '/') &&
           is_number(at + 2);
  }
  /// Nothing stands between the two pieces.
  bool touches(std::size_t at) const { return pieces_[at].span.end == pieces_[at + 1].span.begin; }

  /// The number, date or span of years after "năm", "mức", "nhóm" and their like.
  void keyed_number(Phrase phrase) {
    std::size_t end = at_ + 1;
    const Amount first = amount(at_);
    while (is_number(end + 1) && (is_mark(end, '/') || is_mark(end, '-')) &&
           ((touches(end - 1) && touches(end)) || (first.year && amount(end + 1).year)))
      end += 2;
    Token token{.kind = TokenKind::aside};
    if (phrase == Phrase::level) {
      end = at_ + 1;
      token.level = static_cast<int>(std::clamp<std::int64_t>(first.count, 0, 9));
    }
    if (phrase == Phrase::group) {
      end = at_ + 1;
      token.group = true;
    }
    // "so với năm 2022" tells of another year only to compare.
    const bool compared = tokens_.size() > 1 && tokens_[tokens_.size() - 2].phrase == Phrase::keyed;
    if (phrase == Phrase::year && first.year && end == at_ + 1 && !compared)
      token.year = static_cast<int>(first.count);
    add(token, at_, end);
  }

  void number() {
    const Amount first = amount(at_);
    if (is_dotted_date(pieces_[at_].text)) return add({.kind = TokenKind::aside}, at_, at_ + 1);
    if (is_mark(at_ + 1, '/') && is_number(at_ + 2)) return fraction(first, amount(at_ + 2));
    const bool years = first.year && is_mark(at_ + 1, '-') && is_number(at_ + 2);
    if (years && amount(at_ + 2).year) return add({.kind = TokenKind::aside}, at_, at_ + 3);
    if (is_mark(at_ + 1, '%'))
      return add({.kind = TokenKind::percent, .amount = first}, at_, at_ + 2);
    const PhraseMatch next = match(at_ + 1);
    if (next.phrase == Phrase::percent)
      return add({.kind = TokenKind::percent, .amount = first}, at_, at_ + 1 + next.words);
    add({.kind = TokenKind::count, .amount = first}, at_, at_ + 1);
  }

  void fraction(const Amount& part, const Amount& whole) {
    if (is_mark(at_ + 3, '/') && is_number(at_ + 4))
      return add({.kind = TokenKind::aside}, at_, at_ + 5);
    if (whole.year && part.count >= 1 && part.count <= 12)
      return add({.kind = TokenKind::aside}, at_, at_ + 3);
    add({.kind = TokenKind::fraction, .amount = part, .whole = whole}, at_, at_ + 3);
  }

  const std::vector<Piece>& pieces_;
  bool plain_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> cut_claim(std::string_view sentence) {
  const std::vector<Piece> pieces = Cutter(sentence).cut();
  const bool plain = std::all_of(pieces.begin(), pieces.end(),
                                 [](const Piece& piece) { return all_ascii(piece.text); });
  return Joiner(pieces, plain).join();
}

}  // namespace chuan
