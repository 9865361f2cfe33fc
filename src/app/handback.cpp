#include "app/handback.h"

#include "app/batch_names.h"
#include "app/transfer.h"
#include "plan/picture.h"

namespace chuan {

ExitCode write_handbacks(Context& context, const PictureInput& input, const std::string& folder,
                         const ReportOptions& options) {
  const std::vector<Handback> all = make_handbacks(input.picture);
  if (all.empty()) {
    context.diagnostics.add(
        Code::handback_too_few, {},
        {std::to_string(one_a_school(input.picture).size()), std::to_string(kFewestSchools)});
    return ExitCode::evidence;
  }
  const IoStatus made = context.files.make_directories(folder);
  if (!made.ok()) {
    context.diagnostics.add(Code::cannot_write, {}, {folder, made.reason}).subject = folder;
    return ExitCode::system;
  }
  ResultNames names;
  for (const Handback& one : all) {
    const PictureRow& row = input.picture.rows[one.row];
    const std::string name = names.next(row.code.empty() ? row.name : row.code);
    const ExitCode written = write_file(context, join_path(folder, name + ".json"),
                                        write_handback_json(input, one, options));
    if (written != ExitCode::done) return written;
  }
  return ExitCode::done;
}

}  // namespace chuan
