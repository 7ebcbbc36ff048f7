// SPDX-License-Identifier: MIT
// A search for limits whose slices are measured, one after the other.
#pragma once

#include "advice/search_findings.h"
#include "advice/work_slices.h"
#include "live/comparison.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace overlapse {

/// Lives on a thread with an event loop and never blocks it; its signals come from there. What follows from a slice is worked
/// out in the background before the next one begins: neither disturbs the other.
class MeasuredSearch : public QObject
{
    Q_OBJECT

public:
    explicit MeasuredSearch(QObject *parent = nullptr);
    /// Stops and waits; what is being worked out may take as long as some hundred predictions of a slice.
    ~MeasuredSearch() override;

    /// finished() follows, not before the event loop comes round. Nothing may be under way. As Usual, files are read once
    /// before each slice, so that none of them pays the cold cache.
    void start(const SearchOptions &options, const WorkSpec &work, CacheStart cache = CacheStart::Usual);
    /// The slice under way ends as soon as it can and counts for nothing; one that was measured whole is still taken in.
    /// finished() follows.
    void stop();

    [[nodiscard]] bool running() const { return m_running; }
    /// As of the last slice; of the search before, until start().
    [[nodiscard]] const SearchFindings &findings() const { return m_findings; }
    /// What the page cache held of the files of a slice when it began, at the worst; of that search, so far.
    [[nodiscard]] const CacheState &cacheState() const { return m_cacheState; }
    /// The slice that is being measured; none: a pause, or what follows is being worked out.
    [[nodiscard]] const std::optional<Slice> &slice() const { return m_slice; }
    /// Of that slice, so far.
    [[nodiscard]] std::int64_t emittedCount() const
    {
        return m_comparison ? m_comparison->emittedCount() : 0;
    }

Q_SIGNALS:
    void sliceBegan();
    void sliceTaken(); ///< findings() are others now
    /// Settled, out of budget or stopped; findings() stay. `problem` says in a line why the machine could not go on: memory or
    /// threads ran out; empty if nothing did.
    void finished(const QString &problem);

private:
    void next();
    void measure();
    void onMeasured();
    void onTaken();

    std::unique_ptr<LimitSearch> m_search; // the pool's while something is worked out
    std::unique_ptr<WorkSlices> m_slices;
    CacheStart m_cache = CacheStart::Usual;
    CacheState m_cacheState;
    int m_cores = 1;
    bool m_running = false;
    bool m_stopped = false;
    QString m_problem;
    SearchFindings m_findings;
    std::optional<Slice> m_slice;
    WorkSpec m_work; // of the slice
    std::optional<Run> m_run;
    std::unique_ptr<Comparison> m_comparison;
    QTimer m_pause;
    QTimer m_patience;
    QThreadPool m_pool;
    QFutureWatcher<SearchFindings> m_taking;
};

} // namespace overlapse
