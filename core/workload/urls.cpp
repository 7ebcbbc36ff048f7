// SPDX-License-Identifier: MIT
#include "workload/urls.h"

#include <curl/curl.h>

#include <QByteArrayList>
#include <QByteArrayView>
#include <QRegularExpression>

#include <algorithm>
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

// Behind "http://", and behind "//" alone; curl takes any number of slashes from one to three. -1: there is none.
qsizetype authorityOf(const QByteArray &url)
{
    static const QRegularExpression form(QStringLiteral("^(?:[A-Za-z][A-Za-z0-9+.-]*:/+|//+)"));
    return form.match(QString::fromLatin1(url)).capturedEnd();
}

// "a=1&b" as "a=***&b"; what has no name becomes `nameless`, unless that is null.
QByteArray maskedPairs(const QByteArray &pairs, const QByteArray &nameless)
{
    QByteArrayList masked;
    for (const QByteArray &pair : pairs.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        masked << (equals >= 0 ? pair.left(equals) + "=***" : nameless.isNull() ? pair : nameless);
    }
    return masked.join('&');
}

// "/a;id=1/b" as "/a;id=***/b": parameters of a path, where servers keep sessions.
QByteArray maskedPath(const QByteArray &path)
{
    QByteArray masked;
    bool isValue = false;
    bool isParameter = false;
    for (const char c : path) {
        if (c == '/' || c == ';') {
            isParameter = c == ';';
            isValue = false;
        }
        if (isValue)
            continue;
        masked += c;
        isValue = isParameter && c == '=';
        if (isValue)
            masked += "***";
    }
    return masked;
}

// Where curl looks for a host as it is written: it takes no URL that has a control character or a space anywhere, and
// none that is too long.
constexpr qsizetype longestPlain = 1'000'000; // curl takes some more
bool isPlain(QByteArrayView url)
{
    bool plain = url.size() <= longestPlain;
    for (const char c : url) // without a way out, for all at once
        plain &= static_cast<unsigned char>(c) > 0x20 && c != 0x7f;
    return plain;
}

bool endsAuthority(char c)
{
    return c == '/' || c == '?' || c == '#';
}

// How long the scheme, the host and the port of a usual URL are; 0 of one that only curl can tell: it takes other numbers
// of slashes.
qsizetype originLength(const QByteArray &url)
{
    const qsizetype scheme = url.indexOf("://");
    if (scheme <= 0)
        return 0;
    const auto *authority = url.begin() + scheme + 3;
    const auto *end = std::find_if(authority, url.end(), endsAuthority);
    return end == authority ? 0 : end - url.begin();
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
    if (form.match(header).hasMatch())
        return {};
    // What follows the name may be a secret, and this is printed.
    static const QRegularExpression nameEnd(QStringLiteral("[:\\s]"));
    const qsizetype end = header.indexOf(nameEnd);
    return QStringLiteral(
               "'%1' is not a header: write its name, a colon and its value, as in 'Accept: text/html'")
        .arg(end < 0 ? header : header.left(end) + u'\u2026');
}

QByteArray hostOf(const QByteArray &url)
{
    UrlHandle parsed;
    if (parse(url, parsed) != CURLUE_OK)
        return {};
    return part(parsed, CURLUPART_HOST).toLower() + ':' + part(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

QByteArray HostReader::of(const QByteArray &url)
{
    constexpr qsizetype most = 10'000;
    m_isUsual = isPlain(url);
    if (!m_isUsual)
        return hostOf(url);
    const qsizetype size = m_origin.size();
    if (size > 0 && url.startsWith(m_origin) && (url.size() == size || endsAuthority(url[size])))
        return m_host;
    const qsizetype length = originLength(url);
    m_isUsual = length > 0;
    if (!m_isUsual)
        return hostOf(url);
    m_origin = url.first(length);
    auto known = m_hosts.constFind(m_origin);
    if (known == m_hosts.constEnd()) {
        if (m_hosts.size() >= most)
            m_hosts.clear();
        known = m_hosts.insert(m_origin, hostOf(url));
    }
    return m_host = *known;
}

bool HostReader::isSame(const QByteArray &url, qsizetype shared) const
{
    return m_isUsual && shared > m_origin.size() && url.size() <= longestPlain
        && isPlain(QByteArrayView(url).sliced(shared));
}

QByteArray originOf(const QByteArray &url)
{
    UrlHandle parsed;
    return parse(url, parsed) == CURLUE_OK ? part(parsed, CURLUPART_SCHEME).toLower() + "://" + hostOf(url)
                                           : QByteArray();
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
    const qsizetype begin = authorityOf(url);
    if (begin < 0)
        return url;
    qsizetype end = begin;
    while (end < url.size() && !QByteArrayView("/?#").contains(url[end]))
        ++end;
    const QByteArray authority = url.mid(begin, end - begin);
    const qsizetype at = authority.lastIndexOf('@');
    const auto orEnd = [&url](qsizetype found) { return found < 0 ? url.size() : found; };
    const qsizetype fragment = orEnd(url.indexOf('#', end));
    const qsizetype query = std::min(orEnd(url.indexOf('?', end)), fragment);
    QByteArray masked = url.left(begin);
    masked += at < 0 ? authority : "***" + authority.mid(at);
    masked += maskedPath(url.mid(end, query - end));
    if (query < fragment)
        masked += '?' + maskedPairs(url.mid(query + 1, fragment - query - 1), "***");
    if (fragment < url.size())
        masked += '#' + maskedPairs(url.mid(fragment + 1), {});
    return masked;
}

} // namespace overlapse
