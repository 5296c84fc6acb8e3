# The console's pages: `serap_console_web` builds web/ with npm into share/serap/console. Sources are copied to the
# build folder first, so neither node_modules nor any other product is ever in the source tree.
option(SERAP_WEB "Build the console's pages (needs Node 18 and npm 9 or newer)" ON)
if(NOT SERAP_WEB)
  message(STATUS "serap: the console's pages are not built (SERAP_WEB=OFF)")
  return()
endif()
find_program(SERAP_NPM npm)
find_program(SERAP_NODE NAMES node nodejs)
if(NOT SERAP_NPM OR NOT SERAP_NODE)
  message(WARNING "serap: the console's pages are not built: npm was not found. apt-get install nodejs npm, or -DSERAP_WEB=OFF.")
  return()
endif()

set(web ${CMAKE_CURRENT_SOURCE_DIR}/web)
set(work ${CMAKE_BINARY_DIR}/console-web)
set(share ${CMAKE_BINARY_DIR}/share/serap/console)
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${web}/src/* ${web}/public/*)
list(APPEND web_sources ${web}/index.html ${web}/vite.config.ts ${web}/tsconfig.json ${web}/package.json)

# Asks the registry only when the lock file changed, and of npm's own cache first.
add_custom_command(
  OUTPUT ${work}/.installed
  COMMAND ${CMAKE_COMMAND} -E make_directory ${work}
  COMMAND ${CMAKE_COMMAND} -E copy_if_different ${web}/package.json ${web}/package-lock.json ${web}/.npmrc ${work}
  COMMAND ${CMAKE_COMMAND} -E chdir ${work} ${SERAP_NPM} ci --prefer-offline --ignore-scripts --no-audit --no-fund
  COMMAND ${CMAKE_COMMAND} -E touch ${work}/.installed
  DEPENDS ${web}/package-lock.json ${web}/.npmrc
  COMMENT "console: installing the packages of its pages (npm ci)" VERBATIM)

add_custom_command(
  OUTPUT ${work}/.built
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${work}/src ${work}/public
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${web}/src ${work}/src
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${web}/public ${work}/public
  COMMAND ${CMAKE_COMMAND} -E copy ${web}/index.html ${web}/vite.config.ts ${web}/tsconfig.json ${web}/package.json ${work}
  COMMAND ${CMAKE_COMMAND} -E chdir ${work} ${SERAP_NPM} run --silent build -- --outDir ${share} --emptyOutDir
  COMMAND ${CMAKE_COMMAND} -E touch ${work}/.built
  DEPENDS ${work}/.installed ${web_sources}
  COMMENT "console: building its pages" VERBATIM)

add_custom_target(serap_console_web ALL DEPENDS ${work}/.built)
set_property(GLOBAL APPEND PROPERTY SERAP_PROGRAMS serap_console_web)
