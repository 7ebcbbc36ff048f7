// SPDX-License-Identifier: MIT
#include "workload/libraries.h"

#include <libdeflate.h>
#include <openssl/crypto.h>

namespace overlapse {

std::vector<LibraryVersion> libraryVersions()
{
    return {{QStringLiteral("libdeflate"), QStringLiteral(LIBDEFLATE_VERSION_STRING), {}},
            {QStringLiteral("OpenSSL"), QStringLiteral(OPENSSL_VERSION_STR),
             QString::fromLatin1(OpenSSL_version(OPENSSL_VERSION_STRING))}};
}

} // namespace overlapse
