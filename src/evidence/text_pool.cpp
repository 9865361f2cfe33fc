#include "evidence/text_pool.h"

#include <functional>

namespace chuan {

TextId TextPool::id(std::string_view text) {
  if ((texts_.size() + 1) * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = std::hash<std::string_view>{}(text)&mask;
  while (slots_[at] != 0) {
    if (texts_[slots_[at] - 1] == text) return slots_[at] - 1;
    at = (at + 1) & mask;
  }
  texts_.emplace_back(text);
  slots_[at] = static_cast<std::uint32_t>(texts_.size());
  return slots_[at] - 1;
}

void TextPool::grow() {
  slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    std::size_t at = std::hash<std::string_view>{}(texts_[i]) & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace chuan
