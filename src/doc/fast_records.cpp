#include "doc/fast_records.h"

#include <algorithm>

#include "base/same_bytes.h"

namespace chuan {

void FastRecords::begin(NodeId node, std::size_t most, bool quoted) {
  const auto position = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
  Records& all = *records_;
  const std::uint32_t key = position(all.keys);
  const std::uint32_t row = position(all.row_ends);
  all.lists.push_back({node, key, key, row, row, static_cast<std::uint32_t>(count_)});
  level_ = Level::list;
  most_ = most;
  quoted_ = quoted;
  keys_ = 0;
  follows_.fill(0);
  left_ = nullptr;
  between_ = {};
}

bool FastRecords::key(std::string_view name, bool simple) {
  if (level_ != Level::row) return false;
  std::string_view* const first = records_->keys.data() + records_->lists.back().first_key;
  const auto found = static_cast<std::size_t>(
      std::find_if(first, first + keys_,
                   [name](std::string_view key) { return same_text(key, name); }) -
      first);
  if (found == keys_) {
    if (keys_ == kMostKeys) return false;
    records_->keys.push_back(name);
    spelled_[++keys_] = simple ? name : std::string_view();
    signs_[keys_] = simple ? KeySign(name, quoted_) : KeySign();
  }
  follows_[last_] = static_cast<std::uint8_t>(found + 1);
  return take(found + 1);
}

void FastRecords::grow() {
  constexpr std::size_t kFewest = 1024;
  records_->cells.resize(std::max(kFewest, 2 * records_->cells.size()));
}

bool FastRecords::end() {
  Records::List& list = records_->lists.back();
  list.end_key = static_cast<std::uint32_t>(records_->keys.size());
  list.end_row = static_cast<std::uint32_t>(records_->row_ends.size());
  level_ = Level::none;
  return true;
}

}  // namespace chuan
