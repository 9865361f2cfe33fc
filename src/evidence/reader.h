/// What the parts of the evidence reader share while one dossier is read. Private to the folder.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "doc/read.h"
#include "doc/tree.h"
#include "evidence/memory.h"
#include "evidence/names.h"
#include "evidence/read.h"
#include "evidence/text_pool.h"
#include "model/evidence.h"

namespace chuan {

inline constexpr std::string_view kEvidenceSchema = "chuan/evidence/1";

/// Which numbers and dates a cell may hold: ISO dates and the dot only, or also Vietnamese forms.
enum class TextRules : std::uint8_t { plain, vietnamese };

struct Reader {
  /// `memory` has been cleared for `evidence`.
  Reader(ReaderMemory& memory_in, const ReadEvidenceOptions& options_in, SourceMap& sources_in,
         Diagnostics& diagnostics_in, Evidence& evidence_in)
      : memory(memory_in),
        schema(memory_in.schema),
        options(options_in),
        sources(sources_in),
        diagnostics(diagnostics_in),
        evidence(evidence_in),
        texts(memory_in.texts),
        names(memory_in.names),
        members(memory_in.members),
        items(memory_in.items) {}

  ReaderMemory& memory;
  const EvidenceSchema& schema;
  const ReadEvidenceOptions& options;
  SourceMap& sources;
  Diagnostics& diagnostics;
  Evidence& evidence;
  TextPool& texts;
  Names& names;
  std::vector<RawItem>& members;       ///< scratch: a list as written
  std::vector<RawItem>& items;         ///< scratch: its items, split and trimmed
  std::size_t records = 0;             ///< rows taken so far, over all registers
  TextRules rules = TextRules::plain;  ///< of the dates in the document
  bool refused = false;                ///< a file-level fault: there will be no evidence

  Diagnostic& report(Code code, Origin origin, std::vector<std::string> args,
                     std::string near = {}) {
    return diagnostics.add(code, origin, std::move(args), std::move(near));
  }
  /// The key as people see it where the origin is.
  std::string called(Origin origin, std::string_view key) const {
    return sources.called(origin.source, key);
  }
  std::string called(std::uint16_t reg) const {
    return sources.called(evidence.registers[reg].source, schema.registers[reg].name);
  }
};

// ---- read_tree*.cpp: the parts of a document
enum class GroundKind : std::uint8_t { opinion_asked, not_applicable };
/// `tree` is a map at its root.
void read_document(Reader& reader, const Tree& tree, SourceId source);
void read_rulings(Reader& reader, const Tree& tree, NodeId list);
void read_grounds(Reader& reader, const Tree& tree, NodeId list, GroundKind kind);
void read_registers(Reader& reader, const Tree& tree, NodeId map, SourceId source);

/// Reports unless the node is of the kind; null is taken as an empty map, list or text.
bool needs_map(Reader& reader, const Tree& tree, NodeId node);
bool needs_list(Reader& reader, const Tree& tree, NodeId node);
bool needs_text(Reader& reader, const Tree& tree, NodeId node);
void report_unknown_keys(Reader& reader, const Tree& tree, NodeId map,
                         std::initializer_list<std::string_view> known);
/// Where to point at for a node: its value, or its key when nothing is written.
Origin place_of(const Tree& tree, NodeId node);
/// The trimmed text of map[key]; reports `required_key_missing` when it is absent or blank.
std::string_view required_text(Reader& reader, const Tree& tree, NodeId map, std::string_view key);
std::string_view optional_text(Reader& reader, const Tree& tree, NodeId map, std::string_view key);
/// A day written in ISO form; false, and reported, when it is none.
bool read_day(Reader& reader, const Tree& tree, NodeId node, Date& out);
struct RawCell;
/// A single fact from its cell.
void set_fact(Reader& reader, std::uint16_t index, const RawCell& raw);
/// A scalar, null or list as a cell; false, and reported, for a map.
bool read_raw(Reader& reader, const Tree& tree, NodeId node, RawCell& raw);

// ---- read_table.cpp: a register's CSV file
void read_table(Reader& reader, std::uint16_t reg, const Table& table, SourceId source);

// ---- resolve.cpp, checks.cpp: what needs the whole dossier
/// Drops duplicates, orders rows by key, resolves codes to rows.
void resolve(Reader& reader);
/// Rows that contradict themselves: a `to` before its `from`, a part above its whole.
void check_rows(Reader& reader);

}  // namespace chuan
