// SPDX-License-Identifier: MIT
#include "workload/transform.h"

#include "workload/byte_text.h"

#include <QByteArrayView>

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <utility>

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
qsizetype sizeHint(const QByteArray &packed, qsizetype most)
{
    const auto *tail = reinterpret_cast<const unsigned char *>(packed.constData() + packed.size() - 4);
    const qsizetype claimed = tail[0] | tail[1] << 8 | tail[2] << 16 | static_cast<qsizetype>(tail[3]) << 24;
    // Deflate cannot do better than 1,032 to 1.
    return std::clamp<qsizetype>(claimed, std::min<qsizetype>(64, most),
                                 std::min(most, packed.size() * 1032));
}

// All members, as gunzip(1) would.
void gunzip(StepData &item, const StepContext &context)
{
    const QByteArray packed = std::exchange(item.data, {});
    constexpr qsizetype smallestMember = 18; // header and trailer
    if (packed.size() < smallestMember || !packed.startsWith("\x1f\x8b")) {
        item.error = packed.isEmpty() ? QStringLiteral("gunzip: nothing to unpack")
                                      : QStringLiteral("gunzip: not in gzip format");
        return;
    }
    QByteArray out(sizeHint(packed, context.maxBytes), Qt::Uninitialized);
    qsizetype read = 0;
    qsizetype written = 0;
    while (read < packed.size()) {
        std::size_t in = 0;
        std::size_t produced = 0;
        const libdeflate_result result = libdeflate_gzip_decompress_ex(
            decompressor(), packed.constData() + read, static_cast<std::size_t>(packed.size() - read),
            out.data() + written, static_cast<std::size_t>(out.size() - written), &in, &produced);
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
            if (out.size() >= context.maxBytes) {
                item.error =
                    QStringLiteral("gunzip: unpacks to more than %1").arg(bytesText(context.maxBytes));
                return;
            }
            out.resize(std::min(context.maxBytes, out.size() * 2));
            continue;
        }
        if (result != LIBDEFLATE_SUCCESS) {
            // Like gunzip: what follows the last whole member and does not look like another is ignored.
            if (read > 0 && !QByteArrayView("\x1f\x8b").startsWith(packed.mid(read, 2)))
                break;
            item.error = QStringLiteral("gunzip: corrupt or cut off after %1 bytes").arg(read);
            return;
        }
        read += static_cast<qsizetype>(in);
        written += static_cast<qsizetype>(produced);
    }
    out.truncate(written);
    item.data = std::move(out);
}

Checked<Step> makeGunzip(const QString &)
{
    return Step(gunzip);
}

// What is only a suffix is a name.
QByteArray named(const QByteArray &name)
{
    const QByteArray unpacked = name.endsWith(".gz") ? name.chopped(3) : QByteArray();
    return std::any_of(unpacked.begin(), unpacked.end(), [](char c) { return c != '.'; }) ? unpacked : name;
}

} // namespace

const Transform &gunzipTransform()
{
    static constexpr Transform transform{
        .name = "gunzip", .about = "unpacks gzip data, all members", .make = makeGunzip, .named = named};
    return transform;
}

} // namespace overlapse
