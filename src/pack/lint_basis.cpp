// P100, P101: what stands on an outside page cites one; what we set ourselves says so.
#include <algorithm>

#include "pack/lint_context.h"
#include "pack/read.h"

namespace chuan {
namespace {

/// The source by which a pack says that a value is its own.
constexpr std::string_view kOwn = "ours";

}  // namespace

void lint_basis(LintContext& context) {
  each_threshold(context.written, [&](const ast::Indicator&, const ast::Check&,
                                      const ast::Condition&, const ast::Threshold& threshold) {
    if (threshold.sources.empty()) return;
    const auto own = [](const ast::Word& source) { return source.text == kOwn; };
    const bool provisional = threshold.basis == Basis::provisional;
    const Origin place = threshold.sources.front().origin;
    if (!provisional && std::all_of(threshold.sources.begin(), threshold.sources.end(), own))
      context.diagnostics.add(
          Code::lint_basis_source, place,
          {std::string(kBasisWords[static_cast<std::size_t>(threshold.basis)])});
    if (provisional && std::none_of(threshold.sources.begin(), threshold.sources.end(), own))
      context.diagnostics.add(Code::lint_basis_public, place);
  });
}

}  // namespace chuan
