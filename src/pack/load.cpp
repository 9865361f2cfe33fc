#include "pack/load.h"

#include "base/digest.h"
#include "base/text.h"
#include "doc/load_text.h"
#include "doc/read.h"
#include "pack/compile.h"
#include "pack/digest.h"
#include "pack/overlay.h"
#include "pack/read.h"
#include "pack/written.h"

namespace chuan {
namespace {

/// A shipped pack is some 100 kB: what is far beyond that is no pack.
constexpr ReadLimits kLimits{.bytes = 4u << 20, .depth = 40, .nodes = 400'000};
constexpr std::size_t kMaxGroupFiles = 200;

/// The trees of one pack, which its RulePack points into.
struct Loader {
  const FileSystem& files;
  SourceMap& sources;
  Diagnostics& diagnostics;
  std::deque<Tree>& trees;
  std::string canonical;
  bool unreadable = false;  ///< some file gave no tree: names may be missing for that reason alone

  const Tree* read(const std::string& path);
  void check_nfc(const Tree& tree, SourceId source);
};

/// Where a word and its normal form part, from the letter that carries the loose mark.
void report_nfc(const Origin& word, std::string_view text, Diagnostics& diagnostics) {
  if (is_nfc_quick(text)) return;
  const std::string normal = to_nfc(text);
  if (normal == text) return;
  std::size_t at = 0;
  while (at < text.size() && at < normal.size() && text[at] == normal[at]) ++at;
  const auto inside = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  while (at > 0 && inside(at)) --at;
  Origin place = word;
  place.begin += static_cast<std::uint32_t>(at);
  diagnostics.add(Code::pack_not_nfc, place, {normal});
}

void Loader::check_nfc(const Tree& tree, SourceId source) {
  const std::string_view text = sources.text(source);
  const auto check = [&](const Origin& origin) {
    if (origin.source == source && origin.begin < origin.end && origin.end <= text.size())
      report_nfc(origin, text.substr(origin.begin, origin.end - origin.begin), diagnostics);
  };
  for (NodeId node = 0; node < tree.size(); ++node) {
    check(tree.key_origin(node));
    if (tree.is_scalar(node)) check(tree.origin(node));
  }
}

const Tree* Loader::read(const std::string& path) {
  const SourceId source = load_text(files, path, kLimits.bytes, sources, diagnostics);
  std::optional<Tree> tree;
  Diagnostics found;
  if (source != kNoSource) tree = read_yaml(sources, source, found, kLimits);
  // "Not NFC" is a warning for evidence; in a pack each such word is a fault of its own.
  for (const Diagnostic& d : found.all())
    if (d.code != Code::text_not_nfc) diagnostics.add(d);
  if (!tree) {
    unreadable = true;
    return nullptr;
  }
  const Tree& kept = trees.emplace_back(std::move(*tree));
  check_nfc(kept, source);
  return &kept;
}

bool is_there(const FileSystem& files, const std::string& path) {
  return files.kind(path) == FileKind::file;
}

bool find_pack(const FileSystem& files, const std::string& folder, Diagnostics& diagnostics) {
  if (is_there(files, join_path(folder, "pack.yaml"))) return true;
  diagnostics.add(Code::pack_not_found, {}, {folder}).subject = folder;
  return false;
}

std::vector<std::string> group_files(const FileSystem& files, const std::string& folder,
                                     Diagnostics& diagnostics) {
  std::vector<std::string> out;
  std::vector<DirEntry> entries;
  const std::string groups = join_path(folder, "groups");
  if (files.kind(groups) == FileKind::absent) return out;
  if (const IoStatus status = files.list(groups, entries); !status.ok())
    add_file_fault(status, groups, 0, diagnostics);
  for (const DirEntry& entry : entries) {
    if (entry.kind != FileKind::file) continue;
    if (extension(entry.name) != "yaml") {
      if (to_lower(extension(entry.name)) != "md")
        diagnostics.add(Code::pack_file_not_read, {}, {"groups/" + entry.name}).subject = groups;
      continue;
    }
    if (out.size() == kMaxGroupFiles) {
      diagnostics.add(Code::pack_too_many, {}, {"groups", std::to_string(kMaxGroupFiles)}).subject =
          groups;
      break;
    }
    out.push_back("groups/" + entry.name);
  }
  return out;
}

using ReadFile = void (*)(ReadContext&, ast::RulePack&);

void read_part(Loader& loader, const std::string& folder, const std::string& name, ReadFile read,
               ast::RulePack& out) {
  const Tree* tree = loader.read(join_path(folder, name));
  if (!tree) return;
  append_canonical(loader.canonical, name, *tree);
  ReadContext context{*tree, loader.diagnostics};
  read(context, out);
}

void read_overlay(Loader& loader, const std::string& path, ast::RulePack& out) {
  const Tree* tree = loader.read(path);
  if (!tree) return;
  std::string canonical;
  append_canonical(canonical, "overlay", *tree);
  ReadContext context{*tree, loader.diagnostics};
  apply_overlay(context, sha256(canonical), out);
}

}  // namespace

bool read_written(const FileSystem& files, const std::string& folder,
                  const LoadPackOptions& options, SourceMap& sources, Diagnostics& diagnostics,
                  WrittenPack& out) {
  if (!find_pack(files, folder, diagnostics)) return false;
  const std::size_t errors_before = diagnostics.errors();
  Loader loader{files, sources, diagnostics, out.trees, {}, false};
  ast::RulePack& written = out.written;
  read_part(loader, folder, "pack.yaml", read_pack_file, written);
  const bool complete = written.info.status == PackStatus::complete;
  const std::vector<std::string> groups = group_files(files, folder, diagnostics);
  // Of an incomplete pack nothing but pack.yaml may be known.
  if (complete || !groups.empty() || is_there(files, join_path(folder, "facts.yaml")))
    read_part(loader, folder, "facts.yaml", read_facts_file, written);
  for (const std::string& name : groups) read_part(loader, folder, name, read_group_file, written);
  written.info.digest = sha256(loader.canonical);
  for (const std::string& path : options.overlays) read_overlay(loader, path, written);
  if (!loader.unreadable) {
    if (complete && written.indicators.empty())
      diagnostics.add(Code::pack_no_rows, written.origin, {folder});
    compile_pack(written, out.pack, diagnostics);
  }
  return diagnostics.errors() == errors_before && !loader.unreadable;
}

std::optional<CompiledPack> load_pack(const FileSystem& files, const std::string& folder,
                                      const LoadPackOptions& options, SourceMap& sources,
                                      Diagnostics& diagnostics) {
  WrittenPack out;
  if (!read_written(files, folder, options, sources, diagnostics, out)) return std::nullopt;
  return std::move(out.pack);
}

std::optional<PackInfo> read_pack_info(const FileSystem& files, const std::string& folder,
                                       SourceMap& sources, Diagnostics& diagnostics) {
  if (!find_pack(files, folder, diagnostics)) return std::nullopt;
  const std::size_t errors_before = diagnostics.errors();
  std::deque<Tree> trees;
  Loader loader{files, sources, diagnostics, trees, {}, false};
  ast::RulePack written;
  read_part(loader, folder, "pack.yaml", read_pack_file, written);
  if (diagnostics.errors() != errors_before || loader.unreadable) return std::nullopt;
  return written.info;
}

std::vector<std::string> list_packs(const FileSystem& files, const std::string& folder) {
  std::vector<std::string> out;
  std::vector<DirEntry> entries;
  if (!files.list(folder, entries).ok()) return out;
  for (const DirEntry& entry : entries) {
    const std::string path = join_path(folder, entry.name);
    if (entry.kind == FileKind::directory && is_there(files, join_path(path, "pack.yaml")))
      out.push_back(path);
  }
  return out;
}

}  // namespace chuan
