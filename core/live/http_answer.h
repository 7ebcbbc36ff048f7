// SPDX-License-Identifier: MIT
// What comes in answer to one request: whether all of it came, and what of it is the item's.
#pragma once

#include "workload/content_decoder.h"

#include <optional>

namespace overlapse {

/// Why a request failed.
struct RequestFailure
{
    QString text;
    bool mayPass = false; ///< whether another attempt may do better
};

/// Is fed as libcurl hands it over: the head line by line, the body in pieces, still packed. Only the answer that ends
/// a fetch brings the item's data: the body of one that leads elsewhere or tells of an error is passed over, so long as
/// there is not too much of it, for the connection can be used again then.
class HttpAnswer
{
public:
    /// The item's data, unpacked, has at most `most` bytes.
    explicit HttpAnswer(qint64 most) : m_most(most) {}

    /// Before a request.
    void clear();
    /// False: the request is to end at once.
    bool takeHeadLine(QByteArrayView line);
    /// Before the first piece. `status` and `length` are those of the head; what a server promises of its length takes no
    /// more memory than 64 MiB before it comes.
    void beginBody(int status, qint64 length);
    /// False: as above.
    bool takeBody(QByteArrayView bytes);
    /// One of the three above threw std::bad_alloc: gives back what it has, and has failed.
    void failForMemory();

    [[nodiscard]] bool headIsWhole() const { return m_headIsWhole; }
    [[nodiscard]] bool bodyHasBegun() const { return m_body != Body::NotBegun; }
    /// Why it was ended, if it was; an error's body that is too long is no failure of its own.
    [[nodiscard]] const std::optional<RequestFailure> &failure() const { return m_failure; }
    /// Of a request that ended well, as far as libcurl can tell: what is missing, if anything is.
    [[nodiscard]] std::optional<RequestFailure> problemOfEnd(int status) const;

    [[nodiscard]] qint64 size() const { return m_data.size(); }
    /// Of the item. None is left.
    QByteArray takeData() { return std::exchange(m_data, {}); }

private:
    enum class Body : std::uint8_t { NotBegun, Plain, Packed, PassedOver };

    void beginHead(QByteArrayView line);
    bool mayBeSentAs(const QByteArray &codings);
    [[nodiscard]] bool isTheItems(int status) const;
    bool fail(const QString &text, bool mayPass);

    const qint64 m_most;
    bool m_headIsWhole = false;
    bool m_leadsElsewhere = false;
    QByteArray m_codings; // of its Content-Encoding
    Body m_body = Body::NotBegun;
    qint64 m_passedOver = 0;
    std::optional<ContentDecoder> m_decoder;
    QByteArray m_data;
    std::optional<RequestFailure> m_failure;
};

} // namespace overlapse
