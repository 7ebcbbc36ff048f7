// SPDX-License-Identifier: MIT
#include "live/http_transfer.h"

#include "serve/served_inputs.h"
#include "workload/byte_text.h"
#include "workload/urls.h"

#include <algorithm>

namespace overlapse {

namespace {

// curl goes on as long as it is told that all was taken.
std::size_t onData(char *bytes, std::size_t one, std::size_t count, void *of)
{
    auto &transfer = *static_cast<HttpTransfer *>(of);
    const std::size_t size = one * count;
    transfer.activity = transfer.clock.now();
    const qint64 most = transfer.settings.maxBytes;
    if (transfer.data.size() + static_cast<qint64>(size) > most) {
        transfer.failure = QStringLiteral("more than %1").arg(bytesText(most));
        return 0;
    }
    if (transfer.data.isEmpty()) {
        constexpr curl_off_t trusted = 64 << 20; // what a server promises takes memory only when it comes
        curl_off_t length = 0;
        curl_easy_getinfo(transfer.easy.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
        if (length > static_cast<curl_off_t>(size))
            transfer.data.reserve(std::min({length, trusted, static_cast<curl_off_t>(most)}));
    }
    transfer.data.append(bytes, static_cast<qsizetype>(size));
    return size;
}

std::size_t onHeader(char *, std::size_t one, std::size_t count, void *of)
{
    auto &transfer = *static_cast<HttpTransfer *>(of);
    transfer.activity = transfer.clock.now();
    return one * count;
}

bool provesWhoAsks(const QString &header)
{
    const QString name = header.section(u':', 0, 0).trimmed().toLower();
    return name == QLatin1String("authorization") || name == QLatin1String("cookie")
        || name == QLatin1String("proxy-authorization");
}

HeaderList headerList(const QStringList &headers, bool foreign)
{
    curl_slist *list = nullptr;
    for (const QString &header : headers)
        if (!foreign || !provesWhoAsks(header))
            list = curl_slist_append(list, header.toUtf8().constData());
    return HeaderList(list);
}

template<typename Value>
void set(CURL *easy, CURLoption option, Value value)
{
    curl_easy_setopt(easy, option, value);
}

curl_off_t timeOf(CURL *easy, CURLINFO which)
{
    curl_off_t microseconds = 0;
    curl_easy_getinfo(easy, which, &microseconds);
    return microseconds;
}

} // namespace

TransferSettings transferSettings(const FetchRules &rules, quint16 servedPort)
{
    HeaderList connectTo;
    if (servedPort > 0)
        connectTo.reset(curl_slist_append(
            nullptr,
            (QByteArray(servedHost) + ":80:127.0.0.1:" + QByteArray::number(servedPort)).constData()));
    return {rules.maxBytes, headerList(rules.headers, false), headerList(rules.headers, true),
            std::move(connectTo)};
}

HttpTransfer::HttpTransfer(const TransferSettings &common, const RunClock &runClock)
    : settings(common), clock(runClock), easy(curl_easy_init())
{
    CURL *handle = easy.get();
    set(handle, CURLOPT_PRIVATE, static_cast<void *>(this));
    set(handle, CURLOPT_ERRORBUFFER, errorText.data());
    set(handle, CURLOPT_WRITEFUNCTION, &onData);
    set(handle, CURLOPT_WRITEDATA, static_cast<void *>(this));
    set(handle, CURLOPT_HEADERFUNCTION, &onHeader);
    set(handle, CURLOPT_HEADERDATA, static_cast<void *>(this));
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    set(handle, CURLOPT_ACCEPT_ENCODING, ""); // all that this curl can unpack
    set(handle, CURLOPT_USERAGENT, "overlapse/" OVERLAPSE_VERSION);
    set(handle, CURLOPT_CONNECT_TO, settings.connectTo.get());
    set(handle, CURLOPT_NOPROGRESS, 1L);
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, 0x7fffffffL); // the idle time is ours to watch
    // As OpenSSL itself does; libcurl has a file of its own and does not look.
    if (const QByteArray file = qgetenv("SSL_CERT_FILE"); !file.isEmpty())
        set(handle, CURLOPT_CAINFO, file.constData());
}

void HttpTransfer::take(const Task &next, const QByteArray &address, Nanos now)
{
    task = next;
    url = address;
    data.clear();
    parts.clear();
    failure.clear();
    firstHost.clear();
    attempt = 1;
    redirects = 0;
    since = started = now;
}

void HttpTransfer::beginRequest(Nanos now)
{
    CURL *handle = easy.get();
    data.clear();
    errorText[0] = '\0';
    set(handle, CURLOPT_URL, url.constData());
    const bool foreign = redirects > 0 && hostOf(url) != firstHost;
    set(handle, CURLOPT_HTTPHEADER, (foreign ? settings.foreignHeaders : settings.headers).get());
    set(handle, CURLOPT_NOPROXY, isLoopback(url) ? "*" : nullptr);
    activity = now;
    state = State::OnTheWire;
}

void HttpTransfer::endRequest(CURLcode code, Nanos now)
{
    CURL *handle = easy.get();
    const Nanos total = std::chrono::microseconds(timeOf(handle, CURLINFO_TOTAL_TIME_T));
    const Nanos begin = std::clamp(now - total, since, now);
    Nanos from = since;
    const auto add = [this, &from](PartKind kind, Nanos to, Status status = Status::Ok) {
        to = std::max(to, from);
        if (to > from || status == Status::Failed)
            parts.push_back({from, to, attempt, kind, status});
        from = to;
    };
    add(PartKind::Waiting, begin);
    const auto at = [handle, begin, now](CURLINFO which) {
        const curl_off_t time = timeOf(handle, which);
        return time > 0 ? std::min(now, begin + std::chrono::microseconds(time)) : absent;
    };
    struct Phase
    {
        PartKind kind;
        Nanos end;
    };
    const Nanos firstByte = at(CURLINFO_STARTTRANSFER_TIME_T);
    std::vector<Phase> phases;
    long connections = 0;
    curl_easy_getinfo(handle, CURLINFO_NUM_CONNECTS, &connections);
    if (connections > 0 || at(CURLINFO_PRETRANSFER_TIME_T) == absent) { // not one that was open already
        phases.push_back({PartKind::Lookup, at(CURLINFO_NAMELOOKUP_TIME_T)});
        phases.push_back({PartKind::Connect, at(CURLINFO_CONNECT_TIME_T)});
        if (url.startsWith("https"))
            phases.push_back({PartKind::Tls, at(CURLINFO_APPCONNECT_TIME_T)});
    }
    phases.push_back({PartKind::FirstByte, firstByte});
    phases.push_back({PartKind::Download, now});
    const Status last = code == CURLE_OK ? Status::Ok : Status::Failed;
    for (const Phase &phase : phases) {
        const bool ends = phase.end == absent || phase.kind == PartKind::Download; // it came no further
        add(phase.kind, ends ? now : phase.end, ends ? last : Status::Ok);
        if (ends)
            break;
    }
    since = now;
}

QByteArray HttpTransfer::redirect() const
{
    char *where = nullptr;
    curl_easy_getinfo(easy.get(), CURLINFO_REDIRECT_URL, &where);
    return {where};
}

QString HttpTransfer::address() const
{
    char *text = nullptr;
    curl_easy_getinfo(easy.get(), CURLINFO_PRIMARY_IP, &text);
    return QString::fromLatin1(text);
}

int HttpTransfer::httpStatus() const
{
    long status = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    return static_cast<int>(status);
}

} // namespace overlapse
