// SPDX-License-Identifier: MIT
#include "running/difference_finder.h"

#include "analysis/difference_words.h"

#include <QtConcurrentRun>

namespace overlapse {

namespace {

QString ownDoubt(const ComparableRun &run, const QString &name)
{
    return run.doubt.isEmpty() ? QString() : QStringLiteral("%1: %2").arg(name, run.doubt);
}

} // namespace

DifferenceFinder::DifferenceFinder(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("differences"));
    connect(&m_watcher, &QFutureWatcher<void>::finished, this, [this] { setPending(false); });
}

DifferenceFinder::~DifferenceFinder()
{
    stop();
    m_watcher.disconnect();
    m_pool.waitForDone();
}

void DifferenceFinder::setPending(bool pending)
{
    if (pending == m_pending)
        return;
    m_pending = pending;
    Q_EMIT pendingChanged();
}

void DifferenceFinder::ask(const ComparableRun &a, const ComparableRun &b, const DifferenceQuestion &question)
{
    if (m_asked && m_asked->a.isRunOf(a) && m_asked->b.isRunOf(b) && m_asked->question == question)
        return;
    stop();
    const bool arePaired = m_paired && m_paired->a.isRunOf(a) && m_paired->b.isRunOf(b);
    const Pairs known = arePaired ? m_paired->pairs : nullptr;
    m_stop = std::stop_source();
    m_asked = Asked{a, b, question};
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool, [this, a, b, question, pairs = known, stop = m_stop.get_token()]() mutable {
            if (!pairs)
                pairs = std::make_shared<const PairedItems>(pairItems(a.with(), b.with(), stop));
            if (stop.stop_requested())
                return;
            std::optional<RunDifference> difference =
                differenceOf(a.compared(), b.compared(), pairs, question, stop);
            if (!difference)
                return;
            auto compared =
                std::make_shared<ComparedRuns>(ComparedRuns{a, b, std::move(*difference), {}, {}, {}});
            compared->sentences = differenceSentences(compared->difference, a.compared(), b.compared());
            compared->threshold = thresholdSentence(compared->difference);
            compared->doubts = differenceDoubts(a.compared(), b.compared(), *pairs);
            compared->doubts << ownDoubt(a, QStringLiteral("A")) << ownDoubt(b, QStringLiteral("B"));
            compared->doubts.removeAll(QString());
            // Told on the thread of the window, unless another question came meanwhile.
            QMetaObject::invokeMethod(this, [this, stop, pairs, compared] {
                if (stop.stop_requested())
                    return;
                m_paired = Paired{compared->a, compared->b, pairs};
                Q_EMIT found(compared);
            });
        }));
    setPending(true);
}

void DifferenceFinder::stop()
{
    m_stop.request_stop();
    if (m_pending)
        m_asked.reset();
}

} // namespace overlapse
