#include "claim/clauses.h"

#include <cstddef>
#include <string_view>
#include <utility>

namespace chuan {
namespace {

constexpr std::size_t kAdverb = 5;  // tokens of "Tính đến hết năm 2022"

bool is_number(const Token& token) {
  return token.kind == TokenKind::count || token.kind == TokenKind::fraction ||
         token.kind == TokenKind::percent;
}

/// "(83,64 %)": brackets around one percentage are no boundary.
std::vector<bool> open_brackets(const std::vector<Token>& tokens) {
  std::vector<bool> open(tokens.size(), false);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::mark || tokens[i].mark != '(') continue;
    std::size_t end = i + 1;
    std::size_t percents = 0;
    bool other = false;
    for (; end < tokens.size(); ++end) {
      const Token& token = tokens[end];
      if (token.kind == TokenKind::mark && (token.mark == ')' || token.mark == '(')) break;
      if (token.kind == TokenKind::percent) ++percents;
      other = other || token.kind == TokenKind::count || token.kind == TokenKind::fraction ||
              (token.kind == TokenKind::mark && token.mark == ',') ||
              (token.kind == TokenKind::phrase && names_part(token.phrase));
    }
    if (end == tokens.size() || tokens[end].mark != ')' || percents != 1 || other) continue;
    open[i] = open[end] = true;
  }
  return open;
}

bool begins_clause(Phrase phrase) {
  return phrase == Phrase::joint || phrase == Phrase::within || phrase == Phrase::rest;
}

class Maker {
 public:
  std::vector<Clause> make(const std::vector<Token>& tokens) {
    const std::vector<bool> open = open_brackets(tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      if (token.kind == TokenKind::mark) {
        if (!open[i]) boundary(token.mark);
        continue;
      }
      if (token.kind == TokenKind::phrase && begins_clause(token.phrase) &&
          !(token.phrase == Phrase::rest && follows_number_at_once()) &&
          !(token.phrase == Phrase::within && follows_count()))
        close();
      take(token);
    }
    close();
    return std::move(clauses_);
  }

 private:
  void boundary(char mark) {
    switch (mark) {
      case ':':
        if (has_number_) close();
        break;
      case '=':
      case '/':
      case '?':
      case '"':
      case '\'':
        break;
      case '.':
      case ';':
      case '\n':
        close();
        goal_ = false;
        break;
      default:
        close();
    }
  }

  /// "9 chỉ tiêu còn lại": the rest is this clause's own number.
  bool follows_number_at_once() const {
    if (now_.tokens.empty()) return false;
    std::size_t last = now_.tokens.size() - 1;
    if (now_.tokens[last].kind == TokenKind::phrase && now_.tokens[last].phrase == Phrase::item &&
        last > 0)
      --last;
    const bool alone = is_number(now_.tokens[last]) && now_.tokens.size() - last <= 2;
    for (const Token& token : now_.tokens)
      if (token.kind == TokenKind::phrase && names_part(token.phrase)) return false;
    return alone && now_.tokens[last].kind == TokenKind::count;
  }

  /// "4 of which": the count before is the one within.
  bool follows_count() const {
    return !now_.tokens.empty() && now_.tokens.back().kind == TokenKind::count;
  }

  void take(const Token& token) {
    has_number_ = has_number_ || is_number(token);
    if (token.level != 0) now_.level = token.level;
    if (token.year != 0) now_.year = token.year;
    now_.group = now_.group || token.group;
    if (token.kind == TokenKind::phrase) {
      now_.within = now_.within || token.phrase == Phrase::within;
      now_.rest = now_.rest || token.phrase == Phrase::rest;
      goal_ = goal_ || token.phrase == Phrase::goal;
      now_.total = now_.total || token.phrase == Phrase::total;
    }
    now_.tokens.push_back(token);
  }

  void close() {
    if (!now_.tokens.empty()) {
      // "phấn đấu mức 2" without a number says nothing of what follows.
      if (now_.level != 0 && has_number_) level_ = now_.level;
      if (now_.level == 0) now_.level = level_;
      // "Năm 2022, trường đạt ..." and "năm 2022 đạt 39/55": what follows is of that year.
      if (now_.year != 0 && (has_number_ || now_.tokens.size() <= kAdverb)) year_ = now_.year;
      if (now_.year == 0) now_.year = year_;
      now_.goal = goal_;
      clauses_.push_back(std::move(now_));
    }
    now_ = {};
    has_number_ = false;
  }

  std::vector<Clause> clauses_;
  Clause now_;
  int level_ = 0;
  int year_ = 0;
  bool has_number_ = false;
  bool goal_ = false;
};

}  // namespace

std::vector<Clause> clauses_of(const std::vector<Token>& tokens) {
  return Maker().make(tokens);
}

}  // namespace chuan
