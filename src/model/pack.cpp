#include "model/pack.h"

namespace chuan {
namespace {

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool same_id(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (upper(a[i]) != upper(b[i])) return false;
  return true;
}

}  // namespace

std::uint16_t CompiledPack::find_indicator(std::string_view id) const {
  for (std::size_t i = 0; i < indicators.size(); ++i)
    if (same_id(indicators[i].id, id)) return static_cast<std::uint16_t>(i);
  return kNone16;
}

}  // namespace chuan
