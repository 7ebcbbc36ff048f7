// SPDX-License-Identifier: MIT
#include "workload/fetch_rules.h"

#include "pipeline/bounds.h"
#include "workload/byte_text.h"
#include "workload/quantity.h"
#include "workload/urls.h"
#include "workload/work_text.h"

#include <algorithm>

namespace overlapse {

namespace {

/// What is known of a rule, and how it is read and written.
struct Entry
{
    RuleInfo info;
    QString (*read)(FetchRules &rules, const QString &text) = nullptr; ///< empty, or what is wrong
    QStringList (*texts)(const FetchRules &rules) = nullptr;           ///< none: as usual
    void (*reset)(FetchRules &rules) = nullptr;
};

template<typename Number, std::int64_t least, std::int64_t most>
Checked<Number> parseWhole(const QString &text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!ok || value < least || value > most)
        return Checked<Number>::failure(QStringLiteral("'%1' is not a whole number from %2 to %3")
                                            .arg(text, QString::number(least), QString::number(most)));
    return static_cast<Number>(value);
}

QString wholeText(std::int64_t value)
{
    return QString::number(value);
}

Checked<double> parseRate(const QString &text)
{
    const std::optional<double> rate = parseNumber(text);
    if (!rate || *rate <= 0 || *rate > mostRate)
        return Checked<double>::failure(
            QStringLiteral("'%1' is not a number of requests a second, more than 0 and at most %2, as in 20")
                .arg(text, QString::number(static_cast<qint64>(mostRate))));
    return *rate;
}

Checked<bool> parseOnError(const QString &text)
{
    if (text == QLatin1String("stop") || text == QLatin1String("continue"))
        return text == QLatin1String("stop");
    return Checked<bool>::failure(QStringLiteral("'%1' is neither continue nor stop").arg(text));
}

QString onErrorText(bool stops)
{
    return stops ? QStringLiteral("stop") : QStringLiteral("continue");
}

QString readHeader(FetchRules &rules, const QString &text)
{
    QString problem = headerProblem(text);
    if (problem.isEmpty())
        rules.headers << text;
    return problem;
}

template<auto member, auto parse>
QString readMember(FetchRules &rules, const QString &text)
{
    const auto value = parse(text);
    if (value)
        rules.*member = *value;
    return value.error;
}

template<auto member, auto text>
QStringList textsOfMember(const FetchRules &rules)
{
    return rules.*member == FetchRules().*member ? QStringList() : QStringList{text(rules.*member)};
}

template<auto member>
void resetMember(FetchRules &rules)
{
    rules.*member = FetchRules().*member;
}

template<auto member, auto parse, auto text>
constexpr Entry entry(const RuleInfo &info)
{
    return {info, readMember<member, parse>, textsOfMember<member, text>, resetMember<member>};
}

constexpr Entry entries[] = {
    {{.rule = FetchRule::Headers,
      .key = "headers",
      .option = "header",
      .value = "'NAME: VALUE'|@FILE",
      .help = "sent with each request, or those of a file, one a line (repeatable)",
      .form = RuleForm::Texts,
      .use = RuleUse::Requests},
     readHeader,
     [](const FetchRules &rules) { return rules.headers; },
     resetMember<&FetchRules::headers>},
    entry<&FetchRules::perHost, parseWhole<std::int64_t, 1, highestLimit>, wholeText>(
        {.rule = FetchRule::PerHost,
         .key = "per_host",
         .option = "per-host",
         .value = "K",
         .help = "requests at a time to one host and port (as many as N)",
         .form = RuleForm::Whole,
         .use = RuleUse::Requests,
         .least = 1,
         .most = highestLimit}),
    entry<&FetchRules::rate, parseRate, numberText>(
        {.rule = FetchRule::Rate,
         .key = "rate",
         .option = "rate",
         .value = "R",
         .help = "requests that begin in a second (as many as can)",
         .form = RuleForm::Real,
         .use = RuleUse::Requests}),
    entry<&FetchRules::timeout, parseDuration, exactDuration>(
        {.rule = FetchRule::Timeout,
         .key = "timeout",
         .option = "timeout",
         .value = "TIME",
         .help = "a fetch or command that brings no byte for so long has failed (http: 30s; else never)",
         .form = RuleForm::Text,
         .use = RuleUse::All}),
    entry<&FetchRules::deadline, parseDuration, exactDuration>(
        {.rule = FetchRule::Deadline,
         .key = "deadline",
         .option = "deadline",
         .value = "TIME",
         .help =
             "and so has a fetch that takes so long with all its waits and attempts, or a command (never)",
         .form = RuleForm::Text,
         .use = RuleUse::All}),
    entry<&FetchRules::retries, parseWhole<int, 0, mostRetries>, wholeText>(
        {.rule = FetchRule::Retries,
         .key = "retries",
         .option = "retries",
         .value = "K",
         .help =
             "further attempts of a fetch that failed and may do better (0); a Retry-After of 10min at most",
         .form = RuleForm::Whole,
         .use = RuleUse::Attempts,
         .least = 0,
         .most = mostRetries}),
    entry<&FetchRules::maxBytes, parseBytes, bytesText>(
        {.rule = FetchRule::MaxBytes,
         .key = "max_bytes",
         .option = "max-bytes",
         .value = "SIZE",
         .help = "of an item, after each step: as in 10MB or 1GiB (1GiB)",
         .form = RuleForm::Text,
         .use = RuleUse::All}),
    entry<&FetchRules::stopAtError, parseOnError, onErrorText>(
        {.rule = FetchRule::OnError,
         .key = "on_error",
         .option = "on-error",
         .value = "continue|stop",
         .help = "whether the first item that fails ends the run (continue)",
         .form = RuleForm::Text,
         .use = RuleUse::All}),
};

constexpr bool eachInItsPlace()
{
    for (std::size_t i = 0; i < std::size(entries); ++i)
        if (entries[i].info.rule != allFetchRules[i] || std::size_t(entries[i].info.rule) != i)
            return false;
    return true;
}
static_assert(std::size(entries) == allFetchRules.size() && eachInItsPlace(),
              "FetchRule, allFetchRules and the entries have the same rules in the same order");

const Entry &entryOf(FetchRule rule)
{
    return entries[std::size_t(rule)];
}

} // namespace

const RuleInfo &ruleInfo(FetchRule rule)
{
    return entryOf(rule).info;
}

bool mayHaveRule(FetchKind fetch, FetchRule rule)
{
    return fetch == FetchKind::Http
        || (fetch != FetchKind::Simulated && ruleInfo(rule).use != RuleUse::Requests);
}

bool usesRule(FetchKind fetch, FetchRule rule)
{
    return mayHaveRule(fetch, rule) && (fetch != FetchKind::File || ruleInfo(rule).use != RuleUse::Attempts);
}

FetchRules rulesInUse(FetchRules rules, FetchKind fetch)
{
    for (const FetchRule rule : allFetchRules)
        if (!usesRule(fetch, rule))
            entryOf(rule).reset(rules);
    return rules;
}

Checked<FetchRules> withRule(FetchRules rules, FetchRule rule, const QString &text)
{
    const RuleForm form = ruleInfo(rule).form;
    const bool several = form == RuleForm::Texts;
    entryOf(rule).reset(rules);
    qsizetype number = 0;
    for (const QString &line : several ? text.split(u'\n') : QStringList{text}) {
        ++number;
        QString value = line.trimmed();
        if (form == RuleForm::Real)
            value.replace(u',', u'.');
        const QString problem = value.isEmpty() ? QString() : entryOf(rule).read(rules, value);
        if (!problem.isEmpty())
            return Checked<FetchRules>::failure(
                several ? QStringLiteral("line %1: %2").arg(number).arg(problem) : problem);
    }
    return rules;
}

Checked<FetchRules> withWrittenRule(FetchRules rules, FetchRule rule, const QString &text)
{
    const QString problem = entryOf(rule).read(rules, text);
    return problem.isEmpty() ? Checked<FetchRules>(std::move(rules)) : Checked<FetchRules>::failure(problem);
}

FetchRules withoutRule(FetchRules rules, FetchRule rule)
{
    entryOf(rule).reset(rules);
    return rules;
}

QStringList ruleTexts(const FetchRules &rules, FetchRule rule)
{
    return entryOf(rule).texts(rules);
}

QString ruleText(const FetchRules &rules, FetchRule rule)
{
    return ruleTexts(rules, rule).join(u'\n');
}

} // namespace overlapse
