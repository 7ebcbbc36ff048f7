# SPDX-License-Identifier: MIT
# Run by cpack over what was installed for the package: adds what Debian's policy wants in /usr/share/doc, compresses
# what it wants compressed, and puts zsh's file where Debian's zsh looks. Two runs for one commit give the same bytes.
cmake_minimum_required(VERSION 3.22)

set(share ${CPACK_TEMPORARY_DIRECTORY}/usr/share)
set(doc ${share}/doc/overlapse)
file(MAKE_DIRECTORY ${doc} ${share}/zsh/vendor-completions)
file(RENAME ${share}/zsh/site-functions/_overlapse ${share}/zsh/vendor-completions/_overlapse)
file(REMOVE_RECURSE ${share}/zsh/site-functions)

string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC) # of SOURCE_DATE_EPOCH, if that is set
string(TIMESTAMP seconds "%s" UTC)
file(WRITE ${doc}/changelog.Debian
"overlapse (${CPACK_PACKAGE_VERSION}-1) unstable; urgency=medium

  * Packaged from the source; changelog.gz says what changed.

 -- ${CPACK_DEBIAN_PACKAGE_MAINTAINER}  ${date}
")
configure_file(${CPACK_OVERLAPSE_SOURCE}/CHANGELOG.md ${doc}/changelog COPYONLY)
configure_file(${CPACK_OVERLAPSE_SOURCE}/resources/debian/copyright ${doc}/copyright COPYONLY)
execute_process(COMMAND gzip -9n ${doc}/changelog ${doc}/changelog.Debian ${share}/man/man1/overlapse.1
    COMMAND_ERROR_IS_FATAL ANY)

# What dh_strip takes away beyond the symbols.
execute_process(COMMAND strip --remove-section=.comment --remove-section=.note
    ${CPACK_TEMPORARY_DIRECTORY}/usr/bin/overlapse COMMAND_ERROR_IS_FATAL ANY)

file(GLOB_RECURSE files ${CPACK_TEMPORARY_DIRECTORY}/usr/share/*)
file(CHMOD ${files} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
execute_process(COMMAND find ${CPACK_TEMPORARY_DIRECTORY} -exec touch -h -d @${seconds} {} +
    COMMAND_ERROR_IS_FATAL ANY)
