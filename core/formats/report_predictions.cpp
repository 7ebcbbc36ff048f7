// SPDX-License-Identifier: MIT
#include "formats/report_predictions.h"

#include "analysis/replay_fit.h"
#include "pipeline/words.h"
#include "trace/missing.h"
#include "workload/same_work.h"

#include <cmath>

namespace overlapse {

namespace {

QString offText(double off)
{
    const QString percent = QString::number(100 * std::abs(off), 'f', std::abs(off) < 0.1 ? 1 : 0);
    return (off < 0 ? QStringLiteral("−") : QStringLiteral("+")) + percent + QStringLiteral(" %");
}

/// As far as the mode uses them.
bool sameLimits(const PipelineSpec &a, const PipelineSpec &b)
{
    return a.mode == b.mode && (a.mode == Mode::Sequential || a.order == b.order)
        && (!usesLimits(a.mode) || (a.fetchLimit == b.fetchLimit && a.transformLimit == b.transformLimit))
        && (!usesPool(a.mode) || a.threads == b.threads);
}

} // namespace

PredictionTable::PredictionTable(const Recording &recording, const QStringList &names, Report &report)
    : m_recording(recording), m_names(names), m_report(report)
{
    report.predictions.head = {QStringLiteral("Measured run"), QStringLiteral("Predicted from"),
                               QStringLiteral("Predicted"),    QStringLiteral("Measured"),
                               QStringLiteral("Off"),          QStringLiteral("Doubt")};
    report.predictions.texts = 2;
    report.predictions.lastTexts = 1;
}

void PredictionTable::add(const QStringList &names, Nanos predicted, Nanos measured, const QString &doubt)
{
    const double off = static_cast<double>(predicted.count()) / static_cast<double>(measured.count()) - 1;
    QString text = doubt;
    if (text.isEmpty() && std::abs(off) > poorFit)
        text = QStringLiteral("off by more than 10 %: what is predicted so is not to be relied on");
    if (!text.isEmpty())
        m_report.doubts << QStringLiteral("%1, predicted from %2: %3").arg(names[0], names[1], text);
    m_report.predictions.rows.push_back(
        names + QStringList{durationText(predicted), durationText(measured), offText(off), text});
}

void PredictionTable::addReplay(std::size_t run, const Explanation &why)
{
    const Run &measured = m_recording.runs[run];
    if (measured.clock != Clock::Live)
        return;
    const QStringList names{m_names[static_cast<qsizetype>(run)], QStringLiteral("its own times")};
    if (why.asItWas && measured.trace.end() > Nanos(0) && isWhole(measured.trace))
        return add(names, *why.asItWas, measured.trace.end(), why.doubt);
    if (why.doubt.isEmpty())
        return;
    m_report.doubts
        << QStringLiteral("%1: what a change would gain is not known: %2").arg(names[0], why.doubt);
    m_report.predictions.rows.push_back(names
                                        + QStringList{QStringLiteral("not known"),
                                                      durationText(measured.trace.end()), QStringLiteral("–"),
                                                      why.doubt});
}

bool PredictionTable::belong(const Run &predicted, const Run &measured) const
{
    if (measured.clock != Clock::Live || !isWhole(measured.trace) || measured.trace.end() <= Nanos(0)
        || !sameLimits(predicted.spec, measured.spec)
        || m_recording.machineOf(predicted).cores != m_recording.machineOf(measured).cores)
        return false;
    return (predicted.facts.basis != RunId::None && predicted.facts.basis == measured.facts.id)
        || sameWork(m_recording.workOf(predicted), m_recording.workOf(measured));
}

void PredictionTable::addPairs()
{
    for (std::size_t i = 0; i < m_recording.runs.size(); ++i) {
        const Run &predicted = m_recording.runs[i];
        if (predicted.clock != Clock::Virtual)
            continue;
        for (std::size_t j = 0; j < m_recording.runs.size(); ++j) {
            const Run &measured = m_recording.runs[j];
            if (!belong(predicted, measured))
                continue;
            add({m_names[static_cast<qsizetype>(j)], m_names[static_cast<qsizetype>(i)]},
                predicted.trace.end(), measured.trace.end(),
                doubtSentence(predicted, m_recording.workOf(predicted),
                              m_recording.machineOf(predicted).cores));
            break;
        }
    }
}

} // namespace overlapse
