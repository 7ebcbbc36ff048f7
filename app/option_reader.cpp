// SPDX-License-Identifier: MIT
#include "option_reader.h"

#include "workload/fetch_rules.h"

namespace overlapse {

OptionReader::OptionReader(const QStringList &arguments, Command command)
{
    const auto add = [this](std::initializer_list<const char *> names, bool takesValue) {
        for (const char *name : names)
            m_parser.addOption(takesValue
                                   ? QCommandLineOption(QLatin1String(name), {}, QStringLiteral("value"))
                                   : QCommandLineOption(QLatin1String(name)));
    };
    const bool serves = command == Command::Serve;
    const bool explains = command == Command::Explain;
    const bool works = command != Command::Export && !serves && !explains;
    m_parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    add({"quiet"}, false);
    if (serves)
        add({"port", "latency", "capacity", "fail", "fail-with", "retry-after", "seed"}, true);
    else if (explains)
        add({"run"}, true);
    else if (command != Command::Tune)
        add({"export", "size", "scale", "theme"}, true);
    if (explains)
        add({"markdown", "json"}, false);
    if (works) {
        add({"items", "fetch", "transform", "durations", "seed", "capacity", "inputs", "list", "cache",
             "experiment", "fetch-limit", "transform-limit", "threads", "order"},
            true);
        for (const FetchRule rule : allFetchRules)
            add({ruleInfo(rule).option}, true);
        add({command == Command::Run || command == Command::Tune ? "mode" : "modes"}, true);
        add({"json", "null", "yes"}, false);
    }
    if (works && !predicts(command)) { // compare says why it does not take some
        add({"serve", "latency", "fail", "fail-with"}, true);
    }
    if (command == Command::Tune)
        add({"goal", "budget", "max-fetch-limit"}, true);
    else if (works && !predicts(command)) {
        add({"output", "failed", "halt", "repeat"}, true);
        add({"overwrite", "skip-existing", "dry-run"}, false);
    }
    if (command == Command::Sweep)
        add({"fetch-limits", "transform-limits", "threads-list"}, true);
    if (predicts(command))
        add({"cores"}, true);
    else if (!serves && !explains && command != Command::Tune)
        add({"unmask"}, false);
    if (!m_parser.parse(arguments)) {
        QString error = m_parser.errorText();
        if (error.endsWith(u'.'))
            error.chop(1);
        fail(QStringLiteral("%1: see overlapse %2 --help").arg(error, arguments.first()));
    }
}

} // namespace overlapse
