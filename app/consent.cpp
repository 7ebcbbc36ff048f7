// SPDX-License-Identifier: MIT
#include "consent.h"

#include "analysis/described_run.h"
#include "make_runs.h"
#include "output.h"
#include "standard_output.h"
#include "workload/run_needs.h"
#include "workload/work_text.h"

#include <QLocale>
#include <QTextStream>

#include <unistd.h>

namespace overlapse {

namespace {

// With --yes it is said; in a terminal it is asked about. Empty, or why it is not done.
QString askedFirst(const Request &request, const QString &said)
{
    if (request.yes) {
        if (!request.quiet)
            printError(QStringLiteral("overlapse: %1\n").arg(said));
        return {};
    }
    if (::isatty(STDIN_FILENO) == 0 || !terminalShowsErrors())
        return QStringLiteral("%1: add --yes if that is meant").arg(said);
    printError(QStringLiteral("overlapse: %1. Go on? [y/N] ").arg(said));
    const QByteArray answer = QTextStream(stdin).readLine().trimmed().toLower().toUtf8();
    return answer == "y" || answer == "yes" ? QString() : QStringLiteral("not done");
}

QString tuningText(const Request &request)
{
    return QStringLiteral("slices of %1 %2 are %3 again and again, for up to %4, at most %5 at a time")
        .arg(QLocale::c().toString(static_cast<qlonglong>(request.work.items)),
             inputNoun(request.work.fetch, request.work.items),
             request.work.fetch == FetchKind::Http ? QStringLiteral("fetched") : QStringLiteral("run"),
             shortTime(request.budget))
        .arg(request.maxFetchLimit);
}

QString repetitionProblem(const Request &request)
{
    if (request.command == Command::Tune)
        return actsOutside(request.work) ? askedFirst(request, tuningText(request)) : QString();
    const std::size_t times = measuredSpecs(request).size();
    if (predicts(request.command) || request.command == Command::Export || times < 2
        || !actsOutside(request.work))
        return {};
    const QString what =
        request.work.fetch == FetchKind::Http ? QStringLiteral("fetched") : QStringLiteral("run");
    const QString said =
        QStringLiteral("each of %1 %2 is %3 %4 times, %5")
            .arg(QLocale::c().toString(static_cast<qlonglong>(request.work.items)),
                 inputNoun(request.work.fetch, request.work.items), what)
            .arg(times)
            .arg(request.repeats > 1
                     ? QStringLiteral("%1 repeats after one that is left out").arg(request.repeats)
                     : QStringLiteral("once in each mode"));
    return askedFirst(request, said);
}

QString sizeText(std::int64_t bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString memoryProblem(const Request &request)
{
    if (request.command == Command::Export || request.command == Command::Tune)
        return {};
    const std::int64_t needed = bytesNeeded(measuredSpecs(request), request.work);
    const std::int64_t room = systemRoom().memory;
    if (needed <= room)
        return {};
    const QString said =
        QStringLiteral("%1 items in %2 %3 take about %4 of memory, and there is room for %5")
            .arg(QLocale::c().toString(static_cast<qlonglong>(request.work.items)))
            .arg(request.specs.size())
            .arg(request.specs.size() == 1 ? QStringLiteral("mode") : QStringLiteral("modes"),
                 sizeText(needed), sizeText(room));
    if (!request.yes)
        return QStringLiteral("%1: take fewer, or add --yes to try").arg(said);
    if (!request.quiet)
        printError(QStringLiteral("overlapse: %1\n").arg(said));
    return {};
}

} // namespace

QString consentProblem(const Request &request)
{
    const QString problem = repetitionProblem(request);
    return problem.isEmpty() ? memoryProblem(request) : problem;
}

} // namespace overlapse
