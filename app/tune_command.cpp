// SPDX-License-Identifier: MIT
#include "tune_command.h"

#include "advice/search_text.h"
#include "consent.h"
#include "exit_status.h"
#include "formats/search_json.h"
#include "interrupt.h"
#include "output.h"
#include "pipeline/bounds.h"
#include "progress_bar.h"
#include "standard_output.h"
#include "tuning/measured_search.h"
#include "workload/file_cache.h"
#include "workload/quantity.h"
#include "workload/work_text.h"

#include <QBuffer>
#include <QEventLoop>
#include <QIODevice>
#include <QRegularExpression>
#include <QTimer>

namespace overlapse {

namespace {

QByteArray jsonOf(const SearchFindings &found, const Request &request)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    writeSearchJson(buffer, found, workText(request.work), request.cores,
                    request.work.durations ? request.work.durations->cut.lostRuns : 0);
    return buffer.data();
}

QString cacheLine(const CacheState &cache)
{
    return cache.kind == CacheState::Kind::Cold
        ? QStringLiteral("before each slice its files were dropped from the cache: it was %1\n")
              .arg(cacheText(cache))
        : QString();
}

QString progressText(const MeasuredSearch &search)
{
    return QStringLiteral("%1: N = %2, M = %3, %4 of %5 items")
        .arg(search.findings().now)
        .arg(search.slice()->spec.fetchLimit)
        .arg(search.slice()->spec.transformLimit)
        .arg(search.emittedCount())
        .arg(search.slice()->items);
}

// What was asked for is searched for, beside a line on how far it is. Why the machine could not go on; empty: it could.
QString searched(MeasuredSearch &search, const Request &request, Interrupt &interrupt)
{
    QEventLoop loop;
    QString problem;
    ProgressBar bar(request.quiet);
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
        if (search.slice())
            bar.say(progressText(search));
    });
    QObject::connect(&search, &MeasuredSearch::finished, &loop, [&](const QString &why) {
        problem = why;
        loop.quit();
    });
    if (bar.visible())
        tick.start(100);
    search.start({.base = request.specs.front(),
                  .comparesBase = request.limitsOfNow,
                  .cores = request.cores,
                  .maxFetchLimit = request.maxFetchLimit,
                  .items = request.work.items,
                  .capacity = request.work.capacity,
                  .mostP99 = request.mostP99,
                  .budget = request.budget},
                 request.work, request.cache);
    interrupt.tell([&search] { search.stop(); });
    loop.exec();
    interrupt.tell([] {});
    bar.clear();
    return problem;
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
    if (request.work.rules.stopAtError)
        return reader.fail(
            QStringLiteral("--on-error stop would end every slice with its first failure: leave it out"));
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
    Interrupt interrupt;
    MeasuredSearch search;
    const QString problem = searched(search, request, interrupt);
    const SearchFindings &found = search.findings();
    const bool printed = request.json ? print(jsonOf(found, request))
                                      : print(searchText(found) + cacheLine(search.cacheState()));
    if (!problem.isEmpty())
        printError(QStringLiteral("overlapse: %1\n").arg(problem));
    if (Interrupt::requested())
        return Interrupt::status();
    return printed && problem.isEmpty() && found.advice ? Done : SomeFailed;
}

} // namespace overlapse
