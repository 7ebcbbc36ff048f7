// SPDX-License-Identifier: MIT
#include "workload/work_text.h"

#include "pipeline/bounds.h"
#include "pipeline/numbers.h"
#include "workload/command_words.h"
#include "workload/draw.h"
#include "workload/inputs.h"
#include "workload/quantity.h"
#include "workload/steps.h"
#include "workload/urls.h"

#include <QLocale>
#include <QRegularExpression>

namespace overlapse {

namespace {

constexpr Unit units[] = {
    {"h", 3'600'000'000'000},
    {"min", 60'000'000'000},
    {"s", 1'000'000'000},
    {"ms", 1'000'000},
    {"us", 1'000},
    {"µs", 1'000},
    {"ns", 1},
};

QString quoted(const QString &text)
{
    return QStringLiteral("'%1'").arg(text);
}

struct Call
{
    QString name;
    QStringList arguments;
};

// name(a,b); nothing when the text is not of that form.
std::optional<Call> parseCall(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*([A-Za-z0-9]+)\\s*\\((.*)\\)\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    Call call{match.captured(1), {}};
    for (const QString &argument : match.captured(2).split(u','))
        call.arguments << argument.trimmed();
    return call;
}

struct Form
{
    TimeSpec::Kind kind;
    const char *name;
    const char *usage;
    int arguments;
};
constexpr Form forms[] = {
    {TimeSpec::Kind::Uniform, "uniform", "uniform(50ms,150ms)", 2},
    {TimeSpec::Kind::Exp, "exp", "exp(80ms)", 1},
    {TimeSpec::Kind::Lognormal, "lognormal", "lognormal(80ms,0.6)", 2},
    {TimeSpec::Kind::Spike, "spike", "spike(80ms,5%,2s)", 3},
};

// The part of a distribution that is not a duration.
QString parseShape(const Form &form, const Call &call, TimeSpec &spec)
{
    if (form.kind == TimeSpec::Kind::Lognormal) {
        const std::optional<double> sigma = parseNumber(call.arguments[1]);
        if (!sigma || *sigma < 0 || *sigma > 10)
            return QStringLiteral("sigma %1 of %2 is not a number from 0 to 10, as in %3")
                .arg(quoted(call.arguments[1]), call.name, QLatin1String(form.usage));
        spec.p = *sigma;
    } else if (form.kind == TimeSpec::Kind::Spike) {
        const std::optional<double> share = parsePercentage(call.arguments[1]);
        if (!share)
            return QStringLiteral("share %1 of spike is not a percentage from 0% to 100%, as in %2")
                .arg(quoted(call.arguments[1]), QLatin1String(form.usage));
        spec.p = *share;
    }
    return {};
}

Checked<TimeSpec> parseDistribution(const Form &form, const Call &call)
{
    using Failure = Checked<TimeSpec>;
    if (call.arguments.size() != form.arguments)
        return Failure::failure(
            QStringLiteral("%1 takes %2 %3, as in %4")
                .arg(call.name, QString::number(form.arguments),
                     form.arguments == 1 ? QStringLiteral("value") : QStringLiteral("values"),
                     QLatin1String(form.usage)));
    TimeSpec spec{.kind = form.kind};
    const Checked<Nanos> first = parseDuration(call.arguments[0]);
    if (!first)
        return Failure::failure(first.error);
    spec.a = *first;
    if (form.kind == TimeSpec::Kind::Uniform || form.kind == TimeSpec::Kind::Spike) {
        const Checked<Nanos> last = parseDuration(call.arguments.last());
        if (!last)
            return Failure::failure(last.error);
        spec.b = *last;
    }
    if (form.kind == TimeSpec::Kind::Uniform && spec.b < spec.a)
        return Failure::failure(
            QStringLiteral("uniform(%1,%2) ends before it begins: put the smaller time first")
                .arg(call.arguments[0], call.arguments[1]));
    if (const QString error = parseShape(form, call, spec); !error.isEmpty())
        return Failure::failure(error);
    return spec;
}

// Whether it is written as a time rather than as steps: `50ms`, `exp(80ms)`, but not `image(200)`.
bool looksLikeTime(const QString &text)
{
    const QString begin = text.trimmed().left(1);
    if (begin == QLatin1String(".") || (!begin.isEmpty() && begin[0].isDigit()))
        return true;
    const std::optional<Call> call = parseCall(text);
    return call && !transformNamed(call->name);
}

QString transformNames()
{
    QStringList names;
    for (const Transform *transform : allTransforms()) {
        const QString name = QLatin1String(transform->name);
        const QString argument = QLatin1String(transform->argument);
        names << (transform->isCommand     ? QStringLiteral("%1:%2").arg(name, argument)
                      : argument.isEmpty() ? name
                                           : QStringLiteral("%1(%2)").arg(name, argument));
    }
    return names.join(QStringLiteral(", "));
}

// One step from the front of `text`; what is left of it follows. A command takes all that is left.
TransformStep takeStep(QString &text)
{
    const QString trimmed = text.trimmed();
    if (const qsizetype colon = trimmed.indexOf(u':'); colon > 0) {
        const Transform *transform = transformNamed(trimmed.left(colon));
        if (transform && transform->isCommand) {
            text.clear();
            return {QLatin1String(transform->name), trimmed.mid(colon + 1).trimmed()};
        }
    }
    const qsizetype plus = text.indexOf(u'+');
    const QString word = text.left(plus).trimmed();
    text = plus < 0 ? QString() : text.mid(plus + 1);
    if (plus >= 0 && text.trimmed().isEmpty())
        text = QStringLiteral(" "); // a step is missing behind the last +
    const qsizetype open = word.indexOf(u'(');
    if (open > 0 && word.endsWith(u')'))
        return {word.left(open).trimmed(), word.mid(open + 1).chopped(1).trimmed()};
    return {word, {}};
}

QString problemOf(const TransformStep &step, const QString &written)
{
    const Transform *transform = transformNamed(step.name);
    if (!transform)
        return QStringLiteral(
                   "unknown transform %1: a time such as cpu(50ms) or wall(50ms), or none, or one or more "
                   "of %2, joined by +, as in gunzip+sha256")
            .arg(quoted(written), transformNames());
    if (!transform->argument[0] && !step.argument.isEmpty())
        return QStringLiteral("%1 takes nothing in brackets").arg(step.name);
    return stepProblem(step);
}

Checked<TransformChoice> parseSteps(const QString &text)
{
    using Failure = Checked<TransformChoice>;
    TransformChoice choice{TransformKind::Real, {}, {}};
    if (text.trimmed() == QLatin1String("none"))
        return choice;
    QString rest = text.isEmpty() ? QStringLiteral(" ") : text;
    while (!rest.isEmpty()) {
        const QString before = rest;
        const TransformStep step = takeStep(rest);
        const QString written = before.left(before.size() - rest.size()).section(u'+', 0, 0).trimmed();
        if (const QString problem = problemOf(step, written); !problem.isEmpty())
            return Failure::failure(problem);
        if (choice.steps.size() >= mostSteps)
            return Failure::failure(QStringLiteral("at most %1 transforms are joined").arg(mostSteps));
        choice.steps.push_back(step);
    }
    return choice;
}

} // namespace

Checked<Nanos> parseDuration(const QString &text)
{
    using Failure = Checked<Nanos>;
    const std::optional<Quantity> quantity = splitQuantity(text);
    const std::optional<Decimal> number = quantity ? parseDecimal(quantity->number.toLatin1()) : std::nullopt;
    if (!number)
        return Failure::failure(
            QStringLiteral("%1 is not a time: write a number >= 0 with a unit, as in 80ms or 1.5s")
                .arg(quoted(text)));
    if (quantity->unit.isEmpty() && number->digits == 0)
        return Nanos(0); // whatever the unit
    if (quantity->unit.isEmpty())
        return Failure::failure(QStringLiteral("%1 has no unit: write ns, us, ms, s, min or h, as in %2ms")
                                    .arg(quoted(text), quantity->number));
    const Unit *unit = unitNamed(units, quantity->unit);
    if (!unit)
        return Failure::failure(QStringLiteral("%1 has an unknown unit %2: ns, us, ms, s, min or h")
                                    .arg(quoted(text), quoted(quantity->unit)));
    if (const std::optional<std::int64_t> time = scaled(*number, unit->size, maxTime.count()))
        return Nanos(*time);
    return Failure::failure(
        QStringLiteral("%1 is too long: at most %2").arg(quoted(text), exactDuration(maxTime)));
}

Checked<TimeSpec> parseTime(const QString &text)
{
    const std::optional<Call> call = parseCall(text);
    if (!call) {
        const Checked<Nanos> time = parseDuration(text);
        return time ? Checked<TimeSpec>(TimeSpec{.a = *time}) : Checked<TimeSpec>::failure(time.error);
    }
    for (const Form &form : forms)
        if (call->name == QLatin1String(form.name))
            return parseDistribution(form, *call);
    if (call->name.compare(QLatin1String("awaits"), Qt::CaseInsensitive) == 0)
        return Checked<TimeSpec>::failure(
            QStringLiteral("awaits are the parts of a whole fetch, as in --fetch 'awaits(5,100ms)'"));
    return Checked<TimeSpec>::failure(
        QStringLiteral("unknown distribution %1: uniform(50ms,150ms), exp(80ms), lognormal(80ms,0.6) or "
                       "spike(80ms,5%,2s)")
            .arg(quoted(call->name)));
}

Checked<TimeSpec> parseFetchTime(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*awaits\\s*\\((.*)\\)\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return parseTime(text);
    const QString inside = match.captured(1);
    const qsizetype comma = inside.indexOf(u',');
    bool isNumber = false;
    const qlonglong awaits = comma < 0 ? 0 : inside.left(comma).trimmed().toLongLong(&isNumber);
    if (!isNumber || awaits < 1 || awaits > mostAwaits)
        return Checked<TimeSpec>::failure(
            QStringLiteral("awaits takes how many, from 1 to %1, and a time, as in awaits(5,100ms)")
                .arg(mostAwaits));
    Checked<TimeSpec> time = parseTime(inside.mid(comma + 1));
    if (time)
        time->awaits = static_cast<std::int32_t>(awaits);
    return time;
}

Checked<FetchChoice> parseFetch(const QString &text)
{
    using Failure = Checked<FetchChoice>;
    const QString word = text.trimmed();
    if (word == QLatin1String("file"))
        return FetchChoice{.kind = FetchKind::File};
    if (word == QLatin1String("http"))
        return FetchChoice{.kind = FetchKind::Http};
    if (word.startsWith(QLatin1String("cmd:"))) {
        const QString command = word.mid(4).trimmed();
        if (const Checked<CommandWords> words = parseCommand(command); !words)
            return Failure::failure(QStringLiteral("cmd: %1").arg(words.error));
        return FetchChoice{.kind = FetchKind::Command, .command = command};
    }
    const Checked<TimeSpec> time = parseFetchTime(text);
    return time ? Checked<FetchChoice>(FetchChoice{.time = *time}) : Failure::failure(time.error);
}

Checked<TransformChoice> parseTransform(const QString &text)
{
    using Failure = Checked<TransformChoice>;
    static const QRegularExpression busy(QStringLiteral("^\\s*(cpu|wall)\\s*\\((.*)\\)\\s*$"));
    const QRegularExpressionMatch match = busy.match(text);
    if (match.hasMatch() || looksLikeTime(text)) {
        const Checked<TimeSpec> time = parseTime(match.hasMatch() ? match.captured(2) : text);
        if (!time)
            return Failure::failure(time.error);
        const bool wall = match.hasMatch() && match.captured(1) == QLatin1String("wall");
        return TransformChoice{wall ? TransformKind::Wall : TransformKind::Cpu, *time, {}};
    }
    return parseSteps(text);
}

void setTransform(WorkSpec &work, const TransformChoice &choice)
{
    work.transform = choice.kind;
    work.transformTime = choice.time;
    work.steps = choice.steps;
}

QString exactDuration(Nanos time)
{
    if (time.count() == 0)
        return QStringLiteral("0s");
    // Minutes and hours read worse than seconds in a table; they are understood, not written.
    for (const Unit &unit : units) {
        if (unit.size > 1'000'000'000 || time.count() < unit.size)
            continue;
        QString fraction = QString::number(time.count() % unit.size + unit.size).mid(1);
        while (fraction.endsWith(u'0'))
            fraction.chop(1);
        QString text = QString::number(time.count() / unit.size);
        if (!fraction.isEmpty())
            text += u'.' + fraction;
        return text + QLatin1String(unit.name);
    }
    return {};
}

QString timeText(const TimeSpec &spec)
{
    if (spec.awaits > 1) {
        TimeSpec whole = spec;
        whole.awaits = 1;
        return QStringLiteral("awaits(%1,%2)").arg(spec.awaits).arg(timeText(whole));
    }
    QString a = exactDuration(spec.a);
    switch (spec.kind) {
    case TimeSpec::Kind::Constant: return a;
    case TimeSpec::Kind::Uniform: return QStringLiteral("uniform(%1,%2)").arg(a, exactDuration(spec.b));
    case TimeSpec::Kind::Exp: return QStringLiteral("exp(%1)").arg(a);
    case TimeSpec::Kind::Lognormal: return QStringLiteral("lognormal(%1,%2)").arg(a, numberText(spec.p));
    case TimeSpec::Kind::Spike:
        return QStringLiteral("spike(%1,%2,%3)").arg(a, percentageText(spec.p), exactDuration(spec.b));
    }
    return {};
}

QString stepText(const TransformStep &step)
{
    const Transform *transform = transformNamed(step.name);
    if (transform && transform->isCommand)
        return step.name + u':' + step.argument;
    return step.argument.isEmpty() ? step.name : QStringLiteral("%1(%2)").arg(step.name, step.argument);
}

QString transformText(const WorkSpec &work)
{
    if (work.transform == TransformKind::Real) {
        QStringList names;
        for (const TransformStep &step : work.steps)
            names << stepText(step);
        return names.isEmpty() ? QStringLiteral("none") : names.join(u'+');
    }
    const QString form =
        work.transform == TransformKind::Wall ? QStringLiteral("wall(%1)") : QStringLiteral("cpu(%1)");
    return form.arg(work.durations ? QStringLiteral("replayed") : timeText(work.transformTime));
}

QString fetchText(const WorkSpec &work)
{
    switch (work.fetch) {
    case FetchKind::File: return QStringLiteral("file");
    case FetchKind::Http: return QStringLiteral("http");
    case FetchKind::Command: return QStringLiteral("cmd:") + work.command;
    case FetchKind::Simulated: break;
    }
    return work.durations ? QStringLiteral("replayed") : timeText(work.fetchTime);
}

QString workText(const WorkSpec &work, Secrets secrets)
{
    const QString count = QLocale::c().toString(static_cast<qlonglong>(work.items));
    if (work.isReal()) {
        const WorkSpec written = writtenWork(work, secrets);
        const QString from = shownSources(work, secrets).join(QStringLiteral(", "));
        const QString fetch =
            work.fetch == FetchKind::Command ? QStringLiteral(", fetch ") + fetchText(written) : QString();
        const QString served = !work.served ? QString()
            : work.served->latency == TimeSpec()
            ? QStringLiteral(", served here")
            : QStringLiteral(", served here in ") + timeText(work.served->latency);
        return QStringLiteral("%1 %2%3%4%5, transform %6")
            .arg(count, inputNoun(work.fetch, work.items),
                 from.isEmpty() ? QString() : QStringLiteral(" from ") + from, served, fetch,
                 transformText(written));
    }
    const QString items = QStringLiteral("%1 %2").arg(
        count, work.items == 1 ? QStringLiteral("item") : QStringLiteral("items"));
    if (work.durations)
        return QStringLiteral("%1, %2%3, transform %4")
            .arg(items,
                 work.durations->source.isEmpty()
                     ? QStringLiteral("recorded durations")
                     : QStringLiteral("durations from ") + work.durations->source,
                 work.durations->unmeasured == 0
                     ? QString()
                     : QStringLiteral(" (%1 of them not measured: the mean of the others)")
                           .arg(countText(work.durations->unmeasured)),
                 transformText(work));
    QString text =
        QStringLiteral("%1, fetch %2, transform %3").arg(items, fetchText(work), transformText(work));
    if (work.capacity > 0)
        text += QStringLiteral(", capacity %1").arg(work.capacity);
    if (work.fetchTime.kind != TimeSpec::Kind::Constant
        || work.transformTime.kind != TimeSpec::Kind::Constant)
        text += QStringLiteral(", seed %1").arg(work.seed);
    return text;
}

QString inputNoun(FetchKind fetch, std::int64_t count)
{
    switch (fetch) {
    case FetchKind::File: return count == 1 ? QStringLiteral("file") : QStringLiteral("files");
    case FetchKind::Http: return count == 1 ? QStringLiteral("URL") : QStringLiteral("URLs");
    case FetchKind::Command:
    case FetchKind::Simulated: break;
    }
    return count == 1 ? QStringLiteral("input") : QStringLiteral("inputs");
}

bool actsOutside(const WorkSpec &work)
{
    return (work.fetch == FetchKind::Http && !work.served) || work.fetch == FetchKind::Command
        || Steps(work.steps).startCommands();
}

bool beginsWithGunzip(const WorkSpec &work)
{
    return work.transform == TransformKind::Real && !work.steps.empty()
        && work.steps.front().name == QLatin1String("gunzip");
}

} // namespace overlapse
