# One interface target carries every flag; users' builds do not break on our taste (CHUAN_WERROR).
add_library(chuan_options INTERFACE)
target_compile_options(chuan_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-align -Wunused -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough
  $<$<BOOL:${CHUAN_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these inside libstdc++ at -O2; clang-tidy covers what they are meant to find.
  target_compile_options(chuan_options INTERFACE -Wno-null-dereference -Wno-restrict)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    # Findings and years are some 300 bytes: g++ copies and clears those with `rep`, which takes three
    # times as long as a loop of vectors.
    set(strategy vector_loop:1024:noalign,libcall:-1:noalign)
    target_compile_options(chuan_options INTERFACE -mmemcpy-strategy=${strategy}
                           -mmemset-strategy=${strategy})
  endif()
endif()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT CHUAN_SANITIZE AND NOT CHUAN_FUZZ)
  # What no run can reach stays out of the program: a tenth of it, which every start would spread over.
  target_compile_options(chuan_options INTERFACE -ffunction-sections)
  target_link_options(chuan_options INTERFACE -Wl,--gc-sections)
endif()
if(CHUAN_FUZZ)
  # The libraries tell libFuzzer where they went; the targets bring its main (tests/fuzz).
  set(CHUAN_SANITIZE fuzzer-no-link,address,undefined)
endif()
if(CHUAN_SANITIZE)
  target_compile_options(chuan_options INTERFACE -fsanitize=${CHUAN_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(chuan_options INTERFACE -fsanitize=${CHUAN_SANITIZE})
endif()
