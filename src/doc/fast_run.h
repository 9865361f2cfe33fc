/// Many cells of one record put in one go: what changes is held at hand and put back at the end.
///
/// Contract: stands within a row as long as it lives; nothing else touches the records then.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "doc/fast_records.h"

namespace chuan {

class RecordsRun {
 public:
  explicit RecordsRun(FastRecords& records)
      : records_(records),
        cells_(records.records_->cells.data() + records.count_),
        room_(std::min(records.most_ - records.nodes_,
                       records.records_->cells.size() - records.count_)),
        seen_(records.seen_),
        last_(records.last_) {}
  ~RecordsRun() {
    records_.nodes_ += taken_;
    records_.count_ += taken_;
    records_.seen_ = seen_;
    records_.last_ = last_;
    records_.expect();
  }
  RecordsRun(const RecordsRun&) = delete;
  RecordsRun& operator=(const RecordsRun&) = delete;

  std::string_view expected() const { return records_.spelled_[records_.follows_[last_]]; }
  /// A scalar under the key expected. False takes nothing.
  [[nodiscard]] bool take(std::string_view text) { return take(NodeKind::scalar, text); }
  /// A list under the key expected; `members` puts its scalars by `member`. When it gives false
  /// nothing was taken.
  template <typename Members>
  [[nodiscard]] bool take_list(Members members) {
    const std::size_t begin = taken_, last = last_;
    const std::uint64_t seen = seen_;
    if (!take(NodeKind::list, {})) return false;
    if (members()) {
      cells_[begin].size = static_cast<std::uint32_t>(taken_ - begin - 1);
      return true;
    }
    taken_ = begin;
    last_ = last;
    seen_ = seen;
    return false;
  }
  [[nodiscard]] bool member(std::string_view text) {
    if (taken_ == room_) return false;
    cells_[taken_++] = FastRecords::cell_of(NodeKind::scalar, text, last_);
    return true;
  }

 private:
  bool take(NodeKind kind, std::string_view text) {
    const std::size_t key = records_.follows_[last_];
    const std::uint64_t bit = std::uint64_t{1} << (key - 1);
    if (taken_ == room_ || (seen_ & bit) != 0) return false;
    seen_ |= bit;
    last_ = key;
    cells_[taken_++] = FastRecords::cell_of(kind, text, key);
    return true;
  }

  FastRecords& records_;
  Records::Cell* cells_;
  std::size_t room_;
  std::size_t taken_ = 0;
  std::uint64_t seen_;
  std::size_t last_;
};

}  // namespace chuan
