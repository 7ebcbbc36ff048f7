// SPDX-License-Identifier: MIT
#include "workload/coding.h"

#include "workload/system_error.h"

#include <QByteArrayView>

#include <brotli/decode.h>
#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <cerrno>
#include <optional>

namespace overlapse {

namespace {

// For what was unpacked last. It lies on the stack: to ask for memory takes longer than a small body.
using Buffer = std::array<char, 16'384>;

// zlib's, of one stream after another.
class Inflater
{
public:
    /// As for inflateInit2().
    explicit Inflater(int windowBits) : m_error(::inflateInit2(&m_stream, windowBits)) {}
    ~Inflater() { ::inflateEnd(&m_stream); }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    [[nodiscard]] bool ended() const { return m_ended; }
    [[nodiscard]] int error() const { return m_error; }
    [[nodiscard]] const char *message() const { return m_stream.msg; }
    void beginAnother()
    {
        m_ended = false;
        m_error = ::inflateReset(&m_stream);
    }
    /// Takes off the front of `bytes` what belongs to the stream. If there is an error(), it took no more.
    QString take(QByteArrayView &bytes, const Unpacked &unpacked);

private:
    z_stream m_stream{};
    int m_error;
    bool m_ended = false;
};

QString Inflater::take(QByteArrayView &bytes, const Unpacked &unpacked)
{
    m_stream.next_in = reinterpret_cast<const Bytef *>(bytes.data());
    m_stream.avail_in = static_cast<uInt>(bytes.size());
    Buffer buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
    bool goesOn = m_error == Z_OK;
    while (goesOn) {
        m_stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
        m_stream.avail_out = static_cast<uInt>(buffer.size());
        const int result = ::inflate(&m_stream, Z_NO_FLUSH);
        const auto size = static_cast<qsizetype>(buffer.size() - m_stream.avail_out);
        if (QString problem = size > 0 ? unpacked({buffer.data(), size}) : QString(); !problem.isEmpty())
            return problem;
        m_ended = result == Z_STREAM_END;
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) // the last: it wants more
            m_error = result;
        goesOn = result == Z_OK && (m_stream.avail_in > 0 || m_stream.avail_out == 0);
    }
    bytes = bytes.last(static_cast<qsizetype>(m_stream.avail_in));
    return {};
}

QString noMemory()
{
    return systemError(ENOMEM);
}

// Member after member. Like gunzip(1): what follows the last one and does not begin like another is passed over.
class Gzip final : public Coding
{
public:
    Gzip() : Coding("gzip") {}
    QString take(QByteArrayView bytes, const Unpacked &unpacked) override
    {
        while (!bytes.isEmpty() && m_at != At::Rest) {
            const char next = bytes.front();
            if (m_at == At::Member) {
                if (QString problem = takeMember(bytes, unpacked); !problem.isEmpty())
                    return problem;
            } else if (m_at == At::End) {
                m_at = next == magic[0] ? At::HalfMagic : At::Rest;
                bytes = bytes.sliced(1);
            } else if (next != magic[1]) {
                m_at = At::Rest;
            } else {
                m_inflater.beginAnother();
                m_at = At::Member;
                QByteArrayView first(magic, 1);
                if (QString problem = takeMember(first, unpacked); !problem.isEmpty())
                    return problem;
            }
        }
        return {};
    }
    [[nodiscard]] bool isWhole() const override { return m_at == At::End || m_at == At::Rest; }

private:
    enum class At : std::uint8_t { Member, End, HalfMagic, Rest };
    static constexpr char magic[] = "\x1f\x8b";

    QString takeMember(QByteArrayView &bytes, const Unpacked &unpacked)
    {
        if (QString problem = m_inflater.take(bytes, unpacked); !problem.isEmpty())
            return problem;
        if (m_inflater.error() != Z_OK)
            return m_inflater.error() == Z_MEM_ERROR ? noMemory() : damaged(m_inflater.message());
        if (m_inflater.ended())
            m_at = At::End;
        return {};
    }

    Inflater m_inflater{15 + 16};
    At m_at = At::Member;
};

// By the standard it has zlib's head and sum; some servers leave them out, and browsers take either.
class Deflate final : public Coding
{
public:
    Deflate() : Coding("deflate") {}
    QString take(QByteArrayView bytes, const Unpacked &unpacked) override
    {
        if (!m_inflater) {
            while (m_head.size() < 2 && !bytes.isEmpty()) {
                m_head += bytes.front();
                bytes = bytes.sliced(1);
            }
            if (m_head.size() < 2)
                return {};
            m_inflater.emplace(isZlibHead() ? 15 : -15);
            if (QString problem = takeStream(m_head, unpacked); !problem.isEmpty())
                return problem;
        }
        return takeStream(bytes, unpacked);
    }
    [[nodiscard]] bool isWhole() const override { return m_inflater && m_inflater->ended(); }

private:
    [[nodiscard]] bool isZlibHead() const
    {
        const auto first = static_cast<unsigned char>(m_head[0]);
        const auto second = static_cast<unsigned char>(m_head[1]);
        return (first & 0x0f) == 8 && first >> 4 <= 7 && (first << 8 | second) % 31 == 0;
    }
    QString takeStream(QByteArrayView bytes, const Unpacked &unpacked)
    {
        if (!bytes.isEmpty() && !m_inflater->ended())
            if (QString problem = m_inflater->take(bytes, unpacked); !problem.isEmpty())
                return problem;
        if (m_inflater->error() != Z_OK)
            return m_inflater->error() == Z_MEM_ERROR ? noMemory() : damaged(m_inflater->message());
        return bytes.isEmpty() ? QString() : tooLong();
    }

    QByteArray m_head;
    std::optional<Inflater> m_inflater;
};

class Brotli final : public Coding
{
public:
    Brotli() : Coding("br") {}
    QString take(QByteArrayView bytes, const Unpacked &unpacked) override
    {
        if (!m_state)
            return noMemory();
        Buffer buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
        const auto *next = reinterpret_cast<const std::uint8_t *>(bytes.data());
        auto left = static_cast<std::size_t>(bytes.size());
        while (!m_ended) {
            auto *to = reinterpret_cast<std::uint8_t *>(buffer.data());
            std::size_t room = buffer.size();
            const BrotliDecoderResult result =
                BrotliDecoderDecompressStream(m_state.get(), &left, &next, &room, &to, nullptr);
            const auto size = static_cast<qsizetype>(buffer.size() - room);
            if (QString problem = size > 0 ? unpacked({buffer.data(), size}) : QString(); !problem.isEmpty())
                return problem;
            if (result == BROTLI_DECODER_RESULT_ERROR)
                return lacksMemory() ? noMemory() : damaged();
            if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
                return {};
            m_ended = result == BROTLI_DECODER_RESULT_SUCCESS;
        }
        return left == 0 ? QString() : tooLong();
    }
    [[nodiscard]] bool isWhole() const override { return m_ended; }

private:
    struct Free
    {
        void operator()(BrotliDecoderState *state) const { BrotliDecoderDestroyInstance(state); }
    };
    [[nodiscard]] bool lacksMemory() const
    {
        const BrotliDecoderErrorCode code = BrotliDecoderGetErrorCode(m_state.get());
        return code <= BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES
            && code >= BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES;
    }

    std::unique_ptr<BrotliDecoderState, Free> m_state{BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)};
    bool m_ended = false;
};

// Frame after frame.
class Zstd final : public Coding
{
public:
    Zstd() : Coding("zstd") {}
    QString take(QByteArrayView bytes, const Unpacked &unpacked) override
    {
        if (!m_stream)
            return noMemory();
        Buffer buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
        ZSTD_inBuffer in{bytes.data(), static_cast<std::size_t>(bytes.size()), 0};
        for (bool goesOn = in.size > 0; goesOn;) {
            ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
            const std::size_t result = ZSTD_decompressStream(m_stream.get(), &out, &in);
            if (ZSTD_isError(result))
                return problemOf(result);
            if (QString problem =
                    out.pos > 0 ? unpacked({buffer.data(), static_cast<qsizetype>(out.pos)}) : QString();
                !problem.isEmpty())
                return problem;
            m_frameEnded = result == 0;
            // Asked once more at the end of a frame, it would wait for another one.
            goesOn = in.pos < in.size || (out.pos == out.size && !m_frameEnded);
        }
        return {};
    }
    [[nodiscard]] bool isWhole() const override { return m_frameEnded; }

private:
    struct Free
    {
        void operator()(ZSTD_DStream *stream) const { ZSTD_freeDStream(stream); }
    };
    [[nodiscard]] QString problemOf(std::size_t result) const
    {
        switch (ZSTD_getErrorCode(result)) {
        case ZSTD_error_memory_allocation: return noMemory();
        case ZSTD_error_frameParameter_windowTooLarge: return damaged("its window is larger than 128 MiB");
        default: return damaged(ZSTD_getErrorName(result));
        }
    }

    std::unique_ptr<ZSTD_DStream, Free> m_stream{ZSTD_createDStream()};
    bool m_frameEnded = false;
};

} // namespace

QString Coding::damaged(const char *why) const
{
    const QString text = QStringLiteral("its %1 data is damaged").arg(QLatin1String(m_name));
    return why ? text + QStringLiteral(": ") + QString::fromUtf8(why) : text;
}

QString Coding::tooLong() const
{
    return QStringLiteral("bytes follow the end of its %1 data").arg(QLatin1String(m_name));
}

std::unique_ptr<Coding> codingNamed(QByteArrayView name)
{
    if (name == "gzip" || name == "x-gzip")
        return std::make_unique<Gzip>();
    if (name == "deflate")
        return std::make_unique<Deflate>();
    if (name == "br")
        return std::make_unique<Brotli>();
    if (name == "zstd")
        return std::make_unique<Zstd>();
    return nullptr;
}

} // namespace overlapse
