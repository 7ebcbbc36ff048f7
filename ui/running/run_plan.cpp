// SPDX-License-Identifier: MIT
#include "running/run_plan.h"

#include "scene/escaped.h"
#include "workload/byte_text.h"
#include "workload/secrets.h"
#include "workload/work_programs.h"
#include "workload/work_text.h"

#include <QLocale>

#include <algorithm>

namespace overlapse {

namespace {

constexpr qsizetype mostShown = 5;

QString moreThan(std::int64_t count)
{
    return count <= mostShown ? QString()
                              : RunPlan::tr("and %Ln more", nullptr, static_cast<int>(count - mostShown));
}

QString titleOf(const WorkSpec &work)
{
    const int count = static_cast<int>(work.items);
    if (work.fetch == FetchKind::Http)
        return count == 1 ? RunPlan::tr("Fetch a URL?") : RunPlan::tr("Fetch %Ln URLs?", nullptr, count);
    if (work.fetch == FetchKind::File)
        return count == 1 ? RunPlan::tr("Run a command for a file?")
                          : RunPlan::tr("Run a command for each of %Ln files?", nullptr, count);
    return count == 1 ? RunPlan::tr("Run a command for an input?")
                      : RunPlan::tr("Run a command for each of %Ln inputs?", nullptr, count);
}

QString repeatedTimesOf(const RunRequest &request, const QString &items, bool web)
{
    const QString text = request.modes.size() == 1
        ? (web ? RunPlan::tr(
               "Each of %1 URLs is fetched %2 times: %3 repeats in the one mode shown, after one "
               "that is left out.")
               : RunPlan::tr(
                   "It is run %2 times for each of %1 inputs: %3 repeats in the one mode shown, after "
                   "one that is left out."))
        : (web ? RunPlan::tr("Each of %1 URLs is fetched %2 times: %3 repeats in each mode shown, after one "
                             "that is left out.")
               : RunPlan::tr("It is run %2 times for each of %1 inputs: %3 repeats in each mode shown, after "
                             "one that is left out."));
    return text.arg(items).arg(request.times()).arg(request.repeats);
}

QString timesOf(const RunRequest &request)
{
    const WorkSpec &work = request.experiment.work;
    const std::size_t modes = request.modes.size();
    const QString items = QLocale().toString(static_cast<qlonglong>(work.items));
    const bool web = work.fetch == FetchKind::Http;
    if (request.repeats > 1)
        return repeatedTimesOf(request, items, web);
    if (modes == 1)
        return web ? RunPlan::tr("Each of %1 URLs is fetched once, in the one mode shown.").arg(items)
                   : RunPlan::tr("It is run once for each of %1 inputs, in the one mode shown.").arg(items);
    return (web ? RunPlan::tr("Each of %1 URLs is fetched %2 times, once in each mode shown.")
                : RunPlan::tr("It is run %2 times for each of %1 inputs, once in each mode shown."))
        .arg(items)
        .arg(modes);
}

std::int64_t atATime(const PipelineSpec &limits, const std::vector<Mode> &modes)
{
    std::int64_t most = 1;
    for (const Mode mode : modes)
        if (mode != Mode::Sequential)
            most = std::max(most, mode == Mode::Blocking ? std::int64_t(limits.threads) : limits.fetchLimit);
    return most;
}

// When something is given up: a line each.
QStringList endsOf(const WorkSpec &work)
{
    const FetchRules &rules = work.rules;
    const bool web = work.fetch == FetchKind::Http;
    QStringList lines;
    if (rules.timeout > Nanos(0))
        lines << (web ? RunPlan::tr("a fetch without a byte for %1 has failed")
                      : RunPlan::tr("a command without output for %1 has failed"))
                     .arg(exactDuration(rules.timeout));
    if (rules.deadline > Nanos(0))
        lines << (web ? RunPlan::tr("a fetch takes at most %1, with all its attempts")
                      : RunPlan::tr("a command takes at most %1"))
                     .arg(exactDuration(rules.deadline));
    if (rules.maxBytes != FetchRules().maxBytes)
        lines << RunPlan::tr("an item has at most %1").arg(bytesText(rules.maxBytes));
    if (rules.stopAtError)
        lines << RunPlan::tr("the first item that fails ends the run");
    return lines;
}

// With so many at a time.
QStringList limitsOf(const Experiment &experiment, std::int64_t most)
{
    const FetchRules &rules = experiment.work.rules;
    QStringList lines{most == 1 ? RunPlan::tr("one at a time")
                                : RunPlan::tr("at most %Ln at a time", nullptr, static_cast<int>(most))};
    if (rules.perHost > 0)
        lines << RunPlan::tr("at most %Ln of them to one host", nullptr, static_cast<int>(rules.perHost));
    if (rules.rate > 0)
        lines << RunPlan::tr("at most %1 a second").arg(QLocale().toString(rules.rate, 'g', 6));
    if (rules.retries > 0)
        lines << RunPlan::tr("at most %Ln further attempts of one that fails", nullptr, rules.retries);
    return QStringList{lines.join(QStringLiteral(", "))} + endsOf(experiment.work);
}

// What is sent along: for everyone to see, unless it may be a secret.
PlanPart headersPart(const QStringList &headers)
{
    PlanPart part{headers.size() == 1 ? RunPlan::tr("Header") : RunPlan::tr("Headers"), {}, {}, true, true};
    for (const QString &header : headers)
        part.lines << (header.contains(u':')
                           ? escaped(shownHeader(header))
                           : RunPlan::tr("%1 (not sent: the recording leaves out what it says)")
                                 .arg(escaped(header)));
    return part;
}

PlanPart inputsPart(const WorkSpec &work)
{
    PlanPart part{work.fetch == FetchKind::Http       ? RunPlan::tr("URLs")
                      : work.fetch == FetchKind::File ? RunPlan::tr("Files")
                                                      : RunPlan::tr("Inputs"),
                  {},
                  moreThan(work.items),
                  true,
                  false};
    for (std::int64_t i = 0; i < std::min<std::int64_t>(work.items, mostShown); ++i)
        part.lines << escaped(shownInput(work, i));
    return part;
}

// What is done, whatever for: under that title, so often, so many at a time.
RunPlan planWith(const Experiment &experiment, const QString &title, const QString &times, std::int64_t most)
{
    const WorkSpec &work = experiment.work;
    if (!actsOutside(work) || !work.inputs)
        return {};
    RunPlan plan{title, times, {}, {}};
    if (work.fetch == FetchKind::Command)
        plan.parts << PlanPart{RunPlan::tr("Command"), {escaped(work.command)}, {}, true, true};
    QStringList steps;
    for (const QString &command : stepCommands(work))
        steps << escaped(command);
    if (!steps.isEmpty())
        plan.parts << PlanPart{RunPlan::tr("Commands of the transform"), steps, {}, true, true};
    if (work.fetch == FetchKind::Http)
        plan.parts << PlanPart{
            experiment.traits.hosts.size() == 1 ? RunPlan::tr("Host") : RunPlan::tr("Hosts"),
            experiment.traits.hosts.mid(0, mostShown), moreThan(experiment.traits.hosts.size()), true, false};
    if (work.fetch == FetchKind::Http && !work.rules.headers.isEmpty())
        plan.parts << headersPart(work.rules.headers);
    plan.parts << inputsPart(work);
    plan.parts << PlanPart{RunPlan::tr("Limits"), limitsOf(experiment, most), {}, false, false};
    if (experiment.traits.masked || hasMaskedCommands(work))
        plan.note = RunPlan::tr(
            "A recording leaves out what may be secret in a URL: *** stands there, and is sent so.");
    return plan;
}

} // namespace

RunPlan planOf(const RunRequest &request)
{
    const Experiment &experiment = request.experiment;
    return planWith(experiment, titleOf(experiment.work), timesOf(request),
                    atATime(experiment.limits, request.modes));
}

RunPlan searchPlanOf(const Experiment &experiment, Nanos budget, std::int64_t mostFetches)
{
    const WorkSpec &work = experiment.work;
    const bool web = work.fetch == FetchKind::Http;
    return planWith(experiment,
                    web ? RunPlan::tr("Fetch the URLs again and again?")
                        : RunPlan::tr("Run the commands again and again?"),
                    (web ? RunPlan::tr("Slices of %1 URLs are fetched again and again, for up to %2.")
                         : RunPlan::tr("They are run for slices of %1 inputs again and again, for up to %2."))
                        .arg(QLocale().toString(static_cast<qlonglong>(work.items)), exactDuration(budget)),
                    mostFetches);
}

RunPlan checkPlanOf(const Experiment &experiment, std::int64_t mostFetches, int times)
{
    const WorkSpec &work = experiment.work;
    return planWith(
        experiment, titleOf(work),
        (work.fetch == FetchKind::Http
             ? RunPlan::tr("Each of %1 URLs is fetched %2 times, with either limits in turn.")
             : RunPlan::tr("It is run %2 times for each of %1 inputs, with either limits in turn."))
            .arg(QLocale().toString(static_cast<qlonglong>(work.items)))
            .arg(times),
        mostFetches);
}

QStringList agreementOf(const Experiment &experiment, const QString &howOften)
{
    const WorkSpec &work = experiment.work;
    QStringList agreed{fetchText(work), howOften};
    agreed << stepCommands(work) << QString() << experiment.traits.hosts << QString() << work.rules.headers
           << QString();
    // A command does something to what it is given: to other files, that is another thing.
    if (work.fetch != FetchKind::Http)
        agreed << experiment.sources.inputs << experiment.sources.list << experiment.sources.folder;
    return agreed;
}

QStringList agreementOf(const RunRequest &request)
{
    return agreementOf(request.experiment, QString::number(request.times()));
}

} // namespace overlapse
