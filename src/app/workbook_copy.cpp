#include "app/workbook_copy.h"

#include <charconv>
#include <utility>

#include "app/transfer.h"
#include "base/text.h"
#include "doc/load_text.h"
#include "doc/workbook.h"

namespace chuan {
namespace {

constexpr std::size_t kMostBytes = WorkbookLimits{}.file_bytes;

ExitCode refuse(Context& context, Code code, std::vector<std::string> args) {
  context.diagnostics.add(code, {}, std::move(args));
  return ExitCode::usage;
}

bool read_bytes(Context& context, const std::string& path, std::string& bytes) {
  const IoStatus status = context.files.read(path, kMostBytes, bytes);
  if (!status.ok()) add_file_fault(status, path, kMostBytes, context.diagnostics);
  return status.ok();
}

/// "a.danh-dau.xlsx" of "a.xlsx"; of that one "a.danh-dau-2.xlsx", and so on: a clerk mends in the
/// marked copy and has it checked again.
std::string usual_name(std::string_view path, const std::string& ending) {
  const std::string_view old_ending = extension(path);
  std::string stem(path.substr(0, path.size() - (old_ending.empty() ? 0 : old_ending.size() + 1)));
  const std::string mark = "." + ending;
  const std::size_t at = stem.rfind(mark);
  std::uint32_t number = 1;
  if (at != std::string::npos && at != 0) {
    const std::string_view rest = std::string_view(stem).substr(at + mark.size());
    std::uint32_t last = 1;
    const char* end = rest.data() + rest.size();
    const bool numbered =
        rest.starts_with('-') && std::from_chars(rest.data() + 1, end, last).ptr == end;
    if (rest.empty() || numbered) {
      number = last + 1;
      stem.erase(at);
    }
  }
  // A workbook with macros is opened under its own ending only.
  return stem + mark + (number == 1 ? "" : "-" + std::to_string(number)) + "." +
         (old_ending.empty() ? "xlsx" : std::string(old_ending));
}

/// What the sheet with such keys is called; empty when there is none.
std::string name_of_keyed(const std::string& bytes, std::string_view keys) {
  SourceMap sources;
  Diagnostics ignored;  // told when the dossier was read
  const auto book = read_workbook(bytes, {}, sources, ignored);
  if (!book) return {};
  for (const Sheet& sheet : book->sheets)
    if (!sheet.cells.empty() && sheet.cells[0].row == 0 && sheet.cells[0].text.starts_with(keys))
      return sheet.name;
  return {};
}

}  // namespace

Answer<std::string> copy_target(Context& context, const CopyRequest& request) {
  const std::string& path = request.source.path;
  if (request.source.text || context.files.kind(path) == FileKind::directory)
    return refuse(context, Code::workbook_needed, {request.option, command_word(path)});
  std::string bytes;
  if (!read_bytes(context, path, bytes)) return ExitCode::system;
  if (!looks_like_workbook(bytes))
    return refuse(context, Code::workbook_needed, {request.option, command_word(path)});
  const std::string target =
      request.target.empty() ? usual_name(path, request.ending) : request.target;
  if (is_same_file(context, path, target)) return refuse(context, Code::output_is_input, {target});
  const FileKind kind = context.files.kind(target);
  if (kind == FileKind::directory || (kind == FileKind::file && !request.overwrite))
    return refuse(context, Code::would_overwrite, {target});
  return target;
}

ExitCode write_copy(Context& context, const std::string& path, const std::string& target,
                    std::string_view keys, WorkbookEdit edit) {
  std::string bytes;
  if (!read_bytes(context, path, bytes)) return ExitCode::system;
  const std::string keyed = name_of_keyed(bytes, keys);
  if (!keyed.empty())
    for (SheetOut& sheet : edit.sheets) sheet.name = keyed;
  const std::size_t since = context.diagnostics.all().size();
  const auto edited = edit_workbook(bytes, path, edit, context.diagnostics);
  if (edited) return write_file(context, target, *edited);
  for (std::size_t i = since; i < context.diagnostics.all().size(); ++i)
    if (context.diagnostics.all()[i].code == Code::temporary_failed) return ExitCode::system;
  return ExitCode::evidence;
}

}  // namespace chuan
