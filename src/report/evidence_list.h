/// The list of documents (danh muc minh chung) as data: by code, by box, and what is wrong.
///
///   const EvidenceList list = make_evidence_list(input, options);
///   for (const EvidenceBox& box : list.boxes)
///     for (const std::size_t i : box.documents) ... list.documents[i]
///
/// Of a secret document only its code, its box and what it serves are told, whatever the options.
///
/// Contract: pure; owns its texts, each one clean line in the language of the options. `missing`
/// and the ages asked by single indicators are taken from ReportInput::explanations: without
/// explanations neither is told.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/report.h"

namespace chuan {

enum class DocumentState : std::uint8_t {
  in_force,
  expired,        ///< `valid_to` lies before as-of
  not_yet,        ///< issued after as-of
  out_of_window,  ///< in force, and too old for an indicator that it serves
  unknown         ///< the days that would decide are not filled in
};

struct EvidenceDocument {
  std::uint32_t row = 0;  ///< in the register `documents`
  std::string code;
  std::string number, title, kind, issuer;  ///< empty for a secret document
  std::string date;                         ///< of issue
  std::string period, valid_to;             ///< empty where none is given
  std::string box;
  bool secret = false;
  DocumentState state = DocumentState::in_force;
  std::string state_words;  ///< empty while in force
  /// Issued (or reporting on a time) before the first day of the window: good while in force, and
  /// no proof of work done in the window.
  bool before_window = false;
  std::vector<std::uint16_t> serves;  ///< positions in the pack, in its order
  std::string ids;                    ///< "CT2.13, CT2.22"
  bool shared() const { return serves.size() > 1; }
};

struct EvidenceBox {
  std::string name;  ///< empty: kept in no box
  std::vector<std::size_t> documents;
};

/// A wanted document that is not there, or no longer in force.
struct MissingDocument {
  std::uint16_t indicator = 0;
  std::uint32_t finding = 0;  ///< in Assessment::findings
  std::string id;             ///< "CT2.18"
  std::string slot;           ///< "CT2.18/tong_hop": what `serves` would say
  std::string title;
  std::string expired;  ///< codes of what was there and lapsed; empty: there was none
  bool met = false;     ///< the figure is met, only the paper lacks
  std::string owner;    ///< who has to supply it
};

struct EvidenceList {
  std::vector<EvidenceDocument> documents;  ///< by code
  std::vector<EvidenceBox> boxes;           ///< by name; those in no box last
  std::vector<MissingDocument> missing;     ///< in pack order
  std::vector<std::size_t> shared;          ///< serve several indicators
  std::vector<std::size_t> outside;         ///< expired, not yet issued, too old
  std::vector<std::size_t> idle;            ///< serve no indicator
  std::size_t secret = 0;
  std::size_t wanted = 0;  ///< documents the indicators of the level ask for
};

EvidenceList make_evidence_list(const ReportInput& input, const ReportOptions& options);

}  // namespace chuan
