/// Many cells of records put in one go, those of the rows that follow, too: what changes is held at
/// hand and put back at the end.
///
/// Rows of a list mostly stand apart by the same bytes ("},\n  {", "\n      - "). Where two rows
/// whose keys begin in one column came one after the other, the reader has been through those
/// bytes; where they come again behind a cell of such a row, it would go the same way, and is
/// spared it.
///
/// Contract: stands within a row as long as it lives; nothing else touches the records then.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/same_bytes.h"
#include "doc/fast_records.h"

namespace chuan {

class RecordsRun {
 public:
  static constexpr std::size_t kFlow = ~std::size_t{0};

  /// `at`: before a key of the row. `indent`: the column of the row's keys in block style, else
  /// kFlow.
  RecordsRun(FastRecords& records, const char* at, std::size_t indent)
      : records_(records),
        cells_(records.records_->cells.data() + records.count_),
        room_(std::min(records.most_ - records.nodes_,
                       records.records_->cells.size() - records.count_)),
        seen_(records.seen_),
        last_(records.last_) {
    const bool follows =
        records.left_ != nullptr && last_ == 0 && records.left_row_ + 1 == records.rows();
    if (records.indent_ != indent)
      records.between_ = {};
    else if (follows)
      records.between_ = {records.left_, static_cast<std::size_t>(at - records.left_)};
    records.left_ = nullptr;
    records.indent_ = indent;
  }
  ~RecordsRun() {
    records_.nodes_ += taken_ + rows_;
    records_.count_ += taken_;
    records_.seen_ = seen_;
    records_.last_ = last_;
    records_.expect();
  }
  RecordsRun(const RecordsRun&) = delete;
  RecordsRun& operator=(const RecordsRun&) = delete;

  /// What stands at `at`, of which KeySign::kMost bytes are there: the key expected, or another of
  /// the list's, which is expected from then on. Null when it is none of them.
  const KeySign* key_at(const char* at) {
    const KeySign& expected = records_.signs_[records_.follows_[last_]];
    return expected.stands_at(at) ? &expected : other_key(at);
  }
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
  /// From behind the row's last cell into the next row, when what stands between the two is known
  /// and the key expected comes first. Gives where that key stands; null when it is another way.
  [[nodiscard]] const char* next_row(const char* at, const char* end) {
    const std::string_view between = records_.between_;
    const bool same = !between.empty() &&
                      static_cast<std::size_t>(end - at) > between.size() + KeySign::kMost &&
                      same_bytes(at, between.data(), between.size());
    if (!same || taken_ == room_ ||
        !records_.signs_[records_.follows_[0]].stands_at(at + between.size())) {
      records_.left_ = at;
      records_.left_row_ = records_.rows();
      return nullptr;
    }
    --room_;  // the row is a node, too
    ++rows_;
    before_seen_ = seen_;
    before_last_ = last_;
    records_.records_->row_ends.push_back(static_cast<std::uint32_t>(records_.count_ + taken_));
    seen_ = 0;
    last_ = 0;
    return at + between.size();
  }
  /// Back from a row of which nothing was taken.
  void leave_row() {
    ++room_;
    --rows_;
    records_.records_->row_ends.pop_back();
    seen_ = before_seen_;
    last_ = before_last_;
  }

 private:
  /// Where a key was left out one of the next stands, mostly.
  const KeySign* other_key(const char* at) {
    const std::size_t keys = records_.keys_;
    for (std::size_t i = 0, key = last_; i < keys; ++i) {
      key = key == keys ? 1 : key + 1;
      if (!records_.signs_[key].stands_at(at)) continue;
      records_.follows_[last_] = static_cast<std::uint8_t>(key);
      return &records_.signs_[key];
    }
    return nullptr;
  }
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
  std::size_t rows_ = 0;
  std::uint64_t seen_, before_seen_ = 0;
  std::size_t last_, before_last_ = 0;
};

}  // namespace chuan
