#include "app/context.h"

namespace chuan {

ExitCode exit_of_failure(const Diagnostics& diagnostics, std::size_t since, ExitCode otherwise) {
  for (std::size_t i = since; i < diagnostics.all().size(); ++i)
    switch (diagnostics.all()[i].code) {
      case Code::file_not_found:
      case Code::file_no_permission:
      case Code::file_is_directory:
      case Code::file_unreadable:
        return ExitCode::system;
      default:
        break;
    }
  return otherwise;
}

}  // namespace chuan
