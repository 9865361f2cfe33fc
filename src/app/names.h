/// Names of people, and how they are kept out of what we print.
///
///   const PeopleNames names(pack, evidence, Language::vi);
///   names.hide(evidence);                  // in texts: the person's code, or "(name not shown)"
///   names.dotted("CB01,Ly Thi B01,")       // "CB01,.. ... ...,": same width, for quoted lines
///
/// Known are the names of the register of people, of those who gave a ruling, and what in the
/// tasks' `lead` and `support` reads like a person and not like a unit. They are found as they are
/// spelled there, or in capitals. Anything else that somebody writes into free text is not known.
///
/// Contract: `hide` changes texts alone, never a cell, a key or a digest. No throw.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/evidence.h"
#include "model/pack.h"
#include "report/report.h"

namespace chuan {

class PeopleNames {
 public:
  PeopleNames() = default;
  /// Adds the names of one dossier; people are told by code where `codes` says so, else not at all.
  void learn(const CompiledPack& pack, const Evidence& evidence, Language language,
             bool codes = true);
  /// Rulings lose their person; every text of the dossier its known names.
  void hide(Evidence& evidence) const;
  std::string hidden(std::string_view text) const;
  std::string dotted(std::string_view text) const;

 private:
  using Name = std::pair<const std::string, std::string>;  ///< as spelled, what stands instead
  void add(std::string_view name, std::string_view instead);
  /// The text with something else in the place of each name.
  template <class F>
  std::string replaced(std::string_view text, F&& put_instead) const;
  const Name* name_at(std::string_view text, std::size_t at) const;
  std::unordered_map<std::string, std::string> names_;
  /// By the first word: the lengths of the names that begin with it, the longest first.
  std::unordered_map<std::string, std::vector<std::size_t>> lengths_;
};

}  // namespace chuan
