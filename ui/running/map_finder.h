// SPDX-License-Identifier: MIT
// The map of limits of an experiment, computed in the background from coarse to fine.
#pragma once

#include "running/measured_basis.h"

#include "analysis/limits_map.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace overlapse {

/// The limits that a map of a window has: every one up to eight, then four for each doubling, up to twice those of now, or
/// 64 and 16; those of now among them. None above the number of items, beyond which nothing changes, or than may be.
MapAxes usualAxes(const PipelineSpec &now, const WorkSpec &work);

/// More items than these are mapped by the first of them: a cell of so many takes a tenth of a second.
inline constexpr std::int64_t mostMappedItems = 1'000'000;

/// What a map of the experiment supposes, is predicted from, or leaves out; empty: nothing.
QString mapNote(const Experiment &experiment, const std::optional<MeasuredBasis> &basis,
                const Wording &wording);

/// The latest question wins. GUI thread; it never waits. All cores compute, so not while something is measured.
class MapFinder : public QObject
{
    Q_OBJECT

public:
    explicit MapFinder(QObject *parent = nullptr);
    /// Cancels and waits; a prediction under way ends within a few milliseconds.
    ~MapFinder() override;

    /// Whether what was found, or is being found, answers this: then ask() does nothing.
    [[nodiscard]] bool isAsked(const Experiment &experiment, Mode mode, int cores) const;
    /// Of that mode, which uses limits. Nothing happens where only the limits N and M are others than before, and the map
    /// has those of now.
    void ask(const Experiment &experiment, Mode mode, int cores, const std::optional<MeasuredBasis> &basis);
    /// What was found is of no use any more: the work is another, or what it is predicted from.
    void outdate();
    /// What is under way ends; it is begun anew when it is asked for again.
    void stop();
    [[nodiscard]] bool pending() const { return m_pending; }

Q_SIGNALS:
    /// `done` of its cells are known.
    void grew(const std::shared_ptr<const overlapse::LimitsMap> &map, std::size_t done);
    void doubted(const overlapse::MapDoubt &doubt); ///< once all are
    void failed(); ///< nothing that was measured says how long something takes

private:
    struct Asked
    {
        PipelineSpec base;
        int cores = 1;
        MapAxes axes;
    };
    [[nodiscard]] static Asked questionOf(const Experiment &experiment, Mode mode, int cores);
    [[nodiscard]] bool isAnswered(const Asked &asked) const;

    QThreadPool m_pool;
    std::stop_source m_stop;
    QFutureWatcher<void> m_watcher;
    bool m_pending = false;
    std::optional<Asked> m_asked;
};

} // namespace overlapse
