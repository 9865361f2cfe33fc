#include <dlfcn.h>

#include <stdexcept>

#include "doc/xlsx_library.h"

namespace chuan::xlsx {
namespace {

[[noreturn]] void fail() {
  const char* why = ::dlerror();
  throw std::runtime_error(why == nullptr ? CHUAN_XLSX_LIBRARY : why);
}

void* library() {
  void* const opened = ::dlopen(CHUAN_XLSX_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (opened == nullptr) fail();
  return opened;
}

}  // namespace

void* library_function(const char* name) {
  static void* const opened = library();
  void* const function = ::dlsym(opened, name);
  if (function == nullptr) fail();
  return function;
}

}  // namespace chuan::xlsx
