// SPDX-License-Identifier: MIT
#include "running/run_status.h"

#include "pipeline/numbers.h"
#include "pipeline/words.h"
#include "running/rough_time.h"
#include "runs/panel_words.h"

#include <QLocale>
#include <QTime>

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

QString failedText(const std::vector<std::int64_t> &runs)
{
    const auto [least, most] = std::minmax_element(runs.begin(), runs.end());
    if (least == runs.end() || *most == 0)
        return {};
    const int failed = static_cast<int>(*most);
    return QStringLiteral(", ")
        + (runs.size() == 1      ? RunStatus::tr("%Ln failed", nullptr, failed)
               : *least == *most ? RunStatus::tr("%Ln failed in each", "items, mode", failed)
                                 : RunStatus::tr("up to %Ln failed in one", "items, mode", failed));
}

} // namespace

QString RunStatus::begun(const RunRounds &rounds, int index)
{
    const QString mode = modeName(rounds.spec(index).mode);
    if (!rounds.isRepeated())
        return tr("measuring %1").arg(mode);
    if (rounds.round(index) == 0)
        return tr("warm-up, which is left out: %1", "mode").arg(mode);
    return tr("repeat %1 of %2, %3", "number, of how many, mode")
        .arg(rounds.round(index))
        .arg(rounds.repeats())
        .arg(mode);
}

QString RunStatus::underWay(const RunRounds &rounds, int index, const Trace &trace, std::int64_t items,
                            Nanos time)
{
    const std::int64_t done = trace.emittedCount();
    const std::int64_t failed = trace.failedCount();
    QString text = tr("%1: %2 of %3", "what is measured, done, items")
                       .arg(begun(rounds, index), countText(done, QLocale()), countText(items, QLocale()));
    if (failed > 0)
        text += QStringLiteral(", ") + tr("%Ln failed", nullptr, static_cast<int>(failed));
    if (done == 0 || time <= Nanos(0))
        return text;
    const double seconds = static_cast<double>(time.count()) / 1e9;
    const double left = seconds * static_cast<double>(items - done) / static_cast<double>(done);
    text += QStringLiteral(", ")
        + tr("%1 a second").arg(throughputText(static_cast<double>(done) / seconds, QLocale()));
    if (items > done)
        text += QStringLiteral(", ") + tr("%1 left", "a time").arg(roughTime(left));
    return text;
}

QString RunStatus::ended(const RunRounds &rounds, const Done &done, std::int64_t items)
{
    const auto modes = static_cast<int>(done.modes.size());
    QString what = rounds.specs().size() == 1 || (rounds.isRepeated() && modes == 1)
        ? modeName(rounds.spec(0).mode)
        : tr("%Ln modes", nullptr, modes);
    if (rounds.isRepeated())
        what += QStringLiteral(", ")
            + (rounds.isComplete() ? tr("%Ln repeats", nullptr, rounds.repeats())
                                   : tr("up to %Ln repeats", nullptr, rounds.repeats()));
    const auto count = static_cast<int>(items);
    return tr("measured %1, %2, %3", "time, modes, items")
               .arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat), what,
                    count == 1 ? tr("1 item") : tr("%Ln items", nullptr, count))
        + failedText(done.failed);
}

QString RunStatus::stopped(const RunRounds &rounds, const Done &done)
{
    if (rounds.isRepeated() && done.modes.empty())
        return tr("stopped before the first repeat was whole");
    return rounds.isRepeated() ? tr("stopped; the repeats that were whole are kept")
                               : tr("stopped; what was recorded is kept");
}

} // namespace overlapse
