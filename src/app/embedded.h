/// The files of rules/ inside the binary: name relative to rules/, first byte, one past the last.
/// The table ends with a null name. Made at configure time by tools/cmake/embed.cmake.
#pragma once

namespace chuan {
struct EmbeddedFile {
  const char* name;
  const char* begin;
  const char* end;
};
const EmbeddedFile* embedded_files();
}  // namespace chuan
