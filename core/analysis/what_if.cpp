// SPDX-License-Identifier: MIT
#include "analysis/what_if.h"

#include "analysis/missing_words.h"
#include "analysis/replay_fit.h"
#include "virtual/predict.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace overlapse {

namespace {

/// Drawn times as a table, one row an item.
std::shared_ptr<const DurationTable> drawnTimes(const WorkSpec &work)
{
    const ServiceTimes times(work);
    auto table = std::make_shared<DurationTable>();
    table->fetch.reserve(static_cast<std::size_t>(work.items));
    table->transform.reserve(static_cast<std::size_t>(work.items));
    for (std::int64_t item = 0; item < work.items; ++item) {
        table->fetch.push_back(times.fetch(item));
        table->transform.push_back(times.transform(item));
    }
    table->servers = times.servers();
    table->wall = work.transform == TransformKind::Wall;
    table->awaits = work.fetchTime.awaits;
    return table;
}

template<typename Value>
void reorder(std::vector<Value> &column, const std::vector<std::int64_t> &rows)
{
    if (column.empty())
        return;
    std::vector<Value> sorted;
    sorted.reserve(rows.size());
    for (const std::int64_t row : rows)
        sorted.push_back(column[static_cast<std::size_t>(row)]);
    column = std::move(sorted);
}

} // namespace

WhatIf::WhatIf(const Run &run, const WorkSpec &work, int cores, std::stop_token cancel)
    : m_spec(run.spec), m_items(run.trace.size()), m_cores(cores), m_cancel(std::move(cancel))
{
    m_doubt = doubtOf(run, work);
    if (!m_doubt.isEmpty())
        return;
    m_times = run.clock == Clock::Virtual && !work.durations ? drawnTimes(work)
                                                             : measuredTimes(run, work, cores, {});
    if (!m_times)
        m_doubt = QStringLiteral("nothing was measured to the end");
    else if (m_times->fit && m_times->fit->off > poorFit)
        m_doubt = isMostlyOverhead(*m_times, run) ? doubtSentence(*m_times, run) : fitSentence(*m_times->fit);
    if (!m_doubt.isEmpty())
        return;
    const Answer own = predicted(m_spec, m_times, m_cores);
    m_doubt = own.doubt;
    if (own.makespan)
        m_asItWas = run.clock == Clock::Virtual ? run.trace.end() : *own.makespan;
}

QString WhatIf::doubtOf(const Run &run, const WorkSpec &work) const
{
    constexpr double tooBusy =
        0.2; // of other programs: what was slow for them would be taken for the work's own
    if (run.trace.cancelled())
        return QStringLiteral("the run was stopped");
    if (QString lost = lostBeginningText(run.trace); !lost.isEmpty())
        return lost;
    if (m_items == 0 || run.trace.end() <= Nanos(0))
        return QStringLiteral("nothing took any time");
    if (run.trace.failedCount() * 2 > m_items && work.isReal())
        return QStringLiteral("most items failed");
    if (run.facts.disturbed.value_or(0) > tooBusy)
        return QStringLiteral("other programs used %1 % of the machine meanwhile: measure again")
            .arg(std::lround(*run.facts.disturbed * 100));
    return {};
}

Answer WhatIf::predicted(const PipelineSpec &spec, std::shared_ptr<const DurationTable> times,
                         int cores) const
{
    const WorkSpec work = replaying(std::move(times), m_items);
    const Run run{.spec = spec,
                  .clock = Clock::Virtual,
                  .trace = predict(spec, work, {.cores = cores, .cancel = m_cancel})};
    if (m_cancel.stop_requested() || run.trace.cancelled())
        return {.doubt = QStringLiteral("it would take longer than the clock goes")};
    if (!isComparable(*work.durations, run)) // the same attempts fail in all of them
        return {.doubt = doubtSentence(*work.durations, run)};
    return {.makespan = run.trace.end()};
}

Answer WhatIf::changed(const std::function<void(DurationTable &)> &change) const
{
    if (!m_asItWas)
        return {};
    auto times = std::make_shared<DurationTable>(*m_times);
    change(*times);
    return predicted(m_spec, std::move(times), m_cores);
}

Answer WhatIf::with(const PipelineSpec &spec) const
{
    return m_asItWas ? predicted(spec, m_times, m_cores) : Answer();
}

Answer WhatIf::withCores(int cores) const
{
    return m_asItWas ? predicted(m_spec, m_times, cores) : Answer();
}

Answer WhatIf::scaled(double fetch, double transform) const
{
    return changed([&](DurationTable &times) { times = scaledTimes(std::move(times), fetch, transform); });
}

Answer WhatIf::longestFirst() const
{
    // Of a table that is shorter than the run, rows stand for several items; and attempts go by rows.
    if (!m_asItWas || static_cast<std::int64_t>(m_times->fetch.size()) != m_items || !m_times->trials.empty())
        return {};
    std::vector<std::int64_t> rows(m_times->fetch.size());
    std::iota(rows.begin(), rows.end(), 0);
    std::stable_sort(rows.begin(), rows.end(), [this](std::int64_t a, std::int64_t b) {
        const auto time = [this](std::int64_t row) {
            return m_times->fetch[static_cast<std::size_t>(row)]
                + m_times->transform[static_cast<std::size_t>(row)];
        };
        return time(a) > time(b);
    });
    return changed([&rows](DurationTable &times) {
        reorder(times.fetch, rows);
        reorder(times.transform, rows);
        reorder(times.fetchCpu, rows);
        reorder(times.transformOutside, rows);
        reorder(times.server, rows);
        times.fetchFailed.clear(); // who fails takes its time all the same
        times.transformFailed.clear();
    });
}

Answer WhatIf::withoutRetries() const
{
    return m_times && !m_times->trials.empty() ? changed([](DurationTable &times) { times.trials.clear(); })
                                               : Answer();
}

Answer WhatIf::withTwiceTheRate() const
{
    return m_times && m_times->rate > 0 ? changed([](DurationTable &times) { times.rate *= 2; }) : Answer();
}

Answer WhatIf::withTwicePerHost() const
{
    return m_times && m_times->perHost > 0 ? changed([](DurationTable &times) { times.perHost *= 2; })
                                           : Answer();
}

double WhatIf::gain(const std::optional<Nanos> &answer) const
{
    if (!answer || !m_asItWas || *m_asItWas <= Nanos(0))
        return 0;
    return 1 - static_cast<double>(answer->count()) / static_cast<double>(m_asItWas->count());
}

} // namespace overlapse
