# How Serap is built: one function a kind of thing. A room is a folder = one library = one namespace.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

option(SERAP_TESTS "Build the tests" ON)
option(SERAP_FUZZ "Build the libFuzzer targets (clang)" OFF)
option(SERAP_WERROR "Warnings are errors" OFF)
set(SERAP_SANITIZE "" CACHE STRING "Sanitizers, comma-separated: address,undefined or thread")
if(SERAP_SANITIZE)
  add_compile_options(-fsanitize=${SERAP_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${SERAP_SANITIZE})
endif()

find_program(SERAP_CCACHE ccache)
if(SERAP_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${SERAP_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${SERAP_CCACHE})
endif()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Protobuf REQUIRED)
find_package(gRPC CONFIG REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(spdlog REQUIRED)
find_package(fmt REQUIRED)
find_package(prometheus-cpp CONFIG REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
pkg_check_modules(HIREDIS REQUIRED IMPORTED_TARGET hiredis)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(TOML REQUIRED IMPORTED_TARGET tomlplusplus)
if(NOT SERAP_SANITIZE)  # which bring their own allocator
  pkg_check_modules(JEMALLOC REQUIRED IMPORTED_TARGET jemalloc)
endif()

# Our own code is held to these; generated code is not.
add_library(serap_warnings INTERFACE)
target_compile_options(serap_warnings INTERFACE -Wall -Wextra -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  # GCC 12 sees overlaps in std::string that are not there (its bug 105329): a warning, never an error.
  $<$<BOOL:${SERAP_WERROR}>:-Werror> $<$<AND:$<BOOL:${SERAP_WERROR}>,$<CXX_COMPILER_ID:GNU>>:-Wno-error=restrict>)

# serap_room(tickets LINK serap_model ...): library serap_tickets of this folder's .cpp files (and those of the
# folders in FOLDERS), all but main.cpp. Includes are written from the project's root: "services/tickets/port.hpp".
function(serap_room name)
  cmake_parse_arguments(ROOM "" "" "LINK;FOLDERS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  foreach(folder ${ROOM_FOLDERS})
    file(GLOB more CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
    list(APPEND sources ${more})
  endforeach()
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(serap_${name} STATIC ${sources})
    target_include_directories(serap_${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(serap_${name} PUBLIC ${ROOM_LINK} PRIVATE serap_warnings)
  else()
    add_library(serap_${name} INTERFACE)
    target_include_directories(serap_${name} INTERFACE ${CMAKE_SOURCE_DIR})
    target_link_libraries(serap_${name} INTERFACE ${ROOM_LINK})
  endif()
endfunction()

# serap_binary(serap-tickets LINK serap_tickets ...): bin/serap-tickets from this folder's main.cpp.
function(serap_binary name)
  cmake_parse_arguments(BINARY "" "" "LINK" ${ARGN})
  add_executable(${name} main.cpp)
  target_link_libraries(${name} PRIVATE $<TARGET_NAME_IF_EXISTS:PkgConfig::JEMALLOC> ${BINARY_LINK} serap_warnings)
  set_property(GLOBAL APPEND PROPERTY SERAP_PROGRAMS ${name})
endfunction()

# serap_share(folder DESTINATION flows): copies a folder's files into share/serap/flows of the build, where programs look
# for them, whenever one changes.
function(serap_share folder)
  cmake_parse_arguments(SHARE "" "DESTINATION" "" ${ARGN})
  set(out ${CMAKE_BINARY_DIR}/share/serap/${SHARE_DESTINATION})
  file(GLOB files LIST_DIRECTORIES false CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*)
  list(FILTER files EXCLUDE REGEX "[.](cpp|hpp|md|txt)$")
  string(MAKE_C_IDENTIFIER serap_share_${SHARE_DESTINATION} target)
  add_custom_command(OUTPUT ${out}/.copied
    COMMAND ${CMAKE_COMMAND} -E make_directory ${out}
    COMMAND ${CMAKE_COMMAND} -E copy ${files} ${out}
    COMMAND ${CMAKE_COMMAND} -E touch ${out}/.copied
    DEPENDS ${files} VERBATIM)
  add_custom_target(${target} ALL DEPENDS ${out}/.copied)
  set_property(GLOBAL APPEND PROPERTY SERAP_PROGRAMS ${target})
endfunction()

# serap_proto(tickets): library serap_proto_tickets from proto/serap/tickets/v1/tickets.proto; its messages and stubs.
function(serap_proto name)
  cmake_parse_arguments(PROTO "" "" "LINK;MORE" ${ARGN})
  set(out ${CMAKE_BINARY_DIR}/proto)
  file(MAKE_DIRECTORY ${out})
  set(generated)
  foreach(file ${name} ${PROTO_MORE})
    set(proto ${CMAKE_SOURCE_DIR}/proto/serap/${name}/v1/${file}.proto)
    set(stem ${out}/serap/${name}/v1/${file})
    add_custom_command(
      OUTPUT ${stem}.pb.cc ${stem}.pb.h ${stem}.grpc.pb.cc ${stem}.grpc.pb.h
      COMMAND protobuf::protoc --proto_path=${CMAKE_SOURCE_DIR}/proto --cpp_out=${out} --grpc_out=${out}
              --plugin=protoc-gen-grpc=$<TARGET_FILE:gRPC::grpc_cpp_plugin> ${proto}
      DEPENDS ${proto} VERBATIM)
    list(APPEND generated ${stem}.pb.cc ${stem}.grpc.pb.cc)
  endforeach()
  add_library(serap_proto_${name} STATIC ${generated})
  target_include_directories(serap_proto_${name} SYSTEM PUBLIC ${out})
  target_link_libraries(serap_proto_${name} PUBLIC protobuf::libprotobuf gRPC::grpc++ ${PROTO_LINK})
endfunction()

# serap_test(tickets_lifecycle LINK serap_tickets): a test binary of this folder's *_test.cpp files (or of SOURCES),
# each TEST found by ctest. LABELS integration: needs real services, which the test starts itself; LABELS pure: also built
# and run under sanitizers every time (target pure_tests).
function(serap_test name)
  cmake_parse_arguments(T "" "" "LINK;LABELS;SOURCES" ${ARGN})
  if(NOT T_SOURCES)
    file(GLOB T_SOURCES CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp)
  endif()
  add_executable(${name}_test ${T_SOURCES})
  target_link_libraries(${name}_test PRIVATE ${T_LINK} serap_warnings GTest::gmock_main)
  target_compile_definitions(${name}_test PRIVATE SERAP_SOURCE_DIR="${CMAKE_SOURCE_DIR}" SERAP_BINARY_DIR="${CMAKE_BINARY_DIR}")
  set_target_properties(${name}_test PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  if("pure" IN_LIST T_LABELS)
    add_dependencies(pure_tests ${name}_test)
  endif()
  set(properties TIMEOUT 120)
  if(T_LABELS)  # an empty value would make the next name the label
    list(APPEND properties LABELS "${T_LABELS}")
  endif()
  gtest_discover_tests(${name}_test DISCOVERY_TIMEOUT 60 PROPERTIES ${properties})
endfunction()

# serap_fuzzer(whatsapp LINK serap_platform): bin/fuzz-whatsapp from whatsapp_fuzz.cpp and SOURCES (from the root), only
# with SERAP_FUZZ.
function(serap_fuzzer name)
  cmake_parse_arguments(F "" "" "LINK;SOURCES" ${ARGN})
  list(TRANSFORM F_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/)
  add_executable(fuzz-${name} ${name}_fuzz.cpp ${F_SOURCES})
  target_link_libraries(fuzz-${name} PRIVATE ${F_LINK} serap_warnings)
  target_compile_options(fuzz-${name} PRIVATE -fsanitize=fuzzer)
  target_link_options(fuzz-${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers fuzz-${name})
endfunction()
