// SPDX-License-Identifier: MIT
// Several modes on the same items, one after the other, each measured on its own.
#pragma once

#include "live/live_run.h"
#include "trace/recording.h"
#include "workload/file_cache.h"

#include <QFutureWatcher>
#include <QObject>

#include <atomic>
#include <memory>
#include <vector>

namespace overlapse {

/// What the page cache is to hold of the files when a mode begins.
enum class CacheStart : std::uint8_t {
    Usual, ///< Warm if there are several modes, otherwise what it happens to hold
    Warm,
    Cold,
};

/// Lives on a thread with an event loop and never blocks it; its signals come from there.
class Comparison : public QObject
{
    Q_OBJECT

public:
    /// With `watched`, each run has a feed() while it lasts, and the Run that runFinished() brings has its rows
    /// there, not in its trace; the next run begins after proceed(), so that what is made of the last does not disturb it.
    Comparison(std::vector<PipelineSpec> specs, WorkSpec work, int cores, bool watched,
               CacheStart cache = CacheStart::Usual, QObject *parent = nullptr);
    /// Stops and waits.
    ~Comparison() override;

    /// Warm: every file is read once first, so that no mode pays the cold cache. Cold: before each mode the files are
    /// dropped from the cache, so that every mode pays it.
    void start();
    /// Ends the current run as soon as it can end; the others do not start. finished() follows.
    void stop();
    /// What was not begun yet is not; what is under way ends as a stop ends it, and the others go on. The index into the
    /// specs, of one of them.
    void leaveOut(int index);
    /// One more, after the others; finished() must not have come. Its index.
    int append(const PipelineSpec &spec);
    /// Watched: what runFinished() brought has been dealt with.
    void proceed() { startNext(); }

    [[nodiscard]] bool warmsUp() const;
    /// While the files are read once or dropped, no mode is under way.
    [[nodiscard]] bool preparesCache() const { return m_preparing; }
    /// Of all modes so far.
    [[nodiscard]] CacheState cache() const { return m_cache; }
    /// Why a run is not what it should be though nobody stopped it: memory or threads ran out. One line; empty if none did.
    /// No other mode begins after that.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// Of the run under way: index into the specs, -1 before the first.
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] std::int64_t emittedCount() const;
    [[nodiscard]] std::int64_t failedCount() const { return m_failedItems.load(std::memory_order_relaxed); }
    [[nodiscard]] std::shared_ptr<RunFeed> feed() const { return m_feed; }

Q_SIGNALS:
    void runStarted(int index);
    void runFinished(int index, const overlapse::Run &run);
    void finished(bool stopped);

private:
    [[nodiscard]] bool cools() const
    {
        return m_work.fetch == FetchKind::File && m_cacheStart == CacheStart::Cold;
    }
    void prepare(CacheState (*work)(const InputList &, const std::atomic<bool> &));
    void onPrepared();
    [[nodiscard]] int next() const;
    void startNext();
    void startRun();
    void onRunFinished();

    std::vector<PipelineSpec> m_specs;
    std::vector<bool> m_leftOut; // by spec
    const WorkSpec m_work;
    const int m_cores;
    const bool m_watched;
    const CacheStart m_cacheStart;
    int m_current = -1;
    std::atomic<bool> m_stopped{false};
    bool m_failed = false; ///< an item did, or the run, and that ends it
    QString m_problem;
    std::atomic<std::int64_t> m_failedItems{0}; // of the run under way
    std::shared_ptr<RunFeed> m_feed;
    std::unique_ptr<LiveRun> m_run;
    QFutureWatcher<Trace> m_runWatcher;
    bool m_preparing = false;
    CacheState m_cache;
    std::thread m_cacheThread;
    QFutureWatcher<CacheState> m_cacheWatcher;
};

} // namespace overlapse
