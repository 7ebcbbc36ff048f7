// SPDX-License-Identifier: MIT
// Real work in the window: its kind, its inputs and what is done to them. Nothing here fetches or runs anything.
#include "session.h"

#include "pipeline/bounds.h"
#include "workload/command_words.h"
#include "workload/work_programs.h"
#include "workload/work_text.h"

#include <QtConcurrentRun>

namespace overlapse {

namespace {

QString countOf(FetchKind kind, int count)
{
    switch (kind) {
    case FetchKind::File:
        return count == 1 ? Session::tr("1 file") : Session::tr("%Ln files", nullptr, count);
    case FetchKind::Http: return count == 1 ? Session::tr("1 URL") : Session::tr("%Ln URLs", nullptr, count);
    case FetchKind::Command:
    case FetchKind::Simulated: break;
    }
    return count == 1 ? Session::tr("1 input") : Session::tr("%Ln inputs", nullptr, count);
}

QString listingText(const WorkSpec &work, qsizetype hosts)
{
    const InputList &inputs = *work.inputs;
    QString text = countOf(work.fetch, static_cast<int>(inputs.paths.size()));
    if (work.served)
        text += QStringLiteral(", ") + Session::tr("served by the run itself");
    else if (work.fetch == FetchKind::Http)
        text += QStringLiteral(", ")
            + (hosts == 1 ? Session::tr("1 host")
                          : Session::tr("%Ln hosts", nullptr, static_cast<int>(hosts)));
    return inputs.passedOver == 0
        ? text
        : Session::tr("%1, %Ln without .gz passed over", nullptr, static_cast<int>(inputs.passedOver))
              .arg(text);
}

// As a server elsewhere: some answers are slow, a few fail.
ServedFolder usualServer()
{
    return {.latency = {.kind = TimeSpec::Kind::Lognormal, .a = std::chrono::milliseconds(80), .p = 0.6},
            .fail = 0.02};
}

WorkSpec usualWork(FetchKind kind)
{
    WorkSpec work;
    if (kind == FetchKind::Simulated)
        return work;
    work.items = 0;
    work.fetch = kind;
    work.transform = TransformKind::Real;
    if (kind == FetchKind::File)
        work.steps = {{QStringLiteral("gunzip"), {}}, {QStringLiteral("sha256"), {}}};
    return work;
}

} // namespace

void Session::setKind(int kind)
{
    if (kind == this->kind() || kind < 0 || kind >= static_cast<int>(m_others.size()))
        return;
    stopListing();
    clearErrors();
    m_listing.clear();
    m_others[static_cast<std::size_t>(this->kind())] =
        KindOfWork{m_experiment.work, m_experiment.sources, m_experiment.traits};
    Experiment next = m_experiment;
    const auto &other = m_others[static_cast<std::size_t>(kind)];
    const auto fetch = static_cast<FetchKind>(kind);
    next.work = other ? other->work : usualWork(fetch);
    next.sources = other ? other->sources : InputSources();
    next.traits = other ? other->traits : InputTraits();
    next.coldCache = false;
    if (next.limits.fetchLimit > mostFetches(fetch)) {
        next.limits.fetchLimit = mostFetches(fetch);
        next.fetchLimit = {};
    }
    m_lastChanged = nullptr;
    change("kind", next);
    listAgain();
}

QString Session::steps() const
{
    return isReal() ? transformText(m_experiment.work) : QStringLiteral("none");
}

void Session::setSteps(const QString &text)
{
    if (!isReal())
        return;
    const Checked<TransformChoice> choice = parseTransform(text);
    setError(m_stepsError, choice.error);
    if (!choice)
        return;
    Experiment next = m_experiment;
    overlapse::setTransform(next.work, *choice);
    if (transformText(next.work) == steps())
        return;
    const bool relist = m_experiment.work.fetch == FetchKind::File
        && beginsWithGunzip(next.work) != beginsWithGunzip(m_experiment.work);
    change("steps", next);
    if (!relist)
        return;
    if (m_listingStop)
        startListing(InputSources(m_listingSources), m_listingStep);
    else if (!m_experiment.sources.isEmpty())
        startListing(m_experiment.sources, nullptr);
}

QStringList Session::known(QStringList transforms) const
{
    transforms.removeIf([](const QString &text) { return !parseTransform(text); });
    return transforms;
}

QString Session::folder() const
{
    return kind() == static_cast<int>(FetchKind::Http)
        ? QString()
        : m_experiment.sources.inputs.join(QStringLiteral(", "));
}

QString Session::list() const
{
    return m_experiment.sources.list;
}

void Session::chooseFolder(const QUrl &folder)
{
    startListing({.inputs = {folder.toLocalFile()}}, "inputs");
}

void Session::chooseList(const QUrl &file)
{
    startListing({.list = file.toLocalFile()}, "inputs");
}

QString Session::urls() const
{
    const QStringList &inputs = m_experiment.sources.inputs;
    return m_experiment.work.fetch == FetchKind::Http && inputs.size() <= mostTypedUrls ? inputs.join(u'\n')
                                                                                        : QString();
}

void Session::setUrls(const QString &text)
{
    if (m_experiment.work.fetch != FetchKind::Http)
        return;
    const Checked<QStringList> urls = urlsOf(text);
    setError(m_urlsError, urls.error);
    if (!urls || (*urls == m_experiment.sources.inputs && m_experiment.sources.list.isEmpty()))
        return;
    if (!urls->isEmpty())
        return startListing({.inputs = *urls}, "urls");
    stopListing();
    Experiment next = m_experiment;
    next.work.inputs.reset();
    next.work.items = 0;
    next.sources = {};
    next.traits = {};
    change("urls", next);
}

void Session::setCommand(const QString &text)
{
    if (m_experiment.work.fetch != FetchKind::Command)
        return;
    const QString command = text.trimmed();
    const Checked<CommandWords> words = parseCommand(command);
    setError(m_commandError, command.isEmpty() ? QString() : words.error);
    if ((!words && !command.isEmpty()) || command == m_experiment.work.command)
        return;
    Experiment next = m_experiment;
    next.work.command = command;
    change("command", next);
}

void Session::clearErrors()
{
    for (QString *error : {&m_fetchError, &m_transformError, &m_stepsError, &m_urlsError, &m_latencyError,
                           &m_failingError, &m_commandError, &m_rateError, &m_timeoutError, &m_headersError,
                           &m_deadlineError, &m_maxBytesError})
        error->clear();
    Q_EMIT errorsChanged();
}

void Session::checkPrograms()
{
    setError(m_commandProblem, fetchProgramProblem(m_experiment.work));
    setError(m_stepsProblem, stepProgramProblem(m_experiment.work));
}

// `step` names the step of undo that it will be; without one, it belongs to what was opened. Until it is done, nothing
// can be run.
void Session::startListing(const InputSources &sources, const char *step)
{
    stopListing();
    m_listingSources = sources;
    m_listingStep = step;
    m_listingStop = std::make_shared<std::atomic<bool>>(false);
    m_listing = tr("looking through the inputs …");
    const QString name = !sources.served.isEmpty() ? sources.served
        : sources.list.isEmpty()                   ? sources.inputs.join(QStringLiteral(", "))
                                                   : sources.list;
    if (m_experiment.work.fetch != FetchKind::Http || sources.inputs.isEmpty())
        m_listing = tr("looking through %1 …").arg(name);
    QtConcurrent::run(&m_background, [work = m_experiment.work, sources, stop = m_listingStop] {
        return Listing(std::make_shared<Checked<ListedInputs>>(overlapse::listInputs(work, sources, *stop)));
    }).then(this, [this, stop = m_listingStop](const Listing &listing) {
        if (stop == m_listingStop)
            onListed(listing);
    });
    Q_EMIT experimentChanged();
    Q_EMIT runningChanged();
}

void Session::stopListing()
{
    if (m_listingStop)
        *m_listingStop = true;
    m_listingStop.reset();
    m_listingFailed = false;
}

// What an opened file or a step of undo names, but does not hold.
void Session::listAgain()
{
    if (isReal() && !m_experiment.work.inputs && !m_experiment.sources.isEmpty())
        startListing(m_experiment.sources, nullptr);
}

void Session::onListed(const Listing &listing)
{
    m_listingStop.reset();
    if (!*listing) {
        // What was chosen is not taken; what was opened has no inputs.
        m_listingFailed = true;
        m_listing = listing->error;
        Q_EMIT experimentChanged();
        Q_EMIT runningChanged();
        return;
    }
    Experiment next = m_experiment;
    next.sources = m_listingSources;
    next.work.inputs = (*listing)->inputs;
    next.work.items = static_cast<std::int64_t>(next.work.inputs->paths.size());
    next.traits = (*listing)->traits;
    if (const QString folder = (*listing)->served; folder.isEmpty()) {
        next.work.served.reset();
    } else {
        if (!next.work.served)
            next.work.served = usualServer();
        next.work.served->folder = folder;
    }
    if (!m_listingStep) {
        m_experiment = next;
        return experimentEdited();
    }
    if (qstrcmp(m_listingStep, "urls") != 0)
        m_lastChanged = nullptr;
    change(m_listingStep, next);
}

void Session::nameListing()
{
    if (m_listingStop || m_listingFailed)
        return;
    const WorkSpec &work = m_experiment.work;
    m_listing = work.inputs ? listingText(work, m_experiment.traits.hosts.size()) : QString();
}

} // namespace overlapse
