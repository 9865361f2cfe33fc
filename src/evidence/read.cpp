#include "evidence/read.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "doc/load_text.h"
#include "doc/read.h"
#include "doc/workbook.h"
#include "evidence/case.h"
#include "evidence/evidence_reader.h"
#include "evidence/read_book.h"
#include "evidence/reader.h"

namespace chuan {
namespace {

constexpr std::string_view kSchoolFile = "school.yaml";
constexpr std::string_view kRegisterFolder = "registers";
/// A hundred times a large school's; each takes some 80 bytes, or 200 in the YAML library's hands.
constexpr std::size_t kMaxNodes = 2'000'000;

bool begins_like_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

bool is_json(std::string_view name, std::string_view text) {
  const std::string ending = fold_key(extension(name));
  if (ending == "json") return true;
  return ending != "yaml" && ending != "yml" && begins_like_json(text);
}

/// By its bytes, or by a name that promises one: the reader of workbooks says what is wrong.
bool is_workbook(std::string_view name, std::string_view bytes) {
  if (looks_like_workbook(bytes)) return true;
  const std::string ending = fold_key(extension(name));
  return ending == "xlsx" || ending == "xlsm" || ending == "xls";
}

std::optional<Workbook> load_workbook(SourceId source, std::size_t max_bytes, SourceMap& sources,
                                      Diagnostics& diagnostics) {
  WorkbookLimits limits;
  limits.file_bytes = max_bytes;
  return read_workbook(sources.text(source), std::string(sources.name(source)), sources,
                       diagnostics, limits);
}

/// A document with a map at its root, or false. With `records`, the rows of its registers go there.
bool parse(const SourceMap& sources, SourceId source, const ReadEvidenceOptions& options,
           Diagnostics& diagnostics, Tree& tree, Records* records = nullptr) {
  ReadLimits limits;
  limits.bytes = options.max_bytes;
  limits.by_library = options.by_library;
  limits.nodes = kMaxNodes;
  limits.recover = true;
  const bool json = is_json(sources.name(source), sources.text(source));
  const bool read = records == nullptr
                        ? (json ? read_json(sources, source, diagnostics, limits, tree)
                                : read_yaml(sources, source, diagnostics, limits, tree))
                        : (json ? read_json(sources, source, diagnostics, limits, tree, *records)
                                : read_yaml(sources, source, diagnostics, limits, tree, *records));
  if (!read || tree.root() == kNoNode) return false;
  if (tree.is_map(tree.root())) return true;
  diagnostics.add(Code::evidence_not_a_map, tree.origin(tree.root()));
  return false;
}

/// What looks like registers and is not read, as it does not stand in `registers`.
void report_misplaced(Reader& reader, const FileSystem& files, const std::string& folder) {
  std::vector<DirEntry> entries;
  if (!files.list(folder, entries).ok()) return;
  for (const DirEntry& entry : entries) {
    const std::string_view stem = std::string_view(entry.name).substr(0, entry.name.rfind('.'));
    const bool table =
        fold_key(extension(entry.name)) == "csv" && reader.schema.find_register(stem) != kNone16;
    const bool other = entry.name != kRegisterFolder && fold_key(entry.name) == kRegisterFolder;
    const bool no_folder = entry.name == kRegisterFolder &&
                           files.kind(join_path(folder, entry.name)) != FileKind::directory;
    if (!table && !other && !no_folder) continue;
    const std::string path = join_path(folder, entry.name);
    reader.report(Code::register_misplaced, {}, {path}).subject = path;
  }
}

/// registers/<name>.csv, every one of them, also those that are at fault.
void read_tables(Reader& reader, const FileSystem& files, const std::string& folder) {
  report_misplaced(reader, files, folder);
  std::vector<DirEntry> entries;
  const std::string inner = join_path(folder, kRegisterFolder);
  if (files.kind(inner) != FileKind::directory) return;
  if (const IoStatus status = files.list(inner, entries); !status.ok()) {
    add_file_fault(status, inner, 0, reader.diagnostics);
    reader.refused = true;
    return;
  }
  for (const DirEntry& entry : entries) {
    const std::string path = join_path(inner, entry.name);
    const std::size_t dot = entry.name.rfind('.');
    const std::string_view name = std::string_view(entry.name).substr(0, dot);
    const bool listed_only = entry.kind == FileKind::directory || entry.kind == FileKind::other;
    if (listed_only || fold_key(extension(entry.name)) != "csv") {
      reader.report(Code::register_file_not_csv, {}, {path}).subject = path;
      continue;
    }
    const std::uint16_t reg = reader.schema.find_register(name);
    if (reg == kNone16) {
      reader
          .report(Code::register_unknown, {}, {std::string(name)},
                  nearest_register(reader.schema, name))
          .subject = path;
      continue;
    }
    const SourceId source =
        load_text(files, path, reader.options.max_bytes, reader.sources, reader.diagnostics);
    ReadLimits limits;
    limits.bytes = reader.options.max_bytes;
    limits.recover = true;
    const auto table = source == kNoSource
                           ? std::nullopt
                           : read_csv(reader.sources, source, reader.diagnostics, limits);
    if (!table) {
      reader.refused = true;
    } else if (const Register& listed = reader.evidence.registers[reg]; listed.rows != 0) {
      reader.report(Code::register_twice, row_origin(listed, 0), {std::string(name), path});
    } else {
      read_table(reader, reg, *table, source);
    }
  }
}

/// The base of the case at `source`, kept in `bases`; null, and reported, when there is none to
/// read.
const CaseBases::Base* parse_base(const Tree& delta, const FileSystem* files, SourceId source,
                                  const ReadEvidenceOptions& options, SourceMap& sources,
                                  Diagnostics& diagnostics, CaseBases& bases) {
  const auto path = base_of_case(delta, sources.name(source));
  const NodeId node = delta.find(delta.root(), "base");
  if (!path) {
    diagnostics.add(Code::required_key_missing, delta.origin(delta.root()), {"base"});
    return nullptr;
  }
  if (const auto kept = bases.parsed.find(*path); kept != bases.parsed.end()) return &kept->second;
  if (files == nullptr || files->kind(*path) != FileKind::file) {
    diagnostics.add(files == nullptr ? Code::case_needs_file : Code::case_base_absent,
                    delta.origin(node), {*path});
    return nullptr;
  }
  const SourceId base_source = load_text(*files, *path, options.max_bytes, sources, diagnostics);
  if (base_source == kNoSource) return nullptr;
  Tree tree;
  if (!parse(sources, base_source, options, diagnostics, tree)) return nullptr;
  if (is_case(tree)) {
    diagnostics.add(Code::case_base_is_case, delta.origin(node), {*path});
    return nullptr;
  }
  return &(bases.parsed[*path] = {base_source, std::move(tree)});
}

/// `files` is null for a text without a file; `tables` when no folder of registers stands beside
/// it.
struct Given {
  SourceId source = kNoSource;
  const FileSystem* files = nullptr;
  std::optional<std::string> tables;
};

/// A document in YAML or JSON, or the case it tells over its base.
void read_tree_of(Reader& reader, const Given& given) {
  const ReadEvidenceOptions& options = reader.options;
  Tree& own_tree = reader.memory.tree;
  Records& records = reader.memory.records;
  const auto parse_own = [&](Records* kept) {
    records.clear();
    return parse(reader.sources, given.source, options, reader.diagnostics, own_tree, kept);
  };
  // Records have no places; and a case is laid over its base node by node.
  bool parsed = parse_own(options.keep_extents ? nullptr : &records);
  if (parsed && !records.lists.empty() && is_case(own_tree)) parsed = parse_own(nullptr);
  const Tree* tree = parsed ? &own_tree : nullptr;
  Tree merged;
  CaseBases own;
  SourceId main_source = given.source;
  if (tree != nullptr && is_case(*tree)) {
    const CaseBases::Base* base =
        parse_base(*tree, given.files, given.source, options, reader.sources, reader.diagnostics,
                   options.bases == nullptr ? own : *options.bases);
    if (base != nullptr) {
      main_source = base->source;
      merged = apply_case(reader, base->tree, *tree);
    }
    tree = base == nullptr ? nullptr : &merged;
  }
  if (tree != nullptr) {
    read_document(reader, *tree, main_source);
  } else {
    reader.refused = true;
  }
}

bool read_once(const Given& given, ReaderMemory& memory, const ReadEvidenceOptions& options,
               SourceMap& sources, Diagnostics& diagnostics, Evidence& evidence) {
  const std::size_t errors = diagnostics.errors();
  memory.clear(evidence);
  Reader reader(memory, options, sources, diagnostics, evidence);
  if (is_workbook(sources.name(given.source), sources.text(given.source))) {
    const auto book = load_workbook(given.source, options.max_bytes, sources, diagnostics);
    if (!book) return false;
    read_book(reader, *book);
  } else {
    read_tree_of(reader, given);
  }
  if (given.tables) read_tables(reader, *given.files, *given.tables);
  if (reader.refused) return false;
  resolve(reader);
  check_rows(reader);
  evidence.faults = static_cast<std::uint32_t>(diagnostics.errors() - errors);
  return true;
}

/// A dossier without a word to say needs no places: they are found in a second reading otherwise.
bool read_all(const Given& given, ReaderMemory& memory, const ReadEvidenceOptions& options,
              SourceMap& sources, Diagnostics& diagnostics, Evidence& evidence) {
  if (options.keep_extents)
    return read_once(given, memory, options, sources, diagnostics, evidence);
  Diagnostics counted(0);
  if (read_once(given, memory, options, sources, counted, evidence) && counted.dropped() == 0)
    return true;
  ReadEvidenceOptions placed = options;
  placed.keep_extents = true;
  const bool read = read_once(given, memory, placed, sources, diagnostics, evidence);
  for (Register& reg : evidence.registers) {
    reg.row_sources.clear();
    reg.row_extents.clear();
    reg.cell_extents.clear();
  }
  return read;
}

/// The folder of a dossier: the path itself, or that of a school.yaml.
std::optional<std::string> folder_of(const std::string& path, bool is_folder) {
  if (is_folder) return path;
  if (file_name(path) != kSchoolFile) return std::nullopt;
  std::string folder = path.substr(0, path.size() - kSchoolFile.size());
  if (folder.empty()) folder = ".";
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder;
}

}  // namespace

EvidenceReader::EvidenceReader(const EvidenceSchema& schema)
    : memory_(std::make_unique<ReaderMemory>(schema)) {}
EvidenceReader::~EvidenceReader() = default;
EvidenceReader::EvidenceReader(EvidenceReader&&) noexcept = default;

bool EvidenceReader::read_path(const FileSystem& files, const std::string& path,
                               const ReadEvidenceOptions& options, SourceMap& sources,
                               Diagnostics& diagnostics, Evidence& out) {
  const bool is_folder = files.kind(path) == FileKind::directory;
  const std::string document = is_folder ? join_path(path, kSchoolFile) : path;
  const SourceId source = load_text(files, document, options.max_bytes, sources, diagnostics);
  if (source == kNoSource) return false;
  return read_all({source, &files, folder_of(path, is_folder)}, *memory_, options, sources,
                  diagnostics, out);
}

bool EvidenceReader::read_file(const FileSystem& files, SourceId source,
                               const ReadEvidenceOptions& options, SourceMap& sources,
                               Diagnostics& diagnostics, Evidence& out) {
  const std::string path(sources.name(source));
  return read_all({source, &files, folder_of(path, false)}, *memory_, options, sources, diagnostics,
                  out);
}

bool EvidenceReader::read_text(SourceId source, const ReadEvidenceOptions& options,
                               SourceMap& sources, Diagnostics& diagnostics, Evidence& out) {
  return read_all({source, nullptr, std::nullopt}, *memory_, options, sources, diagnostics, out);
}

std::optional<Evidence> read_evidence(const FileSystem& files, const std::string& path,
                                      const EvidenceSchema& schema,
                                      const ReadEvidenceOptions& options, SourceMap& sources,
                                      Diagnostics& diagnostics) {
  std::optional<Evidence> out(std::in_place);
  EvidenceReader reader(schema);
  if (!reader.read_path(files, path, options, sources, diagnostics, *out)) out.reset();
  return out;
}

std::optional<Evidence> read_evidence_text(SourceId source, const EvidenceSchema& schema,
                                           const ReadEvidenceOptions& options, SourceMap& sources,
                                           Diagnostics& diagnostics) {
  std::optional<Evidence> out(std::in_place);
  EvidenceReader reader(schema);
  if (!reader.read_text(source, options, sources, diagnostics, *out)) out.reset();
  return out;
}

EvidenceHead read_evidence_head(const FileSystem& files, const std::string& path) {
  EvidenceHead head;
  SourceMap sources;
  Diagnostics ignored;
  const auto load = [&](const std::string& document) -> std::optional<Tree> {
    const ReadEvidenceOptions options;
    const SourceId source = load_text(files, document, options.max_bytes, sources, ignored);
    if (source == kNoSource) return std::nullopt;
    if (is_workbook(document, sources.text(source))) {
      const auto book = load_workbook(source, options.max_bytes, sources, ignored);
      if (book) head = head_of_book(*book, sources);
      return std::nullopt;
    }
    std::optional<Tree> tree(std::in_place);
    Records rows("registers", "rows");  // nobody asks for them here
    if (!parse(sources, source, options, ignored, *tree, &rows)) tree.reset();
    return tree;
  };
  const auto take_day = [&](const Tree& tree, std::string_view key) {
    const NodeId date = tree.find(tree.root(), key);
    if (date == kNoNode) return;
    const ParsedDate parsed = parse_iso_date(trim(tree.text(date)));
    if (parsed.fault == DateFault::none && parsed.span.exact())
      head.dossier_date = parsed.span.first;
  };
  auto tree = load(files.kind(path) == FileKind::directory ? join_path(path, kSchoolFile) : path);
  std::optional<Tree> delta;
  if (tree && is_case(*tree)) {
    head.is_case = true;
    const auto base = base_of_case(*tree, path);
    delta = std::exchange(tree, std::nullopt);
    if (base && files.kind(*base) == FileKind::file) tree = load(*base);
    if (tree && is_case(*tree)) tree.reset();
  }
  if (tree) {
    if (const NodeId pack = tree->find(tree->root(), "pack"); pack != kNoNode) {
      head.pack = trim(tree->text(pack));
      const Origin at = tree->origin(pack);
      if (at.known()) head.pack_file = sources.name(at.source);
      head.pack_begin = at.begin;
      head.pack_end = at.end;
    }
    take_day(*tree, "dossier_date");
  }
  if (delta) take_day(*delta, "as_of");
  return head;
}

}  // namespace chuan
