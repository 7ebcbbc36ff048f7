// SPDX-License-Identifier: MIT
#include "serve_command.h"

#include "commands.h"
#include "interrupt.h"
#include "output.h"
#include "pipeline/bounds.h"
#include "pipeline/numbers.h"
#include "serve/file_server.h"
#include "standard_output.h"
#include "workload/open_files.h"
#include "workload/served_text.h"
#include "workload/work_text.h"

#include <QEventLoop>

namespace overlapse {

namespace {

constexpr std::int64_t mostConnections = 1 << 20;

QString counted(std::int64_t count, const char *noun)
{
    return QStringLiteral("%1 %2%3").arg(countText(count), QLatin1String(noun),
                                         count == 1 ? QString() : QStringLiteral("s"));
}

} // namespace

void readServe(OptionReader &reader, Request &request)
{
    ServeOptions &options = request.serve;
    const QStringList folders = reader.files();
    if (folders.size() != 1)
        reader.fail(QStringLiteral("serve takes one folder, as in overlapse serve pages --latency 80ms"));
    options.folder = folders.value(0);
    options.port = static_cast<quint16>(reader.number("port", 0, 65535, 0));
    options.latency = reader.parsed<TimeSpec>("latency", parseTime, options.latency);
    options.capacity = reader.number("capacity", 1, mostCapacity, options.capacity);
    options.fail = reader.parsed<double>("fail", parseShare, options.fail);
    options.failWith = reader.parsed<FailureKind>("fail-with", parseFailureKind, options.failWith);
    options.retryAfter = reader.parsed<Nanos>("retry-after", parseDuration, std::chrono::seconds(1));
    options.seed =
        static_cast<std::uint64_t>(reader.number("seed", 0, INT64_MAX, static_cast<qint64>(options.seed)));
    request.quiet = reader.isSet("quiet");
}

int serve(const ServeOptions &options, bool quiet)
{
    raiseOpenFiles(mostConnections);
    QEventLoop loop;
    Interrupt interrupt;
    interrupt.tell([&loop] { loop.quit(); });
    FileServer server(options);
    if (const QString error = server.listen(); !error.isEmpty()) {
        printError(QStringLiteral("overlapse: %1\n").arg(terminalText(error)));
        return UsageError;
    }
    const QString address = QStringLiteral("http://127.0.0.1:%1/").arg(server.port());
    const QString told =
        quiet ? address : QStringLiteral("serving %1 on %2").arg(terminalText(options.folder), address);
    if (!print(told + u'\n'))
        return SomeFailed;
    loop.exec();
    server.close();
    if (!quiet)
        printError(servedText(server.counts()) + u'\n');
    return Done;
}

QString servedText(const ServeCounts &counts)
{
    QStringList answers;
    std::int64_t answered = 0;
    for (std::size_t digit = 0; digit < counts.responses.size(); ++digit) {
        const std::int64_t count = counts.responses.at(digit);
        answered += count;
        if (count > 0)
            answers << QStringLiteral("%1 with %2xx").arg(countText(count)).arg(digit);
    }
    if (counts.requests > answered)
        answers << QStringLiteral("%1 not answered in full").arg(countText(counts.requests - answered));
    QString text = QStringLiteral("served %1").arg(counted(counts.requests, "request"));
    if (counts.requests > 0)
        text += QStringLiteral(": %1; %2, at most %3 at once%4 on %5")
                    .arg(answers.join(QStringLiteral(", ")), counted(counts.bytes, "byte"),
                         countText(counts.mostInProgress),
                         counts.mostServed > 0
                             ? QStringLiteral(", %1 of them being served,").arg(countText(counts.mostServed))
                             : QString(),
                         counted(counts.mostConnections, "connection"));
    return text;
}

} // namespace overlapse
