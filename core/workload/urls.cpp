// SPDX-License-Identifier: MIT
#include "workload/urls.h"

#include <curl/curl.h>

#include <QRegularExpression>

#include <memory>

namespace overlapse {

namespace {

struct FreeUrl
{
    void operator()(CURLU *url) const { curl_url_cleanup(url); }
};
using UrlHandle = std::unique_ptr<CURLU, FreeUrl>;

CURLUcode parse(const QByteArray &text, UrlHandle &url)
{
    url.reset(curl_url());
    return curl_url_set(url.get(), CURLUPART_URL, text.constData(), CURLU_NON_SUPPORT_SCHEME);
}

QByteArray part(const UrlHandle &url, CURLUPart which, unsigned flags = 0)
{
    char *text = nullptr;
    if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK)
        return {};
    QByteArray copy(text);
    curl_free(text);
    return copy;
}

} // namespace

QString urlProblem(const QByteArray &url)
{
    if (url.contains('\0'))
        return QStringLiteral("a URL cannot contain a zero byte");
    UrlHandle parsed;
    if (const CURLUcode code = parse(url, parsed); code != CURLUE_OK)
        return code == CURLUE_BAD_SCHEME
            ? QStringLiteral("not a whole URL: it begins with http:// or https://")
            : QStringLiteral("not a URL: %1").arg(QString::fromLatin1(curl_url_strerror(code)).toLower());
    const QByteArray scheme = part(parsed, CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https")
        return QStringLiteral("%1 is not fetched: only http and https are").arg(QString::fromUtf8(scheme));
    if (part(parsed, CURLUPART_HOST).isEmpty())
        return QStringLiteral("not a URL: it has no host");
    return {};
}

QString headerProblem(const QString &header)
{
    static const QRegularExpression form(QStringLiteral("^[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\\r\\n\\x{0}]*$"));
    if (!form.match(header).hasMatch())
        return QStringLiteral(
                   "'%1' is not a header: write its name, a colon and its value, as in 'Accept: text/html'")
            .arg(header);
    return {};
}

QByteArray hostOf(const QByteArray &url)
{
    UrlHandle parsed;
    if (parse(url, parsed) != CURLUE_OK)
        return {};
    return part(parsed, CURLUPART_HOST).toLower() + ':' + part(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

bool isLoopback(const QByteArray &url)
{
    UrlHandle parsed;
    if (parse(url, parsed) != CURLUE_OK)
        return false;
    const QByteArray host = part(parsed, CURLUPART_HOST).toLower();
    return host == "localhost" || host.endsWith(".localhost") || host == "[::1]" || host.startsWith("127.");
}

QByteArray maskedUrl(const QByteArray &url)
{
    const qsizetype scheme = url.indexOf("://");
    if (scheme < 0)
        return url;
    const qsizetype begin = scheme + 3;
    qsizetype end = begin;
    while (end < url.size() && !QByteArrayView("/?#").contains(url[end]))
        ++end;
    QByteArray masked = url.left(begin);
    const QByteArray authority = url.mid(begin, end - begin);
    const qsizetype at = authority.lastIndexOf('@');
    masked += at < 0 ? authority : "***" + authority.mid(at);
    const qsizetype query = url.indexOf('?', end);
    qsizetype fragment = url.indexOf('#', end);
    if (fragment < 0)
        fragment = url.size();
    if (query < 0 || query > fragment)
        return masked + url.mid(end);
    masked += url.mid(end, query - end);
    char separator = '?';
    for (const QByteArray &pair : url.mid(query + 1, fragment - query - 1).split('&')) {
        const qsizetype equals = pair.indexOf('=');
        masked += separator + (equals < 0 ? QByteArray("***") : pair.left(equals) + "=***");
        separator = '&';
    }
    return masked + url.mid(fragment);
}

} // namespace overlapse
