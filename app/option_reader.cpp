// SPDX-License-Identifier: MIT
#include "option_reader.h"

#include "workload/fetch_rules.h"

namespace overlapse {

namespace {

using Names = std::vector<const char *>;

void append(Names &names, const Names &more)
{
    names.insert(names.end(), more.begin(), more.end());
}

// Of what measures or predicts.
Names workValues(Command command)
{
    Names names{"items",       "fetch",           "transform", "durations", "seed",
                "capacity",    "inputs",          "list",      "cache",     "experiment",
                "fetch-limit", "transform-limit", "threads",   "order"};
    for (const FetchRule rule : allFetchRules)
        names.push_back(ruleInfo(rule).option);
    if (!predicts(command))
        append(names, {"serve", "latency", "fail", "fail-with"});
    switch (command) {
    case Command::Run: append(names, {"mode", "output", "failed", "halt", "repeat"}); break;
    // It says why it does not take some.
    case Command::Compare: append(names, {"modes", "output", "failed", "halt", "repeat"}); break;
    case Command::Tune: append(names, {"mode", "goal", "budget", "max-fetch-limit"}); break;
    case Command::Sweep:
        append(names, {"modes", "cores", "fetch-limits", "transform-limits", "threads-list"});
        break;
    default: append(names, {"modes", "cores"}); break;
    }
    return names;
}

// Which take a value.
Names valuesOf(Command command)
{
    switch (command) {
    case Command::Serve: return {"port", "latency", "capacity", "fail", "fail-with", "retry-after", "seed"};
    case Command::Explain: return {"run"};
    case Command::Diff: return {"run-a", "run-b", "threshold"};
    case Command::Tune: return workValues(command);
    default: break;
    }
    Names names{"export", "size", "scale", "theme"};
    if (command != Command::Export)
        append(names, workValues(command));
    return names;
}

// Which take none.
Names switchesOf(Command command)
{
    switch (command) {
    case Command::Serve: return {"quiet"};
    case Command::Explain: return {"quiet", "markdown", "json"};
    case Command::Diff: return {"quiet", "json"};
    case Command::Export: return {"quiet", "unmask"};
    case Command::Predict:
    case Command::Sweep:
    case Command::Tune: return {"quiet", "json", "null", "yes"};
    default: return {"quiet", "json", "null", "yes", "unmask", "overwrite", "skip-existing", "dry-run"};
    }
}

} // namespace

OptionReader::OptionReader(const QStringList &arguments, Command command)
{
    m_parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    for (const char *name : valuesOf(command))
        m_parser.addOption(QCommandLineOption(QLatin1String(name), {}, QStringLiteral("value")));
    for (const char *name : switchesOf(command))
        m_parser.addOption(QCommandLineOption(QLatin1String(name)));
    if (!m_parser.parse(arguments)) {
        QString error = m_parser.errorText();
        if (error.endsWith(u'.'))
            error.chop(1);
        fail(QStringLiteral("%1: see overlapse %2 --help").arg(error, arguments.first()));
    }
}

} // namespace overlapse
