#include "doc/number_formats.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace chuan::xlsx {
namespace {

unsigned number_of(std::string_view text) {
  unsigned out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : 0;
}

/// The formats that need no code (ECMA-376, 18.8.30); the others from 164 on have one.
SheetFormat built_in(unsigned id) {
  const auto between = [id](unsigned first, unsigned last) { return id >= first && id <= last; };
  if (id == 9 || id == 10) return SheetFormat::percent;
  if (between(14, 22) || between(27, 36) || between(45, 47) || between(50, 58))
    return SheetFormat::date;
  return SheetFormat::plain;
}

}  // namespace

SheetFormat format_of_code(std::string_view code) {
  bool percent = false;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    switch (code[i]) {
      case '"':
        i = std::min(code.find('"', i + 1), code.size());
        break;
      case '[': {  // a colour, a language, a condition; or hours past a day
        const std::size_t end = std::min(code.find(']', i), code.size());
        const std::string_view inside = code.substr(i + 1, end - i - 1);
        if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos)
          return SheetFormat::date;
        i = end;
        break;
      }
      case '\\':  // the next letter as it is, as a blank of its width, as often as it fits
      case '_':
      case '*':
        ++i;
        break;
      case '%':
        percent = true;
        break;
      case 'd':
      case 'D':
      case 'm':
      case 'M':
      case 'y':
      case 'Y':
      case 'h':
      case 'H':
      case 's':
      case 'S':
        return SheetFormat::date;
      case 'G':
      case 'g':
        if (code.substr(i, 7) == "General") i += 6;
        break;
      default:
        break;
    }
  }
  return percent ? SheetFormat::percent : SheetFormat::plain;
}

std::vector<SheetFormat> formats_of(XmlNode root) {
  std::map<unsigned, SheetFormat> own;
  for (XmlNode f = root.child("numFmts").child("numFmt"); f; f = f.next("numFmt"))
    own[number_of(f.attribute("numFmtId"))] = format_of_code(f.attribute("formatCode"));
  std::vector<SheetFormat> out;
  for (XmlNode xf = root.child("cellXfs").child("xf"); xf; xf = xf.next("xf")) {
    const unsigned id = number_of(xf.attribute("numFmtId"));
    const auto found = own.find(id);
    out.push_back(found != own.end() ? found->second : built_in(id));
  }
  return out;
}

}  // namespace chuan::xlsx
