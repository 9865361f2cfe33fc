/// Reads a text given in the test and shows what came of it in one line, so that a test states the
/// whole result.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"
#include "doc/read.h"

namespace chuan::test {

struct Reading {
  SourceMap sources;
  Diagnostics diagnostics;
  std::optional<Tree> tree;
  std::optional<Table> table;

  /// "F023@3:1(name)" for each diagnostic, joined with blanks.
  std::string faults() const;
  /// "{a: 1, b: [x, 'y', ~]}": quoted scalars in single quotes.
  std::string shape() const;
  /// The source text between the begin and the end of a node, as its origin says.
  std::string_view text_of(const Origin& origin) const;
  /// "2:3-2:8".
  std::string place(const Origin& origin) const;
};

Reading yaml(std::string text, const ReadLimits& limits = {});
Reading json(std::string text, const ReadLimits& limits = {});
Reading csv(std::string text, const ReadLimits& limits = {});

}  // namespace chuan::test
