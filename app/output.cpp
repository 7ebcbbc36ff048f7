// SPDX-License-Identifier: MIT
#include "output.h"

#include "analysis/conditions.h"
#include "analysis/replay_fit.h"
#include "analysis/run_names.h"
#include "analysis/sentence.h"
#include "analysis/shared_facts.h"
#include "analysis/verdict.h"
#include "exit_status.h"
#include "files/picture_export.h"
#include "files/report_export.h"
#include "formats/files.h"
#include "formats/report.h"
#include "pipeline/words.h"
#include "standard_output.h"
#include "trace/missing.h"
#include "workload/file_cache.h"
#include "workload/inputs.h"
#include "workload/same_work.h"
#include "workload/work_text.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace overlapse {

namespace {

/// One line on what the runs have in common.
QString sharedText(const Recording &recording, const SharedFacts &facts)
{
    QStringList parts;
    if (!recording.runs.empty())
        parts << sharedLimitsText(facts);
    if (!recording.runs.empty() && facts.machine)
        parts << QStringLiteral("%1 %2")
                     .arg(facts.machine->cores)
                     .arg(facts.machine->cores == 1 ? QStringLiteral("core") : QStringLiteral("cores"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

/// "parallel (N 2), parallel (N 4) and 5 more".
QString listedNames(const QStringList &names)
{
    constexpr qsizetype most = 4;
    const QString text = names.mid(0, most).join(QStringLiteral(", "));
    return names.size() <= most ? text : text + QStringLiteral(" and %1 more").arg(names.size() - most);
}

/// What was done: one line, or one for each of the works.
QString worksText(const Recording &recording, const SharedFacts &facts, const QStringList &names)
{
    if (facts.work)
        return shortText(workText(*facts.work), 1'000) + u'\n';
    constexpr std::size_t most = 8;
    std::vector<std::pair<const WorkSpec *, QStringList>> works;
    for (std::size_t i = 0; i < recording.runs.size(); ++i) {
        const WorkSpec &work = recording.workOf(recording.runs[i]);
        auto same = std::find_if(works.begin(), works.end(),
                                 [&](const auto &other) { return sameWork(work, *other.first); });
        if (same == works.end())
            same = works.insert(same, {&work, {}});
        same->second << names[static_cast<qsizetype>(i)];
    }
    QString text = QStringLiteral("%1 different works\n").arg(works.size());
    for (std::size_t i = 0; i < std::min(most, works.size()); ++i)
        text += QStringLiteral("  %1: %2\n")
                    .arg(listedNames(works[i].second), terminalText(workText(*works[i].first)));
    return works.size() <= most ? text : text + QStringLiteral("  and %1 more\n").arg(works.size() - most);
}

} // namespace

QString passedOverText(const InputList &inputs)
{
    QString text;
    const auto add = [&text](std::int64_t count, const QString &one, const QString &many) {
        if (count > 0)
            text +=
                (count == 1 ? one : many).arg(QLocale::c().toString(static_cast<qlonglong>(count))) + u'\n';
    };
    add(inputs.passedOver, QStringLiteral("%1 file that does not end in .gz was passed over"),
        QStringLiteral("%1 files that do not end in .gz were passed over"));
    add(inputs.closedFolders, QStringLiteral("%1 folder could not be entered and was passed over"),
        QStringLiteral("%1 folders could not be entered and were passed over"));
    add(inputs.passedLinks, QStringLiteral("%1 symbolic link was passed over"),
        QStringLiteral("%1 symbolic links were passed over"));
    add(inputs.passedSpecials, QStringLiteral("%1 pipe, socket or device was passed over"),
        QStringLiteral("%1 pipes, sockets and devices were passed over"));
    return text;
}

namespace {

QString itemsPerSecond(double rate)
{
    return rate >= 1000 ? QLocale::c().toString(rate, 'f', 0)
                        : QString::number(rate, 'f', rate >= 100 ? 0 : 2);
}

QString rowText(const Run &run, const Figures &figures, const QString &name, const QString &own)
{
    const QString makespan = durationText(figures.makespan)
        + (run.trace.cancelled()    ? QStringLiteral(" stopped")
               : isWhole(run.trace) ? QString()
                                    : QStringLiteral(" cut"));
    const QString speedup =
        figures.speedup ? QString::number(*figures.speedup, 'f', 2) + u'×' : QStringLiteral("-");
    const QString bound = figures.makespan > Nanos(0)
        ? QString::number(100 * figures.boundShare, 'f', 0) + QStringLiteral(" %")
        : QStringLiteral("-");
    const QString text = name
        + QStringLiteral(" %1 %2 %3 %4 %5")
              .arg(makespan, 10)
              .arg(speedup, 9)
              .arg(bound, 13)
              .arg(itemsPerSecond(figures.throughput), 10)
              .arg(QString::number(figures.busyCores, 'f', 2), 11);
    return own.isEmpty() ? text + u'\n' : text + QStringLiteral("  ") + own + u'\n';
}

/// Safe on a terminal, and as wide as their column.
QStringList nameColumn(QStringList names)
{
    constexpr qsizetype least = 12;
    constexpr qsizetype most = 40;
    qsizetype width = least;
    for (const QString &name : names)
        width = std::clamp(name.size(), width, most);
    for (QString &name : names)
        name = name.leftJustified(width);
    return names;
}

QStringList terminalNames(const Recording &recording)
{
    QStringList names = runNames(recording);
    for (QString &name : names)
        name = terminalText(name);
    return names;
}

// What a prediction from a recording is worth.
QString fitLine(const SharedFacts &facts)
{
    const bool isPredicted = facts.clock == Clock::Virtual && facts.work && facts.work->durations;
    return isPredicted && facts.work->durations->fit ? replaySentence(*facts.work->durations) + u'\n'
                                                     : QString();
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

QString tableText(const Recording &recording, bool withVerdict)
{
    const std::vector<Figures> figures = figuresOf(recording);
    const SharedFacts facts = sharedFacts(recording);
    const QStringList names = terminalNames(recording);
    const QStringList column = nameColumn(names);
    const auto cell = [&column](std::size_t i) { return column[static_cast<qsizetype>(i)]; };
    QString text = facts.clock == Clock::Virtual ? QStringLiteral("predicted: ") : QString();
    text += worksText(recording, facts, names) + sharedText(recording, facts) + u'\n';
    if (facts.work && facts.work->inputs)
        text += passedOverText(*facts.work->inputs);
    text += fitLine(facts);
    text += cacheLine(recording.cache);
    text += u'\n' + QStringLiteral("mode").leftJustified(column.isEmpty() ? 12 : column.first().size())
        + QStringLiteral(" %1 %2 %3 %4 %5\n")
              .arg(QStringLiteral("makespan"), 10)
              .arg(QStringLiteral("speed-up"), 9)
              .arg(QStringLiteral("of the bound"), 13)
              .arg(QStringLiteral("items/s"), 10)
              .arg(QStringLiteral("busy cores"), 11);
    for (std::size_t i = 0; i < recording.runs.size(); ++i)
        text += rowText(recording.runs[i], figures[i], cell(i),
                        ownFactsText(recording, recording.runs[i], facts));
    text += u'\n';
    for (std::size_t i = 0; i < recording.runs.size(); ++i) {
        const Run &run = recording.runs[i];
        text += cell(i) + u' '
            + limitingSentence(run, recording.workOf(run), recording.machineOf(run).cores, figures[i],
                               WaitAccount(run))
            + u'\n';
        if (const QString beyond = doubtSentence(run, recording.workOf(run), recording.machineOf(run).cores);
            !beyond.isEmpty())
            text += cell(i) + u' ' + beyond + u'\n';
        if (const QString conditions =
                conditionsSentence(run, recording.workOf(run), recording.machineOf(run).cores);
            !conditions.isEmpty())
            text += cell(i) + u' ' + conditions + u'\n';
    }
    if (const QString best = withVerdict ? bestModeSentence(recording, figures) : QString(); !best.isEmpty())
        text += u'\n' + terminalText(best) + u'\n';
    return text;
}

QString failureText(const Recording &recording)
{
    constexpr int shown = 5;
    QString text;
    const QStringList names = terminalNames(recording);
    for (std::size_t i = 0; i < recording.runs.size(); ++i) {
        const Run &run = recording.runs[i];
        const WorkSpec &work = recording.workOf(run);
        if (run.trace.failedCount() == 0)
            continue;
        text += names[static_cast<qsizetype>(i)]
            + QStringLiteral(": %1 of %2 items failed\n").arg(run.trace.failedCount()).arg(work.items);
        int count = 0;
        const Trace &trace = run.trace;
        for (std::int64_t item = trace.nextError(0); item >= 0; item = trace.nextError(item + 1)) {
            if (++count > shown)
                continue;
            const QString error = shownText(work, trace.detail(item)->error);
            const QString input = work.inputs ? shownInput(work, item) : QStringLiteral("item %1").arg(item);
            text += QStringLiteral("  %1: %2\n").arg(shortText(input, 200), shortText(error, 500));
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

bool isDrawn(const QString &path)
{
    return isPicture(path) || reportFormatOf(path) == ReportFormat::Html;
}

QString exportProblem(const QString &path)
{
    if (!isPicture(path) && !dataFormatOf(path) && !reportFormatOf(path))
        return QStringLiteral("%1: the suffix says the format: .png, .svg, .pdf, .html, .md, .csv, .json, "
                              ".trace.json or .overlapse")
            .arg(path);
    return placeProblem(path);
}

QString placeProblem(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return QStringLiteral("%1 is a folder").arg(path);
    const QFileInfo folder(info.absolutePath());
    if (!folder.isDir())
        return QStringLiteral("%1: there is no folder %2").arg(path, info.absolutePath());
    if (!folder.isWritable())
        return QStringLiteral("%1: the folder %2 cannot be written to").arg(path, info.absolutePath());
    return {};
}

QString exportTo(const QString &path, const Recording &recording, const std::vector<RepeatGroup> &repeats,
                 const Request &request, const std::function<bool()> &stopped)
{
    if (stopped())
        return QStringLiteral("%1: not written: interrupted").arg(path);
    if (reportFormatOf(path))
        return exportReport(path, recording, request.secrets, stopped);
    if (!isPicture(path))
        return exportData(path, recording, stopped, request.secrets);
    return exportPicture(path, mediansOf(recording, repeats), repeats,
                         {.size = request.size,
                          .scale = request.scale,
                          .scheme = request.scheme,
                          .secrets = request.secrets,
                          .part = {}});
}

QString shortText(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return terminalText(text);
    const qsizetype end = most / 4;
    return terminalText(text.left(most - end)) + u'…' + terminalText(text.right(end));
}

void sayWhatIsLost(const QString &file, const QString &lost)
{
    if (!lost.isEmpty())
        printError(QStringLiteral("overlapse: %1: %2\n").arg(shortText(file, 2'000), lost));
}

int usageError(const QString &error)
{
    printError(QStringLiteral("overlapse: %1\n").arg(shortText(error, 2'000)));
    return UsageError;
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
