/// SHA-256 of bytes, as "sha256:" and 64 lower-case hex digits: packs, overlays, evidence, files.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace chuan {

/// Of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  /// Of all that was added; the last call.
  std::string text();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256(std::string_view bytes);

}  // namespace chuan
