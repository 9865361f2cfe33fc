#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "evidence/reader.h"

namespace chuan {
namespace {

constexpr std::array<std::string_view, 4> kStages = {"self", "province", "survey", "council"};
constexpr std::array<std::string_view, 4> kValues = {"met", "exceeds", "near", "not_met"};

/// Position of map[key] in a closed list of words; kNone16, and reported, when it is none.
std::uint16_t read_word(Reader& reader, const Tree& tree, NodeId map, std::string_view key,
                        const std::array<std::string_view, 4>& words, Code code) {
  const std::string_view text = required_text(reader, tree, map, key);
  if (text.empty()) return kNone16;
  const auto at = std::find(words.begin(), words.end(), text);
  if (at != words.end()) return static_cast<std::uint16_t>(at - words.begin());
  reader.report(code, place_of(tree, tree.find(map, key)), {std::string(text)},
                nearest(text, words));
  return kNone16;
}

std::uint16_t read_indicator(Reader& reader, const Tree& tree, NodeId map) {
  const std::string_view text = required_text(reader, tree, map, "indicator");
  if (text.empty()) return kNone16;
  const std::uint16_t indicator = reader.names.indicator(text);
  if (indicator == kNone16) {
    reader.report(Code::indicator_unknown, place_of(tree, tree.find(map, "indicator")),
                  {std::string(text)}, reader.names.nearest_indicator(text));
  }
  return indicator;
}

void read_ruling(Reader& reader, const Tree& tree, NodeId node) {
  report_unknown_keys(reader, tree, node,
                      {"indicator", "stage", "person", "date", "value", "text"});
  Ruling ruling;
  const std::uint16_t stage =
      read_word(reader, tree, node, "stage", kStages, Code::ruling_stage_unknown);
  const std::uint16_t value =
      read_word(reader, tree, node, "value", kValues, Code::ruling_value_unknown);
  ruling.indicator = read_indicator(reader, tree, node);
  ruling.person = required_text(reader, tree, node, "person");
  ruling.text = optional_text(reader, tree, node, "text");
  ruling.origin = tree.origin(node);
  bool complete =
      stage != kNone16 && value != kNone16 && ruling.indicator != kNone16 && !ruling.person.empty();
  const NodeId date = tree.find(node, "date");
  if (date == kNoNode || tree.is_null(date)) {
    required_text(reader, tree, node, "date");
    complete = false;
  } else {
    complete = read_day(reader, tree, date, ruling.date) && complete;
  }
  if (ruling.indicator != kNone16 && !reader.schema.ruled[ruling.indicator]) {
    reader.report(Code::ruling_on_computed, place_of(tree, tree.find(node, "indicator")),
                  {reader.schema.indicators[ruling.indicator]});
    complete = false;
  }
  if (!complete) return;
  ruling.stage = static_cast<RulingStage>(stage);
  ruling.value = static_cast<RulingValue>(value);
  std::vector<Ruling>& rulings = reader.evidence.rulings;
  const auto twin = std::find_if(rulings.begin(), rulings.end(), [&](const Ruling& other) {
    return other.indicator == ruling.indicator && other.stage == ruling.stage &&
           other.date == ruling.date;
  });
  if (twin == rulings.end()) {
    rulings.push_back(std::move(ruling));
    return;
  }
  reader
      .report(Code::ruling_twice, ruling.origin,
              {reader.schema.indicators[ruling.indicator], std::string(kStages[stage]),
               to_iso(ruling.date)})
      .notes.push_back({twin->origin, "first_here", {}});
}

}  // namespace

void read_rulings(Reader& reader, const Tree& tree, NodeId list) {
  if (!needs_list(reader, tree, list)) return;
  for (NodeId node = tree.first_child(list); node != kNoNode; node = tree.next(node))
    if (needs_map(reader, tree, node)) read_ruling(reader, tree, node);
}

void read_grounds(Reader& reader, const Tree& tree, NodeId list, GroundKind kind) {
  if (!needs_list(reader, tree, list)) return;
  std::vector<Ground>& grounds = kind == GroundKind::not_applicable ? reader.evidence.not_applicable
                                                                    : reader.evidence.opinion_asked;
  for (NodeId node = tree.first_child(list); node != kNoNode; node = tree.next(node)) {
    if (!needs_map(reader, tree, node)) continue;
    report_unknown_keys(reader, tree, node, {"indicator", "ground"});
    Ground ground{read_indicator(reader, tree, node),
                  std::string(optional_text(reader, tree, node, "ground")), tree.origin(node)};
    const bool known = ground.indicator != kNone16;
    const std::string id = known ? reader.schema.indicators[ground.indicator] : std::string();
    if (ground.text.empty()) {
      const NodeId text = tree.find(node, "ground");
      reader.report(Code::ground_missing,
                    text == kNoNode ? tree.origin(node) : place_of(tree, text), {id});
    }
    if (!known) continue;
    if (kind == GroundKind::not_applicable && !reader.schema.may_not_apply[ground.indicator]) {
      reader.report(Code::must_apply, place_of(tree, tree.find(node, "indicator")), {id});
      continue;
    }
    if (ground.text.empty()) continue;
    const auto twin = std::find_if(grounds.begin(), grounds.end(), [&](const Ground& other) {
      return other.indicator == ground.indicator;
    });
    if (twin == grounds.end()) {
      grounds.push_back(std::move(ground));
    } else {
      reader.report(Code::ground_twice, place_of(tree, tree.find(node, "indicator")), {id})
          .notes.push_back({twin->origin, "first_here", {}});
    }
  }
}

}  // namespace chuan
