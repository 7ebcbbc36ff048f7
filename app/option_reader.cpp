// SPDX-License-Identifier: MIT
#include "option_reader.h"

#include "workload/fetch_rules.h"

namespace overlapse {

OptionReader::OptionReader(const QStringList &arguments, Command command)
{
    const auto add = [this](const char *name, bool takesValue) {
        m_parser.addOption(takesValue ? QCommandLineOption(QLatin1String(name), {}, QStringLiteral("value"))
                                      : QCommandLineOption(QLatin1String(name)));
    };
    const bool serves = command == Command::Serve;
    const QList<const char *> serving{"port", "latency", "fail", "fail-with", "retry-after", "seed"};
    const QList<const char *> exporting{"export", "size", "scale", "theme"};
    for (const char *name : serves ? serving : exporting)
        add(name, true);
    m_parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    add("quiet", false);
    if (command != Command::Export && !serves) {
        for (const char *name : {"items", "fetch", "transform", "durations", "seed", "inputs", "list",
                                 "cache", "experiment", "fetch-limit", "transform-limit", "threads", "order"})
            add(name, true);
        for (const FetchRule rule : allFetchRules)
            add(ruleInfo(rule).option, true);
        add(command == Command::Run ? "mode" : "modes", true);
        add("json", false);
        for (const char *name : {"yes", "null"})
            add(name, false);
    }
    if (command == Command::Run || command == Command::Compare) { // compare says why it does not take them
        for (const char *name : {"serve", "latency", "fail", "fail-with"})
            add(name, true);
        for (const char *name : {"output", "failed", "halt"})
            add(name, true);
        for (const char *name : {"overwrite", "skip-existing", "dry-run"})
            add(name, false);
    }
    if (command == Command::Predict)
        add("cores", true);
    else if (!serves)
        add("unmask", false);
    if (!m_parser.parse(arguments)) {
        QString error = m_parser.errorText();
        if (error.endsWith(u'.'))
            error.chop(1);
        fail(QStringLiteral("%1: see overlapse %2 --help").arg(error, arguments.first()));
    }
}

} // namespace overlapse
