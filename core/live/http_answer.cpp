// SPDX-License-Identifier: MIT
#include "live/http_answer.h"

#include "workload/byte_text.h"

#include <QByteArrayList>

#include <algorithm>
#include <utility>

namespace overlapse {

namespace {

constexpr qint64 mostPassedOver = 1 << 20;
constexpr qint64 trusted = 64 << 20;

bool hasName(QByteArrayView line, QByteArrayView name)
{
    return line.size() > name.size() && line[name.size()] == ':'
        && qstrnicmp(line.data(), name.size(), name.data(), name.size()) == 0;
}

QByteArray valueOf(QByteArrayView line, QByteArrayView name)
{
    return line.sliced(name.size() + 1).trimmed().toByteArray();
}

bool isChunkedAlone(const QByteArray &codings)
{
    const QByteArrayList words = codings.toLower().split(',');
    return std::all_of(words.begin(), words.end(), [](const QByteArray &word) {
        const QByteArray name = word.trimmed();
        return name.isEmpty() || name == "chunked" || name == "identity";
    });
}

bool mayLackBody(int status)
{
    constexpr int noContent = 204;
    constexpr int resetContent = 205;
    constexpr int notModified = 304;
    return status == noContent || status == resetContent || status == notModified;
}

} // namespace

void HttpAnswer::clear()
{
    m_headIsWhole = m_leadsElsewhere = false;
    m_codings.clear();
    m_body = Body::NotBegun;
    m_passedOver = 0;
    m_decoder.reset();
    m_data.clear();
    m_failure.reset();
}

bool HttpAnswer::fail(const QString &text, bool mayPass)
{
    m_failure = RequestFailure{text, mayPass};
    return false;
}

void HttpAnswer::failForMemory()
{
    m_data = {};
    m_decoder.reset();
    fail(QStringLiteral("not enough memory"), true);
}

// Of several heads, as of 1xx before the answer itself, the last one counts. What follows a body is none of it.
bool HttpAnswer::takeHeadLine(QByteArrayView line)
{
    if (m_body != Body::NotBegun || line.isEmpty())
        return true;
    switch (line.front()) { // most lines are none of these
    case 'H': beginHead(line); break;
    case '\r':
    case '\n': m_headIsWhole = true; break;
    case 'C':
    case 'c':
        if (hasName(line, "content-encoding"))
            m_codings += (m_codings.isEmpty() ? "" : ",") + valueOf(line, "content-encoding");
        break;
    case 'L':
    case 'l':
        if (hasName(line, "location"))
            m_leadsElsewhere = !valueOf(line, "location").isEmpty();
        break;
    case 'T':
    case 't':
        if (hasName(line, "transfer-encoding"))
            return mayBeSentAs(valueOf(line, "transfer-encoding"));
        break;
    default: break;
    }
    return true;
}

void HttpAnswer::beginHead(QByteArrayView line)
{
    if (!line.startsWith("HTTP/"))
        return;
    m_headIsWhole = m_leadsElsewhere = false;
    m_codings.clear();
}

// Others than chunks libcurl would undo, and not tell where they end.
bool HttpAnswer::mayBeSentAs(const QByteArray &codings)
{
    constexpr qsizetype longestShown = 40;
    return isChunkedAlone(codings)
        || fail(QStringLiteral("sent in the transfer coding '%1', which was not asked for")
                    .arg(QString::fromUtf8(codings.left(longestShown))),
                false);
}

bool HttpAnswer::isTheItems(int status) const
{
    return status < 300 || (status < 400 && !m_leadsElsewhere);
}

void HttpAnswer::beginBody(int status, qint64 length)
{
    m_body = Body::PassedOver;
    m_leadsElsewhere = m_leadsElsewhere && status < 400;
    if (!isTheItems(status))
        return;
    if (!m_codings.isEmpty())
        m_decoder.emplace(m_codings);
    m_body = m_decoder && m_decoder->isNeeded() ? Body::Packed : Body::Plain;
    if (m_body == Body::Plain && length > 0)
        m_data.reserve(std::min({length, trusted, m_most}));
}

bool HttpAnswer::takeBody(QByteArrayView bytes)
{
    if (m_body == Body::PassedOver) {
        m_passedOver += bytes.size();
        if (m_passedOver <= mostPassedOver || !m_leadsElsewhere)
            return m_passedOver <= mostPassedOver;
        return fail(QStringLiteral("a redirect with more than %1").arg(bytesText(mostPassedOver)), false);
    }
    if (m_body == Body::Packed) {
        const QString problem = m_decoder->take(bytes, m_data, m_most);
        return problem.isEmpty() || fail(problem, m_decoder->isDamaged());
    }
    if (m_data.size() + bytes.size() > m_most)
        return fail(QStringLiteral("more than %1").arg(bytesText(m_most)), false);
    m_data.append(bytes);
    return true;
}

std::optional<RequestFailure> HttpAnswer::problemOfEnd(int status) const
{
    if (!m_headIsWhole || status < 200)
        return RequestFailure{QStringLiteral("the response ended inside its head"), true};
    if (!isTheItems(status) || m_body == Body::Plain || (m_body == Body::NotBegun && mayLackBody(status)))
        return std::nullopt;
    const QString problem =
        m_body == Body::NotBegun ? ContentDecoder(m_codings).problemOfEnd() : m_decoder->problemOfEnd();
    return problem.isEmpty() ? std::nullopt : std::optional(RequestFailure{problem, true});
}

} // namespace overlapse
