// SPDX-License-Identifier: MIT
#include "running/limit_finder.h"

#include "advice/search_text.h"
#include "pipeline/words.h"
#include "running/rough_time.h"
#include "scene/core_words.h"
#include "trace/this_machine.h"
#include "workload/same_work.h"
#include "workload/work_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

constexpr std::chrono::milliseconds tick(250); // looking must not disturb

double inSeconds(Nanos time)
{
    return std::chrono::duration<double>(time).count();
}

QString itemsText(std::int64_t items)
{
    return items == 1 ? LimitFinder::tr("1 item")
                      : LimitFinder::tr("%Ln items", nullptr, static_cast<int>(items));
}

} // namespace

LimitFinder::LimitFinder(std::function<SearchOptions()> wish, QObject *parent)
    : QObject(parent), m_machine(thisMachine()), m_wish(std::move(wish))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("comparing"));
    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, &LimitFinder::progressed);
    connect(&m_search, &MeasuredSearch::sliceBegan, this, [this] {
        m_sliceTime.start();
        Q_EMIT progressed();
    });
    connect(&m_search, &MeasuredSearch::sliceTaken, this, [this] {
        m_sliceTime.invalidate();
        m_found = foundLimitsOf(findings(), Wording::onScreen());
        Q_EMIT foundChanged();
    });
    connect(&m_search, &MeasuredSearch::finished, this, [this](const QString &problem) {
        m_found = foundLimitsOf(findings(), Wording::onScreen());
        end(problem);
    });
    connect(&m_pairs, &PairedRuns::runBegan, this, &LimitFinder::progressed);
    connect(&m_pairs, &PairedRuns::finished, this, &LimitFinder::onPairsMeasured);
}

LimitFinder::~LimitFinder()
{
    m_pool.waitForDone();
}

void LimitFinder::offer(const std::optional<Experiment> &experiment, Mode mode)
{
    m_offered = experiment;
    m_mode = mode;
    if (const bool same = offersTheSame(); same != m_isOfOffer) {
        m_isOfOffer = same;
        Q_EMIT foundChanged();
    }
    Q_EMIT changed();
}

void LimitFinder::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    Q_EMIT changed();
}

// The same work in the same mode: N and M may be others, they are what is searched for.
bool LimitFinder::offersTheSame() const
{
    if (running())
        return true;
    const PipelineSpec &base = m_searched.experiment.limits;
    return m_known && m_offered && m_mode == m_searched.mode && m_offered->limits.order == base.order
        && (!usesPool(m_mode) || m_offered->limits.threads == base.threads)
        && m_offered->coldCache == m_searched.experiment.coldCache
        && sameWork(m_offered->work, m_searched.experiment.work);
}

QString LimitFinder::mode() const
{
    return modeName(running() ? m_task.mode : m_mode);
}

QString LimitFinder::obstacle() const
{
    if (running())
        return {};
    if (!usesLimits(m_mode))
        return tr("N and M mean nothing to %1: click the panel of another mode first", "a mode")
            .arg(modeName(m_mode));
    if (m_held)
        return tr("a run is going on: stop it or let it end first");
    if (!m_offered || m_offered->work.items == 0)
        return tr("nothing here can be measured yet");
    return {};
}

QString LimitFinder::now() const
{
    if (!running())
        return {};
    if (m_stopping)
        return tr("stopping");
    if (!checking()) {
        const std::optional<Slice> &slice = m_search.slice();
        if (!slice)
            return tr("working out what to try next");
        const std::int64_t emitted = std::min(m_search.emittedCount(), slice->items);
        return tr("%1: %2, %3 of %4", "what is found out, limits, items, items")
            .arg(inWindow(findings().now), limitsName(slice->spec, Wording::onScreen()),
                 countText(emitted, QLocale()), itemsText(slice->items));
    }
    if (m_pairs.current() < 0)
        return m_pairs.running() ? tr("reading every file once") : tr("comparing");
    return tr("%1, %2 of %3", "limits, items, items")
        .arg(limitsName(m_pairs.spec(), Wording::onScreen()), countText(m_pairs.emittedCount(), QLocale()),
             itemsText(m_task.experiment.work.items));
}

QString LimitFinder::spent() const
{
    if (checking())
        return m_pairs.current() < 0 ? QString()
                                     : tr("run %1 of %2").arg(m_pairs.current() + 1).arg(m_pairs.count());
    return known()
        ? tr("%1 of at most %2", "time")
              .arg(roughTime(inSeconds(spentNow())), roughTime(inSeconds(m_searched.options.budget)))
        : QString();
}

Nanos LimitFinder::spentNow() const
{
    const bool measures = m_search.slice() && m_sliceTime.isValid();
    return std::min(m_searched.options.budget,
                    findings().spent + (measures ? Nanos(m_sliceTime.nsecsElapsed()) : Nanos(0)));
}

double LimitFinder::progress() const
{
    if (!running())
        return 0;
    if (!checking())
        return inSeconds(spentNow()) / inSeconds(m_task.options.budget);
    const double share =
        static_cast<double>(m_pairs.emittedCount()) / static_cast<double>(m_task.experiment.work.items);
    return m_pairs.running() ? (std::max(0, m_pairs.current()) + share) / m_pairs.count() : 1;
}

bool LimitFinder::inUse() const
{
    return known() && m_offered && findings().advice
        && m_offered->limits.fetchLimit == findings().advice->spec.fetchLimit
        && m_offered->limits.transformLimit == findings().advice->spec.transformLimit;
}

CheckedLimits LimitFinder::pair() const
{
    return {{findings().advice->spec, inUse() ? m_searched.spec() : m_offered->specFor(m_searched.mode)},
            {tr("advised"), inUse() ? tr("before") : tr("present")}};
}

bool LimitFinder::canCheck() const
{
    return !running() && obstacle().isEmpty() && known() && findings().advice && pair().differ();
}

QString LimitFinder::checkNote() const
{
    if (running() || !known() || !findings().advice)
        return {};
    if (!pair().differ())
        return tr("The limits that are advised are those that there were.");
    const std::int64_t items = m_offered->work.items;
    const double seconds = static_cast<double>(items) / findings().advice->throughput;
    return tr("%1 runs of %2, %3 and %4 in turn, at least %5", "runs, items, limits, limits, time")
        .arg(PairedRuns::countFor(checkedPairs))
        .arg(itemsText(items), limitsName(pair().specs[0], Wording::onScreen()),
             limitsName(pair().specs[1], Wording::onScreen()),
             roughTime(seconds * PairedRuns::countFor(checkedPairs)));
}

void LimitFinder::find()
{
    if (!running() && obstacle().isEmpty())
        ask(searchTask(*m_offered, m_mode, m_wish(), m_machine.cores));
}

void LimitFinder::check()
{
    if (canCheck())
        ask(checkTask(*m_offered, m_searched.mode, pair()));
}

void LimitFinder::ask(const FindTask &task)
{
    m_problem = MachineTurn::obstacle();
    if (m_problem.isEmpty())
        m_problem = roomProblem(task);
    Q_EMIT changed();
    if (!m_problem.isEmpty())
        return;
    if (!actsOutside(task.experiment.work) || agreementOf(task) == m_agreed)
        return begin(task);
    m_asked = task;
    m_plan = planOf(task);
    Q_EMIT confirmationWanted();
}

// What was asked about is done, whatever is offered by now: it was agreed to.
void LimitFinder::confirm()
{
    if (running() || m_asked.kind == FindTask::Kind::None || !MachineTurn::obstacle().isEmpty())
        return;
    m_agreed = agreementOf(m_asked);
    begin(std::exchange(m_asked, {}));
}

void LimitFinder::begin(const FindTask &task)
{
    const CacheStart cache = task.experiment.coldCache ? CacheStart::Cold : CacheStart::Usual;
    m_turn.take();
    m_task = task;
    m_stopping = false;
    m_outcome = {};
    m_began = QDateTime::currentDateTimeUtc();
    m_sliceTime.invalidate();
    if (checking()) {
        m_pairs.start(task.pair.specs, task.experiment.work, m_machine.cores, checkedPairs, cache);
    } else {
        m_search.start(task.options, task.experiment.work, cache);
        m_searched = task;
        m_found = {};
        m_known = true;
    }
    m_isOfOffer = true;
    m_tick.start();
    Q_EMIT foundChanged();
    Q_EMIT changed();
    Q_EMIT progressed();
}

void LimitFinder::stop()
{
    m_asked = {};
    if (!running() || m_stopping)
        return;
    m_stopping = true;
    m_search.stop();
    m_pairs.stop();
    Q_EMIT changed();
    Q_EMIT progressed();
}

void LimitFinder::end(const QString &problem)
{
    m_tick.stop();
    m_turn.giveBack();
    m_task = {};
    m_stopping = false;
    m_problem = problem;
    m_isOfOffer = offersTheSame();
    Q_EMIT foundChanged();
    Q_EMIT changed();
    Q_EMIT progressed();
}

// The intervals are drawn, and the runs that are kept prepared, while nobody waits for it.
void LimitFinder::onPairsMeasured(const QString &problem)
{
    if (!problem.isEmpty())
        return end(problem);
    Recording recording{.program = programVersion(),
                        .when = m_began,
                        .machine = m_machine,
                        .work = m_task.experiment.work,
                        .runs = m_pairs.runs()};
    QtConcurrent::run(&m_pool, [recording = std::move(recording), limits = m_task.pair] {
        return checkOutcomeOf(recording, limits, Wording::onScreen());
    }).then(this, [this](const CheckOutcome &outcome) { onChecked(outcome); });
    Q_EMIT progressed();
}

void LimitFinder::onChecked(const CheckOutcome &outcome)
{
    m_outcome = outcome;
    QList<RunRecord> records;
    const auto work = std::make_shared<const WorkSpec>(m_task.experiment.work);
    for (std::size_t i = 0; i < outcome.medianRuns.size() && outcome.medianRuns[i]; ++i) {
        RunRecord record;
        record.prepared = outcome.medianRuns[i];
        record.facts = record.prepared->run.facts;
        record.facts.name = tr("%1, checked", "advised or present").arg(m_task.pair.names[i]);
        record.facts.work = work;
        record.facts.machine = m_machine;
        record.facts.when = m_began;
        record.facts.program = programVersion();
        records << record;
    }
    end({});
    if (!records.isEmpty())
        Q_EMIT keepWanted(records);
}

void LimitFinder::use()
{
    if (!running() && known() && findings().advice)
        Q_EMIT useWanted(findings().advice->spec);
}

ReportExtras LimitFinder::forReport() const
{
    ReportExtras extras;
    if (!known() || running())
        return extras;
    extras.search = findings();
    if (!m_outcome.text.isEmpty())
        extras.check = QStringList{m_outcome.text} + m_outcome.doubts;
    return extras;
}

void LimitFinder::copy() const
{
    QGuiApplication::clipboard()->setText(searchText(findings()));
}

} // namespace overlapse
