// SPDX-License-Identifier: MIT
#include "runs/explainer.h"

#include "pipeline/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVariantMap>
#include <QtConcurrentRun>

namespace overlapse {

namespace {

/// What a run was made from: of a prediction from a measurement, the times of that.
WorkSpec madeFrom(const PreparedRun &run, const WorkSpec &work)
{
    if (!run.replayed || !work.isReal())
        return work;
    WorkSpec replayed;
    replayed.items = run.run.trace.size();
    replayed.seed = work.seed;
    replayed.durations = run.replayed;
    replayed.fetchTime.awaits = run.replayed->awaits;
    replayed.transform = run.replayed->wall ? TransformKind::Wall : TransformKind::Cpu;
    return replayed;
}

} // namespace

Explainer::Explainer(std::function<PanelSources()> sources, QObject *parent)
    : QObject(parent), m_sources(std::move(sources))
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcher<Answer>::finished, this, [this] {
        if (!m_pending || m_watcher.isCanceled())
            return;
        m_pending = false;
        m_answer = m_watcher.result();
        Q_EMIT changed();
    });
}

Explainer::~Explainer()
{
    m_stop.request_stop();
    m_watcher.disconnect();
    m_pool.waitForDone();
}

QVariantList Explainer::patterns() const
{
    QVariantList list;
    for (const FoundPattern &found : m_answer.patterns)
        list << QVariantMap{{QStringLiteral("name"), patternName(found.pattern)},
                            {QStringLiteral("evidence"), found.evidence},
                            {QStringLiteral("change"), found.change},
                            {QStringLiteral("canTry"), found.spec.has_value()}};
    return list;
}

QVariantList Explainer::facts() const
{
    QVariantList list;
    for (const Fact &fact : m_answer.facts)
        list << QVariantMap{{QStringLiteral("topic"), fact.topic}, {QStringLiteral("text"), fact.text}};
    return list;
}

void Explainer::explainMode(int mode)
{
    const PanelSources sources = m_sources();
    if (mode < 0 || mode >= static_cast<int>(allModes.size()) || sources.hidden)
        return;
    const Mode asked = allModes[static_cast<std::size_t>(mode)];
    if (const RunRecord *fitting = sources.state.fitting(asked))
        return start(fitting->prepared, madeFrom(*fitting->prepared, fitting->work()),
                     fitting->facts.machine->cores, modeName(asked));
    if (const PreparedRunPtr predicted = sources.predicting ? nullptr : sources.prediction(asked))
        start(predicted, madeFrom(*predicted, sources.state.experiment.work),
              coresOf(sources.state.experiment, sources.machineCores), modeName(asked));
}

void Explainer::explainRun(qlonglong id)
{
    const PanelSources sources = m_sources();
    if (const RunRecord *record = sources.state.run(RunId(id)); record && !sources.hidden)
        start(record->prepared, madeFrom(*record->prepared, record->work()), record->facts.machine->cores,
              keptTitle(*record, Wording()));
}

void Explainer::start(const PreparedRunPtr &run, WorkSpec work, int cores, const QString &title)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_title = title;
    m_answer = {};
    m_pending = true;
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [run, work = std::move(work), cores, title, stop = m_stop.get_token()] {
            return answer(*run, work, cores, title, stop);
        }));
    Q_EMIT changed();
    Q_EMIT asked();
}

Explainer::Answer Explainer::answer(const PreparedRun &run, const WorkSpec &work, int cores,
                                    const QString &title, const std::stop_token &stop)
{
    Explanation why = explain(run.run, work, cores, run.figures, run.waits, stop);
    std::vector<Fact> facts = factsOf(run.run, work, cores, run.figures, run.waits, why);
    QString markdown = markdownOf(title, facts);
    std::erase_if(facts, [](const Fact &fact) { return fact.topic == patternTopic(); });
    return {std::move(why.patterns), std::move(facts), std::move(markdown), why.asItWas.has_value()};
}

void Explainer::stop()
{
    m_stop.request_stop();
    m_pending = false;
    m_answer = {};
    Q_EMIT changed();
}

void Explainer::tryPattern(int index)
{
    if (index < 0 || index >= static_cast<int>(m_answer.patterns.size()))
        return;
    if (const std::optional<PipelineSpec> spec = m_answer.patterns[static_cast<std::size_t>(index)].spec)
        Q_EMIT tryWanted(*spec);
}

void Explainer::copy() const
{
    QGuiApplication::clipboard()->setText(m_answer.markdown);
}

} // namespace overlapse
