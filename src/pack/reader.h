/// Strict reading of a pack's trees: each key asked for once, everything else is a fault.
///
///   MapReader map(context, node, "measure");
///   const ast::Word of = map.word("of", Need::required);
///   map.finish();                      // keys nobody asked for: unknown, with the nearest known
///
/// Contract: faults go to the context's diagnostics; what could not be read is empty, a Word that
/// is not there, or nothing. No throw. Private to src/pack.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "doc/tree.h"
#include "pack/rule_pack.h"

namespace chuan {

/// Entries of one list or map, and what a title may take on a line of 80 columns.
inline constexpr std::size_t kMaxEntries = 10'000;
inline constexpr std::size_t kIndicatorShort = 27;
inline constexpr std::size_t kGroupShort = 30;

struct ReadContext {
  const Tree& tree;
  Diagnostics& diagnostics;
};

enum class Need : std::uint8_t { optional, required };
/// name: "staff_years"; slug: "qd11-2021"; indicator: "CT2.05"; label: "2A".
enum class IdKind : std::uint8_t { name, slug, indicator, label };

/// The spelling meant, when one is near; empty when the fault is one of very many.
std::string nearest_of(const Diagnostics& diagnostics, std::string_view text,
                       std::span<const std::string_view> candidates);
/// "a, b, c".
std::string join_words(std::span<const std::string_view> words);

ast::Word read_word(ReadContext& context, NodeId node, std::string_view name);
Bilingual read_bilingual(ReadContext& context, NodeId node, std::string_view name,
                         std::size_t max_columns = 0);
/// One whole day, ISO.
std::optional<Date> read_day(ReadContext& context, NodeId node, std::string_view name);
std::optional<std::int64_t> read_integer(ReadContext& context, NodeId node, std::string_view name,
                                         std::int64_t lo, std::int64_t hi);
/// Exact, in millionths.
std::optional<std::int64_t> read_micro(ReadContext& context, NodeId node, std::string_view name);
std::optional<Duration> read_duration(ReadContext& context, NodeId node, std::string_view name);
bool read_yes_no(ReadContext& context, NodeId node, std::string_view name);
/// Position in `words`; nothing (and a fault) when it is none of them.
std::optional<std::size_t> read_choice(ReadContext& context, const ast::Word& word,
                                       std::span<const std::string_view> words);
bool check_id(ReadContext& context, const ast::Word& word, IdKind kind);
/// The items of a list with at least one.
std::vector<NodeId> read_list(ReadContext& context, NodeId node, std::string_view name);
std::vector<ast::Word> read_words(ReadContext& context, NodeId node, std::string_view name);
/// The entries of a map whose keys are the author's own ids; their keys as words by `key_word`.
std::vector<NodeId> read_entries(ReadContext& context, NodeId node, std::string_view name,
                                 IdKind kind);
ast::Word key_word(const ReadContext& context, NodeId node);
/// Reports the second of two equal ids among `words`, with the place of the first.
void check_unique(ReadContext& context, const std::vector<ast::Word>& words);

class MapReader {
 public:
  /// A node that is no map is reported, and every key then reads as absent without more faults.
  MapReader(ReadContext& context, NodeId node, std::string_view name);

  bool valid() const { return valid_; }
  NodeId node() const { return node_; }
  Origin origin() const { return context_.tree.origin(node_); }
  /// kNoNode when absent. Asking makes the key a known one.
  NodeId find(std::string_view key, Need need = Need::optional);
  bool has(std::string_view key) const;
  /// Of the keys `words`, the one that is there: none or two are faults. All become known.
  std::optional<std::size_t> one_of(std::span<const std::string_view> words);

  ast::Word word(std::string_view key, Need need = Need::optional);
  std::string text(std::string_view key, Need need = Need::optional);
  ast::Word id(IdKind kind);
  Bilingual bilingual(std::string_view key, Need need = Need::optional,
                      std::size_t max_columns = 0);
  std::optional<std::size_t> choice(std::string_view key, std::span<const std::string_view> words,
                                    Need need = Need::optional);
  bool yes_no(std::string_view key);
  std::optional<Date> day(std::string_view key, Need need = Need::optional);
  std::optional<Duration> duration(std::string_view key, Need need = Need::optional);
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t lo, std::int64_t hi,
                                      Need need = Need::optional);
  std::vector<NodeId> list(std::string_view key, Need need = Need::optional);
  std::vector<ast::Word> words(std::string_view key, Need need = Need::optional);
  /// Reports the keys nobody asked for.
  void finish();

 private:
  /// A key that looks like one of `words` misspelled is reported, and known from then on.
  bool report_slip(std::span<const std::string_view> words);

  ReadContext& context_;
  NodeId node_;
  bool valid_;
  std::vector<std::string_view> known_;
};

}  // namespace chuan
