#include "app/transfer.h"

#include <algorithm>
#include <string_view>

#include "app/carried.h"
#include "base/text.h"
#include "evidence/template.h"
#include "evidence/workbook.h"
#include "evidence/write.h"
#include "report/numerals.h"

namespace chuan {
namespace {

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

bool refuse(Context& context, const std::string& path) {
  context.diagnostics.add(Code::would_overwrite, {}, {path}).subject = path;
  return false;
}

/// Registers of another dossier in the folder would be read as part of the new one.
bool leaves_nothing_old(Context& context, const std::string& target, const MadeFiles& files) {
  std::vector<DirEntry> entries;
  context.files.list(join_path(target, "registers"), entries);
  for (const DirEntry& entry : entries) {
    const std::string name = join_path("registers", entry.name);
    const bool made = std::any_of(files.begin(), files.end(),
                                  [&](const auto& file) { return file.first == name; });
    if (!made) return refuse(context, join_path(target, name));
  }
  return true;
}

bool may_write(Context& context, const std::string& target, const MadeFiles& files,
               const WriteOptions& options) {
  if (options.overwrite) return leaves_nothing_old(context, target, files);
  const FileKind kind = context.files.kind(target);
  if (kind == FileKind::absent || kind == FileKind::other) return true;
  if (kind == FileKind::directory) {
    std::vector<DirEntry> entries;
    if (context.files.list(target, entries).ok() && entries.empty()) return true;
  }
  return refuse(context, target);
}

Answer<MadeFiles> workbook_file(Context& context, const CompiledPack& pack,
                                const Evidence& evidence, const std::vector<LeftOut>* left) {
  WorkbookOptions options;
  options.language = context.language == Language::en ? "en" : "vi";
  options.phrase = [&context](std::string_view key) { return phrase(key, context.language); };
  options.left_out = left;
  const BookOut book = evidence_book(pack, evidence, options);
  if (!fits_cells(book, context.diagnostics)) return ExitCode::evidence;
  std::optional<std::string> bytes = write_workbook(book);
  if (bytes) return MadeFiles{{"", std::move(*bytes)}};
  context.diagnostics.add(Code::temporary_failed, {});
  return ExitCode::system;
}

Answer<MadeFiles> files_of(Context& context, const Dossier& dossier, DossierForm form,
                           const std::vector<LeftOut>* left) {
  const EvidenceSchema& schema = dossier.pack().schema;
  switch (form) {
    case DossierForm::yaml:
      return MadeFiles{{"", write_evidence_yaml(schema, dossier.evidence)}};
    case DossierForm::json:
      return MadeFiles{{"", write_evidence_json(schema, dossier.evidence)}};
    case DossierForm::workbook:
      return workbook_file(context, dossier.pack(), dossier.evidence, left);
    case DossierForm::folder:
      break;
  }
  return write_evidence_folder(schema, dossier.evidence);
}

}  // namespace

std::optional<DossierForm> form_of(const std::string& path) {
  if (path == "-") return DossierForm::yaml;
  std::string_view name = path;
  while (name.ends_with('/')) name.remove_suffix(1);
  const std::string ending = fold_key(extension(name));
  if (ending == "yaml" || ending == "yml") return DossierForm::yaml;
  if (ending == "json") return DossierForm::json;
  if (ending == "xlsx") return DossierForm::workbook;
  if (ending.empty() || path.ends_with('/')) return DossierForm::folder;
  return std::nullopt;
}

Answer<MadeFiles> new_dossier_files(Context& context, const NewDossierRequest& request) {
  PackRequest wanted;
  wanted.asked = request.pack;
  wanted.day = request.date;
  wanted.overlays = request.overlays;
  Answer<OpenPack> open = open_pack(context, wanted);
  if (!open) return open.exit;
  if (request.form == DossierForm::workbook)
    return workbook_file(context, *open->pack, empty_evidence(*open->pack, request.date), nullptr);
  const TemplateForm form =
      request.form == DossierForm::folder ? TemplateForm::folder : TemplateForm::yaml;
  return new_dossier(*open->pack, form, context.language == Language::en ? "en" : "vi",
                     request.date,
                     [&context](std::string_view key) { return phrase(key, context.language); });
}

Answer<Converted> converted_files(Context& context, const ConvertRequest& request) {
  Answer<Dossier> dossier = open_dossier(context, request.dossier);
  if (!dossier) return dossier.exit;
  if (dossier->faults != 0) {
    context.diagnostics.add(Code::faulty_not_converted, {},
                            {request.dossier.source.path, std::to_string(dossier->faults)});
    return ExitCode::evidence;
  }
  Converted out;
  std::vector<LeftOut> left;
  if (request.carry_forward) {
    const Date old = dossier->evidence.dossier_date;
    const Date day = request.date.value_or(old.plus_years(1));
    if (day <= old) {
      context.diagnostics.add(
          Code::carry_not_later, {},
          {chuan::day(day, context.language), chuan::day(old, context.language)});
      return ExitCode::usage;
    }
    left = carry_forward(dossier->pack(), dossier->evidence, day);
    out.carried = carried_text(dossier->pack(), dossier->evidence, left, old, context.language);
  }
  Answer<MadeFiles> files =
      files_of(context, *dossier, request.form, request.carry_forward ? &left : nullptr);
  if (!files) return files.exit;
  out.files = std::move(*files);
  return out;
}

bool is_same_file(const Context& context, const std::string& a, const std::string& b) {
  const auto plain = [](std::string_view path) {
    while (path.starts_with("./")) path.remove_prefix(2);
    while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    return path;
  };
  if (plain(a) == plain(b)) return true;
  const FileStamp stamp = context.files.stamp(a);
  const FileStamp other = context.files.stamp(b);
  if (stamp.number != 0 && other.number != 0)
    return stamp.device == other.device && stamp.number == other.number;
  // Files in memory have no times, and empty ones may be of one moment.
  const bool told = stamp.changed != 0 && (stamp.kind == FileKind::directory || stamp.size != 0);
  return told && stamp == other;
}

bool is_read_for(const Context& context, const std::string& input, const std::string& file) {
  if (is_same_file(context, input, file)) return true;
  if (context.files.kind(input) != FileKind::directory ||
      context.files.kind(file) != FileKind::file)
    return false;
  const auto above = [](const std::string& path) {
    const std::string_view folder = folder_of(path);
    return folder.empty() ? std::string(".") : std::string(folder);
  };
  const auto is_document = [&](const std::string& folder) {
    return is_same_file(context, join_path(folder, "school.yaml"), file);
  };
  const auto is_register = [&](const std::string& folder) {
    return is_same_file(context, join_path(folder, "registers"), above(file));
  };
  if (is_document(input) || is_register(input)) return true;
  const std::string inner = above(file), outer = above(inner);
  if (is_same_file(context, input, above(inner)) && is_document(inner)) return true;
  if (is_same_file(context, input, above(outer)) && is_register(outer)) return true;
  if (context.files.kind(join_path(input, "school.yaml")) == FileKind::file) return false;
  constexpr std::string_view kDossiers[] = {"yaml", "yml", "json", "xlsx"};
  const std::string ending = to_lower(extension(file));
  return is_same_file(context, input, inner) &&
         std::find(std::begin(kDossiers), std::end(kDossiers), ending) != std::end(kDossiers);
}

ExitCode write_file(Context& context, const std::string& path, std::string_view bytes) {
  const IoStatus status = context.files.write_atomic(path, bytes);
  if (status.ok()) return ExitCode::done;
  context.diagnostics.add(Code::cannot_write, {}, {path, status.reason}).subject = path;
  return ExitCode::system;
}

ExitCode write_files(Context& context, const std::string& target, const MadeFiles& files,
                     const WriteOptions& options) {
  if (!may_write(context, target, files, options)) return ExitCode::usage;
  MadeFiles ordered = files;
  std::stable_partition(ordered.begin(), ordered.end(),
                        [](const auto& file) { return file.first != "school.yaml"; });
  for (const auto& [name, bytes] : ordered) {
    const std::string path = name.empty() ? target : join_path(target, name);
    const std::string folder(folder_of(path));
    if (!name.empty()) {
      const IoStatus made = context.files.make_directories(folder);
      if (!made.ok()) {
        context.diagnostics.add(Code::cannot_write, {}, {folder, made.reason}).subject = folder;
        return ExitCode::system;
      }
    }
    const ExitCode written = write_file(context, path, bytes);
    if (written != ExitCode::done) return written;
  }
  return ExitCode::done;
}

}  // namespace chuan
