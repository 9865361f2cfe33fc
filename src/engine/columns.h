/// The columns of a dossier as predicates read them: how far each is known, and where records lie
/// in time. Looked up once a dossier, whoever asks.
///
/// Contract: a View lives until the next `begin`. Registers without rows are not asked.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/bits.h"
#include "model/assessment.h"

namespace chuan::engine {

/// Inclusive days; `lo > hi` holds nothing.
struct Days {
  std::int64_t lo = 0;
  std::int64_t hi = 0;
};

/// How far the cells of a column are known.
enum class Known : std::uint8_t {
  exactly,  ///< each is one value
  plainly,  ///< each is one value, or known to be none
  partly
};

struct View {
  const std::int64_t* lo = nullptr;
  const std::int64_t* hi = nullptr;
  Known known = Known::partly;
  Days days(std::size_t row) const { return {lo[row], hi[row]}; }
};

class Columns {
 public:
  void begin(const CompiledPack& pack, const Evidence& evidence);
  /// The cells themselves.
  View cells(std::uint16_t reg, std::uint16_t field) { return find(reg, field, Kind::cells); }
  /// The cells' days; years from 1/1 to 31/12.
  View days(std::uint16_t reg, std::uint16_t field);
  /// The same, or the span of a row that stands for several.
  View placed(std::uint16_t reg, std::uint16_t field);

 private:
  enum class Kind : std::uint8_t { cells, days, placed };
  static constexpr std::size_t kKinds = 3;
  struct Entry {
    std::uint64_t stamp = 0;
    View view;
  };
  /// What the cells of a column that no record writes are looked up in: all of them alike.
  struct Blank {
    Cell cell;
    std::vector<std::int64_t> lo, hi;
    void fill(std::size_t rows);
  };
  View blank(Cell cell);
  View find(std::uint16_t reg, std::uint16_t field, Kind kind);
  View make(std::uint16_t reg, std::uint16_t field, Kind kind);
  bool is_year(std::uint16_t reg, std::uint16_t field) const {
    return pack_->schema.registers[reg].fields[field].type == FieldType::year;
  }

  const CompiledPack* pack_ = nullptr;
  const Evidence* evidence_ = nullptr;
  std::uint64_t stamp_ = 0;
  std::vector<std::size_t> first_;  ///< by register: its first column
  std::vector<Entry> entries_;      ///< by column and kind
  std::uint32_t most_rows_ = 0;     ///< of any register
  std::vector<Blank> blanks_;       ///< few: unknown, none, open; kept from dossier to dossier
  WordArena arena_;
};

}  // namespace chuan::engine
