// SPDX-License-Identifier: MIT
#include "runs/command_lines.h"

#include "workload/command_words.h"
#include "workload/secrets.h"
#include "workload/transform.h"
#include "workload/work_text.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr std::size_t mostInputs = 6;    // that are written out
constexpr qsizetype longestInputs = 200; // bytes of them

// The commands of an item, the fetch first.
using Stages = std::vector<CommandWords>;

QString textOf(const QByteArray &word)
{
    return QString::fromUtf8(word);
}

// What transforms items and is no command; empty if there is nothing.
QString withoutCommand(const WorkSpec &work)
{
    if (work.transform != TransformKind::Real)
        return work.transformTime.kind == TimeSpec::Kind::Constant && work.transformTime.a == Nanos(0)
            ? QString()
            : transformText(work);
    QStringList names;
    for (const TransformStep &step : work.steps)
        if (!isCommand(step))
            names << stepText(step);
    return names.join(QStringLiteral(", "));
}

// Or one line on why there is no command line.
Checked<Stages> stagesOf(const WorkSpec &work)
{
    if (const QString other = withoutCommand(work); !other.isEmpty())
        return Checked<Stages>::failure(
            QStringLiteral("%1 is done by Overlapse itself: no command does it").arg(other));
    if (hasMaskedCommands(work))
        return Checked<Stages>::failure(
            QStringLiteral("parts of the command were left out when it was recorded"));
    QStringList commands{work.command};
    if (work.transform == TransformKind::Real)
        for (const TransformStep &step : work.steps)
            commands << step.argument;
    Stages stages;
    for (const QString &command : commands) {
        Checked<CommandWords> words = parseCommand(command);
        if (!words)
            return Checked<Stages>::failure(QStringLiteral("there is no command yet"));
        stages.push_back(std::move(*words));
    }
    return stages;
}

std::int64_t atATime(const PipelineSpec &spec)
{
    return spec.mode == Mode::Blocking ? spec.threads : effectiveFetchLimit(spec);
}

// Seconds as timeout and parallel read them.
QString secondsText(Nanos time)
{
    QString text = QString::number(static_cast<double>(time.count()) / 1e9, 'f', 9);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

// For the shell that runs it, `input` is the input.
QString commandText(const CommandWords &command, const QString &input)
{
    QStringList words;
    for (const QByteArray &word : command.words)
        words << (word == "{}" ? input : shellWord(textOf(word)));
    return words.join(u' ');
}

// One command. `place` is a word of it where the input comes, or none is.
QString jobText(const Stages &stages, const QString &place, Nanos deadlineEach = Nanos(0))
{
    const QString limit =
        deadlineEach > Nanos(0) ? QStringLiteral("timeout %1 ").arg(secondsText(deadlineEach)) : QString();
    if (stages.size() == 1 && stages.front().words.front() != "{}") // xargs knows what it starts
        return limit + commandText(stages.front(), place);
    QStringList parts;
    for (const CommandWords &stage : stages)
        parts << limit + commandText(stage, QStringLiteral("\"$1\""));
    return QStringLiteral("bash -o pipefail -c ") + shellWord(parts.join(QStringLiteral(" | ")))
        + QStringLiteral(" _ ") + place;
}

// As one word for parallel, which would put something in the place of {}, {.}, {1} and others: where the command has a {
// of its own, in quotes, they are closed behind it and opened again.
QString parallelJob(const Stages &stages)
{
    const QString place = QChar(0);
    QString job = jobText(stages, place);
    job.replace(u'{', QLatin1String("{''")).replace(place, QLatin1String("{}"));
    return shellWord(job);
}

bool usesInput(const Stages &stages)
{
    return std::any_of(stages.begin(), stages.end(), [](const CommandWords &stage) {
        return std::find(stage.words.begin(), stage.words.end(), "{}") != stage.words.end();
    });
}

// As printf's %b reads them, one line whatever is in them.
QString escapedInput(const QByteArray &input)
{
    QString text;
    for (const char c : input)
        if (c == '\\')
            text += QLatin1String("\\\\");
        else if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7f)
            text += QStringLiteral("\\0%1").arg(static_cast<unsigned char>(c), 3, 8, QLatin1Char('0'));
        else
            text += QLatin1Char(c);
    return shellWord(text);
}

bool isOneLine(const QByteArray &input)
{
    return QString::fromUtf8(input).toUtf8() == input
        && std::none_of(input.begin(), input.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; });
}

// Whether they are few, and nothing in them is masked where inputs are shown.
bool canBeWrittenOut(const WorkSpec &work)
{
    if (!work.inputs || work.inputs->paths.empty() || work.inputs->paths.size() > mostInputs)
        return false;
    const NameList &inputs = work.inputs->paths;
    qsizetype length = 0;
    for (const QByteArray &input : inputs)
        length += input.size();
    return length <= longestInputs && !hasSecretInputs(work) && !hasMaskedInputs(work);
}

// What writes the inputs, each ended by a NUL; a comment in front if it has to be told where from.
QString inputsText(const WorkSpec &work)
{
    if (!canBeWrittenOut(work))
        return QStringLiteral("# inputs.nul: the inputs, a NUL behind each (find … -print0)\n"
                              "sed -z 's|^-|./-|' inputs.nul");
    const NameList &inputs = work.inputs->paths;
    const bool plain = std::all_of(inputs.begin(), inputs.end(), isOneLine);
    QString text = QString::fromLatin1(plain ? "printf '%s\\0'" : "printf '%b\\0'");
    for (const QByteArray &input : inputs) {
        const QByteArray safe = input.startsWith('-') ? "./" + input : input;
        text += u' ' + (plain ? shellWord(textOf(safe)) : escapedInput(safe));
    }
    return text;
}

QString comment(const QString &text)
{
    return QStringLiteral("# %1\n").arg(text);
}

// What differs, whichever program runs the jobs.
QString commonComments(const WorkSpec &work, const PipelineSpec &spec, const Stages &stages)
{
    QString text;
    if (stages.size() > 1 && usesLimits(spec.mode) && atATime(spec) > 1)
        text += comment(
            QStringLiteral("a transform runs with its fetch: also up to %1 at a time").arg(atATime(spec)));
    if (work.output)
        text += comment(QStringLiteral("results go to standard output, not into files"));
    QStringList missing;
    if (work.rules.timeout > Nanos(0))
        missing << QStringLiteral("the limit of silence");
    if (work.rules.maxBytes != FetchRules().maxBytes)
        missing << QStringLiteral("the limit of bytes");
    if (work.halt.share > 0)
        missing << QStringLiteral("the share of failures that ends it");
    if (!missing.isEmpty())
        text += comment(QStringLiteral("without %1").arg(missing.join(QStringLiteral(", "))));
    return text;
}

QString xargsCommand(const WorkSpec &work, const PipelineSpec &spec, const Stages &stages)
{
    QString text = comment(QStringLiteral("outputs mix, in any order"));
    if (work.rules.retries > 0)
        text += comment(QStringLiteral("xargs does not try again"));
    if (work.halt.failures > 0)
        text += comment(QStringLiteral("xargs does not count failures"));
    const QString guarded =
        work.rules.stopAtError ? QStringLiteral("sh -c '\"$@\" || exit 255' _ ") : QString();
    return text + inputsText(work)
        + QStringLiteral(" |\n  xargs -0 -P %1 -I{} \\\n  %2%3\n")
              .arg(QString::number(atATime(spec)), guarded,
                   jobText(stages, QStringLiteral("{}"), work.rules.deadline));
}

QString parallelCommand(const WorkSpec &work, const PipelineSpec &spec, const Stages &stages,
                        Machines machines)
{
    QStringList words{QStringLiteral("parallel -0 -j %1").arg(atATime(spec))};
    if (!usesInput(stages))
        words << QStringLiteral("-N0");
    if (spec.order == Order::Kept)
        words << QStringLiteral("--keep-order");
    if (work.rules.retries > 0) // how often it is run, not again
        words << QStringLiteral("--retries %1").arg(work.rules.retries + 1);
    if (work.rules.deadline > Nanos(0))
        words << QStringLiteral("--timeout %1").arg(secondsText(work.rules.deadline));
    if (work.rules.stopAtError || work.halt.failures > 0)
        words << QStringLiteral("--halt now,fail=%1").arg(work.rules.stopAtError ? 1 : work.halt.failures);
    words << QStringLiteral("--joblog jobs.tsv");
    if (machines == Machines::Several)
        words << QStringLiteral("--sshloginfile hosts.txt");
    words << parallelJob(stages);
    return inputsText(work) + QStringLiteral(" |\n  ") + words.join(QStringLiteral(" \\\n  ")) + u'\n';
}

} // namespace

QString xargsLine(const WorkSpec &work, const PipelineSpec &spec)
{
    const Checked<Stages> stages = stagesOf(work);
    return stages ? commonComments(work, spec, *stages) + xargsCommand(work, spec, *stages)
                  : comment(stages.error);
}

QString parallelLine(const WorkSpec &work, const PipelineSpec &spec, Machines machines)
{
    const Checked<Stages> stages = stagesOf(work);
    return stages ? commonComments(work, spec, *stages) + parallelCommand(work, spec, *stages, machines)
                  : comment(stages.error);
}

QString shellCode(const WorkSpec &work, const PipelineSpec &spec)
{
    if (work.fetch != FetchKind::Command)
        return {};
    const Checked<Stages> stages = stagesOf(work);
    if (!stages)
        return comment(stages.error);
    return commonComments(work, spec, *stages) + xargsCommand(work, spec, *stages) + u'\n'
        + comment(QStringLiteral("with a log of what was done"))
        + parallelCommand(work, spec, *stages, Machines::This) + u'\n'
        + comment(QStringLiteral("on the machines of hosts.txt, %1 on each").arg(atATime(spec)))
        + parallelCommand(work, spec, *stages, Machines::Several);
}

} // namespace overlapse
