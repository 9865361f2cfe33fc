#include <dlfcn.h>

#include "doc/xlsx_library.h"

namespace chuan::xlsx {
namespace {

void* library() {
  static void* const opened = ::dlopen(CHUAN_XLSX_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  return opened;
}

}  // namespace

bool library_there() {
  return library() != nullptr;
}

void* library_function(const char* name) {
  return ::dlsym(library(), name);
}

}  // namespace chuan::xlsx
