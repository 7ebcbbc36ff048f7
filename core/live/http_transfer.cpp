// SPDX-License-Identifier: MIT
#include "live/http_transfer.h"

#include "serve/served_inputs.h"
#include "workload/open_files.h"
#include "workload/retry.h"
#include "workload/secrets.h"
#include "workload/system_error.h"
#include "workload/urls.h"

#include <algorithm>
#include <cerrno>
#include <new>

#include <sys/socket.h>

namespace overlapse {

namespace {

constexpr int mostRedirects = 10;
constexpr std::size_t longestLine = 102'400; // of a head, as libcurl takes it

// curl goes on as long as it is told that all was taken.
std::size_t onData(char *bytes, std::size_t one, std::size_t count, void *of)
{
    auto &transfer = *static_cast<HttpTransfer *>(of);
    const std::size_t size = one * count;
    transfer.activity = transfer.clock.now();
    try {
        if (!transfer.answer.bodyHasBegun()) {
            curl_off_t length = 0;
            curl_easy_getinfo(transfer.easy.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
            transfer.answer.beginBody(transfer.httpStatus(), length);
        }
        return transfer.answer.takeBody({bytes, static_cast<qsizetype>(size)}) ? size : 0;
    } catch (const std::bad_alloc &) { // nothing may be thrown through curl
        transfer.answer.failForMemory();
        return 0;
    }
}

std::size_t onHeader(char *line, std::size_t one, std::size_t count, void *of)
{
    auto &transfer = *static_cast<HttpTransfer *>(of);
    const std::size_t size = one * count;
    transfer.activity = transfer.clock.now();
    try {
        return transfer.answer.takeHeadLine({line, static_cast<qsizetype>(size)}) ? size : 0;
    } catch (const std::bad_alloc &) {
        transfer.answer.failForMemory();
        return 0;
    }
}

bool isNamed(const QString &header, QLatin1String name)
{
    return header.section(u':', 0, 0).compare(name, Qt::CaseInsensitive) == 0;
}

// A Host of one's own names the input's host, and would lead another one astray.
bool goesToOthers(const QString &header)
{
    return !mayBeSecret(header) && !isNamed(header, QLatin1String("Host"));
}

// False if there is no memory for it; the list stays as it was.
bool append(HeaderList &list, const QByteArray &line)
{
    curl_slist *const longer = curl_slist_append(list.get(), line.constData());
    if (!longer)
        return false;
    static_cast<void>(list.release());
    list.reset(longer);
    return true;
}

// libcurl's own way, but that it says why there is none.
curl_socket_t openSocket(void *of, curlsocktype, curl_sockaddr *address)
{
    auto &transfer = *static_cast<HttpTransfer *>(of);
    const int socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (socket < 0 && errno != EAFNOSUPPORT) // of a host's addresses, those of this machine's families count
        transfer.socketError = errno;
    return socket < 0 ? CURL_SOCKET_BAD : socket;
}

bool mayPassLater(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_PARTIAL_FILE:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_OUT_OF_MEMORY: return true;
    default: return false;
    }
}

// Where libcurl and its libraries open files of their own and do not say why they could not.
bool mayLackDescriptors(CURLcode code)
{
    return code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_CONNECT || code == CURLE_OUT_OF_MEMORY
        || code == CURLE_FAILED_INIT || code == CURLE_SSL_CACERT_BADFILE;
}

// Without blanks, so that whoever shows the text that it stands in finds its end.
QByteArray asOneWord(const QByteArray &url)
{
    QByteArray word;
    for (const char c : url)
        word += static_cast<unsigned char>(c) <= ' ' ? '%' + QByteArray(1, c).toHex() : QByteArray(1, c);
    return word;
}

// libcurl says the same of a line that is too long as of memory that is not there.
bool hasMemory(std::size_t size)
{
    void *volatile const memory =
        ::operator new(size, std::nothrow); // volatile: else none would be asked for
    ::operator delete(memory);
    return memory != nullptr;
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
    TransferSettings settings;
    settings.maxBytes = rules.maxBytes;
    QStringList headers = rules.headers;
    if (std::none_of(headers.begin(), headers.end(),
                     [](const QString &header) { return isNamed(header, QLatin1String("Accept-Encoding")); }))
        headers << QStringLiteral("Accept-Encoding: ") + QLatin1String(knownCodings);
    // As OpenSSL itself does; libcurl has a file of its own and does not look.
    settings.certificates = qgetenv("SSL_CERT_FILE");
    bool all = true;
    for (const QString &header : headers) {
        all = all && append(settings.headers, header.toUtf8());
        if (goesToOthers(header))
            all = all && append(settings.foreignHeaders, header.toUtf8());
    }
    if (rules.perHost > 0)
        settings.waitsAtHost = PartKind::Host;
    if (rules.rate > 0)
        settings.waitsInTurn = PartKind::Rate;
    if (servedPort > 0)
        all = all
            && append(settings.connectTo,
                      QByteArray(servedHost) + ":80:127.0.0.1:" + QByteArray::number(servedPort));
    if (!all)
        settings.problem = systemError(ENOMEM);
    return settings;
}

HttpTransfer::HttpTransfer(const TransferSettings &common, const RunClock &runClock)
    : settings(common), clock(runClock), answer(common.maxBytes)
{
}

void HttpTransfer::take(const Task &next, const QByteArray &address, Nanos now)
{
    task = next;
    url = address;
    answer.clear();
    parts.clear();
    firstOrigin.clear();
    attempt = 1;
    redirects = 0;
    since = now;
    ready = absent;
    asked = false;
    state = State::Waiting;
}

void HttpTransfer::beginAttempt(std::uint16_t number, const QByteArray &address, Nanos now)
{
    end(Status::Ok, now);
    attempt = number;
    redirects = 0;
    url = address;
    state = State::Waiting;
}

QString HttpTransfer::beginRequest(Nanos now, bool afresh)
{
    answer.clear();
    errorText[0] = '\0';
    socketError = 0;
    // A handle counts its silent reconnects over all requests, and the sixth would fail.
    if (easy)
        curl_easy_reset(easy.get());
    else
        easy.reset(curl_easy_init());
    if (!easy)
        return systemError(ENOMEM);
    asked = true;
    if (const CURLcode code = setOptions(afresh); code != CURLE_OK)
        return QString::fromUtf8(curl_easy_strerror(code));
    activity = now;
    state = State::OnTheWire;
    return {};
}

CURLcode HttpTransfer::setOptions(bool afresh)
{
    CURLcode code = CURLE_OK;
    const auto set = [this, &code](CURLoption option, auto value) {
        if (code == CURLE_OK)
            code = curl_easy_setopt(easy.get(), option, value);
    };
    const auto self = static_cast<void *>(this);
    const bool foreign = redirects > 0 && originOf(url) != firstOrigin;
    set(CURLOPT_PRIVATE, self);
    set(CURLOPT_ERRORBUFFER, errorText.data());
    set(CURLOPT_WRITEFUNCTION, &onData);
    set(CURLOPT_WRITEDATA, self);
    set(CURLOPT_HEADERFUNCTION, &onHeader);
    set(CURLOPT_HEADERDATA, self);
    set(CURLOPT_OPENSOCKETFUNCTION, &openSocket);
    set(CURLOPT_OPENSOCKETDATA, self);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L); // a proxy's answer is none
    set(CURLOPT_USERAGENT, "overlapse/" OVERLAPSE_VERSION);
    set(CURLOPT_CONNECT_TO, settings.connectTo.get());
    set(CURLOPT_NOPROGRESS, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, 0x7fffffffL); // the idle time is ours to watch
    if (!settings.certificates.isEmpty())
        set(CURLOPT_CAINFO, settings.certificates.constData());
    set(CURLOPT_FRESH_CONNECT, afresh ? 1L : 0L);
    set(CURLOPT_URL, url.constData());
    set(CURLOPT_HTTPHEADER, (foreign ? settings.foreignHeaders : settings.headers).get());
    set(CURLOPT_NOPROXY, isLoopback(url) ? "*" : nullptr);
    return code;
}

bool HttpTransfer::lostKeptConnection(CURLcode code) const
{
    if (code != CURLE_SEND_ERROR && code != CURLE_RECV_ERROR && code != CURLE_GOT_NOTHING)
        return false;
    long connections = 0;
    long headBytes = 0;
    return curl_easy_getinfo(easy.get(), CURLINFO_NUM_CONNECTS, &connections) == CURLE_OK && connections == 0
        && curl_easy_getinfo(easy.get(), CURLINFO_HEADER_SIZE, &headBytes) == CURLE_OK && headBytes == 0;
}

void HttpTransfer::end(Status status, Nanos now)
{
    switch (state) {
    case State::Free: break;
    case State::Waiting: addWaiting(now, status); break;
    case State::OnTheWire: addRequest(status, now); break;
    case State::BackingOff: addPart(PartKind::Backoff, now, status); break;
    }
}

// An end that is not well is recorded, though it took no time.
void HttpTransfer::addPart(PartKind kind, Nanos end, Status status)
{
    end = std::max(end, since);
    if (end > since || status != Status::Ok)
        parts.push_back({since, end, attempt, kind, status});
    since = end;
}

void HttpTransfer::addWaiting(Nanos end, Status status)
{
    if (ready == absent)
        return addPart(settings.waitsAtHost, end, status);
    addPart(settings.waitsAtHost, std::min(ready, end));
    addPart(settings.waitsInTurn, end, status);
}

void HttpTransfer::addRequest(Status status, Nanos now)
{
    CURL *handle = easy.get();
    const Nanos total = std::chrono::microseconds(timeOf(handle, CURLINFO_TOTAL_TIME_T));
    const Nanos begin = std::clamp(now - total, since, now);
    addWaiting(begin);
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
    for (const Phase &phase : phases) {
        const bool ends = phase.end == absent || phase.kind == PartKind::Download; // it came no further
        addPart(phase.kind, ends ? now : phase.end, ends ? status : Status::Ok);
        if (ends)
            break;
    }
}

std::optional<RequestFailure> HttpTransfer::problemOf(CURLcode code) const
{
    if (answer.failure())
        return answer.failure();
    const int status = httpStatus();
    if (status >= 400 && answer.headIsWhole()) // whatever became of its body
        return RequestFailure{QStringLiteral("HTTP %1").arg(status), mayPass(status)};
    if (code != CURLE_OK)
        return failureOf(code);
    if (std::optional<RequestFailure> problem = answer.problemOfEnd(status))
        return problem;
    const QByteArray next = nextUrl();
    if (next.isEmpty())
        return std::nullopt;
    if (redirects == mostRedirects)
        return RequestFailure{QStringLiteral("more than %1 redirects").arg(mostRedirects)};
    if (const QString problem = urlProblem(next); !problem.isEmpty())
        return RequestFailure{
            QStringLiteral("redirected to %1: %2").arg(QString::fromUtf8(asOneWord(next)), problem)};
    return std::nullopt;
}

// Empty where the answer leads nowhere, as one like 304 does.
QByteArray HttpTransfer::nextUrl() const
{
    char *where = nullptr;
    const int status = httpStatus();
    if (status >= 300 && status < 400)
        curl_easy_getinfo(easy.get(), CURLINFO_REDIRECT_URL, &where);
    return {where};
}

bool HttpTransfer::followRedirect()
{
    const QByteArray next = nextUrl();
    if (next.isEmpty())
        return false;
    if (firstOrigin.isEmpty())
        firstOrigin = originOf(url);
    ++redirects;
    url = next;
    state = State::Waiting;
    return true;
}

RequestFailure HttpTransfer::failureOf(CURLcode code) const
{
    if (code == CURLE_COULDNT_CONNECT && socketError != 0)
        return {QStringLiteral("cannot open a socket: %1").arg(systemError(socketError)), true};
    if (code == CURLE_UNSUPPORTED_PROTOCOL) // URLs are looked at before
        return {QStringLiteral("what came is not HTTP"), true};
    if (code == CURLE_OUT_OF_MEMORY && timeOf(easy.get(), CURLINFO_STARTTRANSFER_TIME_T) > 0
        && !answer.headIsWhole() && hasMemory(longestLine))
        return {QStringLiteral("a line of the response's head has more than 100 kB"), false};
    const QString text =
        QString::fromUtf8(errorText[0] ? errorText.data() : curl_easy_strerror(code)).trimmed();
    if (const int error = mayLackDescriptors(code) ? descriptorError(1) : 0; error != 0)
        return {QStringLiteral("%1: %2").arg(text, systemError(error)), true};
    return {text, mayPassLater(code)};
}

Nanos HttpTransfer::retryAfter() const
{
    curl_off_t seconds = 0;
    if (asked)
        curl_easy_getinfo(easy.get(), CURLINFO_RETRY_AFTER, &seconds);
    return std::chrono::seconds(std::min<curl_off_t>(seconds, 1'000'000));
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
