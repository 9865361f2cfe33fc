/// Names for result files: safe on every system, each given once.
///
///   ResultNames names;
///   names.next("hoso/Quang Tri.yaml")   // "Quang Tri"
///   names.next("hoso/Quang Tri.json")   // "Quang Tri-2"
///
/// Contract: the same names in the same order give the same results, whatever the machine.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chuan {

/// Without a folder and the ending of a dossier; what some system refuses becomes "_".
std::string safe_name(std::string_view name);

/// "a, b, c, d, e, ...": the first of many.
std::string some_names(const std::vector<std::string>& names);

class ResultNames {
 public:
  std::string next(std::string_view name);

 private:
  std::set<std::string> taken_;  ///< as systems without capitals see them
};

}  // namespace chuan
