/// SHA-256 of bytes, as "sha256:" and 64 lower-case hex digits: packs, overlays, evidence, files.
#pragma once

#include <string>
#include <string_view>

namespace chuan {
std::string sha256(std::string_view bytes);
}  // namespace chuan
