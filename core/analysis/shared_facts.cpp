// SPDX-License-Identifier: MIT
#include "analysis/shared_facts.h"

#include "analysis/run_names.h"
#include "pipeline/words.h"
#include "workload/same_work.h"

#include <QStringList>

#include <algorithm>

namespace overlapse {

namespace {

/// The value of all that have one; absent, and `differ`, if they have several.
template<typename Value>
class Shared
{
public:
    void meet(const Value &value)
    {
        m_differ = m_differ || (m_value && !(*m_value == value));
        if (!m_value)
            m_value = value;
    }
    [[nodiscard]] std::optional<Value> value() const { return m_differ ? std::nullopt : m_value; }
    [[nodiscard]] bool differ() const { return m_differ; }

private:
    std::optional<Value> m_value;
    bool m_differ = false;
};

void setLimits(SharedFacts &facts, const std::vector<Run> &runs)
{
    Shared<std::int64_t> fetches;
    Shared<std::int64_t> transforms;
    Shared<int> threads;
    Shared<Order> order;
    Shared<Clock> clock;
    const bool anyOrdered = std::any_of(runs.begin(), runs.end(),
                                        [](const Run &run) { return run.spec.mode != Mode::Sequential; });
    for (const Run &run : runs) {
        const PipelineSpec &spec = run.spec;
        clock.meet(run.clock);
        if (usesLimits(spec.mode)) {
            fetches.meet(spec.fetchLimit);
            transforms.meet(spec.transformLimit);
        }
        if (usesPool(spec.mode))
            threads.meet(spec.threads);
        if (spec.mode != Mode::Sequential || !anyOrdered)
            order.meet(spec.order);
    }
    facts.clock = clock.value();
    facts.fetchLimit = fetches.value();
    facts.transformLimit = transforms.value();
    facts.threads = threads.value();
    facts.order = order.value();
    facts.limitsDiffer = fetches.differ() || transforms.differ() || threads.differ() || order.differ();
}

void setWorks(SharedFacts &facts, const Recording &recording)
{
    std::vector<const WorkSpec *> works;
    for (const Run &run : recording.runs) {
        const WorkSpec &work = recording.workOf(run);
        if (std::none_of(works.begin(), works.end(),
                         [&](const WorkSpec *other) { return sameWork(work, *other); }))
            works.push_back(&work);
    }
    facts.works = std::max<std::size_t>(works.size(), 1);
    facts.work = works.empty() ? &recording.work : works.size() == 1 ? works.front() : nullptr;
}

void setOrigins(SharedFacts &facts, const Recording &recording)
{
    Shared<QString> program;
    facts.machine = &recording.machine;
    if (!recording.runs.empty())
        facts.machine = &recording.machineOf(recording.runs.front());
    for (const Run &run : recording.runs) {
        if (facts.machine && !(*facts.machine == recording.machineOf(run)))
            facts.machine = nullptr;
        program.meet(recording.programOf(run));
        const QDateTime when = recording.whenOf(run);
        if (when.isValid() && (!facts.first.isValid() || when < facts.first))
            facts.first = when;
        if (when.isValid() && (!facts.last.isValid() || when > facts.last))
            facts.last = when;
    }
    if (recording.runs.empty()) {
        program.meet(recording.program);
        facts.first = facts.last = recording.when;
    }
    facts.program = program.value().value_or(QString());
}

QString coresText(int cores)
{
    return cores == 1 ? QStringLiteral("1 core") : QStringLiteral("%1 cores").arg(cores);
}

} // namespace

SharedFacts sharedFacts(const Recording &recording)
{
    SharedFacts facts;
    setLimits(facts, recording.runs);
    setWorks(facts, recording);
    setOrigins(facts, recording);
    return facts;
}

QString sharedLimitsText(const SharedFacts &facts)
{
    QStringList parts;
    if (facts.fetchLimit)
        parts << QStringLiteral("N = %1").arg(*facts.fetchLimit);
    if (facts.transformLimit)
        parts << QStringLiteral("M = %1").arg(*facts.transformLimit);
    if (facts.threads)
        parts << (*facts.threads == 1 ? QStringLiteral("1 thread")
                                      : QStringLiteral("%1 threads").arg(*facts.threads));
    if (facts.order)
        parts << QStringLiteral("order %1").arg(orderName(*facts.order));
    return parts.join(QStringLiteral(", "));
}

QString ownFactsText(const Recording &recording, const Run &run, const SharedFacts &facts)
{
    QStringList parts;
    if (facts.limitsDiffer)
        parts << limitsWords(run.spec);
    if (!facts.machine)
        parts << coresText(recording.machineOf(run).cores);
    if (!facts.clock)
        parts << (run.clock == Clock::Live ? QStringLiteral("measured") : QStringLiteral("predicted"));
    return parts.join(QStringLiteral(", "));
}

} // namespace overlapse
