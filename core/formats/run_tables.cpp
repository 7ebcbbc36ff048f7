// SPDX-License-Identifier: MIT
#include "formats/run_tables.h"

#include "formats/overlapse_file.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace overlapse {

namespace {

WorkSpec asWritten(const WorkSpec &work, Secrets secrets)
{
    WorkSpec written = writtenWork(work, secrets);
    written.rules.headers = writtenHeaders(work.rules, secrets);
    return written;
}

/// In all that a file keeps. Inputs and replayed times that are not shared count as others: there may be millions.
bool areAlike(const WorkSpec &a, const WorkSpec &b)
{
    return a.items == b.items && a.seed == b.seed && a.capacity == b.capacity && a.fetch == b.fetch
        && a.transform == b.transform && a.fetchTime == b.fetchTime && a.transformTime == b.transformTime
        && a.steps == b.steps && a.command == b.command && a.rules == b.rules && a.served == b.served
        && a.durations == b.durations && a.inputs == b.inputs;
}

/// The works of the runs; most runs have one that was met already.
class WorkTable
{
public:
    WorkTable(const WorkSpec &ofAll, Secrets secrets)
        : m_secrets(secrets), m_works{&ofAll}, m_written{asWritten(ofAll, secrets)}
    {
    }
    std::size_t placeOf(const WorkSpec *work)
    {
        if (!work)
            return 0;
        const auto [known, isNew] = m_places.try_emplace(work, m_works.size());
        if (!isNew)
            return known->second;
        WorkSpec written = asWritten(*work, m_secrets);
        const auto alike = std::find_if(m_written.begin(), m_written.end(),
                                        [&](const WorkSpec &other) { return areAlike(written, other); });
        known->second = static_cast<std::size_t>(alike - m_written.begin());
        if (alike == m_written.end()) {
            m_works.push_back(work);
            m_written.push_back(std::move(written));
        }
        return known->second;
    }
    [[nodiscard]] std::vector<const WorkSpec *> take() { return std::move(m_works); }

private:
    Secrets m_secrets;
    std::vector<const WorkSpec *> m_works;
    std::vector<WorkSpec> m_written;
    std::unordered_map<const WorkSpec *, std::size_t> m_places;
};

std::size_t placeOf(const std::optional<Machine> &machine, std::vector<const Machine *> &machines)
{
    if (!machine)
        return 0;
    const auto same = std::find_if(machines.begin(), machines.end(),
                                   [&](const Machine *other) { return *other == *machine; });
    const auto place = static_cast<std::size_t>(same - machines.begin());
    if (same == machines.end())
        machines.push_back(&*machine);
    return place;
}

/// Gives each run the id that it has, or one of its own.
class Ids
{
public:
    explicit Ids(const std::vector<Run> &runs)
    {
        for (const Run &run : runs)
            for (const RunId id : {run.facts.id, run.facts.basis})
                if (isRunId(id)) {
                    m_taken.insert(id);
                    m_last = std::max(m_last, id);
                }
    }
    RunId idOf(const Run &run)
    {
        if (isRunId(run.facts.id) && m_given.insert(run.facts.id).second)
            return run.facts.id;
        do
            m_last = m_last >= maxRunId ? RunId(1) : RunId(std::int64_t(m_last) + 1);
        while (!m_taken.insert(m_last).second);
        m_given.insert(m_last);
        return m_last;
    }

private:
    std::unordered_set<RunId> m_taken;
    std::unordered_set<RunId> m_given;
    RunId m_last = RunId::None;
};

} // namespace

RunTables runTables(const Recording &recording, Secrets secrets)
{
    RunTables tables;
    tables.machines = {&recording.machine};
    WorkTable works(recording.work, secrets);
    Ids ids(recording.runs);
    for (const Run &run : recording.runs)
        tables.runs.push_back({.id = ids.idOf(run),
                               .work = works.placeOf(run.facts.work.get()),
                               .machine = placeOf(run.facts.machine, tables.machines)});
    tables.works = works.take();
    return tables;
}

} // namespace overlapse
