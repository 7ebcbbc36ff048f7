// SPDX-License-Identifier: MIT
// Two settings measured against each other on the whole work, in turn.
#pragma once

#include "live/comparison.h"

#include <QObject>

#include <array>
#include <memory>

namespace overlapse {

/// Lives on a thread with an event loop and never blocks it; its signals come from there.
class PairedRuns : public QObject
{
    Q_OBJECT

public:
    explicit PairedRuns(QObject *parent = nullptr);

    /// Each once, which is left out, and then so many pairs, the order within each shuffled from the work's seed. finished()
    /// follows. Nothing may be under way. As Usual, files are read once first.
    void start(const std::array<PipelineSpec, 2> &specs, const WorkSpec &work, int cores, int pairs,
               CacheStart cache = CacheStart::Usual);
    /// finished() follows as soon as the run under way can end.
    void stop();

    /// How many runs start() begins, with those that are left out.
    [[nodiscard]] static int countFor(int pairs) { return 2 * (pairs + 1); }
    [[nodiscard]] bool running() const { return m_comparison != nullptr; }
    [[nodiscard]] int count() const { return static_cast<int>(m_specs.size()); }
    /// Which of them is under way, from 0; -1: none yet.
    [[nodiscard]] int current() const { return m_comparison ? m_comparison->current() : -1; }
    /// Of the run under way; there is one.
    [[nodiscard]] const PipelineSpec &spec() const { return m_specs[static_cast<std::size_t>(current())]; }
    /// Of that run, so far.
    [[nodiscard]] std::int64_t emittedCount() const
    {
        return m_comparison ? m_comparison->emittedCount() : 0;
    }
    /// Those of the pairs that were measured whole, in the order in which they were; until start().
    [[nodiscard]] const std::vector<Run> &runs() const { return m_runs; }

Q_SIGNALS:
    void runBegan();
    /// All measured, stopped, or one failed as the work says that it may. `problem` says in a line why the machine could not
    /// go on; empty if nothing ran out.
    void finished(const QString &problem);

private:
    std::vector<Run> m_runs;
    std::vector<PipelineSpec> m_specs;
    std::unique_ptr<Comparison> m_comparison;
};

} // namespace overlapse
