#include "base/diagnostic.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace chuan {
namespace {

struct CodeRow {
  char id[5];  ///< and not an address, see packed_words.h
  Severity severity;

  std::string_view name() const { return id; }
};

constexpr std::array<CodeRow, static_cast<std::size_t>(Code::count_)> kCodes = {{
#define CHUAN_CODE(name, id, severity) CodeRow{id, Severity::severity},
#include "base/diagnostic_codes.def"
#undef CHUAN_CODE
}};

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string_view code_id(Code code) {
  const auto i = static_cast<std::size_t>(code);
  return i < kCodes.size() ? kCodes[i].name() : std::string_view{};
}

Severity default_severity(Code code) {
  const auto i = static_cast<std::size_t>(code);
  return i < kCodes.size() ? kCodes[i].severity : Severity::error;
}

Code find_code(std::string_view id) {
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    const std::string_view name = kCodes[i].name();
    if (std::equal(id.begin(), id.end(), name.begin(), name.end(),
                   [](char a, char b) { return upper(a) == b; })) {
      return static_cast<Code>(i);
    }
  }
  return Code::count_;
}

Diagnostic& Diagnostics::add(Code code, Origin origin, std::vector<std::string> args,
                             std::string nearest) {
  return add(Diagnostic{
      code, default_severity(code), origin, std::move(args), std::move(nearest), {}, {}});
}

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
  errors_ += diagnostic.severity == Severity::error ? 1 : 0;
  warnings_ += diagnostic.severity == Severity::warning ? 1 : 0;
  std::size_t& kept = kept_[diagnostic.severity == Severity::error ? 1 : 0];
  if (kept < limit_) {
    ++kept;
    items_.push_back(std::move(diagnostic));
    return items_.back();
  }
  ++dropped_;
  overflow_ = std::move(diagnostic);
  return overflow_;
}

void Diagnostics::append(const Diagnostics& other) {
  const std::size_t errors = errors_ + other.errors_;
  const std::size_t warnings = warnings_ + other.warnings_;
  for (const Diagnostic& d : other.items_) add(d);
  dropped_ += other.dropped_;
  errors_ = errors;
  warnings_ = warnings;
}

void Diagnostics::sort() {
  std::stable_sort(items_.begin(), items_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.origin, a.subject, a.code) < std::tie(b.origin, b.subject, b.code);
  });
}

}  // namespace chuan
