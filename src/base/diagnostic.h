/// One thing wrong with a file, as data: code, severity, origin, the values the message names.
///
/// The words stand in the message catalogue of src/report (one per language); below the command
/// layer nothing prints. Codes are stable: they are listed once, in diagnostic_codes.def, and
/// `chuan explain CODE` documents each.
///
/// Contract: plain values. `Diagnostics` collects up to its limit of errors (1,000), as many
/// others, and counts the rest: what is wrong is not lost among warnings.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.h"

namespace chuan {

enum class Severity : std::uint8_t { note, warning, error };

enum class Code : std::uint16_t {
#define CHUAN_CODE(name, id, severity) name,
#include "base/diagnostic_codes.def"
#undef CHUAN_CODE
  count_
};

/// "E012": the stable public name of the code.
std::string_view code_id(Code code);
Severity default_severity(Code code);
/// The code with that id (any case); Code::count_ when there is none.
Code find_code(std::string_view id);

/// A second place that belongs to the message: "first defined here".
struct DiagnosticNote {
  Origin origin;
  std::string text_key;  ///< key in the catalogue: "first_here"
  std::vector<std::string> args;
};

struct Diagnostic {
  Code code = Code::count_;
  Severity severity = Severity::error;
  Origin origin;
  std::vector<std::string> args;  ///< {0}, {1} ... of the catalogue's message
  std::string nearest;            ///< "did you mean": empty when nothing is near
  std::vector<DiagnosticNote> notes;
  /// Where there is no origin inside a text: the file or thing concerned. May be empty.
  std::string subject;
};

class Diagnostics {
 public:
  explicit Diagnostics(std::size_t limit = 1000) : limit_(limit) {}

  /// Adds with the code's own severity and returns it for notes and hints to be filled in.
  Diagnostic& add(Code code, Origin origin, std::vector<std::string> args = {},
                  std::string nearest = {});
  Diagnostic& add(Diagnostic diagnostic);
  void append(const Diagnostics& other);

  const std::vector<Diagnostic>& all() const { return items_; }
  bool empty() const { return items_.empty(); }
  std::size_t errors() const { return errors_; }
  std::size_t warnings() const { return warnings_; }
  bool has_errors() const { return errors_ != 0; }
  /// How many were not kept because the limit was reached.
  std::size_t dropped() const { return dropped_; }
  /// By source, then place, then code: the order in which they are shown.
  void sort();
  /// Puts what `change` makes of each value and suggestion in its place.
  template <class F>
  void change_texts(F&& change) {
    for (Diagnostic& item : items_) {
      for (std::string& arg : item.args) arg = change(arg);
      item.nearest = change(item.nearest);
    }
  }

 private:
  std::vector<Diagnostic> items_;
  std::size_t limit_;
  std::array<std::size_t, 2> kept_{};  ///< others, errors
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t dropped_ = 0;
  Diagnostic overflow_;
};

}  // namespace chuan
