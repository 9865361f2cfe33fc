#include "evidence/text_pool.h"

#include <utility>

#include "base/same_bytes.h"
#include "evidence/short_hash.h"

namespace chuan {
namespace {
constexpr std::size_t kFewestSlots = 1024;
/// More are not kept: a dossier of a million records must not hold its memory for ever.
constexpr std::size_t kMostSlots = 1 << 16;
}  // namespace

void TextPool::attach(Texts& texts) {
  texts_ = &texts;
  const std::size_t size =
      slots_.empty() || slots_.size() > kMostSlots ? kFewestSlots : slots_.size();
  slots_.assign(size, Slot{});
}

TextId TextPool::id(std::string_view text) {
  Slot* const slots = slots_.data();
  const std::size_t mask = slots_.size() - 1;
  const std::uint32_t hash = short_hash(text);
  std::size_t at = hash & mask;
  for (; slots[at].id != 0; at = (at + 1) & mask)
    if (slots[at].hash == hash && same_text((*texts_)[slots[at].id - 1], text))
      return slots[at].id - 1;
  texts_->push_back(text);
  const auto size = static_cast<std::uint32_t>(texts_->size());
  slots[at] = {hash, size};
  if ((size + 1) * std::size_t{2} > mask) grow();
  return size - 1;
}

void TextPool::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].id != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace chuan
