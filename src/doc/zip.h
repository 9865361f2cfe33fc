/// ZIP containers in memory: the parts of a workbook or a Word file by name.
///
///   const auto parts = read_zip(bytes, "a.xlsx", diagnostics);       // nullopt: already reported
///   const std::string bytes = write_zip({{"[Content_Types].xml", xml}, ...});
///
/// Reading is safe on hostile input: what a part and the whole may grow to is bounded while
/// inflating; encrypted and doubled parts, absolute names and names with ".." are refused. Writing
/// gives the same bytes for the same parts: fixed times and attributes, the order given.
///
/// Contract: no throw. A fault has no origin: its subject (and first argument) is `file`.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace chuan {

struct ZipPart {
  std::string name;  ///< "xl/workbook.xml": forward slashes, no leading one
  std::string bytes;
};
struct ZipLimits {
  std::size_t parts = 4096;
  std::size_t part_bytes = 64u << 20;
  std::size_t total_bytes = 128u << 20;
};

/// A container whose parts are inflated one at a time, when asked for. `bytes` must outlive it.
class ZipReader {
 public:
  static std::optional<ZipReader> open(std::string_view bytes, const std::string& file,
                                       Diagnostics& diagnostics, const ZipLimits& limits = {});
  ZipReader(ZipReader&&) noexcept;
  ~ZipReader();

  std::size_t size() const;
  const std::string& name(std::size_t part) const;
  /// The part of that name, whichever letter case; npos when there is none.
  std::size_t find(std::string_view name) const;
  /// All reads together stay within total_bytes.
  std::optional<std::string> read(std::size_t part, Diagnostics& diagnostics);

 private:
  struct State;
  explicit ZipReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

std::optional<std::vector<ZipPart>> read_zip(std::string_view bytes, const std::string& file,
                                             Diagnostics& diagnostics,
                                             const ZipLimits& limits = {});
std::string write_zip(const std::vector<ZipPart>& parts);
/// The part of that name, whichever letter case; null when there is none.
const ZipPart* find_part(const std::vector<ZipPart>& parts, std::string_view name);

}  // namespace chuan
