// SPDX-License-Identifier: MIT
#include "running/input_lister.h"

#include "pipeline/numbers.h"

#include <QtConcurrentRun>

namespace overlapse {

namespace {

QString countOf(FetchKind kind, int count)
{
    switch (kind) {
    case FetchKind::File:
        return count == 1 ? InputLister::tr("1 file") : InputLister::tr("%Ln files", nullptr, count);
    case FetchKind::Http:
        return count == 1 ? InputLister::tr("1 URL") : InputLister::tr("%Ln URLs", nullptr, count);
    case FetchKind::Command:
    case FetchKind::Simulated: break;
    }
    return count == 1 ? InputLister::tr("1 input") : InputLister::tr("%Ln inputs", nullptr, count);
}

QString passedOverText(const InputList &inputs)
{
    QString text;
    const auto add = [&text](std::int64_t count, const QString &what) {
        if (count > 0)
            text += QStringLiteral(", ") + what.arg(countText(count, QLocale()));
    };
    add(inputs.passedOver, InputLister::tr("%1 without .gz passed over"));
    add(inputs.passedLinks, InputLister::tr("passed over symbolic links: %1"));
    add(inputs.passedSpecials, InputLister::tr("passed over pipes, sockets and devices: %1"));
    add(inputs.closedFolders, InputLister::tr("folders that could not be entered: %1"));
    return text;
}

QString listingText(const WorkSpec &work, qsizetype hosts)
{
    const InputList &inputs = *work.inputs;
    QString text = countOf(work.fetch, static_cast<int>(inputs.paths.size()));
    if (work.served)
        text += QStringLiteral(", ") + InputLister::tr("served by the run itself");
    else if (work.fetch == FetchKind::Http)
        text += QStringLiteral(", ")
            + (hosts == 1 ? InputLister::tr("1 host")
                          : InputLister::tr("%Ln hosts", nullptr, static_cast<int>(hosts)));
    return text + passedOverText(inputs);
}

} // namespace

InputLister::InputLister(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("listing"));
}

InputLister::~InputLister()
{
    stop();
    m_pool.waitForDone();
}

void InputLister::start(const WorkSpec &work, const InputSources &sources, std::optional<Edit> step)
{
    stop();
    m_sources = sources;
    m_step = step;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_text = tr("looking through the inputs …");
    const QString name = !sources.served.isEmpty() ? sources.served
        : sources.list.isEmpty()                   ? sources.inputs.join(QStringLiteral(", "))
                                                   : sources.list;
    if (work.fetch != FetchKind::Http || sources.inputs.isEmpty())
        m_text = tr("looking through %1 …").arg(name);
    QtConcurrent::run(&m_pool, [work, sources, stop = m_stop] {
        return Result(std::make_shared<Checked<ListedInputs>>(listInputs(work, sources, *stop)));
    }).then(this, [this, stop = m_stop](const Result &result) {
        if (stop == m_stop)
            onListed(result);
    });
    Q_EMIT changed();
}

bool InputLister::again(const WorkSpec &work)
{
    if (!busy())
        return false;
    start(work, InputSources(m_sources), m_step);
    return true;
}

void InputLister::stop()
{
    if (!m_stop && !m_failed)
        return;
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
    m_failed = false;
    m_text.clear();
    Q_EMIT changed();
}

// Where it failed, what was chosen is not taken, and what was opened has no inputs.
void InputLister::onListed(const Result &result)
{
    m_stop.reset();
    m_failed = !*result;
    m_text = result->error;
    if (*result)
        Q_EMIT listed(m_sources, **result, m_step);
    Q_EMIT changed();
}

void InputLister::describe(const Experiment &experiment)
{
    if (busy() || m_failed)
        return;
    const WorkSpec &work = experiment.work;
    const QString text = work.inputs ? listingText(work, experiment.traits.hosts.size()) : QString();
    if (text == m_text)
        return;
    m_text = text;
    Q_EMIT changed();
}

} // namespace overlapse
