// SPDX-License-Identifier: MIT
#include "formats/report_advice.h"

#include "advice/search_text.h"
#include "advice/tried.h"
#include "analysis/described_run.h"
#include "pipeline/numbers.h"

namespace overlapse {

QStringList adviceLines(const SearchFindings &search)
{
    if (!search.advice)
        return {QStringLiteral("No advice: ") + search.reason};
    return {(search.settled ? QStringLiteral("Advised, by measuring slices of the work: ")
                            : QStringLiteral("Advised so far, by measuring slices of the work: "))
                + adviceText(search),
            QStringLiteral("Why: ") + search.advice->why};
}

ReportTable triedTable(const SearchFindings &search)
{
    ReportTable table;
    table.head = {QStringLiteral("Tried"),       QStringLiteral("N"),       QStringLiteral("M"),
                  QStringLiteral("Slices"),      QStringLiteral("Items/s"), QStringLiteral("Between"),
                  QStringLiteral("p99 latency"), QStringLiteral("Failed")};
    for (const TriedFigures &one : search.tried) {
        const QString range = QStringLiteral("%1 to %2%3")
                                  .arg(rateFigure(one.interval.low), rateFigure(one.interval.high),
                                       one.interval.isRange ? QString() : QStringLiteral(" (95 %)"));
        table.rows.push_back(
            {search.advice && search.advice->spec == one.spec ? QStringLiteral("advised") : QString(),
             countText(one.spec.fetchLimit), countText(one.spec.transformLimit),
             countText(static_cast<std::int64_t>(one.slices)), rateFigure(one.throughput), range,
             one.p99 == absent ? QStringLiteral("–") : shortTime(one.p99),
             rateFigure(100 * one.failedShare) + QStringLiteral(" %")});
    }
    return table;
}

} // namespace overlapse
