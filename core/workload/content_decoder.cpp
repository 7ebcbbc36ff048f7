// SPDX-License-Identifier: MIT
#include "workload/content_decoder.h"

#include "workload/byte_text.h"
#include "workload/coding.h"

#include <QByteArrayList>

#include <algorithm>

namespace overlapse {

namespace {

constexpr std::size_t mostCodings = 5; // one upon another; nobody means more than two
constexpr qsizetype longestShown = 40;

} // namespace

ContentDecoder::ContentDecoder(const QByteArray &codings)
{
    for (const QByteArray &word : codings.split(',')) {
        const QByteArray name = word.trimmed().toLower();
        if (name.isEmpty() || name == "identity" || name == "none")
            continue;
        std::unique_ptr<Coding> coding = codingNamed(name);
        if (!coding || m_codings.size() == mostCodings) {
            m_problem = coding
                ? QStringLiteral("packed more than %1 times over").arg(mostCodings)
                : QStringLiteral("packed as '%1', which is none of %2")
                      .arg(QString::fromUtf8(name.left(longestShown)), QLatin1String(knownCodings));
            return;
        }
        m_codings.push_back(std::move(coding));
    }
    std::reverse(m_codings.begin(), m_codings.end());
}

ContentDecoder::~ContentDecoder() = default;

QString ContentDecoder::take(QByteArrayView bytes, QByteArray &data, qint64 most)
{
    if (!m_problem.isEmpty())
        return m_problem;
    QString problem = pass(0, bytes, data, most);
    m_damaged = !problem.isEmpty() && !m_tooMuch;
    return problem;
}

QString ContentDecoder::pass(std::size_t stage, QByteArrayView bytes, QByteArray &data, qint64 most)
{
    if (stage < m_codings.size())
        return m_codings[stage]->take(
            bytes, [&, stage](QByteArrayView unpacked) { return pass(stage + 1, unpacked, data, most); });
    m_tooMuch = data.size() + bytes.size() > most;
    if (m_tooMuch)
        return QStringLiteral("more than %1").arg(bytesText(most));
    data.append(bytes);
    return {};
}

QString ContentDecoder::problemOfEnd() const
{
    for (const std::unique_ptr<Coding> &coding : m_codings)
        if (!coding->isWhole())
            return QStringLiteral("the response ended before its %1 data did")
                .arg(QLatin1String(coding->name()));
    return m_problem;
}

} // namespace overlapse
