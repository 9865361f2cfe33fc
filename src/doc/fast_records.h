/// What FastTree puts the members of a list into that is kept as records (doc/records.h).
///
/// Records mostly name the same keys in the same order as the record before, so each key remembers
/// which one followed it last: that one is compared, not looked for. A bit for each key of the list
/// tells whether it is doubled. What stands between two rows mostly is the same, too (fast_run.h).
///
/// Contract: false means give up. The text outlives the records' use.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "doc/key_sign.h"
#include "doc/records.h"

namespace chuan {

class FastRecords {
 public:
  /// `records` may be null: then no list is ever kept.
  explicit FastRecords(Records* records) : records_(records) {}

  bool wanted() const { return records_ != nullptr; }
  /// Within a list that is kept.
  bool active() const { return level_ != Level::none; }
  /// Between the cells of a record.
  bool in_row() const { return level_ == Level::row; }
  bool is_path(std::string_view outer, std::string_view inner) const {
    return outer == records_->outer && inner == records_->inner;
  }
  /// How many nodes the cells and rows so far would be.
  std::size_t size() const { return nodes_; }

  /// `most`: what `size` may come to. `quoted`: keys stand in quotes.
  void begin(NodeId node, std::size_t most, bool quoted);
  [[nodiscard]] bool open(NodeKind kind) {
    if (kind == NodeKind::list) return open_members();
    if (level_ != Level::list || nodes_ >= most_) return false;
    ++nodes_;
    level_ = Level::row;
    seen_ = 0;
    last_ = 0;
    expect();
    return true;
  }
  /// Gives true when it was the list itself that ended.
  bool close() {
    if (level_ == Level::list) return end();
    if (level_ == Level::row) {
      records_->row_ends.push_back(static_cast<std::uint32_t>(count_));
      level_ = Level::list;
    } else {
      level_ = Level::row;
    }
    return false;
  }
  [[nodiscard]] bool put(NodeKind kind, std::string_view text) {
    if (level_ == Level::list || nodes_ >= most_) return false;
    ++nodes_;
    if (level_ == Level::members) ++records_->cells[members_].size;
    if (count_ == records_->cells.size()) grow();
    records_->cells[count_++] = cell_of(kind, text, last_);
    return true;
  }

  /// The key that should come next, as the text spells it; empty when none is known.
  std::string_view expected() const { return expected_; }
  [[nodiscard]] bool expected_key() { return take(follows_[last_]); }
  /// `simple`: the name means itself wherever it stands.
  [[nodiscard]] bool key(std::string_view name, bool simple);

 private:
  friend class RecordsRun;
  static constexpr std::size_t kMostKeys = 64;
  enum class Level : std::uint8_t { none, list, row, members };

  bool open_members() {
    if (level_ != Level::row || !put(NodeKind::list, {})) return false;
    members_ = count_ - 1;
    level_ = Level::members;
    return true;
  }
  bool take(std::size_t key) {
    const std::uint64_t bit = std::uint64_t{1} << (key - 1);
    const bool doubled = (seen_ & bit) != 0;
    seen_ |= bit;
    last_ = key;
    expect();
    return !doubled;
  }
  void expect() { expected_ = spelled_[follows_[last_]]; }
  std::size_t rows() const { return records_->row_ends.size(); }
  static Records::Cell cell_of(NodeKind kind, std::string_view text, std::size_t key) {
    return {text.data(), static_cast<std::uint32_t>(text.size()),
            static_cast<std::uint16_t>(key - 1), kind};
  }
  void grow();
  bool end();

  Records* records_;
  bool quoted_ = false;
  Level level_ = Level::none;
  std::size_t most_ = 0;
  std::size_t nodes_ = 0;
  std::size_t count_ = 0;    ///< cells so far; the vector is larger
  std::size_t members_ = 0;  ///< the cell of the list at hand
  std::uint64_t seen_ = 0;   ///< keys of the row at hand
  // Keys of the list at hand count from 1; 0 is where a row begins, or none.
  std::size_t last_ = 0;
  std::size_t keys_ = 0;
  std::string_view expected_;
  std::array<std::uint8_t, kMostKeys + 1> follows_{};
  std::array<std::string_view, kMostKeys + 1> spelled_{};  ///< empty for those that are not simple
  std::array<KeySign, kMostKeys + 1> signs_{};             ///< of those that are
  // Between two rows of the list at hand whose keys begin in one column: see RecordsRun.
  const char* left_ = nullptr;  ///< where a run ended, of the row that `left_row_` counts
  std::size_t left_row_ = 0;
  std::size_t indent_ = 0;
  std::string_view between_;  ///< as it stood there last; empty when not known
};

}  // namespace chuan
