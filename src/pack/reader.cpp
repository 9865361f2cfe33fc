#include "pack/reader.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/number.h"
#include "base/text.h"

namespace chuan {
namespace {

/// Beyond this many candidates, or after the diagnostics' limit, looking costs more than it helps.
constexpr std::size_t kMaxCandidates = 500;

bool lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}

/// What YAML 1.1 tools turn into true and false before anybody sees the word.
bool reads_as_boolean(std::string_view text) {
  std::string key(text);
  for (char& c : key)
    if (upper(c)) c = static_cast<char>(c - 'A' + 'a');
  constexpr std::array<std::string_view, 8> words = {"on", "yes", "no",   "off",
                                                     "y",  "n",   "true", "false"};
  return std::find(words.begin(), words.end(), key) != words.end();
}

bool well_formed(std::string_view text, IdKind kind) {
  if (text.empty() || text.size() > 64) return false;
  const auto every = [&](auto allowed) { return std::all_of(text.begin(), text.end(), allowed); };
  switch (kind) {
    case IdKind::name:
      return lower(text[0]) && every([](char c) { return lower(c) || digit(c) || c == '_'; });
    case IdKind::slug:
      return (lower(text[0]) || digit(text[0])) &&
             every([](char c) { return lower(c) || digit(c) || c == '_' || c == '-' || c == '.'; });
    case IdKind::label:
      return every([](char c) { return lower(c) || upper(c) || digit(c); });
    case IdKind::indicator: {
      std::size_t i = 0;
      while (i < text.size() && upper(text[i])) ++i;
      const std::size_t letters = i;
      while (i < text.size() && digit(text[i])) ++i;
      return letters > 0 && i > letters && text.size() == i + 3 && text[i] == '.' &&
             digit(text[i + 1]) && digit(text[i + 2]);
    }
  }
  return false;
}

std::string_view example(IdKind kind) {
  switch (kind) {
    case IdKind::name:
      return "staff_years";
    case IdKind::slug:
      return "qd11-2021";
    case IdKind::label:
      return "2A";
    case IdKind::indicator:
      return "CT2.05";
  }
  return {};
}

void wrong_kind(ReadContext& context, NodeId node, Code code, std::string_view name) {
  // An empty value ("key:" and nothing) is its own fault: nobody meant a wrong type there.
  const bool empty = context.tree.is_null(node);
  const Origin origin = empty && context.tree.key_origin(node).known()
                            ? context.tree.key_origin(node)
                            : context.tree.origin(node);
  context.diagnostics.add(empty ? Code::pack_empty : code, origin, {std::string(name)});
}

bool too_many(ReadContext& context, NodeId node, std::string_view name) {
  if (context.tree[node].children <= kMaxEntries) return false;
  context.diagnostics.add(Code::pack_too_many, context.tree.origin(node),
                          {std::string(name), std::to_string(kMaxEntries)});
  return true;
}

}  // namespace

std::string nearest_of(const Diagnostics& diagnostics, std::string_view text,
                       std::span<const std::string_view> candidates) {
  if (diagnostics.dropped() != 0 || candidates.size() > kMaxCandidates || text.size() > 64)
    return {};
  return nearest(text, candidates);
}

std::string join_words(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

ast::Word read_word(ReadContext& context, NodeId node, std::string_view name) {
  if (node == kNoNode) return {};
  if (!context.tree.is_scalar(node)) {
    wrong_kind(context, node, Code::pack_not_text, name);
    return {};
  }
  const ast::Word word{trim(context.tree.text(node)), context.tree.origin(node)};
  if (!word.text.empty()) return word;
  context.diagnostics.add(Code::pack_empty, word.origin, {std::string(name)});
  return {};
}

Bilingual read_bilingual(ReadContext& context, NodeId node, std::string_view name,
                         std::size_t max_columns) {
  Bilingual out;
  if (node == kNoNode) return out;
  MapReader map(context, node, name);
  for (const bool vi : {true, false}) {
    const ast::Word word = map.word(vi ? "vi" : "en", Need::required);
    (vi ? out.vi : out.en) = word.text;
    if (max_columns == 0 || !word.there()) continue;
    const std::size_t width = display_width(word.text);
    if (width > max_columns)
      context.diagnostics.add(
          Code::pack_too_wide, word.origin,
          {std::string(name), std::to_string(width), std::to_string(max_columns)});
  }
  map.finish();
  return out;
}

std::optional<Date> read_day(ReadContext& context, NodeId node, std::string_view name) {
  const ast::Word word = read_word(context, node, name);
  if (!word.there()) return std::nullopt;
  const ParsedDate parsed = parse_iso_date(word.text);
  if (parsed.fault == DateFault::none && parsed.span.exact()) return parsed.span.first;
  context.diagnostics.add(Code::pack_not_date, word.origin, {std::string(word.text)});
  return std::nullopt;
}

std::optional<std::int64_t> read_micro(ReadContext& context, NodeId node, std::string_view name) {
  const ast::Word word = read_word(context, node, name);
  if (!word.there()) return std::nullopt;
  const ParsedNumber parsed = parse_plain_number(word.text);
  if (parsed.fault == NumberFault::none && parsed.value.exact() && !parsed.percent)
    return parsed.value.lo;
  context.diagnostics.add(Code::pack_not_number, word.origin, {std::string(word.text)});
  return std::nullopt;
}

std::optional<std::int64_t> read_integer(ReadContext& context, NodeId node, std::string_view name,
                                         std::int64_t lo, std::int64_t hi) {
  const std::optional<std::int64_t> micro = read_micro(context, node, name);
  if (!micro) return std::nullopt;
  if (*micro % kMicro == 0 && *micro / kMicro >= lo && *micro / kMicro <= hi)
    return *micro / kMicro;
  context.diagnostics.add(
      Code::pack_number_range, context.tree.origin(node),
      {std::string(context.tree.text(node)), std::to_string(lo), std::to_string(hi)});
  return std::nullopt;
}

std::optional<Duration> read_duration(ReadContext& context, NodeId node, std::string_view name) {
  const ast::Word word = read_word(context, node, name);
  if (!word.there()) return std::nullopt;
  const std::optional<Duration> parsed = parse_duration(word.text);
  if (!parsed)
    context.diagnostics.add(Code::pack_not_duration, word.origin, {std::string(word.text)});
  return parsed;
}

bool read_yes_no(ReadContext& context, NodeId node, std::string_view name) {
  const ast::Word word = read_word(context, node, name);
  if (!word.there() || word.text == "false") return false;
  if (word.text != "true")
    context.diagnostics.add(Code::pack_not_yes_no, word.origin, {std::string(word.text)});
  return true;
}

std::optional<std::size_t> read_choice(ReadContext& context, const ast::Word& word,
                                       std::span<const std::string_view> words) {
  if (!word.there()) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), word.text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  context.diagnostics.add(Code::pack_unknown_word, word.origin,
                          {std::string(word.text), join_words(words)},
                          nearest_of(context.diagnostics, word.text, words));
  return std::nullopt;
}

bool check_id(ReadContext& context, const ast::Word& word, IdKind kind) {
  if (!word.there()) return false;
  if (reads_as_boolean(word.text)) {
    context.diagnostics.add(Code::pack_boolean_key, word.origin, {std::string(word.text)});
    return false;
  }
  if (well_formed(word.text, kind)) return true;
  context.diagnostics.add(Code::pack_bad_id, word.origin,
                          {std::string(word.text), std::string(example(kind))});
  return false;
}

std::vector<NodeId> read_list(ReadContext& context, NodeId node, std::string_view name) {
  std::vector<NodeId> out;
  if (node == kNoNode) return out;
  if (!context.tree.is_list(node)) {
    wrong_kind(context, node, Code::pack_not_list, name);
    return out;
  }
  if (context.tree[node].children == 0)
    context.diagnostics.add(Code::pack_empty, context.tree.origin(node), {std::string(name)});
  if (too_many(context, node, name)) return out;
  for (NodeId c = context.tree.first_child(node); c != kNoNode; c = context.tree.next(c))
    out.push_back(c);
  return out;
}

std::vector<ast::Word> read_words(ReadContext& context, NodeId node, std::string_view name) {
  std::vector<ast::Word> out;
  for (const NodeId item : read_list(context, node, name))
    if (const ast::Word word = read_word(context, item, name); word.there()) out.push_back(word);
  return out;
}

ast::Word key_word(const ReadContext& context, NodeId node) {
  return {context.tree.key(node), context.tree.key_origin(node)};
}

std::vector<NodeId> read_entries(ReadContext& context, NodeId node, std::string_view name,
                                 IdKind kind) {
  std::vector<NodeId> out;
  if (node == kNoNode) return out;
  if (!context.tree.is_map(node)) {
    wrong_kind(context, node, Code::pack_not_map, name);
    return out;
  }
  if (context.tree[node].children == 0)
    context.diagnostics.add(Code::pack_empty, context.tree.origin(node), {std::string(name)});
  if (too_many(context, node, name)) return out;
  for (NodeId c = context.tree.first_child(node); c != kNoNode; c = context.tree.next(c)) {
    check_id(context, key_word(context, c), kind);
    out.push_back(c);
  }
  return out;
}

void check_unique(ReadContext& context, const std::vector<ast::Word>& words) {
  std::map<std::string_view, Origin> seen;
  for (const ast::Word& word : words) {
    if (!word.there()) continue;
    const auto [first, fresh] = seen.try_emplace(word.text, word.origin);
    if (fresh) continue;
    context.diagnostics.add(Code::pack_duplicate, word.origin, {std::string(word.text)})
        .notes.push_back({first->second, "first_here", {}});
  }
}

MapReader::MapReader(ReadContext& context, NodeId node, std::string_view name)
    : context_(context), node_(node), valid_(node != kNoNode && context.tree.is_map(node)) {
  if (node != kNoNode && !valid_) wrong_kind(context, node, Code::pack_not_map, name);
}

bool MapReader::has(std::string_view key) const {
  return valid_ && context_.tree.find(node_, key) != kNoNode;
}

NodeId MapReader::find(std::string_view key, Need need) {
  if (!valid_) return kNoNode;
  known_.push_back(key);
  const NodeId found = context_.tree.find(node_, key);
  if (found == kNoNode && need == Need::required)
    context_.diagnostics.add(Code::pack_missing_key, origin(), {std::string(key)});
  return found;
}

std::optional<std::size_t> MapReader::one_of(std::span<const std::string_view> words) {
  if (!valid_) return std::nullopt;
  std::optional<std::size_t> found;
  NodeId first = kNoNode;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const NodeId node = find(words[i]);
    if (node == kNoNode) continue;
    if (found) {
      const NodeId second = std::max(first, node);  // document order
      context_.diagnostics
          .add(Code::pack_two_of, context_.tree.key_origin(second),
               {std::string(context_.tree.key(std::min(first, node))),
                std::string(context_.tree.key(second))})
          .notes.push_back({context_.tree.key_origin(std::min(first, node)), "first_here", {}});
      continue;
    }
    found = i;
    first = node;
  }
  if (!found && !report_slip(words))
    context_.diagnostics.add(Code::pack_none_of, origin(), {join_words(words)});
  return found;
}

bool MapReader::report_slip(std::span<const std::string_view> words) {
  for (NodeId c = context_.tree.first_child(node_); c != kNoNode; c = context_.tree.next(c)) {
    const std::string_view key = context_.tree.key(c);
    std::string meant = nearest_of(context_.diagnostics, key, words);
    if (meant.empty() || std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    context_.diagnostics.add(Code::pack_unknown_key, context_.tree.key_origin(c),
                             {std::string(key)}, std::move(meant));
    known_.push_back(key);
    return true;
  }
  return false;
}

ast::Word MapReader::word(std::string_view key, Need need) {
  return read_word(context_, find(key, need), key);
}

std::string MapReader::text(std::string_view key, Need need) {
  return std::string(word(key, need).text);
}

ast::Word MapReader::id(IdKind kind) {
  const ast::Word found = word("id", Need::required);
  check_id(context_, found, kind);
  return found;
}

Bilingual MapReader::bilingual(std::string_view key, Need need, std::size_t max_columns) {
  return read_bilingual(context_, find(key, need), key, max_columns);
}

std::optional<std::size_t> MapReader::choice(std::string_view key,
                                             std::span<const std::string_view> words, Need need) {
  return read_choice(context_, word(key, need), words);
}

bool MapReader::yes_no(std::string_view key) {
  return read_yes_no(context_, find(key), key);
}

std::optional<Date> MapReader::day(std::string_view key, Need need) {
  return read_day(context_, find(key, need), key);
}

std::optional<Duration> MapReader::duration(std::string_view key, Need need) {
  return read_duration(context_, find(key, need), key);
}

std::optional<std::int64_t> MapReader::integer(std::string_view key, std::int64_t lo,
                                               std::int64_t hi, Need need) {
  return read_integer(context_, find(key, need), key, lo, hi);
}

std::vector<NodeId> MapReader::list(std::string_view key, Need need) {
  return read_list(context_, find(key, need), key);
}

std::vector<ast::Word> MapReader::words(std::string_view key, Need need) {
  return read_words(context_, find(key, need), key);
}

void MapReader::finish() {
  if (!valid_) return;
  for (NodeId c = context_.tree.first_child(node_); c != kNoNode; c = context_.tree.next(c)) {
    const std::string_view key = context_.tree.key(c);
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    if (reads_as_boolean(key)) {
      context_.diagnostics.add(Code::pack_boolean_key, context_.tree.key_origin(c),
                               {std::string(key)});
      continue;
    }
    context_.diagnostics.add(Code::pack_unknown_key, context_.tree.key_origin(c),
                             {std::string(key)}, nearest_of(context_.diagnostics, key, known_));
  }
}

}  // namespace chuan
