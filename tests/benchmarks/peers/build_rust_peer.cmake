# SPDX-License-Identifier: MIT
# cmake -DCARGO=… -DRUSTC=… -DREGISTRY=… -DSOURCE_DIR=… -DWORK_DIR=… -DEXECUTABLE=… -P build_rust_peer.cmake
# Builds a peer in Rust from a copy, so that nothing (Cargo.lock, target) is written beside the sources. Never
# fails: where it cannot be built there is no executable, not even an older one: the benchmarks leave it out.

cmake_path(GET EXECUTABLE FILENAME name)
set(crate "${WORK_DIR}/crate")
file(REMOVE_RECURSE "${crate}")
# The copies keep their time stamps, so cargo builds again only what has changed.
file(COPY "${SOURCE_DIR}/" DESTINATION "${crate}" NO_SOURCE_PERMISSIONS)

# The peer is to be the same program for everyone, whatever cargo settings its builder has.
foreach(variable IN ITEMS RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS CARGO_BUILD_TARGET
                          RUSTC_WRAPPER RUSTC_WORKSPACE_WRAPPER CARGO_BUILD_RUSTC_WRAPPER CARGO_TARGET_DIR)
    unset(ENV{${variable}})
endforeach()
set(ENV{CARGO_HOME} "${WORK_DIR}/home")
set(ENV{RUSTC} "${RUSTC}")

execute_process(
    COMMAND "${CARGO}" --config "${REGISTRY}" build --release --offline --target-dir "${WORK_DIR}/target"
    WORKING_DIRECTORY "${crate}"
    RESULT_VARIABLE status)

if(status EQUAL 0)
    file(COPY_FILE "${WORK_DIR}/target/release/${name}" "${EXECUTABLE}" RESULT status)
endif()
if(NOT status EQUAL 0)
    file(REMOVE "${EXECUTABLE}")
    message(STATUS "${name} not built (${status}): left out")
endif()
