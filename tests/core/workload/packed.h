// SPDX-License-Identifier: MIT
// A short text, packed in every way that a server may send it.
#pragma once

#include <QByteArray>

#include <array>

#include <zlib.h>
#include <zstd.h>

namespace overlapse {

inline const QByteArray packedText =
    QByteArray("Fetched whole, or not at all. ").repeated(3) + "That is the text.\n";

/// `windowBits` as for zlib's deflateInit2(): 31 for gzip, 15 for zlib's own form, -15 for neither head nor sum.
inline QByteArray deflated(const QByteArray &data, int windowBits)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(data.size()))), '\0');
    QByteArray in = data;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

inline QByteArray gzipped(const QByteArray &data)
{
    return deflated(data, 15 + 16);
}

inline QByteArray zstandard(const QByteArray &data, bool withSum = true)
{
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, withSum ? 1 : 0);
    const std::size_t bound = ZSTD_compressBound(static_cast<std::size_t>(data.size()));
    QByteArray packed(static_cast<qsizetype>(bound), '\0');
    packed.truncate(static_cast<qsizetype>(ZSTD_compress2(context, packed.data(), bound, data.constData(),
                                                          static_cast<std::size_t>(data.size()))));
    ZSTD_freeCCtx(context);
    return packed;
}

/// packedText; what packs it is no part of this project.
inline QByteArray brotli()
{
    return QByteArray::fromHex("1b6b00f84537d72d692159a2a58b0e0c72e10c36e0c0290930d185e06e2121967ab241d5b08bc"
                               "4adfb7827a490bb8e0045a4e183a301");
}

/// One body, and after how many bytes it could be a whole one.
struct PackedBody
{
    const char *name;
    QByteArray coding; ///< its Content-Encoding
    QByteArray bytes;
    QByteArray data = packedText;
    qsizetype wholeAt =
        -1; ///< earlier than at its end: from there on, if it goes on with `padding`, else only there
    QByteArray dataThere = packedText;
    bool padded = false;

    /// Nothing: so many bytes of it are not whole.
    [[nodiscard]] bool isWhole(qsizetype size) const
    {
        return size == bytes.size() || size == wholeAt || (padded && size > wholeAt);
    }
    [[nodiscard]] QByteArray dataOf(qsizetype size) const { return size == bytes.size() ? data : dataThere; }
};

inline std::vector<PackedBody> packedBodies()
{
    const QByteArray first = gzipped("Fetched whole, ");
    const QByteArray second = gzipped("or not at all.\n");
    const QByteArray one = gzipped(packedText);
    const QByteArray frame = zstandard("Fetched whole, ");
    return {
        {.name = "gzip", .coding = "gzip", .bytes = one},
        {.name = "x-gzip", .coding = "X-GZip", .bytes = one},
        {.name = "two gzip members",
         .coding = "gzip",
         .bytes = first + second,
         .data = "Fetched whole, or not at all.\n",
         .wholeAt = first.size(),
         .dataThere = "Fetched whole, "},
        {.name = "gzip and zeros",
         .coding = "gzip",
         .bytes = one + QByteArray(20, '\0'),
         .wholeAt = one.size(),
         .padded = true},
        {.name = "deflate", .coding = "deflate", .bytes = deflated(packedText, 15)},
        {.name = "deflate without a head", .coding = "deflate", .bytes = deflated(packedText, -15)},
        {.name = "br", .coding = "br", .bytes = brotli()},
        {.name = "zstd", .coding = "zstd", .bytes = zstandard(packedText)},
        {.name = "zstd without a sum", .coding = "zstd", .bytes = zstandard(packedText, false)},
        {.name = "two zstd frames",
         .coding = "zstd",
         .bytes = frame + zstandard("or not at all.\n"),
         .data = "Fetched whole, or not at all.\n",
         .wholeAt = frame.size(),
         .dataThere = "Fetched whole, "},
        {.name = "one in another", .coding = "gzip, identity, zstd", .bytes = zstandard(one)},
    };
}

} // namespace overlapse
