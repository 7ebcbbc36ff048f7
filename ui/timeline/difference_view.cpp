// SPDX-License-Identifier: MIT
#include "timeline/difference_view.h"

#include "analysis/described_run.h"
#include "scene/core_words.h"
#include "scene/difference_scene.h"
#include "workload/work_text.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr std::size_t mostCausesNamed = 3;

/// "held by order −0.7 s, fetch running −0.1 s": the largest differences of a pair first.
QString causesText(const WaitTotals &inA, const WaitTotals &inB, const CauseSet &causes,
                   const Wording &wording)
{
    std::vector<std::pair<std::int64_t, Cause>> changes;
    for (std::size_t cause = 0; cause < causeCount; ++cause)
        if (const std::int64_t by = (inB[cause] - inA[cause]).count(); causes[cause] && by != 0)
            changes.emplace_back(by, Cause(cause));
    std::ranges::stable_sort(changes, std::greater(),
                             [](const auto &change) { return std::abs(change.first); });
    if (changes.size() > mostCausesNamed)
        changes.resize(mostCausesNamed);
    QStringList texts;
    for (const auto &[by, cause] : changes)
        texts << QStringLiteral("%1 %2").arg(inWindow(causeText(cause)), signedTime(by, wording));
    return texts.join(QStringLiteral(", "));
}

/// The sentences of the core begin small, for they may stand after a name.
QString asSentences(const QStringList &parts, const Wording &wording)
{
    QString text;
    for (const QString &part : parts) {
        QString sentence = wording.sentence(part);
        if (!sentence.isEmpty())
            sentence[0] = sentence[0].toUpper();
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + sentence + u'.';
    }
    return text;
}

} // namespace

DifferenceView::DifferenceView(QObject *parent) : QObject(parent) {}

void DifferenceView::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    point({});
    Q_EMIT shownChanged();
}

void DifferenceView::setHeight(double height)
{
    if (height == m_height)
        return;
    m_height = height;
    Q_EMIT heightChanged();
}

void DifferenceView::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged();
}

QStringList DifferenceView::runs() const
{
    QStringList titles;
    for (const ComparableRun &run : m_runs)
        titles << run.title;
    return titles;
}

int DifferenceView::indexOf(PanelId id) const
{
    const auto found = std::ranges::find(m_runs, id, &ComparableRun::id);
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

const ComparableRun *DifferenceView::chosen(PanelId id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &m_runs[static_cast<std::size_t>(index)];
}

// A run is not compared with itself: where it was the other, both change places.
void DifferenceView::setA(int index)
{
    if (index < 0 || index >= std::ssize(m_runs) || index == a())
        return;
    if (index == b())
        return swap();
    m_a = m_runs[static_cast<std::size_t>(index)].id;
    Q_EMIT runsChanged();
    Q_EMIT questionChanged();
}

void DifferenceView::setB(int index)
{
    if (index < 0 || index >= std::ssize(m_runs) || index == b())
        return;
    if (index == a())
        return swap();
    m_b = m_runs[static_cast<std::size_t>(index)].id;
    Q_EMIT runsChanged();
    Q_EMIT questionChanged();
}

void DifferenceView::swap()
{
    std::swap(m_a, m_b);
    Q_EMIT runsChanged();
    Q_EMIT questionChanged();
}

void DifferenceView::compare(PanelId run)
{
    if (m_b != run && m_a != run) {
        // The one that was compared last is what it is held against.
        if (chosen(m_b))
            m_a = m_b;
        m_b = run;
    } else if (m_a == run) {
        std::swap(m_a, m_b);
    }
    Q_EMIT runsChanged();
    if (m_shown)
        Q_EMIT questionChanged();
    setShown(true);
    Q_EMIT runWanted();
}

void DifferenceView::setRuns(const std::vector<ComparableRun> &runs, PanelId touched)
{
    const QStringList before = this->runs();
    const int placeA = a();
    const int placeB = b();
    m_runs = runs;
    const auto other = [this](PanelId than) {
        const auto found =
            std::ranges::find_if(m_runs, [than](const ComparableRun &run) { return run.id != than; });
        return found == m_runs.end() ? PanelId::None : found->id;
    };
    if (!chosen(m_b))
        m_b = chosen(touched) && touched != m_a ? touched : other(m_a);
    if (!chosen(m_a) || m_a == m_b)
        m_a = other(m_b);
    if (runs.size() < 2 && m_compared)
        setCompared(nullptr);
    tellMeasures();
    if (this->runs() != before || a() != placeA || b() != placeB)
        Q_EMIT runsChanged();
}

void DifferenceView::tellMeasures()
{
    const ComparableRun *inA = runA();
    const ComparableRun *inB = runB();
    static const WaitTotals none{};
    std::vector<DifferenceMeasure> measures = differenceMeasures(
        inA ? inA->waits->totals() : none, inB ? inB->waits->totals() : none, Wording::onScreen());
    const bool same =
        std::ranges::equal(measures, m_measures, {}, &DifferenceMeasure::text, &DifferenceMeasure::text);
    m_measures = std::move(measures);
    // What neither has is not compared by.
    if (measure() < 0)
        m_causes = latencyCauses();
    if (!same)
        Q_EMIT measuresChanged();
}

QStringList DifferenceView::measures() const
{
    QStringList texts;
    for (const DifferenceMeasure &measure : m_measures)
        texts << measure.text;
    return texts;
}

int DifferenceView::measure() const
{
    const auto found = std::ranges::find(m_measures, m_causes, &DifferenceMeasure::causes);
    return found == m_measures.end() ? -1 : static_cast<int>(found - m_measures.begin());
}

void DifferenceView::setMeasure(int measure)
{
    if (measure < 0 || measure >= std::ssize(m_measures) || measure == this->measure())
        return;
    m_causes = m_measures[static_cast<std::size_t>(measure)].causes;
    Q_EMIT measuresChanged();
    Q_EMIT questionChanged();
}

void DifferenceView::setThreshold(const QString &text)
{
    if (text == m_threshold)
        return;
    m_threshold = text;
    const QString plain = text.trimmed();
    const Checked<Nanos> threshold = plain.isEmpty() ? Checked<Nanos>(Nanos(0)) : parseDuration(plain);
    m_thresholdError = threshold ? QString() : threshold.error;
    if (threshold) {
        const std::optional<Nanos> asked = plain.isEmpty() ? std::nullopt : std::optional(*threshold);
        const bool isOther = asked != m_asked;
        m_asked = asked;
        if (isOther)
            Q_EMIT questionChanged();
    }
    Q_EMIT thresholdChanged();
}

QString DifferenceView::usualThreshold() const
{
    if (!any())
        return {};
    return Wording::onScreen().sentence(shortTime(m_compared->difference.medianA / usualThresholdPart));
}

void DifferenceView::setCompared(const std::shared_ptr<const ComparedRuns> &compared)
{
    // Ranks are others now, unless it is the same two by another threshold.
    const bool sameOrder = compared && m_compared && compared->a.isRunOf(m_compared->a)
        && compared->b.isRunOf(m_compared->b) && compared->difference.causes == m_compared->difference.causes;
    m_compared = compared;
    if (!sameOrder || (m_pointed && *m_pointed >= compared->difference.size()))
        m_pointed.reset();
    m_list.show(compared);
    Q_EMIT changed();
    Q_EMIT pointedChanged();
}

void DifferenceView::setWaiting(bool waiting)
{
    if (waiting == m_waiting)
        return;
    m_waiting = waiting;
    Q_EMIT changed();
}

QString DifferenceView::message() const
{
    if (m_runs.size() < 2 && m_waiting)
        return tr("Runs are compared once nothing is measured or predicted");
    if (m_runs.size() < 2)
        return tr("Comparing needs two runs: show the panel of another mode, keep a run, or add those of a "
                  "recording");
    return known() && !any() ? tr("No item was emitted by both without a failure") : QString();
}

QString DifferenceView::title() const
{
    const ComparableRun *inA = runA();
    const ComparableRun *inB = runB();
    return inA && inB ? tr("%1 against %2", "B and A, two runs").arg(inB->title, inA->title)
                      : tr("Two runs compared");
}

QString DifferenceView::words() const
{
    return known() ? asSentences(m_compared->sentences, Wording::onScreen()) : QString();
}

QString DifferenceView::doubts() const
{
    return known() ? asSentences(m_compared->doubts, Wording::onScreen()) : QString();
}

QString DifferenceView::thresholdWords() const
{
    return known() ? asSentences({m_compared->threshold}, Wording::onScreen()) : QString();
}

QString DifferenceView::figures() const
{
    if (!m_pointed || !any())
        return {};
    const Wording wording = Wording::onScreen();
    const ItemPair pair = m_compared->difference.pairAt(*m_pointed);
    const WaitTotals inA = m_compared->a.waits->totalsOf(m_compared->a.run->trace, pair.a);
    const WaitTotals inB = m_compared->b.waits->totalsOf(m_compared->b.run->trace, pair.b);
    Nanos sumA{0};
    Nanos sumB{0};
    for (std::size_t cause = 0; cause < causeCount; ++cause)
        if (m_compared->difference.causes[cause]) {
            sumA += inA[cause];
            sumB += inB[cause];
        }
    const auto [textA, textB] = timesApart(sumA, sumB);
    const QString whole = tr("%1: %2, from %3 to %4", "an item, its difference, its times in A and in B")
                              .arg(pairName(*m_compared, pair), signedTime((sumB - sumA).count(), wording),
                                   wording.sentence(textA), wording.sentence(textB));
    const QString causes = causesText(inA, inB, m_compared->difference.causes, wording);
    return causes.isEmpty() ? whole : tr("%1 (%2)", "figures, the causes").arg(whole, causes);
}

void DifferenceView::point(std::optional<std::size_t> rank)
{
    if (rank == m_pointed || (rank && (!any() || *rank >= m_compared->difference.size())))
        return;
    m_pointed = rank;
    Q_EMIT pointedChanged();
}

void DifferenceView::choosePair(const ItemPair &pair)
{
    Q_EMIT chosenPair(pair.a, pair.b);
}

void DifferenceView::choose(std::size_t rank)
{
    if (any() && rank < m_compared->difference.size())
        choosePair(m_compared->difference.pairAt(rank));
}

void DifferenceView::choosePointed()
{
    if (m_pointed)
        choose(*m_pointed);
}

void DifferenceView::chooseListed(int row)
{
    if (row < 0 || row >= m_list.count())
        return;
    if (const std::optional<std::size_t> rank = m_list.rankAt(row))
        point(rank);
    choosePair(m_list.pairAt(row));
}

} // namespace overlapse
