#include "report/html.h"

#include <cstdint>

#include "base/digest.h"
#include "report/catalogue.h"
#include "report/glyphs.h"
#include "report/letters.h"

namespace chuan {
namespace {

int hex_digit(char c) {
  return c <= '9' ? c - '0' : c - 'a' + 10;
}

/// The hash of a content policy: 'sha256-' and the digest in base 64.
std::string policy_hash(std::string_view bytes) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = sha256(bytes).substr(7);  // after "sha256:"
  std::string out = "'sha256-";
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : hex) {
    bits = bits << 4 | static_cast<std::uint32_t>(hex_digit(c));
    held += 4;
    if (held < 6) continue;
    held -= 6;
    out += kLetters[bits >> held & 63u];
  }
  // 256 bits are 42 letters and 4 bits: one more letter and one sign of padding.
  out += kLetters[bits << (6 - held) & 63u];
  return out + "='";
}

}  // namespace

std::string html_text(std::string_view text) {
  const std::string clean = one_line(text);
  std::string out;
  out.reserve(clean.size());
  // A number keeps its percent sign, and a line never begins with the dot between its parts.
  const auto stays = [&](std::size_t blank) {
    const std::string_view rest = std::string_view(clean).substr(blank);
    return rest.starts_with(" %") || rest.starts_with(glyph::kDot);
  };
  for (std::size_t i = 0; i < clean.size(); ++i) switch (const char c = clean[i]; c) {
      case ' ':
        out += stays(i) ? "&nbsp;" : " ";
        break;
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '`':
        out += "&#96;";
        break;
      default:
        out += c;
    }
  return out;
}

void Html::begin(std::string_view tag, Attributes attributes) {
  out_ += '<';
  out_ += tag;
  for (const auto& [name, value] : attributes) {
    out_ += ' ';
    out_ += name;
    if (value.empty()) continue;
    out_ += "=\"" + html_text(value) + "\"";
  }
  out_ += '>';
}

Html& Html::open(std::string_view tag, Attributes attributes) {
  begin(tag, attributes);
  open_.push_back(tag);
  return *this;
}

Html& Html::close() {
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  open_.pop_back();
  return *this;
}

Html& Html::text(std::string_view text) {
  out_ += html_text(text);
  return *this;
}

Html& Html::element(std::string_view tag, Attributes attributes, std::string_view text) {
  if (text.empty()) return *this;
  return open(tag, attributes).text(text).close();
}

Html& Html::empty(std::string_view tag, Attributes attributes) {
  begin(tag, attributes);
  return *this;
}

Html& Html::line() {
  out_ += '\n';
  return *this;
}

std::string html_page(std::string_view body, std::string_view title, Language language,
                      std::string_view css) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  out += language_code(language);
  out += "\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ";
  out += policy_hash(css) + "; base-uri 'none'; form-action 'none'\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<meta name=\"referrer\" content=\"no-referrer\">\n";
  out += "<title>" + html_text(title) + "</title>\n<style>";
  out += css;
  out += "</style>\n</head>\n<body>\n";
  out += body;
  out += "</body>\n</html>\n";
  return out;
}

}  // namespace chuan
