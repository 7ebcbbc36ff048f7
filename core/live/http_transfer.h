// SPDX-License-Identifier: MIT
// One fetch over HTTP: its attempts one after the other, each of one or, with redirects, several requests.
#pragma once

#include "live/http_answer.h"
#include "live/task.h"

#include <curl/curl.h>

#include <array>
#include <memory>

namespace overlapse {

struct FreeEasy
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
struct FreeHeaders
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeHeaders>;

/// What all transfers of a run have in common; read-only.
struct TransferSettings
{
    QString problem; ///< if set, one line: why no transfer can be done with them
    qint64 maxBytes = 0;
    QByteArray certificates;   ///< the file of those to trust; empty: libcurl's own
    HeaderList headers;        ///< as the user gave them, and what can be unpacked if they do not say it
    HeaderList foreignHeaders; ///< for another origin than the input's: without what may be secret, and Host
    HeaderList connectTo;      ///< where the host of a served folder is; null: nothing is served
    PartKind waitsAtHost = PartKind::Waiting; ///< what a request waits for until it has a place at its host
    PartKind waitsInTurn = PartKind::Waiting; ///< and from then on, until it is on the wire
};
/// `servedPort`: of the run's own server; 0: there is none.
TransferSettings transferSettings(const FetchRules &rules, quint16 servedPort);

/// Belongs to the I/O thread. It can be used again.
struct HttpTransfer
{
    enum class State : std::uint8_t { Free, Waiting, OnTheWire, BackingOff };

    /// What is handed in outlives it.
    HttpTransfer(const TransferSettings &common, const RunClock &clock);
    HttpTransfer(const HttpTransfer &) = delete;
    HttpTransfer &operator=(const HttpTransfer &) = delete;

    /// Forgets the item before. `address` is the item's.
    void take(const Task &next, const QByteArray &address, Nanos now);
    /// The back-off is over: from the item's own address again.
    void beginAttempt(std::uint16_t number, const QByteArray &address, Nanos now);
    /// Readies `easy` for a request for `url`, as if it were new but for what libcurl knows of hosts and connections.
    /// Empty, or why it cannot be. `afresh`: on a connection of its own.
    [[nodiscard]] QString beginRequest(Nanos now, bool afresh = false);
    /// Whether the request, which ended so, was sent on a connection that was kept open and that the server closed
    /// meanwhile, before a byte of an answer: it is to be sent again, for nobody has failed. (libcurl does so itself, but
    /// on another one that was kept, and gives up after the fifth.)
    [[nodiscard]] bool lostKeptConnection(CURLcode code) const;
    /// Whatever it is at ends now, and so: what it waited for, or the parts of its request, from curl's own times, which
    /// are exact to a microsecond.
    void end(Status status, Nanos now);
    /// Why the request, which ended so, has failed, if it has: it brought no answer, or not all of one, or one that tells
    /// of an error, or that leads where it may not go.
    [[nodiscard]] std::optional<RequestFailure> problemOf(CURLcode code) const;
    /// Goes where the answer sends it; false if that is nowhere. For one without a problem.
    bool followRedirect();

    /// What the answer asks for before another attempt; 0: nothing.
    [[nodiscard]] Nanos retryAfter() const;
    [[nodiscard]] int httpStatus() const;
    [[nodiscard]] QString address() const; ///< IP address

    const TransferSettings &settings;
    const RunClock &clock;
    std::unique_ptr<CURL, FreeEasy> easy; ///< null where there was no memory for it
    Task task;
    void *waiter = nullptr; ///< whoever waits for it, for the fetcher
    State state = State::Free;
    QByteArray url;
    QByteArray firstOrigin; ///< of the input, once there was a redirect
    HttpAnswer answer;      ///< of the request, or of the last one
    std::vector<FetchPart> parts;
    std::uint16_t attempt = 1;
    int redirects = 0;
    Nanos since{0};       ///< nothing is recorded of the time from then on yet
    Nanos ready = absent; ///< FetchLine::readySince(), when it left the line
    Nanos activity{0};    ///< the last byte
    bool watched = false; ///< a timer for it is set
    bool asked = false;   ///< what `easy` knows is of this item
    int socketError = 0;  ///< the errno of a socket that the system did not give, in this request
    std::array<char, CURL_ERROR_SIZE> errorText{};

private:
    [[nodiscard]] CURLcode setOptions(bool afresh);
    void addPart(PartKind kind, Nanos end, Status status = Status::Ok);
    void addWaiting(Nanos end, Status status = Status::Ok);
    void addRequest(Status status, Nanos now);
    [[nodiscard]] RequestFailure failureOf(CURLcode code) const;
    [[nodiscard]] QByteArray nextUrl() const;
};

} // namespace overlapse
