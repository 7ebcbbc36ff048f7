// SPDX-License-Identifier: MIT
#include "workload/secrets.h"

#include "workload/inputs.h"
#include "workload/urls.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace overlapse {

namespace {

bool masks(const WorkSpec &work, Secrets secrets)
{
    return secrets == Secrets::Masked && work.fetch == FetchKind::Http;
}

// What ends a sentence or a quotation is not part of the URL in it; were it, the mask would swallow it.
qsizetype lengthOf(QStringView url)
{
    qsizetype length = url.size();
    while (length > 0 && QStringView(u".,:;!)]}>'\"").contains(url[length - 1]))
        --length;
    return length;
}

// Most have nothing that could be masked, which is seen at a glance.
bool isMaskable(const QByteArray &url)
{
    const bool may =
        std::any_of(url.begin(), url.end(), [](char c) { return c == '?' || c == '@' || c == '#'; });
    return may && maskedUrl(url) != url;
}

} // namespace

QByteArray writtenInput(const WorkSpec &work, std::int64_t item, Secrets secrets)
{
    const QByteArray &input = work.inputs->paths[static_cast<std::size_t>(item)];
    return masks(work, secrets) ? maskedUrl(input) : input;
}

QString shownInput(const WorkSpec &work, std::int64_t item, Secrets secrets)
{
    return inputText(writtenInput(work, item, secrets));
}

QStringList shownSources(const WorkSpec &work, Secrets secrets)
{
    QStringList sources = work.inputs ? work.inputs->sources : QStringList();
    for (QString &source : sources)
        source = shownText(work, source, secrets);
    return sources;
}

QString shownText(const WorkSpec &work, const QString &text, Secrets secrets)
{
    if (!masks(work, secrets))
        return text;
    static const QRegularExpression form(QStringLiteral("(?:[A-Za-z][A-Za-z0-9+.-]*:/|//)\\S+"));
    QString shown;
    qsizetype done = 0;
    for (auto match = form.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch url = match.next();
        const qsizetype length = lengthOf(url.capturedView());
        shown += QStringView(text).mid(done, url.capturedStart() - done);
        shown += QString::fromUtf8(maskedUrl(url.capturedView().left(length).toUtf8()));
        done = url.capturedStart() + length;
    }
    shown += QStringView(text).mid(done);
    return shown;
}

QStringList writtenHeaders(const FetchRules &rules, Secrets secrets)
{
    QStringList headers = rules.headers;
    if (secrets == Secrets::Masked)
        for (QString &header : headers)
            header = header.section(u':', 0, 0);
    return headers;
}

bool mayBeSecret(const QString &header)
{
    const QString name = header.section(u':', 0, 0).toLower();
    return std::ranges::any_of(std::to_array({"auth", "cookie", "credential", "key", "pass", "secret",
                                              "session", "signature", "token"}),
                               [&name](const char *word) { return name.contains(QLatin1String(word)); });
}

QString shownHeader(const QString &header)
{
    const QString name = header.section(u':', 0, 0);
    return header.contains(u':') && mayBeSecret(header) ? name + QStringLiteral(": ***") : header;
}

bool hasSecrets(const WorkSpec &work)
{
    if (work.fetch != FetchKind::Http)
        return false;
    const auto whole = [](const QString &header) { return header.contains(u':'); };
    return std::any_of(work.rules.headers.begin(), work.rules.headers.end(), whole)
        || (work.inputs && std::any_of(work.inputs->paths.begin(), work.inputs->paths.end(), isMaskable));
}

} // namespace overlapse
