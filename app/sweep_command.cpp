// SPDX-License-Identifier: MIT
#include "sweep_command.h"

#include "analysis/described_run.h"
#include "analysis/replay_fit.h"
#include "consent.h"
#include "exit_status.h"
#include "files/map_export.h"
#include "formats/map_files.h"
#include "interrupt.h"
#include "live/start_thread.h"
#include "output.h"
#include "pipeline/bounds.h"
#include "pipeline/numbers.h"
#include "pipeline/words.h"
#include "progress_bar.h"
#include "scene/map_scene.h"
#include "standard_output.h"
#include "virtual/predict.h"
#include "workload/work_text.h"

#include <QBuffer>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QIODevice>
#include <QPromise>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <stop_token>
#include <thread>

namespace overlapse {

namespace {

// "1..16", "1,2,4,8..12".
std::vector<std::int64_t> readLimits(OptionReader &reader, const char *name, std::int64_t most,
                                     std::vector<std::int64_t> usual)
{
    if (!reader.isSet(name))
        return usual;
    std::vector<std::int64_t> limits;
    const auto fail = [&](const QString &what) {
        reader.fail(QStringLiteral("--%1: %2").arg(QLatin1String(name), what));
        return usual;
    };
    for (const QString &part : reader.text(name).split(u',')) {
        const qsizetype dots = part.indexOf(QLatin1String(".."));
        bool firstOk = false;
        bool lastOk = false;
        const qint64 first = (dots < 0 ? part : part.left(dots)).trimmed().toLongLong(&firstOk);
        const qint64 last = dots < 0 ? first : part.mid(dots + 2).trimmed().toLongLong(&lastOk);
        if (!firstOk || (dots >= 0 && !lastOk) || first < 1 || last < first || last > most)
            return fail(
                QStringLiteral("'%1' is neither a whole number from 1 to %2 nor a range of such, as in 1..16")
                    .arg(part.trimmed())
                    .arg(most));
        if (static_cast<std::size_t>(last - first) + limits.size() >= mostMapCells)
            return fail(QStringLiteral(
                            "%1 numbers are more than a map shows: at most %2; take steps, as in 1,2,4,8,16")
                            .arg(countText(last - first + 1 + std::ssize(limits)))
                            .arg(countText(mostMapCells)));
        for (qint64 limit = first; limit <= last; ++limit)
            limits.push_back(limit);
    }
    std::ranges::sort(limits);
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    return limits;
}

std::vector<std::int64_t> powersUpTo(std::int64_t most)
{
    std::vector<std::int64_t> all;
    for (std::int64_t power = 1; power <= most; power *= 2)
        all.push_back(power);
    return all;
}

QString listText(const std::vector<std::int64_t> &limits)
{
    QStringList all;
    for (const std::int64_t limit : limits)
        all.append(QString::number(limit));
    return all.join(u',');
}

QString atText(const LimitsMap &map, std::optional<std::size_t> place)
{
    if (!place)
        return QStringLiteral("not known");
    const PipelineSpec spec = map.specAt(*place);
    return QStringLiteral("%1 at N = %2, M = %3")
        .arg(durationText(map.cells[*place].makespan))
        .arg(spec.fetchLimit)
        .arg(spec.transformLimit);
}

constexpr std::size_t mostShown = 8;

// At most so many of them, evenly, the first and the last among them.
std::vector<std::size_t> someOf(std::size_t count)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < std::min(count, mostShown); ++i)
        places.push_back(count <= mostShown ? i : i * (count - 1) / (mostShown - 1));
    return places;
}

// Lines of M and columns of N, a few of each; in brackets what is not to be relied on.
QString gridText(const LimitsMap &map)
{
    const std::vector<std::size_t> columns = someOf(map.axes.fetchLimits.size());
    std::vector<QStringList> lines{{QString()}};
    for (const std::size_t column : columns)
        lines.front() << QString::number(map.axes.fetchLimits[column]);
    for (const std::size_t row : someOf(map.axes.transformLimits.size())) {
        lines.push_back({QString::number(map.axes.transformLimits[row])});
        for (const std::size_t column : columns) {
            const MapCell &cell = map.cells[map.place(column, row)];
            const QString time = durationText(cell.makespan);
            lines.back() << (cell.reliable ? time : QStringLiteral("(%1)").arg(time));
        }
    }
    qsizetype width = 9;
    for (const QStringList &line : lines)
        for (const QString &cell : line)
            width = std::max(width, cell.size());
    QString text =
        QStringLiteral("%1, %2: makespan with N fetches (columns) and M transforms (lines) in flight\n")
            .arg(modeName(map.base.mode), counted(map.base.threads, "thread", "threads"));
    for (const QStringList &line : lines) {
        text += line.front().rightJustified(8);
        for (const QString &cell : line.mid(1))
            text += cell.rightJustified(width + 2);
        text += u'\n';
    }
    return text;
}

// Of cells that are as good as they look only because what fails takes no time.
QString failuresText(const std::vector<LimitsMap> &maps)
{
    for (const LimitsMap &map : maps) {
        std::int64_t fewest = map.items;
        std::int64_t most = 0;
        for (const MapCell &cell : map.cells) {
            fewest = std::min(fewest, cell.failed);
            most = std::max(most, cell.failed);
        }
        if (most > 0 && fewest == most)
            return QStringLiteral("\nof %1 items %2 fail, whatever the limits\n")
                .arg(countText(map.items), countText(most));
        if (most > 0)
            return QStringLiteral(
                       "\nof %1 items %2 to %3 fail, by the limits: best is only where the fewest do\n")
                .arg(countText(map.items), countText(fewest), countText(most));
    }
    return {};
}

QString mapsText(const Request &request, const std::vector<LimitsMap> &maps, const std::vector<Run> &now)
{
    QString text = QStringLiteral("predicted: %1\n").arg(terminalText(workText(request.work)));
    text += QStringLiteral("order %1, %2 %3\n")
                .arg(orderName(maps.front().base.order))
                .arg(request.cores)
                .arg(request.cores == 1 ? QStringLiteral("core") : QStringLiteral("cores"));
    if (request.work.durations && request.work.durations->fit)
        text += replaySentence(*request.work.durations) + u'\n';
    text += QStringLiteral("\nmode         threads  %1  %2  now\n")
                .arg(QStringLiteral("best of these"), -29)
                .arg(QStringLiteral("smallest within 2 %"), -29);
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const LimitsMap &map = maps[i];
        const QString time = durationText(now[i].trace.end());
        text += QStringLiteral("%1 %2  %3  %4  %5 at N = %6, M = %7\n")
                    .arg(modeName(map.base.mode), -12)
                    .arg(map.base.threads, 7)
                    .arg(atText(map, bestOf(map)), -29)
                    .arg(atText(map, kneeOf(map)), -29)
                    .arg(isReliable(now[i], request.work, request.cores) ? time
                                                                         : QStringLiteral("(%1)").arg(time))
                    .arg(map.base.fetchLimit)
                    .arg(map.base.transformLimit);
    }
    for (const LimitsMap &map : maps)
        text += u'\n' + gridText(map);
    if (std::max(maps.front().axes.fetchLimits.size(), maps.front().axes.transformLimits.size()) > mostShown)
        text += QStringLiteral("\na few of all limits: --export map.svg or map.csv has them all\n");
    text += failuresText(maps);
    bool cellsAreDoubted = false;
    for (const LimitsMap &map : maps) {
        const std::optional<MapDoubt> doubt = doubtOf(map, request.work, request.cores);
        if (!doubt)
            continue;
        cellsAreDoubted = true;
        const PipelineSpec spec = map.specAt(doubt->place);
        text += QStringLiteral("\nin brackets, %1 of %2 cells are not to be relied on; N = %3, M = %4: %5\n")
                    .arg(countText(std::ranges::count(map.cells, false, &MapCell::reliable)),
                         countText(std::ssize(map.cells)))
                    .arg(spec.fetchLimit)
                    .arg(spec.transformLimit)
                    .arg(doubt->sentence);
        break;
    }
    for (const Run &run : now) {
        if (cellsAreDoubted || isReliable(run, request.work, request.cores))
            continue;
        text += QStringLiteral("\nin brackets: %1\n").arg(unsureSentence(run, request.work, request.cores));
        break;
    }
    return text;
}

/// What a thread computes, and the terminal shows meanwhile.
struct Sweep
{
    std::vector<LimitsMap> maps;
    std::vector<Run> now; ///< with the limits of now, one a map
    std::atomic<std::size_t> map{0};
    std::atomic<std::size_t> done{0};
};

void compute(const Request &request, const std::stop_token &stop, Sweep &sweep)
{
    for (const PipelineSpec &spec : request.specs) {
        sweep.now.push_back(
            {spec, Clock::Virtual, predict(spec, request.work, {.cores = request.cores, .cancel = stop})});
        sweep.maps.push_back(
            mapOfLimits(spec, request.work, request.cores, request.axes, stop,
                        [&sweep](const LimitsMap &, std::size_t done) { sweep.done = done; }));
        if (stop.stop_requested())
            return;
        sweep.done = 0;
        ++sweep.map;
    }
}

QByteArray jsonOf(const Request &request, const std::vector<LimitsMap> &maps)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    writeMapsJson(buffer, maps, workText(request.work), request.cores,
                  request.work.durations ? request.work.durations->cut.lostRuns : 0);
    return buffer.data();
}

bool writeExports(const Request &request, const std::vector<LimitsMap> &maps)
{
    bool written = true;
    for (const QString &path : request.exports) {
        // Nobody asked for them to be small; but larger than pictures may be they are not made.
        const QSize page = mapPage(maps.size(), request.size).toSize();
        const bool isPossible = std::max(page.width(), page.height()) * request.scale <= largestPictureSide;
        const QSize size = request.sizeGiven || !isPossible ? request.size : page;
        const PictureOptions options{.size = size,
                                     .scale = request.scale,
                                     .scheme = request.scheme,
                                     .secrets = Secrets::Masked,
                                     .part = {}};
        const QString error = exportMaps(path, maps, request.work, request.cores, options);
        if (!error.isEmpty())
            printError(QStringLiteral("overlapse: %1\n").arg(terminalText(error)));
        written = written && error.isEmpty();
    }
    return written;
}

} // namespace

void readSweep(OptionReader &reader, Request &request)
{
    const std::int64_t mostN = mostFetches(request.work.fetch);
    request.axes.fetchLimits =
        readLimits(reader, "fetch-limits", mostN, powersUpTo(std::min<std::int64_t>(64, mostN)));
    request.axes.transformLimits = readLimits(reader, "transform-limits", highestLimit, powersUpTo(16));
    const std::vector<std::int64_t> threads = readLimits(
        reader, "threads-list", mostThreads, {request.specs.empty() ? 1 : request.specs.front().threads});
    if (reader.isSet("threads-list")
        && std::ranges::none_of(request.specs, [](const PipelineSpec &spec) { return usesPool(spec.mode); }))
        return reader.fail(QStringLiteral("--threads-list: threads mean nothing to a mode that transforms on "
                                          "its driver: leave it out, or add "
                                          "--modes parallel"));
    std::vector<PipelineSpec> specs;
    for (const PipelineSpec &spec : request.specs) {
        if (!usesLimits(spec.mode) && reader.isSet("modes"))
            return reader.fail(
                QStringLiteral("--modes: N and M mean nothing to sequential and blocking: leave them out"));
        if (!usesLimits(spec.mode))
            continue; // of an experiment
        for (const std::int64_t count : threads) {
            specs.push_back(spec);
            specs.back().threads = static_cast<int>(count);
            if (!usesPool(spec.mode))
                break; // threads mean nothing to it
        }
    }
    if (specs.empty())
        return reader.fail(
            QStringLiteral("N and M mean nothing to the modes of the experiment: add --modes parallel"));
    request.specs = std::move(specs);
    if (const std::size_t cells = request.axes.cells() * request.specs.size(); cells > mostMapCells)
        reader.fail(QStringLiteral("%1 limits N, %2 limits M and %3 are %4 cells: at most %5; take %6")
                        .arg(countText(std::ssize(request.axes.fetchLimits)),
                             countText(std::ssize(request.axes.transformLimits)),
                             request.specs.size() == 1
                                 ? QStringLiteral("1 map")
                                 : QStringLiteral("%1 maps").arg(countText(std::ssize(request.specs))),
                             countText(static_cast<std::int64_t>(cells)), countText(mostMapCells),
                             request.axes.cells() <= mostMapCells / 8
                                 ? QStringLiteral("fewer threads or modes")
                                 : QStringLiteral("steps, as in --fetch-limits %1 --transform-limits %2")
                                       .arg(listText(powersUpTo(request.axes.fetchLimits.back())),
                                            listText(powersUpTo(request.axes.transformLimits.back())))));
    for (const QString &path : reader.texts("export"))
        if (!isMapFile(path))
            reader.fail(QStringLiteral("--export: %1: a map is written as .svg, .pdf, .png, .csv or .json")
                            .arg(path));
}

int sweepLimits(const Request &request)
{
    if (const QString problem = consentProblem(request); !problem.isEmpty())
        return usageError(problem);
    Interrupt interrupt;
    std::stop_source stop;
    interrupt.tell([&stop] { stop.request_stop(); });
    Sweep sweep;
    QEventLoop loop;
    QPromise<void> promise;
    promise.start();
    QFutureWatcher<void> watcher;
    QObject::connect(&watcher, &QFutureWatcher<void>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(promise.future());
    ProgressBar bar(request.quiet);
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
        const std::size_t map = std::min(sweep.map.load(), request.specs.size() - 1);
        bar.show(modeName(request.specs[map].mode), static_cast<int>(map),
                 static_cast<int>(request.specs.size()),
                 {.done = static_cast<qint64>(sweep.done.load()),
                  .items = static_cast<qint64>(request.axes.cells())});
    });
    if (bar.visible())
        tick.start(100);
    std::thread thread;
    const QString why = startThread(thread, "sweep", [&, promise = std::move(promise)]() mutable {
        compute(request, stop.get_token(), sweep);
        promise.finish();
    });
    if (!why.isEmpty()) {
        printError(QStringLiteral("overlapse: cannot start a thread: %1\n").arg(why));
        return SomeFailed;
    }
    loop.exec();
    thread.join();
    bar.clear();
    if (stop.stop_requested()) {
        printError(QStringLiteral("overlapse: interrupted before the map was complete\n"));
        return Interrupt::status();
    }
    interrupt.beginAgain();
    const bool printed =
        request.json ? print(jsonOf(request, sweep.maps)) : print(mapsText(request, sweep.maps, sweep.now));
    return writeExports(request, sweep.maps) && printed ? Done : SomeFailed;
}

} // namespace overlapse
