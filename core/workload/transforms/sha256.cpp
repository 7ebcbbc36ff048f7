// SPDX-License-Identifier: MIT
#include "workload/transform.h"

#include <openssl/evp.h>

namespace overlapse {

namespace {

void sha256(StepData &item, const StepContext &)
{
    QByteArray digest(32, Qt::Uninitialized);
    unsigned int size = 0;
    if (EVP_Digest(item.data.constData(), static_cast<std::size_t>(item.data.size()),
                   reinterpret_cast<unsigned char *>(digest.data()), &size, EVP_sha256(), nullptr)
            != 1
        || size != 32)
        item.error = QStringLiteral("sha256: the library refused");
    else
        item.digest = digest;
}

Checked<Step> makeSha256(const QString &)
{
    StepData nothing; // the first digest of a process makes OpenSSL load what it needs, which takes 1.3 ms
    sha256(nothing, {});
    return Step(sha256);
}

} // namespace

const Transform &sha256Transform()
{
    static constexpr Transform transform{"sha256", "", "the SHA-256 digest; the data stays as it is",
                                         makeSha256};
    return transform;
}

} // namespace overlapse
