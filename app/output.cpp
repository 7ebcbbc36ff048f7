// SPDX-License-Identifier: MIT
#include "output.h"

#include "analysis/sentence.h"
#include "formats/files.h"
#include "panels.h"
#include "pipeline/words.h"
#include "workload/file_cache.h"
#include "workload/inputs.h"
#include "workload/work_text.h"

#include <QFileInfo>
#include <QLocale>

namespace overlapse {

namespace {

QString limitsText(const Recording &recording)
{
    QStringList parts;
    if (recording.runs.empty())
        return {};
    const PipelineSpec &spec = recording.runs.front().spec;
    const auto any = [&](bool (*uses)(Mode)) {
        return std::any_of(recording.runs.begin(), recording.runs.end(),
                           [&](const Run &run) { return uses(run.spec.mode); });
    };
    if (any(usesLimits))
        parts << QStringLiteral("N = %1, M = %2").arg(spec.fetchLimit).arg(spec.transformLimit);
    if (any(usesPool))
        parts << QStringLiteral("%1 %2")
                     .arg(spec.threads)
                     .arg(spec.threads == 1 ? QStringLiteral("thread") : QStringLiteral("threads"));
    parts << QStringLiteral("order %1").arg(orderName(spec.order));
    parts << QStringLiteral("%1 %2")
                 .arg(recording.machine.cores)
                 .arg(recording.machine.cores == 1 ? QStringLiteral("core") : QStringLiteral("cores"));
    return parts.join(QStringLiteral(", "));
}

QString itemsPerSecond(double rate)
{
    return rate >= 1000 ? QLocale::c().toString(rate, 'f', 0)
                        : QString::number(rate, 'f', rate >= 100 ? 0 : 2);
}

QString rowText(const Run &run, const Figures &figures)
{
    const QString makespan =
        durationText(figures.makespan) + (run.trace.cancelled() ? QStringLiteral(" stopped") : QString());
    const QString speedup =
        figures.speedup ? QString::number(*figures.speedup, 'f', 2) + u'×' : QStringLiteral("-");
    const QString bound = figures.makespan > Nanos(0)
        ? QString::number(100 * figures.boundShare, 'f', 0) + QStringLiteral(" %")
        : QStringLiteral("-");
    return QStringLiteral("%1 %2 %3 %4 %5 %6\n")
        .arg(modeName(run.spec.mode), -12)
        .arg(makespan, 10)
        .arg(speedup, 9)
        .arg(bound, 13)
        .arg(itemsPerSecond(figures.throughput), 10)
        .arg(QString::number(figures.busyCores, 'f', 2), 11);
}

QString cacheLine(const CacheState &cache)
{
    switch (cache.kind) {
    case CacheState::Kind::AsFound: break;
    case CacheState::Kind::Warm:
        return QStringLiteral("every file was read once first, so that no mode paid for a cold cache\n");
    case CacheState::Kind::Cold:
        return QStringLiteral("before each mode the files were dropped from the cache: it was %1\n")
            .arg(cacheText(cache));
    }
    return {};
}

} // namespace

QString tableText(const Recording &recording)
{
    const std::vector<Figures> figures = figuresOf(recording);
    const bool predicted = !recording.runs.empty() && recording.runs.front().clock == Clock::Virtual;
    QString text = QStringLiteral("%1%2\n%3\n")
                       .arg(predicted ? QStringLiteral("predicted: ") : QString(),
                            terminalText(workText(recording.work)), limitsText(recording));
    if (recording.work.inputs && recording.work.inputs->passedOver > 0)
        text += (recording.work.inputs->passedOver == 1
                     ? QStringLiteral("%1 file that does not end in .gz was passed over\n")
                     : QStringLiteral("%1 files that do not end in .gz were passed over\n"))
                    .arg(QLocale::c().toString(static_cast<qlonglong>(recording.work.inputs->passedOver)));
    if (recording.work.inputs && recording.work.inputs->closedFolders > 0)
        text += (recording.work.inputs->closedFolders == 1
                     ? QStringLiteral("%1 folder could not be entered and was passed over\n")
                     : QStringLiteral("%1 folders could not be entered and were passed over\n"))
                    .arg(QLocale::c().toString(static_cast<qlonglong>(recording.work.inputs->closedFolders)));
    text += cacheLine(recording.cache);
    text += QStringLiteral("\n%1 %2 %3 %4 %5 %6\n")
                .arg(QStringLiteral("mode"), -12)
                .arg(QStringLiteral("makespan"), 10)
                .arg(QStringLiteral("speed-up"), 9)
                .arg(QStringLiteral("of the bound"), 13)
                .arg(QStringLiteral("items/s"), 10)
                .arg(QStringLiteral("busy cores"), 11);
    for (std::size_t i = 0; i < recording.runs.size(); ++i)
        text += rowText(recording.runs[i], figures[i]);
    text += u'\n';
    for (std::size_t i = 0; i < recording.runs.size(); ++i) {
        const Run &run = recording.runs[i];
        text += QStringLiteral("%1 %2\n")
                    .arg(modeName(run.spec.mode), -12)
                    .arg(limitingSentence(run, recording.work, recording.machine.cores, figures[i],
                                          WaitAccount(run)));
    }
    if (const QString best = bestModeSentence(recording); !best.isEmpty())
        text += QStringLiteral("\n%1\n").arg(best);
    return text;
}

QString failureText(const Recording &recording)
{
    constexpr int shown = 5;
    QString text;
    for (const Run &run : recording.runs) {
        if (run.trace.failedCount() == 0)
            continue;
        text += QStringLiteral("%1: %2 of %3 items failed\n")
                    .arg(modeName(run.spec.mode))
                    .arg(run.trace.failedCount())
                    .arg(recording.work.items);
        int count = 0;
        for (const auto &[item, detail] : run.trace.details()) {
            if (detail.error.isEmpty() || ++count > shown)
                continue;
            const QString error = shownText(recording.work, detail.error);
            const QString input = recording.work.inputs ? shownInput(recording.work, item)
                                                        : QStringLiteral("item %1").arg(item);
            text += QStringLiteral("  %1: %2\n").arg(terminalText(input), terminalText(error));
        }
        if (count > shown)
            text += QStringLiteral("  and %1 more\n").arg(count - shown);
    }
    return text;
}

bool isPicture(const QString &path)
{
    return pictureFormatOf(path).has_value();
}

QString exportProblem(const QString &path)
{
    const QFileInfo info(path);
    if (!isPicture(path) && !dataFormatOf(path))
        return QStringLiteral(
                   "%1: the suffix says the format: .png, .svg, .pdf, .csv, .json, .trace.json or .overlapse")
            .arg(path);
    if (info.isDir())
        return QStringLiteral("%1 is a folder").arg(path);
    const QFileInfo folder(info.absolutePath());
    if (!folder.isDir())
        return QStringLiteral("%1: there is no folder %2").arg(path, info.absolutePath());
    if (!folder.isWritable())
        return QStringLiteral("%1: the folder %2 cannot be written to").arg(path, info.absolutePath());
    return {};
}

QString exportTo(const QString &path, const Recording &recording, const Request &request,
                 const std::function<bool()> &stopped)
{
    if (stopped())
        return QStringLiteral("%1: not written: interrupted").arg(path);
    if (!isPicture(path))
        return exportData(path, recording, stopped, request.secrets);
    return exportPicture(path, recording,
                         {.size = request.size,
                          .scale = request.scale,
                          .dark = request.dark,
                          .secrets = request.secrets,
                          .part = {}});
}

QString terminalText(const QString &text)
{
    QString safe;
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            safe += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            safe += c;
    }
    return safe;
}

} // namespace overlapse
