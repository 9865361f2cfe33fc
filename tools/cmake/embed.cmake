# Embeds the shipped packs, layouts and schemas: an assembler file with one .incbin a data file,
# and a table of names. Works for cross builds too, and costs no compile time.
file(GLOB_RECURSE embedded RELATIVE ${CMAKE_SOURCE_DIR}/rules CONFIGURE_DEPENDS
     ${CMAKE_SOURCE_DIR}/rules/*.yaml ${CMAKE_SOURCE_DIR}/rules/*.json ${CMAKE_SOURCE_DIR}/rules/*.md
     ${CMAKE_SOURCE_DIR}/rules/*.txt)
list(FILTER embedded EXCLUDE REGEX "/cases/")
list(SORT embedded)
set(asm ".section .rodata\n")
set(table "")
set(externs "")
set(number 0)
foreach(name IN LISTS embedded)
  string(APPEND asm ".global chuan_file_${number}\n.global chuan_file_${number}_end\n"
         "chuan_file_${number}:\n.incbin \"${CMAKE_SOURCE_DIR}/rules/${name}\"\n"
         "chuan_file_${number}_end:\n.byte 0\n")
  string(APPEND externs "extern const char chuan_file_${number}[];\nextern const char chuan_file_${number}_end[];\n")
  string(APPEND table "    {\"${name}\", chuan_file_${number}, chuan_file_${number}_end},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND asm ".section .note.GNU-stack,\"\",%progbits\n")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded.S CONTENT "${asm}" @ONLY)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded.cpp CONTENT
"#include \"app/embedded.h\"
extern \"C\" {
${externs}}
namespace chuan {
namespace {
const EmbeddedFile kFiles[] = {
${table}    {nullptr, nullptr, nullptr}};
}  // namespace
const EmbeddedFile* embedded_files() { return kFiles; }
}  // namespace chuan
" @ONLY)
list(TRANSFORM embedded PREPEND ${CMAKE_SOURCE_DIR}/rules/ OUTPUT_VARIABLE embedded_paths)
set_source_files_properties(${CMAKE_BINARY_DIR}/embedded.S PROPERTIES OBJECT_DEPENDS "${embedded_paths}")
add_library(chuan_embedded STATIC ${CMAKE_BINARY_DIR}/embedded.S ${CMAKE_BINARY_DIR}/embedded.cpp)
target_include_directories(chuan_embedded PUBLIC ${CMAKE_SOURCE_DIR}/src)
