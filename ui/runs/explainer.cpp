// SPDX-License-Identifier: MIT
#include "runs/explainer.h"

#include "pipeline/words.h"
#include "runs/made_from.h"
#include "runs/time_charts.h"
#include "scene/cause_shares.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVariantMap>
#include <QtConcurrentRun>

namespace overlapse {

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
                            {QStringLiteral("canShow"), m_question.isShown},
                            {QStringLiteral("canTry"), m_question.isOurs && found.spec.has_value()}};
    return list;
}

QVariantList Explainer::facts() const
{
    QVariantList list;
    QString before;
    for (const Fact &fact : m_answer.facts) {
        list << QVariantMap{{QStringLiteral("topic"), fact.topic == before ? QString() : fact.topic},
                            {QStringLiteral("text"), fact.text}};
        before = fact.topic;
    }
    return list;
}

QVariantList Explainer::latency() const
{
    if (m_pending || !m_question.run || !m_question.run->complete)
        return {};
    return listOf(causeShares(m_question.run->waits.totals(), theme(), Wording::onScreen()));
}

QVariantList Explainer::cores() const
{
    return m_pending ? QVariantList() : listOf(coreShares(m_answer.coreTime, theme(), Wording::onScreen()));
}

QVariantList Explainer::histograms() const
{
    return m_pending ? QVariantList() : histogramsOf(m_answer.times, theme(), Wording::onScreen());
}

void Explainer::explainMode(int mode)
{
    const PanelSources sources = m_sources();
    if (mode < 0 || mode >= static_cast<int>(allModes.size()) || sources.hidden)
        return;
    const Mode asked = allModes[static_cast<std::size_t>(mode)];
    if (const RunRecord *fitting = sources.state.fitting(asked))
        return start({.panel = panelOfMode(asked),
                      .run = fitting->prepared,
                      .work = madeFrom(*fitting->prepared, fitting->work()),
                      .cores = fitting->facts.machine->cores,
                      .title = modeName(asked),
                      .isShown = sources.state.shown[at(asked)]});
    if (const PreparedRunPtr predicted = sources.predicting ? nullptr : sources.prediction(asked))
        start({.panel = panelOfMode(asked),
               .run = predicted,
               .work = madeFrom(*predicted, sources.state.experiment.work),
               .cores = coresOf(sources.state.experiment, sources.machineCores),
               .title = modeName(asked),
               .isShown = sources.state.shown[at(asked)]});
}

void Explainer::explainRun(qlonglong id)
{
    const PanelSources sources = m_sources();
    if (const RunRecord *record = sources.state.run(RunId(id)); record && !sources.hidden)
        start({.panel = panelOfRun(record->id()),
               .run = record->prepared,
               .work = madeFrom(*record->prepared, record->work()),
               .cores = record->facts.machine->cores,
               .title = keptTitle(*record, Wording::onScreen()),
               .isShown = record->shown,
               .isOurs = sameWork(record->work(), sources.state.experiment.work)});
}

void Explainer::start(const Question &question)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_question = question;
    m_answer = {};
    m_pending = true;
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [question, stop = m_stop.get_token()] { return answer(question, stop); }));
    Q_EMIT changed();
    Q_EMIT asked();
}

Explainer::Answer Explainer::answer(const Question &question, const std::stop_token &stop)
{
    const PreparedRunPtr whole =
        question.run->complete ? question.run : prepareRun(question.run->run, question.work, question.cores);
    const PreparedRun &run = *whole;
    Explanation why = explain(run.run, question.work, question.cores, run.figures, run.waits, stop);
    std::vector<Fact> facts = factsOf(run.run, question.work, question.cores, run.figures, run.waits, why);
    QString markdown = markdownOf(question.title, facts);
    std::erase_if(facts, [](const Fact &fact) { return fact.topic == patternTopic(); });
    std::vector<PatternEvidence> evidence;
    for (const FoundPattern &found : why.patterns)
        evidence.push_back(evidenceOf(found.pattern, run.run));
    return {std::move(why.patterns), std::move(evidence), std::move(facts),       why.coreTime,
            std::move(why.times),    std::move(markdown), why.asItWas.has_value()};
}

void Explainer::stop()
{
    m_stop.request_stop();
    m_pending = false;
    m_answer = {};
    m_question.run.reset();
    Q_EMIT changed();
}

void Explainer::tryPattern(int index)
{
    if (index < 0 || index >= static_cast<int>(m_answer.patterns.size()))
        return;
    if (const std::optional<PipelineSpec> spec = m_answer.patterns[static_cast<std::size_t>(index)].spec)
        Q_EMIT tryWanted(*spec);
}

void Explainer::showPattern(int index)
{
    if (index < 0 || index >= static_cast<int>(m_answer.patterns.size()))
        return;
    const auto at = static_cast<std::size_t>(index);
    const FoundPattern &found = m_answer.patterns[at];
    Q_EMIT showWanted(
        static_cast<qlonglong>(m_question.panel),
        QStringLiteral("%1 · %2: %3").arg(m_question.title, patternName(found.pattern), found.evidence),
        m_answer.evidence[at]);
}

void Explainer::setScheme(int scheme)
{
    if (scheme == this->scheme())
        return;
    m_scheme = static_cast<Scheme>(scheme);
    Q_EMIT changed();
}

void Explainer::copy() const
{
    QGuiApplication::clipboard()->setText(m_answer.markdown);
}

} // namespace overlapse
