// SPDX-License-Identifier: MIT
// What one run measured, taken apart item by item into what lies behind it. Pure.
#pragma once

#include "analysis/capacity.h"
#include "analysis/core_split.h"
#include "trace/recording.h"

#include <vector>

namespace overlapse {

/// Takes apart what one run measured, item by item, into a table. The run, the work and the table have to outlive it.
class MeasuredRun
{
public:
    /// `capacity` of each server; 0: to be found out.
    MeasuredRun(const Run &run, const WorkSpec &work, DurationTable &table, std::int64_t capacity = 0);

    /// The rules of the user's own, which hold back there as here.
    void tellRules();
    /// CPU time, and what was outside of the cores, without the wait for one; `cores` of the machine.
    void tellCoresApart(const Run &run, int cores);
    /// Servers, and fetches without the wait in their lines. After tellCoresApart().
    void tellLinesApart();
    /// Whether much of the times may as well have been waiting for cores, as these were used up; shorter() takes it for that.
    [[nodiscard]] bool isUnsure() const;
    [[nodiscard]] DurationTable shorter() const;
    /// What a deadline ended, where how long it would have taken is not known. Last.
    void forgetLate();

private:
    void takeOutside(const std::vector<Nanos> &outside, const std::vector<bool> &usedUp,
                     const std::vector<Nanos> &ofThread);
    void takeFetch(const ItemRow &row, std::size_t at, Nanos outside, bool unsure);
    void takeTransform(std::size_t at, Nanos outside, bool unsure);
    [[nodiscard]] std::vector<Nanos> outsideThread(const std::vector<CpuSpan> &spans) const;
    void addUnsure(std::vector<std::size_t> &items, std::size_t item, Nanos outside);
    void explainStarts(const std::vector<CpuSpan> &spans, double cores, std::vector<Nanos> &outside) const;
    [[nodiscard]] double shareOfThread(const std::vector<CpuSpan> &spans) const;
    [[nodiscard]] bool cpuExplains() const;
    [[nodiscard]] bool isLate(const ItemRow &row) const;
    [[nodiscard]] Nanos fetch(std::int64_t item) const;
    [[nodiscard]] bool hasAnyFetchCpu() const;
    [[nodiscard]] bool hasFetchCpu(std::int64_t item) const;
    static bool hasTransformCpu(const ItemRow &row);
    void nameServers();
    void nameWhatWasSeen();
    static bool isServed(PartKind kind);
    [[nodiscard]] ServedRequest requestOf(std::int64_t item) const;
    [[nodiscard]] std::int64_t mostInFlight() const;
    Capacity takeLineAway(const std::vector<std::int64_t> &items);

    const Trace &m_trace;
    const WorkSpec &m_work;
    DurationTable &m_table;
    std::int64_t m_capacity;
    std::vector<std::int64_t> m_late; // items
    // Items of which what is outside the cores may be waiting for them.
    std::vector<std::size_t> m_unsureFetches;
    std::vector<std::size_t> m_unsureTransforms;
    Nanos m_unsure{0};
    Nanos m_own{0};
    Nanos m_fetchCpu{0};
    Nanos m_fetchSpans{0};
    Nanos m_fetchOutside{0};
};

} // namespace overlapse
