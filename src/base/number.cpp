#include "base/number.h"

#include <algorithm>
#include <optional>

#include "base/digits.h"
#include "base/text.h"
#include "base/utf8.h"

namespace chuan {
namespace {

constexpr std::size_t kDecimals = 6;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

struct Single {
  std::int64_t micro = 0;
  NumberFault fault = NumberFault::none;
};
Single failed(NumberFault why) {
  return {0, why};
}

/// Digits before and after the decimal mark, both already checked to be digits.
Single join(bool negative, std::string_view whole, std::string_view decimals) {
  while (decimals.ends_with('0')) decimals.remove_suffix(1);
  while (whole.starts_with('0')) whole.remove_prefix(1);
  if (whole.size() > 12) return failed(NumberFault::too_large);
  if (decimals.size() > kDecimals) return failed(NumberFault::too_precise);
  std::int64_t micro = 0;
  for (const char c : whole) micro = micro * 10 + (c - '0');
  for (std::size_t i = 0; i < kDecimals; ++i) {
    micro = micro * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
  }
  return {negative ? -micro : micro, NumberFault::none};
}

/// As JSON and YAML 1.2 write decimals, without exponent: "0", "-12", "92.5".
Single parse_plain(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  if (!all_digits(whole) || (whole.size() > 1 && whole[0] == '0')) {
    return failed(NumberFault::not_a_number);
  }
  if (dot == std::string_view::npos) return join(negative, whole, {});
  const std::string_view decimals = text.substr(dot + 1);
  if (!all_digits(decimals)) return failed(NumberFault::not_a_number);
  return join(negative, whole, decimals);
}

/// "1.234.567": a first group of one to three digits without a leading zero, then groups of three.
/// The digits alone; nothing when the text is not grouped so.
std::optional<std::string> ungroup(std::string_view text, char mark) {
  std::string digits;
  std::size_t group = 0;
  bool first = true;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i])) {
      digits.push_back(text[i]);
      ++group;
      continue;
    }
    if (i < text.size() && text[i] != mark) return std::nullopt;
    if (first ? (group == 0 || group > 3 || digits[0] == '0') : group != 3) return std::nullopt;
    first = false;
    group = 0;
  }
  return digits;
}

/// Every kind of blank inside becomes ' ', the minus sign "-".
std::string plain_signs(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_space(c.value)) {
      out.push_back(' ');
    } else if (c.value == 0x2212) {
      out.push_back('-');
    } else {
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

/// Vietnamese habits: decimal comma, thousands in dots or blanks, "05" for 5. A dot may also be a
/// decimal mark; what can be read in two ways is refused.
Single parse_text(std::string_view raw) {
  const std::string signs = plain_signs(raw);
  std::string_view text = signs;
  const bool negative = text.starts_with('-');
  if (negative) text = trim(text.substr(1));
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) {
    return failed(NumberFault::not_a_number);
  }
  if (all_digits(text)) return join(negative, text, {});

  const std::size_t mark = text.find_last_of(".,");
  const auto marks = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c == '.' || c == ','; }));
  const std::string_view whole = text.substr(0, mark);
  const std::string_view tail =
      mark == std::string_view::npos ? std::string_view{} : text.substr(mark + 1);

  if (marks == 0) {
    const auto digits = ungroup(text, ' ');
    return digits ? join(negative, *digits, {}) : failed(NumberFault::not_a_number);
  }
  if (marks == 1) {
    if (const auto grouped = ungroup(whole, ' ');
        grouped && whole.find(' ') != std::string_view::npos) {
      return all_digits(tail) ? join(negative, *grouped, tail) : failed(NumberFault::not_a_number);
    }
    if (ungroup(text, text[mark])) return failed(NumberFault::ambiguous);
    if (!all_digits(whole) || !all_digits(tail)) return failed(NumberFault::not_a_number);
    return join(negative, whole, tail);
  }
  if (const auto digits = ungroup(text, text[mark])) return join(negative, *digits, {});
  const auto grouped = ungroup(whole, text[mark] == ',' ? '.' : ',');
  if (!grouped || !all_digits(tail)) return failed(NumberFault::not_a_number);
  return join(negative, *grouped, tail);
}

/// Cuts a "%" and the blanks before it.
bool take_percent(std::string_view& text) {
  if (!text.ends_with('%')) return false;
  text = trim(text.substr(0, text.size() - 1));
  return true;
}

bool take_prefix(std::string_view& text, std::string_view ascii, std::string_view sign) {
  for (const std::string_view prefix : {ascii, sign}) {
    if (!text.starts_with(prefix)) continue;
    text = trim(text.substr(prefix.size()));
    return true;
  }
  return false;
}

template <typename ParseSingle>
ParsedNumber parse_span(std::string_view text, ParseSingle parse) {
  ParsedNumber out;
  text = trim(text);
  out.percent = take_percent(text);
  const bool at_least = take_prefix(text, ">=", "\xE2\x89\xA5");
  const bool at_most = !at_least && take_prefix(text, "<=", "\xE2\x89\xA4");
  const std::size_t range = at_least || at_most ? std::string_view::npos : text.find("..");
  if (range == std::string_view::npos) {
    const Single one = parse(text);
    out.fault = one.fault;
    if (one.fault == NumberFault::none) {
      out.value = {at_most ? kNumberMin : one.micro, at_least ? kNumberMax : one.micro};
    }
    return out;
  }
  std::string_view first = trim(text.substr(0, range));
  if (take_percent(first) && !out.percent) {
    out.fault = NumberFault::not_a_number;
    return out;
  }
  const Single lo = parse(first);
  const Single hi = parse(trim(text.substr(range + 2)));
  out.fault = lo.fault != NumberFault::none ? lo.fault : hi.fault;
  if (out.fault != NumberFault::none) return out;
  if (lo.micro > hi.micro) {
    out.fault = NumberFault::empty_range;
  } else {
    out.value = {lo.micro, hi.micro};
  }
  return out;
}

void append_plain(std::string& out, std::int64_t micro) {
  if (micro < 0) out.push_back('-');
  const std::int64_t size = micro < 0 ? -micro : micro;
  out += std::to_string(size / kMicro);
  std::string decimals = std::to_string(kMicro + size % kMicro).substr(1);
  while (decimals.ends_with('0')) decimals.pop_back();
  if (!decimals.empty()) out.append(".").append(decimals);
}

/// One end in the form of text cells: "1.234" alone would be ambiguous, "1.2340" is not.
void append_text(std::string& out, std::int64_t micro) {
  const std::size_t from = out.size();
  append_plain(out, micro);
  if (parse_text(std::string_view(out).substr(from)).fault == NumberFault::ambiguous) {
    out.push_back('0');
  }
}

template <typename AppendSingle>
std::string write_span(NumberSpan value, AppendSingle append) {
  std::string out;
  if (value.lo == kNumberMin) {
    if (value.hi == kNumberMax) return out;
    out = "<=";
    append(out, value.hi);
  } else if (value.hi == kNumberMax) {
    out = ">=";
    append(out, value.lo);
  } else {
    append(out, value.lo);
    if (!value.exact()) {
      out += "..";
      append(out, value.hi);
    }
  }
  return out;
}

}  // namespace

ParsedNumber parse_plain_number(std::string_view text) {
  return parse_span(text, parse_plain);
}
ParsedNumber parse_text_number(std::string_view text) {
  return parse_span(text, parse_text);
}

ParsedFraction parse_fraction(std::string_view text) {
  ParsedFraction out;
  text = trim(text);
  out.percent = take_percent(text);
  const std::size_t slash = text.find('/');
  const Single top = parse_plain(trim(text.substr(0, slash)));
  Single bottom{kMicro, NumberFault::none};
  if (slash != std::string_view::npos) bottom = parse_plain(trim(text.substr(slash + 1)));
  if (top.fault != NumberFault::none || bottom.fault != NumberFault::none || bottom.micro <= 0) {
    return out;
  }
  out.ok = true;
  out.value = Rational(top.micro, Int128{bottom.micro} * (out.percent ? 100 : 1));
  return out;
}

std::string to_plain(NumberSpan value) {
  return write_span(value, append_plain);
}
std::string to_text(NumberSpan value) {
  return write_span(value, append_text);
}

}  // namespace chuan
