#include "app/version.h"

namespace chuan {

std::string tool_name() {
  return std::string("chuan ") + CHUAN_VERSION;
}

}  // namespace chuan
