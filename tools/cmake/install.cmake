# What `cmake --install` lays down: the program, and for embedders one archive, its header
# (include/chuan/chuan.h) and how to link it, for CMake (find_package(chuan), chuan::chuan) and for
# pkg-config (chuan). The archive holds all folders of src but cli; what they need of others' code is
# named as this machine has it.
include(GNUInstallDirs)
set(folders base doc model engine plan claim stats pack evidence report app embedded)
set(objects ${folders})
list(TRANSFORM objects PREPEND "$<TARGET_OBJECTS:chuan_")
list(TRANSFORM objects APPEND ">")
add_library(chuan_archive_of_all STATIC EXCLUDE_FROM_ALL ${objects})
set_target_properties(chuan_archive_of_all PROPERTIES OUTPUT_NAME chuan LINKER_LANGUAGE CXX)

set(needed "")
foreach(library yaml-cpp utf8proc pugixml minizip crypto z)
  if(CHUAN_ARCHIVE_${library})
    list(APPEND needed ${CHUAN_ARCHIVE_${library}})
  else()
    list(APPEND needed -l${library})
  endif()
endforeach()
list(APPEND needed -lboost_json -ldl -pthread)
list(JOIN needed " " needed_words)

string(REGEX REPLACE "[^/]+" ".." up ${CMAKE_INSTALL_LIBDIR})  # to where lib/ and include/ stand

file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/chuanConfig.cmake @ONLY CONTENT
"# Chuan inside another program: link chuan::chuan, include <chuan/chuan.h>.
if(NOT TARGET chuan::chuan)
  get_filename_component(prefix \"\${CMAKE_CURRENT_LIST_DIR}/../../@up@\" ABSOLUTE)
  add_library(chuan::chuan STATIC IMPORTED)
  set_target_properties(chuan::chuan PROPERTIES
    IMPORTED_LOCATION \"\${CMAKE_CURRENT_LIST_DIR}/../../libchuan.a\"
    INTERFACE_INCLUDE_DIRECTORIES \"\${prefix}/@CMAKE_INSTALL_INCLUDEDIR@\"
    INTERFACE_COMPILE_FEATURES cxx_std_20
    INTERFACE_LINK_LIBRARIES \"@needed@\")
endif()
")
include(CMakePackageConfigHelpers)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/chuanConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/chuan.pc @ONLY CONTENT
"prefix=\${pcfiledir}/../@up@
Name: chuan
Description: Scores evidence against a legal standard
Version: @PROJECT_VERSION@
Cflags: -I\${prefix}/@CMAKE_INSTALL_INCLUDEDIR@
Libs: -L\${pcfiledir}/.. -lchuan @needed_words@
")

install(TARGETS chuan)
# Made when asked for: a build does not wait for it.
install(CODE "execute_process(COMMAND \"${CMAKE_COMMAND}\" --build \"${PROJECT_BINARY_DIR}\" --target chuan_archive_of_all
                              COMMAND_ERROR_IS_FATAL ANY)" COMPONENT library)
install(FILES $<TARGET_FILE:chuan_archive_of_all> DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library)
install(DIRECTORY include/chuan DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)
install(FILES ${PROJECT_BINARY_DIR}/chuanConfig.cmake ${PROJECT_BINARY_DIR}/chuanConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/chuan COMPONENT library)
install(FILES ${PROJECT_BINARY_DIR}/chuan.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT library)
