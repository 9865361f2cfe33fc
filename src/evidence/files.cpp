#include <memory>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/stream.h"
#include "base/text.h"
#include "doc/load_text.h"
#include "evidence/places.h"
#include "evidence/read.h"

namespace chuan {
namespace {

std::string_view text_at(const Evidence& evidence, const Register& reg, std::uint32_t row,
                         std::uint16_t field) {
  if (field == kNone16) return {};
  const Cell cell = reg.columns[field].cell(row);
  return cell.exact() ? evidence.text(static_cast<TextId>(cell.lo)) : std::string_view{};
}

/// A relative path that stays inside the folder, whatever the system takes as a separator.
bool stays_inside(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.find(':') != std::string_view::npos) return false;
  while (!path.empty()) {
    const std::size_t end = path.find('/');
    if (path.substr(0, end) == "..") return false;
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
  }
  return true;
}

/// "sha256:" and 64 lower-case digits; empty when it is no SHA-256.
std::string normal_digest(std::string_view text) {
  constexpr std::string_view kPrefix = "sha256:";
  std::string digest = fold_key(text);
  if (!digest.starts_with(kPrefix)) digest.insert(0, kPrefix);
  const std::string_view digits = std::string_view(digest).substr(kPrefix.size());
  const bool hex = digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return hex && digits.size() == 64 ? digest : std::string();
}

/// Read a piece at a time, whatever its size; only opened when nobody wants to know.
IoStatus digest_of(const FileSystem& files, const std::string& path, bool wanted,
                   std::string& out) {
  constexpr std::size_t kPiece = std::size_t{1} << 20;
  std::unique_ptr<ByteSource> file;
  IoStatus status = files.open(path, file);
  if (!status.ok() || !wanted) return status;
  Sha256 digest;
  std::string piece(kPiece, '\0');
  for (std::size_t got = 1; got != 0;) {
    status = file->read(piece.data(), piece.size(), got);
    if (!status.ok()) return status;
    digest.add(std::string_view(piece).substr(0, got));
  }
  out = digest.text();
  return status;
}

}  // namespace

void check_files(const FileSystem& files, const std::string& folder, const EvidenceSchema& schema,
                 const Evidence& evidence, Diagnostics& diagnostics) {
  const DocumentFields& at = schema.documents;
  if (at.reg == kNone16) return;
  const Register& reg = evidence.registers[at.reg];
  for (std::uint32_t row = 0; row < reg.rows; ++row) {
    std::string path(text_at(evidence, reg, row, at.path));
    const std::string_view stated = text_at(evidence, reg, row, at.sha256);
    if (path.empty()) continue;
    for (char& c : path)
      if (c == '\\') c = '/';
    const Origin place = cell_origin(reg, row, at.path);
    const std::string name = evidence.record_name(schema, at.reg, row);
    if (!stays_inside(path)) {
      diagnostics.add(Code::document_path_outside, place, {path, name});
      continue;
    }
    const std::string whole = join_path(folder, path);
    const FileKind kind = files.kind(whole);
    std::string found;
    IoStatus status;
    if (kind == FileKind::directory) status.fault = IoFault::is_directory;
    if (kind == FileKind::file) status = digest_of(files, whole, !stated.empty(), found);
    // A pipe or a device is no document either, and is not to be waited for.
    if (kind == FileKind::absent || kind == FileKind::other) {
      diagnostics.add(Code::document_file_missing, place, {path, name});
    } else if (!status.ok()) {
      add_file_fault(status, whole, 0, diagnostics).origin = place;
    } else if (!stated.empty()) {
      const std::string wanted = normal_digest(stated);
      const Origin where = cell_origin(reg, row, at.sha256);
      if (wanted.empty()) {
        diagnostics.add(Code::document_hash_malformed, where, {std::string(stated), name});
      } else if (wanted != found) {
        diagnostics.add(Code::document_hash_differs, where, {path, name, found});
      }
    }
  }
}

}  // namespace chuan
