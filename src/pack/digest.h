/// The digest of what a file says: its canonical form, free of comments and layout.
#pragma once

#include <string>
#include <string_view>

#include "doc/tree.h"

namespace chuan {

/// Appends `name` and the tree as one line of JSON: keys in their order, every scalar a text.
void append_canonical(std::string& out, std::string_view name, const Tree& tree);

}  // namespace chuan
