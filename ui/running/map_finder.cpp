// SPDX-License-Identifier: MIT
#include "running/map_finder.h"

#include "pipeline/bounds.h"
#include "pipeline/words.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace overlapse {

namespace {

std::vector<std::int64_t> stepsUpTo(std::int64_t usual, std::int64_t now, std::int64_t most)
{
    constexpr std::int64_t eachOne = 8;
    constexpr std::int64_t stepsInADoubling = 4;
    const std::int64_t last = std::min(std::max(usual, 2 * now), most);
    std::vector<std::int64_t> limits;
    for (std::int64_t limit = 1; limit < last;) {
        limits.push_back(limit);
        std::int64_t power = 1;
        while (2 * power <= limit)
            power *= 2;
        limit += limit < eachOne ? 1 : power / stepsInADoubling;
    }
    limits.push_back(last);
    if (now <= last)
        limits.push_back(now);
    std::ranges::sort(limits);
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    return limits;
}

} // namespace

MapAxes usualAxes(const PipelineSpec &now, const WorkSpec &work)
{
    constexpr std::int64_t usualFetches = 64;
    constexpr std::int64_t usualTransforms = 16;
    const std::int64_t items = std::max<std::int64_t>(work.items, 1);
    return {stepsUpTo(usualFetches, now.fetchLimit, std::min(items, mostFetches(work.fetch))),
            stepsUpTo(usualTransforms, now.transformLimit, std::min<std::int64_t>(items, highestLimit))};
}

QString mapNote(const Experiment &experiment, const std::optional<MeasuredBasis> &basis,
                const Wording &wording)
{
    QStringList parts;
    const auto count = [&wording](std::int64_t items) { return wording.count(items); };
    const std::int64_t items =
        experiment.supposed.items > 0 ? experiment.supposed.items : experiment.work.items;
    if (items > mostMappedItems)
        parts
            << wording.translate("Map", "the first %1 of %2 items").arg(count(mostMappedItems), count(items));
    if (basis)
        parts << wording.translate("Map", "from the times measured in %1", "a mode")
                     .arg(modeName(basis->run->run.spec.mode));
    if (const QString supposed = supposedText(experiment, wording); !supposed.isEmpty())
        parts << wording.translate("Timeline", "what if: %1").arg(supposed);
    return parts.join(QStringLiteral("; "));
}

MapFinder::MapFinder(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("maps"));
    connect(&m_watcher, &QFutureWatcher<void>::finished, this, [this] { m_pending = false; });
}

MapFinder::~MapFinder()
{
    stop();
    m_pool.waitForDone();
}

bool MapFinder::isAnswered(const Asked &asked) const
{
    if (!m_asked || m_asked->cores != asked.cores)
        return false;
    const auto has = [](const std::vector<std::int64_t> &limits, std::int64_t limit) {
        return std::ranges::binary_search(limits, limit);
    };
    PipelineSpec other = m_asked->base;
    other.fetchLimit = asked.base.fetchLimit;
    other.transformLimit = asked.base.transformLimit;
    return other == asked.base
        && (m_asked->axes == asked.axes
            || (has(m_asked->axes.fetchLimits, other.fetchLimit)
                && has(m_asked->axes.transformLimits, other.transformLimit)));
}

MapFinder::Asked MapFinder::questionOf(const Experiment &experiment, Mode mode, int cores)
{
    const PipelineSpec base = experiment.specFor(mode);
    return {base, cores, usualAxes(base, experiment.work)};
}

bool MapFinder::isAsked(const Experiment &experiment, Mode mode, int cores) const
{
    return isAnswered(questionOf(experiment, mode, cores));
}

void MapFinder::ask(const Experiment &experiment, Mode mode, int cores,
                    const std::optional<MeasuredBasis> &basis)
{
    const Asked asked = questionOf(experiment, mode, cores);
    if (isAnswered(asked))
        return;
    stop();
    m_stop = std::stop_source();
    m_asked = asked;
    m_pending = true;
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [this, experiment, asked, basis, stop = m_stop.get_token()] {
            // Told on the thread of the window, unless another question came meanwhile.
            const auto tell = [this, stop](auto what) {
                QMetaObject::invokeMethod(this, [stop, what] {
                    if (!stop.stop_requested())
                        what();
                });
            };
            const std::shared_ptr<const WorkSpec> measured = basis ? workFrom(*basis, experiment) : nullptr;
            if (basis && !measured)
                return tell([this] { Q_EMIT failed(); });
            WorkSpec work = measured ? *measured : experiment.work;
            work.items = std::min(work.items, mostMappedItems);
            const QString note = mapNote(experiment, basis, {});
            const LimitsMap whole = mapOfLimits(asked.base, work, asked.cores, asked.axes, stop,
                                                [&](const LimitsMap &map, std::size_t done) {
                                                    auto copy = std::make_shared<LimitsMap>(map);
                                                    copy->note = note;
                                                    tell([this, copy = std::shared_ptr<const LimitsMap>(copy),
                                                          done] { Q_EMIT grew(copy, done); });
                                                });
            if (!stop.stop_requested())
                if (const std::optional<MapDoubt> doubt = doubtOf(whole, work, asked.cores))
                    tell([this, doubt] { Q_EMIT doubted(*doubt); });
        }));
}

void MapFinder::outdate()
{
    stop();
    m_asked.reset();
}

void MapFinder::stop()
{
    m_stop.request_stop();
    if (m_pending)
        m_asked.reset();
}

} // namespace overlapse
