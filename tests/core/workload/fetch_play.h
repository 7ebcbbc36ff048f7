// SPDX-License-Identifier: MIT
// Fetches in words, and what becomes of them in the line, on a made-up clock, as a list of events.
//
// A fetch is `[instant@]host:time`, entering at the instant (0) and with a request of so many seconds. `a:1>b:2` is a
// redirect to b; `a:1x;a:2` fails and would do its second attempt after a back-off; after `x5`, the server asks for 5
// seconds at the least. Events, by instant: B begins, R stands in line again after a back-off, L is late (its deadline
// has passed), e ended well, x failed for good, > was redirected, ~ backs off.
#pragma once

#include "workload/fetch_line.h"

#include <QTest>

#include <map>

namespace overlapse {

inline constexpr std::uint64_t seed = 7;

// Of a FetchRules, what the line looks at.
struct Rules
{
    std::int64_t perHost = 0;
    double rate = 0;
    int retries = 0;
    Nanos deadline{0};

    operator FetchRules() const // NOLINT(google-explicit-constructor): the rules, in a word
    {
        FetchRules rules;
        rules.perHost = perHost;
        rules.rate = rate;
        rules.retries = retries;
        rules.deadline = deadline;
        return rules;
    }
};

struct Request
{
    QByteArray host;
    Nanos time{0};
};

struct Attempt
{
    std::vector<Request> requests{};
    bool fails = false;
    Nanos asked{0};
};

struct Fetch
{
    Nanos enters{0};
    std::vector<Attempt> attempts;
    std::size_t attempt = 0;
    std::size_t request = 0;

    [[nodiscard]] const Attempt &now() const // the last one, once there are no others
    {
        return attempts[std::min(attempt, attempts.size() - 1)];
    }
};

inline Nanos seconds(const QByteArray &text)
{
    return Nanos(static_cast<std::int64_t>(text.toDouble() * 1e9));
}

inline Attempt parseAttempt(QByteArray text)
{
    Attempt attempt;
    if (const qsizetype x = text.indexOf('x'); x >= 0) {
        attempt.fails = true;
        attempt.asked = seconds(text.mid(x + 1));
        text.truncate(x);
    }
    for (const QByteArray &request : text.split('>'))
        attempt.requests.push_back({request.split(':')[0], seconds(request.split(':')[1])});
    return attempt;
}

inline std::vector<Fetch> parse(const QByteArray &text)
{
    std::vector<Fetch> fetches;
    for (QByteArray word : text.split(' ')) {
        Fetch fetch;
        if (const qsizetype at = word.indexOf('@'); at >= 0) {
            fetch.enters = seconds(word.left(at));
            word.remove(0, at + 1);
        }
        for (const QByteArray &attempt : word.split(';'))
            fetch.attempts.push_back(parseAttempt(attempt));
        fetches.push_back(std::move(fetch));
    }
    return fetches;
}

// Plays them: at each instant what ends comes first, then what enters, then whose turn it is.
class Play
{
public:
    Play(const FetchRules &rules, std::vector<Fetch> fetches)
        : m_line(rules, seed), m_fetches(std::move(fetches))
    {
        for (std::size_t i = 0; i < m_fetches.size(); ++i)
            m_entering.emplace(m_fetches[i].enters, static_cast<Slot>(i));
    }

    struct Event
    {
        Nanos at;
        char what;
        Slot slot;
    };
    std::vector<Event> run()
    {
        for (Nanos now = nextInstant(); now != Nanos::max(); now = nextInstant()) {
            while (!m_underWay.empty() && m_underWay.begin()->first <= now)
                requestEnds(now);
            for (; !m_entering.empty() && m_entering.begin()->first <= now;
                 m_entering.erase(m_entering.begin())) {
                const Slot slot = m_entering.begin()->second;
                m_line.enter(now, slot, slot, hostOf(slot));
            }
            while (const auto turn = m_line.next(now))
                take(now, *turn);
        }
        if (!m_line.empty())
            qFatal("somebody is left in the line");
        return std::move(m_log);
    }
    QByteArray log()
    {
        QByteArray text;
        Nanos before = absent;
        for (const Event &event : run()) {
            if (event.at != before)
                text += (before == absent ? "" : " | ")
                    + QByteArray::number(static_cast<double>(event.at.count()) / 1e9);
            before = event.at;
            text += ' ' + QByteArray(1, event.what) + QByteArray::number(event.slot);
        }
        return text;
    }

private:
    Fetch &fetch(Slot slot) { return m_fetches[static_cast<std::size_t>(slot)]; }
    QByteArray hostOf(Slot slot) { return fetch(slot).now().requests[fetch(slot).request].host; }
    void note(Nanos now, char what, Slot slot) { m_log.push_back({now, what, slot}); }
    [[nodiscard]] Nanos nextInstant() const
    {
        Nanos next = m_line.nextInstant();
        if (!m_entering.empty())
            next = std::min(next, m_entering.begin()->first);
        if (!m_underWay.empty())
            next = std::min(next, m_underWay.begin()->first);
        return next;
    }
    void take(Nanos now, const FetchLine::Turn &turn)
    {
        QCOMPARE(turn.attempt, fetch(turn.slot).attempt + 1);
        if (turn.what == FetchLine::What::Returns)
            return note(now, 'R', turn.slot);
        if (turn.what == FetchLine::What::Begins) {
            note(now, 'B', turn.slot);
            QVERIFY(turn.ready <= now);
            const Fetch &begins = fetch(turn.slot);
            m_underWay.emplace(now + begins.now().requests[begins.request].time, turn.slot);
            return;
        }
        note(now, 'L', turn.slot);
        std::erase_if(m_underWay, [&turn](const auto &one) { return one.second == turn.slot; });
    }
    void requestEnds(Nanos now)
    {
        const Slot slot = m_underWay.begin()->second;
        m_underWay.erase(m_underWay.begin());
        Fetch &ended = fetch(slot);
        if (++ended.request < ended.now().requests.size()) {
            note(now, '>', slot);
            return m_line.again(now, slot, hostOf(slot));
        }
        ended.request = 0;
        if (!ended.now().fails) {
            note(now, 'e', slot);
            return m_line.leave(now, slot);
        }
        const Nanos asked = ended.now().asked;
        ++ended.attempt;
        const bool again = m_line.retry(now, slot, asked, hostOf(slot));
        note(now, again ? '~' : 'x', slot);
    }

    FetchLine m_line;
    std::vector<Fetch> m_fetches;
    std::multimap<Nanos, Slot> m_entering; // equal instants stay in order
    std::multimap<Nanos, Slot> m_underWay;
    std::vector<Event> m_log;
};

} // namespace overlapse
