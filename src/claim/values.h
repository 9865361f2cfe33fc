/// What each part of a reading is given by the sentence, and the checks made so far.
///
/// Contract: values are whole numbers, -1 where the sentence does not give one. A number said twice
/// with two values is a failed check; the first stands.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/claim.h"

namespace chuan {

inline constexpr std::size_t kClaimParts = static_cast<std::size_t>(ClaimPart::rest) + 1;
/// Searched for a whole number, or a total, that gives a percentage.
inline constexpr std::int64_t kLargestTotal = 5000;
/// What stands beside the met ones and with them makes the total.
inline constexpr std::array kOutside = {ClaimPart::not_met, ClaimPart::opinion,
                                        ClaimPart::no_evidence};

class ClaimValues {
 public:
  ClaimValues(const std::vector<ClaimFigure>& figures, const std::vector<ClaimPercent>& percents,
              ClaimReading& reading);

 protected:
  /// Counts, wholes and percentages into values; `given_total`: beside the sentence, or -1.
  void read(std::int64_t given_total);

  bool here(const ClaimFigure& figure) const;
  std::int64_t& at(ClaimPart part) { return values_[static_cast<std::size_t>(part)]; }
  bool known(ClaimPart part) { return at(part) >= 0; }

  ClaimCheck& check(ClaimCheckKind kind, std::vector<ClaimTerm> terms, ClaimTerm against,
                    ClaimFault fault);
  /// A part is not larger than its whole; said once.
  void within(ClaimTerm part, ClaimTerm whole);
  /// The terms make the number; else `fault`.
  void sum(std::vector<ClaimTerm> terms, ClaimTerm against, ClaimFault fault);

  /// The parts beside the met ones, as the reading places them; and the met ones.
  std::vector<ClaimTerm> outside();
  std::vector<ClaimTerm> met_terms();
  static std::int64_t sum_of(const std::vector<ClaimTerm>& terms);

  const std::vector<ClaimFigure>& figures_;
  const std::vector<ClaimPercent>& percents_;
  ClaimReading& reading_;
  bool derived_ = false;  ///< the total is the sum of the parts, since the sentence says none

 private:
  void set(ClaimPart part, std::int64_t value, ClaimFault fault);
  void set_total(std::int64_t value);
  void read_counts();
  void read_wholes();
  void read_named_wholes();
  void solve_percents();
  void read_plain();
  void derive_total();

  std::array<std::int64_t, kClaimParts> values_{};
};

}  // namespace chuan
