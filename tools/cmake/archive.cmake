# Debian's C++ libraries as archives where there are any: what is linked in needs no loading and no
# look-up of its names at the start of every run, and chuan is one file but for libxlsxwriter, which
# is loaded when a workbook is written.
#
#   chuan_archive(NAME TARGET LIBRARY...)   archive_NAME: the archives, else TARGET's shared library
function(chuan_archive name target)
  add_library(archive_${name} INTERFACE)
  set(found "")
  foreach(library IN LISTS ARGN)
    find_library(CHUAN_ARCHIVE_${library} lib${library}.a)
    list(APPEND found ${CHUAN_ARCHIVE_${library}})
  endforeach()
  if("${found}" MATCHES "NOTFOUND")
    target_link_libraries(archive_${name} INTERFACE ${target})
  else()
    target_include_directories(archive_${name} SYSTEM INTERFACE
      $<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>)
    target_link_libraries(archive_${name} INTERFACE ${found})
  endif()
endfunction()

# The compiler's own library too, but under a sanitizer, which brings its own.
function(chuan_own_runtime target)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CHUAN_SANITIZE)
    target_link_options(${target} PRIVATE -static-libstdc++ -static-libgcc)
  endif()
endfunction()

# A library that TARGET loads itself: its headers, and in DEFINITION the file's name for dlopen.
function(chuan_loaded_library target definition imported library)
  find_library(CHUAN_LOADED_${library} ${library} REQUIRED)
  file(REAL_PATH ${CHUAN_LOADED_${library}} path)
  get_filename_component(name ${path} NAME)
  target_compile_definitions(${target} PRIVATE ${definition}="${name}")
  target_include_directories(${target} SYSTEM PRIVATE
    $<TARGET_PROPERTY:${imported},INTERFACE_INCLUDE_DIRECTORIES>)
endfunction()
