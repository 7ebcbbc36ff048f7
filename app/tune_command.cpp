// SPDX-License-Identifier: MIT
#include "tune_command.h"

#include "advice/search_text.h"
#include "advice/work_slices.h"
#include "consent.h"
#include "exit_status.h"
#include "formats/search_json.h"
#include "interrupt.h"
#include "live/comparison.h"
#include "output.h"
#include "pipeline/bounds.h"
#include "progress_bar.h"
#include "standard_output.h"
#include "workload/quantity.h"
#include "workload/work_text.h"

#include <QBuffer>
#include <QEventLoop>
#include <QIODevice>
#include <QRegularExpression>
#include <QTimer>

namespace overlapse {

namespace {

/// A slice that was measured, or why none was.
struct Measured
{
    std::optional<Run> run;
    QString problem;
};

int milliseconds(Nanos time)
{
    return static_cast<int>(
        std::clamp<std::int64_t>(time.count() / 1'000'000, 1, std::numeric_limits<int>::max()));
}

Measured measure(const PipelineSpec &spec, const WorkSpec &work, const Request &request, Nanos patience,
                 Interrupt &interrupt, ProgressBar &bar, const QString &now)
{
    // Files are read once before each slice, so that none of them pays the cold cache.
    Comparison comparison({spec}, work, request.cores, false,
                          work.fetch == FetchKind::File && request.cache == CacheStart::Usual
                              ? CacheStart::Warm
                              : request.cache);
    QEventLoop loop;
    Measured measured;
    bool isOver = false;
    QObject::connect(&comparison, &Comparison::runFinished, &loop,
                     [&](int, const Run &run) { measured.run = run; });
    QObject::connect(&comparison, &Comparison::finished, &loop, [&](bool) {
        isOver = true;
        loop.quit();
    });
    interrupt.tell([&comparison] { comparison.stop(); });
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
        bar.say(QStringLiteral("%1: N = %2, M = %3, %4 of %5 items")
                    .arg(now)
                    .arg(spec.fetchLimit)
                    .arg(spec.transformLimit)
                    .arg(comparison.emittedCount())
                    .arg(work.items));
    });
    if (bar.visible())
        tick.start(100);
    QTimer::singleShot(milliseconds(patience), &loop, [&comparison] { comparison.stop(); });
    comparison.start();
    if (!isOver)
        loop.exec();
    interrupt.tell([] {});
    measured.problem = comparison.problem();
    return measured;
}

// False if an interruption ended it.
bool waited(Nanos pause, Interrupt &interrupt)
{
    if (pause <= Nanos(0))
        return !Interrupt::requested();
    QEventLoop loop;
    interrupt.tell([&loop] { loop.quit(); });
    QTimer::singleShot(milliseconds(pause), &loop, &QEventLoop::quit);
    if (!Interrupt::requested())
        loop.exec();
    interrupt.tell([] {});
    return !Interrupt::requested();
}

QByteArray jsonOf(const LimitSearch &search, const Request &request)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    writeSearchJson(buffer, search, workText(request.work), request.cores);
    return buffer.data();
}

Checked<Nanos> parseGoal(const QString &text)
{
    static const QRegularExpression p99(QStringLiteral("^\\s*p99\\s*<=\\s*(\\S.*)$"));
    if (text.trimmed() == QLatin1String("throughput"))
        return Nanos(0);
    const QRegularExpressionMatch match = p99.match(text);
    Checked<Nanos> most = match.hasMatch() ? parseDuration(match.captured(1)) : Checked<Nanos>::failure({});
    if (!most || *most <= Nanos(0))
        return Checked<Nanos>::failure(
            QStringLiteral("'%1' is neither throughput nor a p99 latency, as in 'p99<=200ms'").arg(text));
    return most;
}

} // namespace

void readTune(OptionReader &reader, Request &request)
{
    constexpr std::int64_t usualMost = 64; // other people's servers
    if (request.specs.size() != 1 || !usesLimits(request.specs.front().mode))
        return reader.fail(
            QStringLiteral("N and M mean nothing to sequential and blocking: --mode parallel, for example"));
    const std::int64_t most = mostFetches(request.work.fetch);
    request.maxFetchLimit = reader.number("max-fetch-limit", 1, most, std::min(usualMost, most));
    request.mostP99 = reader.parsed<Nanos>("goal", parseGoal, Nanos(0));
    request.budget = reader.parsed<Nanos>("budget", parseDuration, std::chrono::seconds(60));
    if (request.budget <= Nanos(0))
        reader.fail(QStringLiteral("--budget: '%1' is no time to measure in").arg(reader.text("budget")));
}

int tuneLimits(const Request &request)
{
    if (request.work.items == 0)
        return usageError(QStringLiteral("there is nothing to measure: no inputs"));
    if (const QString problem = consentProblem(request); !problem.isEmpty())
        return usageError(problem);
    LimitSearch search({.base = request.specs.front(),
                        .cores = request.cores,
                        .maxFetchLimit = request.maxFetchLimit,
                        .items = request.work.items,
                        .capacity = request.work.capacity,
                        .mostP99 = request.mostP99,
                        .budget = request.budget});
    WorkSlices slices(request.work);
    Interrupt interrupt;
    ProgressBar bar(request.quiet);
    QString problem;
    for (std::optional<Slice> slice = search.next(); slice && !Interrupt::requested() && problem.isEmpty();
         slice = search.next()) {
        if (!waited(slice->pause, interrupt))
            break;
        const WorkSpec work = slices.next(slice->items, slice->haltShare);
        const Measured measured =
            measure(slice->spec, work, request, search.patience(), interrupt, bar, search.now());
        // What was given up as most of it failed is no problem of the machine: the search knows what it means.
        problem = measured.problem;
        if (measured.run && !Interrupt::requested())
            search.add(*measured.run, work);
    }
    bar.clear();
    const bool printed = request.json ? print(jsonOf(search, request)) : print(searchText(search));
    if (!problem.isEmpty())
        printError(QStringLiteral("overlapse: %1\n").arg(problem));
    if (Interrupt::requested())
        return Interrupt::status();
    return printed && problem.isEmpty() && search.advice() ? Done : SomeFailed;
}

} // namespace overlapse
