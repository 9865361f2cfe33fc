# Embeds the shipped packs, layouts and schemas: an assembler file with one .incbin a data file,
# and a table of names. Works for cross builds too, and costs no compile time. Packs are embedded a
# second time as images/ID, compiled (src/pack/image.h); a cross build, which cannot run what it
# builds, goes without.
file(GLOB_RECURSE embedded RELATIVE ${PROJECT_SOURCE_DIR}/rules CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/rules/*.yaml ${PROJECT_SOURCE_DIR}/rules/*.json ${PROJECT_SOURCE_DIR}/rules/*.md
     ${PROJECT_SOURCE_DIR}/rules/*.txt)
list(FILTER embedded EXCLUDE REGEX "/cases/")
list(SORT embedded)
list(TRANSFORM embedded PREPEND ${PROJECT_SOURCE_DIR}/rules/ OUTPUT_VARIABLE embedded_paths)
if(NOT CMAKE_CROSSCOMPILING)
  add_executable(pack_image EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tools/pack_image.cpp)
  target_link_libraries(pack_image PRIVATE chuan_pack chuan_options)
  set(packs ${embedded})
  list(FILTER packs INCLUDE REGEX "^[^/]+/pack.yaml$")
  foreach(name IN LISTS packs)
    get_filename_component(id ${name} DIRECTORY)
    set(files ${embedded_paths})
    list(FILTER files INCLUDE REGEX "/rules/${id}/.*\\.yaml$")
    set(image ${PROJECT_BINARY_DIR}/${id}.image)
    add_custom_command(OUTPUT ${image} DEPENDS pack_image ${files} VERBATIM
                       COMMAND pack_image ${PROJECT_SOURCE_DIR}/rules/${id} ${image})
    list(APPEND embedded images/${id})
    list(APPEND embedded_paths ${image})
  endforeach()
endif()
set(asm ".section .rodata\n")
set(table "")
set(externs "")
set(number 0)
foreach(name path IN ZIP_LISTS embedded embedded_paths)
  string(APPEND asm ".global chuan_file_${number}\n.global chuan_file_${number}_end\n"
         "chuan_file_${number}:\n.incbin \"${path}\"\n"
         "chuan_file_${number}_end:\n.byte 0\n")
  string(APPEND externs "extern const char chuan_file_${number}[];\nextern const char chuan_file_${number}_end[];\n")
  string(APPEND table "    {\"${name}\", chuan_file_${number}, chuan_file_${number}_end},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND asm ".section .note.GNU-stack,\"\",%progbits\n")
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/embedded.S CONTENT "${asm}" @ONLY)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/embedded.cpp CONTENT
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
set_source_files_properties(${PROJECT_BINARY_DIR}/embedded.S PROPERTIES OBJECT_DEPENDS "${embedded_paths}")
add_library(chuan_embedded STATIC ${PROJECT_BINARY_DIR}/embedded.S ${PROJECT_BINARY_DIR}/embedded.cpp)
target_include_directories(chuan_embedded PUBLIC ${PROJECT_SOURCE_DIR}/src)
