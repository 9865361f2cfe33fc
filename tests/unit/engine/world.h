/// A small pack and small dossiers from text, for tests of the engine's laws.
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "base/file_system.h"
#include "engine/evaluate.h"
#include "evidence/read.h"
#include "pack/load.h"

namespace world {

/// Registers and scales that every test pack shares; `extra` adds sets.
std::string facts_yaml(const std::string& extra_sets = "");
/// One indicator with the measure (and its when_empty, merge) and levels given as flow YAML.
std::string indicator(const std::string& id, const std::string& measure, const std::string& levels,
                      const std::string& more = "");

/// A compiled pack of the given indicators (each from `indicator`). Fails the test on any fault.
class Pack {
 public:
  explicit Pack(const std::string& indicators, const std::string& extra_sets = "",
                const std::string& window = "{years: 5, calendar_years: 5}");
  const chuan::CompiledPack& operator*() const { return *pack_; }
  const chuan::CompiledPack* operator->() const { return &*pack_; }

 private:
  chuan::SourceMap sources_;
  std::optional<chuan::CompiledPack> pack_;
};

/// A dossier dated 2023-04-12 from the YAML under `facts:`, `registers:` and so on.
/// `faults` says how many errors are expected.
chuan::Evidence dossier(const Pack& pack, const std::string& yaml, std::size_t faults = 0,
                        const std::string& date = "2023-04-12");

/// Evaluate and keep the result.
struct Result {
  chuan::Assessment assessment;
  const chuan::Finding& finding(std::size_t i = 0) const;  ///< of the highest level
  const chuan::CheckResult& deciding(std::size_t i = 0) const;
  chuan::Verdict verdict(std::size_t i = 0) const { return finding(i).verdict; }
  chuan::Reason reason(std::size_t i = 0) const { return finding(i).reason; }
  const chuan::Value& value(std::size_t i = 0) const { return deciding(i).value; }
};
Result judge(const Pack& pack, const chuan::Evidence& evidence, const std::string& as_of = "",
             chuan::EvaluateOptions options = {});
/// One indicator, one dossier, in one line.
Result judge(const std::string& measure, const std::string& levels, const std::string& yaml,
             const std::string& as_of = "");

/// "3/4", "[1/2, 3/4]", "[2, inf]": what a value came to, for comparisons that read well.
std::string text(const chuan::Value& value);

}  // namespace world

namespace chuan {
std::ostream& operator<<(std::ostream& out, Verdict verdict);
std::ostream& operator<<(std::ostream& out, Reason reason);
std::ostream& operator<<(std::ostream& out, const Date& date);
}  // namespace chuan
