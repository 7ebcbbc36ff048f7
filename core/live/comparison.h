// SPDX-License-Identifier: MIT
// Several modes on the same items, one after the other, each measured on its own.
#pragma once

#include "live/live_run.h"
#include "trace/recording.h"

#include <QFutureWatcher>
#include <QObject>

#include <atomic>
#include <memory>
#include <vector>

namespace overlapse {

/// Lives on a thread with an event loop and never blocks it; its signals come from there.
class Comparison : public QObject
{
    Q_OBJECT

public:
    /// With `watched`, each run has a feed() while it lasts, and the Run that runFinished() brings has its rows
    /// there, not in its trace.
    Comparison(std::vector<PipelineSpec> specs, WorkSpec work, int cores, bool watched,
               QObject *parent = nullptr);
    /// Stops and waits.
    ~Comparison() override;

    /// Where files are compared in several modes, every file is read once first, so that none pays the cold cache.
    void start();
    /// Ends the current run as soon as it can end; the others do not start. finished() follows.
    void stop();

    [[nodiscard]] bool warmsUp() const { return m_work.isReal() && m_specs.size() > 1; }
    /// Of the run under way: index into the specs, -1 before the first.
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] std::int64_t emittedCount() const;
    [[nodiscard]] std::shared_ptr<RunFeed> feed() const { return m_feed; }

Q_SIGNALS:
    void runStarted(int index);
    void runFinished(int index, const overlapse::Run &run);
    void finished(bool stopped);

private:
    void startNext();
    void onRunFinished();

    const std::vector<PipelineSpec> m_specs;
    const WorkSpec m_work;
    const int m_cores;
    const bool m_watched;
    int m_current = -1;
    std::atomic<bool> m_stopped{false};
    std::shared_ptr<RunFeed> m_feed;
    std::unique_ptr<LiveRun> m_run;
    QFutureWatcher<Trace> m_runWatcher;
    QThreadPool m_warmUpPool;
    QFutureWatcher<void> m_warmUpWatcher;
};

} // namespace overlapse
