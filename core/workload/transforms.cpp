// SPDX-License-Identifier: MIT
#include "workload/transforms.h"

#include <libdeflate.h>
#include <openssl/evp.h>

#include <algorithm>
#include <memory>

namespace overlapse {

namespace {

struct FreeDecompressor
{
    void operator()(libdeflate_decompressor *d) const { libdeflate_free_decompressor(d); }
};

// One a thread: making one costs more than unpacking a small file.
libdeflate_decompressor *decompressor()
{
    thread_local const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> own(
        libdeflate_alloc_decompressor());
    return own.get();
}

// A gzip file ends with its unpacked size modulo 2^32: a hint, never to be trusted.
qsizetype sizeHint(const QByteArray &packed)
{
    const auto *tail = reinterpret_cast<const unsigned char *>(packed.constData() + packed.size() - 4);
    const qsizetype claimed = tail[0] | tail[1] << 8 | tail[2] << 16 | static_cast<qsizetype>(tail[3]) << 24;
    // Deflate cannot do better than 1,032 to 1.
    return std::clamp<qsizetype>(claimed, 64, std::min(maxUnpackedBytes, packed.size() * 1032));
}

} // namespace

QByteArray gunzip(const QByteArray &packed, QString &error)
{
    constexpr qsizetype smallestMember = 18; // header and trailer
    if (packed.size() < smallestMember || !packed.startsWith("\x1f\x8b")) {
        error = packed.isEmpty() ? QStringLiteral("gunzip: the file is empty")
                                 : QStringLiteral("gunzip: not in gzip format");
        return {};
    }
    QByteArray out(sizeHint(packed), Qt::Uninitialized);
    qsizetype read = 0;
    qsizetype written = 0;
    while (read < packed.size()) {
        std::size_t in = 0;
        std::size_t produced = 0;
        const libdeflate_result result = libdeflate_gzip_decompress_ex(
            decompressor(), packed.constData() + read, static_cast<std::size_t>(packed.size() - read),
            out.data() + written, static_cast<std::size_t>(out.size() - written), &in, &produced);
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
            if (out.size() >= maxUnpackedBytes) {
                error = QStringLiteral("gunzip: unpacks to more than %1 MiB").arg(maxUnpackedBytes >> 20);
                return {};
            }
            out.resize(std::min(maxUnpackedBytes, out.size() * 2));
            continue;
        }
        if (result != LIBDEFLATE_SUCCESS) {
            // Like gunzip: what follows the last whole member and does not look like another is ignored.
            if (read > 0 && !QByteArrayView("\x1f\x8b").startsWith(packed.mid(read, 2)))
                break;
            error = QStringLiteral("gunzip: corrupt or cut off after %1 bytes").arg(read);
            return {};
        }
        read += static_cast<qsizetype>(in);
        written += static_cast<qsizetype>(produced);
    }
    out.truncate(written);
    return out;
}

QByteArray sha256(const QByteArray &data)
{
    QByteArray digest(32, Qt::Uninitialized);
    unsigned int size = 0;
    if (EVP_Digest(data.constData(), static_cast<std::size_t>(data.size()),
                   reinterpret_cast<unsigned char *>(digest.data()), &size, EVP_sha256(), nullptr)
            != 1
        || size != 32)
        return {};
    return digest;
}

void prepareTransforms(const std::vector<TransformStep> &steps)
{
    if (std::find(steps.begin(), steps.end(), TransformStep::Sha256) != steps.end())
        sha256(QByteArray());
}

TransformResult applySteps(const std::vector<TransformStep> &steps, const QByteArray &data)
{
    TransformResult result;
    QByteArray current = data;
    for (const TransformStep step : steps) {
        if (step == TransformStep::Gunzip) {
            current = gunzip(current, result.error);
        } else {
            result.digest = sha256(current);
            if (result.digest.isEmpty())
                result.error = QStringLiteral("sha256: the library refused");
        }
        if (!result.error.isEmpty())
            return result;
    }
    result.bytes = current.size();
    return result;
}

} // namespace overlapse
