// SPDX-License-Identifier: MIT
#include "analysis/explain_text.h"

#include "analysis/conditions.h"
#include "analysis/described_run.h"
#include "analysis/missing_words.h"
#include "analysis/replay_fit.h"
#include "analysis/sentence.h"
#include "analysis/shared_facts.h"
#include "analysis/short_spans.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace overlapse {

namespace {

// Of a path of a million pieces, those that one would look at.
constexpr std::size_t shownPieces = 8;
// Less than a thousandth is no gain.
constexpr double nothing = 0.001;
constexpr const char *patternTopicText = "pattern";

QString partOf(const QString &what, Nanos part, Nanos whole)
{
    return QStringLiteral("%1 %2 (%3)")
        .arg(what, shortTime(part),
             shareOf(part, whole) < 0.01 ? QStringLiteral("under 1 %") : percentText(part, whole));
}

/// The largest first; those of less than a hundredth together.
QString partsText(std::vector<std::pair<QString, Nanos>> parts, Nanos whole)
{
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    QStringList texts;
    Nanos rest{0};
    for (const auto &[what, part] : parts) {
        if (part <= Nanos(0))
            continue;
        if (shareOf(part, whole) >= 0.01)
            texts << partOf(what, part, whole);
        else
            rest += part;
    }
    if (rest > Nanos(0))
        texts << partOf(QStringLiteral("the rest"), rest, whole);
    return texts.isEmpty() ? QStringLiteral("nothing") : texts.join(QStringLiteral(", "));
}

QString causesText(const WaitTotals &totals, Nanos whole)
{
    std::vector<std::pair<QString, Nanos>> parts;
    for (int cause = 0; cause < causeCount; ++cause) {
        const QString text = causeText(static_cast<Cause>(cause));
        const Nanos time = totals[static_cast<std::size_t>(cause)];
        // Both stages may be held for the same reason, which has one name.
        const auto same = std::find_if(parts.begin(), parts.end(),
                                       [&text](const auto &part) { return part.first == text; });
        if (same == parts.end())
            parts.emplace_back(text, time);
        else
            same->second += time;
    }
    return partsText(std::move(parts), whole);
}

QString percentilesText(const Percentiles &times)
{
    return QStringLiteral("half within %1, 90 % within %2, 99 % within %3, the longest %4")
        .arg(shortTime(times.p50), shortTime(times.p90), shortTime(times.p99), shortTime(times.max));
}

// "20 took 20 ms to 50 ms, 5 took 50 ms to 100 ms".
QString histogramText(const Histogram &histogram)
{
    QStringList texts;
    for (const Histogram::Bucket &bucket : histogram.buckets)
        if (bucket.count > 0)
            texts << QStringLiteral("%1 took %2 to %3")
                         .arg(bucket.count)
                         .arg(shortTime(bucket.from), shortTime(bucket.to));
    return texts.join(QStringLiteral(", "));
}

QString shorteningText(const Shortening &one)
{
    if (!one.makespan)
        return QStringLiteral("%1: not known: %2").arg(one.what, one.doubt);
    const auto percent = [](double share) {
        return QStringLiteral("%1 %").arg(QString::number(share * 100, 'f', share < 0.1 ? 1 : 0));
    };
    const QString text = one.gain > nothing
        ? QStringLiteral("%1: %2, %3 less").arg(one.what, shortTime(*one.makespan), percent(one.gain))
        : one.gain < -nothing
        ? QStringLiteral("%1: %2, %3 more").arg(one.what, shortTime(*one.makespan), percent(-one.gain))
        : QStringLiteral("%1: nothing gained").arg(one.what);
    return text + QStringLiteral(" (predicted)");
}

/// `at`: which of them.
QString pieceText(const std::vector<PathPiece> &path, std::size_t at)
{
    const PathPiece &piece = path[at];
    const QString text = QStringLiteral("from %1: item %2, %3 for %4");
    const QString once = piece.by == Release::Kind::None || at == 0
        ? QString()
        : QStringLiteral(", once ") + releaseText({piece.by, path[at - 1].item, piece.begin});
    return text.arg(shortTime(piece.begin))
               .arg(piece.item)
               .arg(causeText(piece.cause), shortTime(piece.end - piece.begin))
        + once;
}

class Facts
{
public:
    Facts(const DescribedRun &run, const Explanation &explanation) : m_run(run), m_why(explanation) {}

    std::vector<Fact> all()
    {
        general();
        distributions();
        path();
        if (!m_why.asItWas)
            add("if", QStringLiteral("what a change would gain is not known: %1").arg(m_why.doubt));
        else if (m_run.run.clock == Clock::Live)
            add("if",
                QStringLiteral("nothing were changed: %1 (predicted), measured %2")
                    .arg(shortTime(*m_why.asItWas), shortTime(m_run.figures.makespan)));
        for (const Shortening &one : m_why.shortenings)
            add("if", shorteningText(one));
        for (const FoundPattern &found : m_why.patterns)
            add(patternTopicText,
                QStringLiteral("%1: %2; %3%4")
                    .arg(patternName(found.pattern), found.evidence, found.change,
                         found.makespan ? QStringLiteral(" (predicted)") : QString()));
        const bool isAllKnown = std::all_of(m_why.shortenings.begin(), m_why.shortenings.end(),
                                            [](const Shortening &one) { return one.makespan.has_value(); });
        if (m_why.patterns.empty() && m_why.asItWas)
            add(patternTopicText,
                isAllKnown ? QStringLiteral("none found")
                           : QStringLiteral("none found, as far as can be predicted"));
        return std::move(m_facts);
    }

private:
    void add(const char *topic, const QString &text) { m_facts.push_back({QString::fromUtf8(topic), text}); }

    void general()
    {
        const Run &run = m_run.run;
        Recording alone;
        alone.work = m_run.work;
        alone.machine.cores = m_run.cores;
        alone.runs.push_back(run);
        const std::int64_t over = run.trace.cancelled() ? run.trace.emittedCount() : run.trace.size();
        const QString limits = sharedLimitsText(sharedFacts(alone));
        add("run",
            QStringLiteral("%1 in %2, %3, %4, %5")
                .arg(over < m_run.work.items
                         ? QStringLiteral("%1 of %2 items").arg(over).arg(m_run.work.items)
                         : counted(over, "item", "items"),
                     shortTime(m_run.figures.makespan),
                     run.clock == Clock::Live ? QStringLiteral("measured") : QStringLiteral("predicted"),
                     counted(m_run.cores, "core", "cores"), limits));
        if (const QString lost = lostBeginningText(run.trace); !lost.isEmpty())
            add("missing", lost);
        add("limited by", limitingSentence(run, m_run.work, m_run.cores, m_run.figures, m_run.waits));
        if (const QString conditions = conditionsSentence(run, m_run.work, m_run.cores);
            !conditions.isEmpty())
            add("conditions", conditions);
        if (const std::optional<RecordingCost> cost = recordingCostOf(run, m_run.work, m_run.cores))
            add("recording",
                QStringLiteral("took about %1; the clock takes %2")
                    .arg(recordingCostText(*cost), clockText(*run.facts.looking)));
        if (const QString doubt = doubtSentence(run, m_run.work, m_run.cores); !doubt.isEmpty())
            add("doubt", doubt);
        if (m_run.figures.failed > 0)
            add("failed", counted(m_run.figures.failed, "item", "items"));
        add("latency",
            QStringLiteral("of %1 over all items: %2")
                .arg(shortTime(m_run.latency()), causesText(m_run.waits.totals(), m_run.latency())));
        const CoreTime &time = m_why.coreTime;
        if (time.all > Nanos(0))
            add("cores",
                QStringLiteral("of %1: %2")
                    .arg(shortTime(time.all),
                         partsText({{QStringLiteral("fetching"), time.fetching},
                                    {QStringLiteral("transforming"), time.transforming},
                                    {QStringLiteral("other programs"), time.others},
                                    {QStringLiteral("transforms off the CPU"), time.offCpu},
                                    {QStringLiteral("idle, the input held back"), time.blocked},
                                    {QStringLiteral("idle for lack of input"), time.starved}},
                                   time.all)));
    }

    void distributions()
    {
        const auto tell = [this](const char *topic, const StageTimes::Times &times) {
            if (times.percentiles.count == 0)
                return;
            add(topic, percentilesText(times.percentiles));
            if (times.percentiles.count > 1)
                add(topic, histogramText(times.histogram));
        };
        const ShortSpans spans = shortSpans(m_run.run);
        tell("latency of an item", m_why.times.latency);
        tell("fetch", m_why.times.fetch);
        tooShort("fetch", spans.fetches, spans.allFetches);
        tell("transform", m_why.times.transform);
        tooShort("transform", spans.transforms, spans.allTransforms);
    }

    void tooShort(const char *topic, std::int64_t some, std::int64_t all)
    {
        if (all == 0 || static_cast<double>(some) < manyShortSpans * static_cast<double>(all))
            return;
        add(topic,
            QStringLiteral("%1 of %2 shorter than the clock can tell (%3)")
                .arg(some)
                .arg(all)
                .arg(shortTime(m_run.run.facts.looking->resolution)));
    }

    void path()
    {
        if (m_why.path.empty())
            return;
        std::set<std::int64_t> items;
        for (const PathPiece &piece : m_why.path)
            items.insert(piece.item);
        add("critical path",
            QStringLiteral("%1, over %2")
                .arg(causesText(m_why.onPath, m_run.figures.makespan),
                     counted(std::int64_t(items.size()), "item", "items")));
        const std::vector<PathPiece> &path = m_why.path;
        std::vector<std::size_t> longest(path.size());
        std::iota(longest.begin(), longest.end(), std::size_t(0));
        const std::size_t shown = std::min(shownPieces, longest.size());
        const auto end = longest.begin() + static_cast<std::ptrdiff_t>(shown);
        std::partial_sort(longest.begin(), end, longest.end(), [&path](std::size_t a, std::size_t b) {
            const Nanos first = path[a].end - path[a].begin;
            const Nanos second = path[b].end - path[b].begin;
            return first != second ? first > second : a < b;
        });
        std::sort(longest.begin(), end);
        for (auto at = longest.begin(); at != end; ++at)
            add("critical path", pieceText(path, *at));
        if (path.size() > shown)
            add("critical path", QStringLiteral("and %1 shorter pieces").arg(path.size() - shown));
    }

    const DescribedRun &m_run;
    const Explanation &m_why;
    std::vector<Fact> m_facts;
};

} // namespace

std::vector<Fact> factsOf(const Run &run, const WorkSpec &work, int cores, const Figures &figures,
                          const WaitAccount &waits, const Explanation &explanation)
{
    const DescribedRun described{run, work, cores, figures, waits};
    return Facts(described, explanation).all();
}

QString patternTopic()
{
    return QString::fromUtf8(patternTopicText);
}

QString linesOf(const QString &name, const std::vector<Fact> &facts)
{
    QString text;
    for (const Fact &fact : facts)
        text += QStringLiteral("%1: %2: %3\n").arg(name, fact.topic, fact.text);
    return text;
}

QString markdownOf(const QString &name, const std::vector<Fact> &facts)
{
    const auto escaped = [](const QString &plain) {
        QString text;
        for (const QChar c : plain) {
            if (QStringLiteral("\\`*_[]<>#|").contains(c))
                text += u'\\';
            text += c;
        }
        return text;
    };
    QString text = QStringLiteral("## %1\n\n").arg(escaped(name));
    for (const Fact &fact : facts)
        text += QStringLiteral("- **%1**: %2\n").arg(fact.topic, escaped(fact.text));
    return text;
}

} // namespace overlapse
