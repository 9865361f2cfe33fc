/// The files of a pack and of overlays, from trees to the written rule pack.
///
/// Contract: everything well-formed is added to `out`, every fault to the context; a part with a
/// fault is still added where its name is known, so that what refers to it does not fail as well.
/// Private to src/pack.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pack/reader.h"
#include "pack/rule_pack.h"

namespace chuan {

void read_pack_file(ReadContext& context, ast::RulePack& out);
void read_facts_file(ReadContext& context, ast::RulePack& out);
void read_group_file(ReadContext& context, ast::RulePack& out);

/// `schema: chuan/pack/1` and the like; the key becomes a known one.
void check_schema(ReadContext& context, MapReader& map, std::string_view expected,
                  Need need = Need::required);
std::vector<ast::Titled> read_titled(ReadContext& context, NodeId node, std::string_view name);

std::vector<ast::Scale> read_scales(ReadContext& context, NodeId node);
std::vector<ast::Register> read_registers(ReadContext& context, NodeId node);
std::vector<ast::Set> read_sets(ReadContext& context, NodeId node);

/// An indicator as a list item; its `group` is read when `with_group` (overlays), else left empty.
ast::Indicator read_indicator(ReadContext& context, NodeId node, bool with_group);
/// at_least, over, at_most, under, is or dated, with basis and sources: the keys of a condition.
std::vector<ast::Threshold> read_thresholds(ReadContext& context, MapReader& map);

std::optional<ast::Measure> read_measure(ReadContext& context, NodeId node);
std::vector<ast::Filter> read_filters(ReadContext& context, NodeId node, std::string_view name);

/// Words of closed lists, in the order of their enums.
inline constexpr std::string_view kCompareWords[] = {"at_least", "over", "at_most", "under", "is"};
inline constexpr std::string_view kBasisWords[] = {"official", "published", "reported",
                                                   "provisional"};
inline constexpr std::string_view kOwnerWords[] = {"school", "province", "academy"};
inline constexpr std::string_view kFieldTypeWords[] = {"text",      "number", "date",       "year",
                                                       "yes_no",    "scale",  "scale_list", "code",
                                                       "code_list", "serves", "measure"};

}  // namespace chuan
