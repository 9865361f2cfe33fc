// P111: "CT2.01", "CT2.02" ...: codes of one kind count up from 01, in the order of the files.
#include <map>

#include "pack/lint_context.h"

namespace chuan {
namespace {

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

void lint_order(LintContext& context) {
  struct Last {
    int number = 0;
    std::string_view id = "-";
  };
  std::map<std::string_view, Last> lasts;  // by what stands before the dot
  for (const ast::Indicator& indicator : context.written.indicators) {
    const std::string_view id = indicator.id.text;
    const std::size_t dot = id.find('.');
    if (dot == std::string_view::npos) continue;
    int number = 0;
    for (const char c : id.substr(dot + 1)) number = number * 10 + (c - '0');
    Last& last = lasts[id.substr(0, dot)];
    if (number != last.number + 1)
      context.diagnostics.add(Code::lint_order, indicator.id.origin,
                              {std::string(id), std::string(last.id),
                               std::string(id.substr(0, dot)) + "." + two_digits(last.number + 1)});
    last = {number, id};
  }
}

}  // namespace chuan
