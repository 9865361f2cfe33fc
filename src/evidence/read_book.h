/// A dossier kept as a workbook into Evidence. Private to the folder.
///
/// The sheets that every dossier has become the document that YAML would hold, and are read as
/// that; the registers' sheets are read straight into their columns, as CSV tables are.
///
/// Contract: as evidence/read.h. The Workbook outlives the call only.
#pragma once

#include <cstdint>
#include <string>

#include "doc/workbook.h"
#include "evidence/reader.h"

namespace chuan {

void read_book(Reader& reader, const Workbook& book);
/// The pack it names and its date; see read_evidence_head.
EvidenceHead head_of_book(const Workbook& book, SourceMap& sources);

// ---- read_sheet.cpp
void read_register_sheet(Reader& reader, std::uint16_t reg, const Sheet& sheet, bool from_1904);

}  // namespace chuan
