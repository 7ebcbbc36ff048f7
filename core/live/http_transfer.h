// SPDX-License-Identifier: MIT
// One fetch over HTTP: its attempts one after the other, each of one or, with redirects, several requests.
#pragma once

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
    qint64 maxBytes = 0;
    HeaderList headers;        ///< as the user gave them
    HeaderList foreignHeaders; ///< for another host than the input's: without what proves who asks
    HeaderList connectTo;      ///< where the host of a served folder is; null: nothing is served
};
/// `servedPort`: of the run's own server; 0: there is none.
TransferSettings transferSettings(const FetchRules &rules, quint16 servedPort);

/// Belongs to the I/O thread. It can be used again: curl keeps what it has learnt.
struct HttpTransfer
{
    enum class State : std::uint8_t { Free, Waiting, OnTheWire, BackingOff };

    HttpTransfer(const TransferSettings &common, const RunClock &clock);
    HttpTransfer(const HttpTransfer &) = delete;
    HttpTransfer &operator=(const HttpTransfer &) = delete;

    /// Forgets the item before.
    void take(const Task &next, const QByteArray &address, Nanos now);
    /// A request for `url` is about to be put on the wire: what passed until now was waiting.
    void beginRequest(Nanos now);
    /// The request ended: its parts, from curl's own times, which are exact to a microsecond.
    void endRequest(CURLcode code, Nanos now);

    /// Where the answer sends us; empty if nowhere.
    [[nodiscard]] QByteArray redirect() const;
    [[nodiscard]] int httpStatus() const;
    [[nodiscard]] QString address() const; ///< IP address

    const TransferSettings &settings;
    const RunClock &clock;
    std::unique_ptr<CURL, FreeEasy> easy;
    Task task;
    void *waiter = nullptr; ///< whoever waits for it, for the fetcher
    State state = State::Free;
    QByteArray url;
    QByteArray host;      ///< of `url`, where there is a limit by host; else empty
    QByteArray firstHost; ///< of the input, once there was a redirect
    QByteArray data;
    std::vector<FetchPart> parts;
    QString failure; ///< what we ended it for ourselves
    std::uint16_t attempt = 1;
    int redirects = 0;
    Nanos since{0};    ///< nothing is recorded of the time from then on yet
    Nanos started{0};  ///< of the first attempt
    Nanos activity{0}; ///< the last byte
    Nanos backoffEnd{0};
    bool watched = false; ///< a timer for it is set
    std::array<char, CURL_ERROR_SIZE> errorText{};
};

} // namespace overlapse
