// SPDX-License-Identifier: MIT
#include "workload/libraries.h"

#include <libdeflate.h>
#include <openssl/crypto.h>
#include <simdjson.h>

namespace overlapse {

namespace {

QString simdjsonVersion()
{
    return QStringLiteral("%1.%2.%3")
        .arg(simdjson::SIMDJSON_VERSION_MAJOR)
        .arg(simdjson::SIMDJSON_VERSION_MINOR)
        .arg(simdjson::SIMDJSON_VERSION_REVISION);
}

} // namespace

std::vector<LibraryVersion> libraryVersions()
{
    return {{QStringLiteral("libdeflate"), QStringLiteral(LIBDEFLATE_VERSION_STRING), {}},
            {QStringLiteral("OpenSSL"), QStringLiteral(OPENSSL_VERSION_STR),
             QString::fromLatin1(OpenSSL_version(OPENSSL_VERSION_STRING))},
            {QStringLiteral("simdjson"), simdjsonVersion(), {}}};
}

} // namespace overlapse
