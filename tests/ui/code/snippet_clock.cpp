// SPDX-License-Identifier: MIT
#include "snippet_clock.h"

#include <QDir>
#include <QFile>
#include <QPromise>

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;
using Time = std::chrono::nanoseconds;

namespace {

struct Fetch
{
    Item item;
    std::shared_ptr<QPromise<Data>> promise;
};

struct Clock
{
    std::mutex mutex;
    std::condition_variable passed;
    Time now{0};
    std::multimap<Time, Fetch> fetches;
    std::multimap<Time, int> sleepers;
    std::vector<Time> fetchTimes;
    Time transformTime{0};
    QList<int> emitted;
};
Clock *theClock = nullptr;

// Every thread but this one, with how often it has gone to sleep; nothing while one of them is awake.
QByteArray whoSleeps()
{
    QByteArray sleeping;
    const QString own = QString::number(::gettid());
    const QString folder = QStringLiteral("/proc/self/task");
    for (const QString &thread : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(folder + u'/' + thread + QStringLiteral("/status"));
        if (thread == own || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray status = file.readAll();
        if (!status.contains("State:\tS"))
            return {};
        sleeping += thread.toLatin1() + status.mid(status.indexOf("voluntary_ctxt_switches"));
    }
    return sleeping;
}

void waitUntilAllSleep()
{
    for (;;) {
        const QByteArray before = whoSleeps();
        std::this_thread::sleep_for(200us);
        if (!before.isEmpty() && whoSleeps() == before)
            return;
    }
}

// To the next instant at which something ends. Fetches end before transforms, the last that began first: when the oldest
// is there, all of that instant are (poll rule 4: equal instants are noticed together).
void advance(Clock &clock)
{
    std::vector<Fetch> ended;
    {
        const std::lock_guard lock(clock.mutex);
        Time next = Time::max();
        if (!clock.fetches.empty())
            next = clock.fetches.begin()->first;
        if (!clock.sleepers.empty())
            next = std::min(next, clock.sleepers.begin()->first);
        if (next == Time::max())
            return;
        clock.now = next;
        for (auto it = clock.fetches.begin(); it != clock.fetches.end() && it->first <= next;
             it = clock.fetches.erase(it))
            ended.push_back(it->second);
        clock.sleepers.erase(clock.sleepers.begin(), clock.sleepers.upper_bound(next));
    }
    for (auto it = ended.rbegin(); it != ended.rend(); ++it) {
        it->promise->addResult(Data{it->item});
        it->promise->finish();
    }
    clock.passed.notify_all();
}

} // namespace

QFuture<Data> fetch(Item item)
{
    auto promise = std::make_shared<QPromise<Data>>();
    promise->start();
    QFuture<Data> future = promise->future();
    const std::lock_guard lock(theClock->mutex);
    theClock->fetches.emplace(theClock->now + theClock->fetchTimes[static_cast<std::size_t>(item)],
                              Fetch{item, std::move(promise)});
    return future;
}

Result transform(Data data)
{
    std::unique_lock lock(theClock->mutex);
    const Time due = theClock->now + theClock->transformTime;
    theClock->sleepers.emplace(due, data.item);
    theClock->passed.wait(lock, [due] { return theClock->now >= due; });
    return {data.item};
}

void emitResult(Result result)
{
    theClock->emitted << result.item;
}

Played play(Snippet snippet, const std::vector<Time> &fetchTimes, Time transformTime)
{
    Clock clock;
    clock.fetchTimes = fetchTimes;
    clock.transformTime = transformTime;
    theClock = &clock;
    QList<Item> items;
    for (std::size_t i = 0; i < fetchTimes.size(); ++i)
        items << static_cast<int>(i);
    std::jthread ticker([&clock](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            waitUntilAllSleep();
            if (!stop.stop_requested())
                advance(clock);
        }
    });
    snippet(items);
    ticker.request_stop();
    // The thread that ran the snippet has to sleep, or the clock would wait for it.
    ticker.join();
    theClock = nullptr;
    return {clock.now, clock.emitted};
}
