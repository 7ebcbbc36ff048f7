// SPDX-License-Identifier: MIT
// Statistics of a range, and items that are looked for, in the background: the latest question wins.
#include "running/item_finder.h"
#include "running/range_finder.h"

#include "analysis/find_items.h"
#include "virtual/predict.h"

#include <QSignalSpy>
#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 120'000; // ms; only reached when something hangs

PreparedRunPtr preparedOf(const WorkSpec &work, Mode mode)
{
    const PipelineSpec spec{.mode = mode};
    return prepareRun({spec, Clock::Virtual, predict(spec, work, {.cores = 2})}, work, 2);
}

WorkSpec sample(std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime = {.kind = TimeSpec::Kind::Exp, .a = 20ms, .b = {}, .p = 0};
    work.transformTime = {.kind = TimeSpec::Kind::Constant, .a = 3ms, .b = {}, .p = 0};
    return work;
}

} // namespace

class TestSeeingFinders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRunIsSummedUp();
    void theLatestRangeWins();
    void theSameIsNotSummedUpAgain();
    void itemsAreFoundInEveryRun();
    void whatCanBeTrueOfNothingIsSaidAtOnce();
    void theLatestConditionWins();
};

void TestSeeingFinders::everyRunIsSummedUp()
{
    const WorkSpec work = sample(200);
    const PreparedRunPtr a = preparedOf(work, Mode::Parallel);
    const PreparedRunPtr b = preparedOf(work, Mode::Sequential);
    RangeFinder finder;
    QSignalSpy found(&finder, &RangeFinder::found);
    finder.ask({100ms, 400ms}, {{PanelId(1), "a", a}, {PanelId(2), "b", b}});
    QVERIFY(finder.pending());
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, patience);
    QVERIFY(!finder.pending());
    const auto figures = found[0][0].value<std::shared_ptr<const RangeFigures>>();
    QCOMPARE(figures->range, (TimeRange{100ms, 400ms}));
    QCOMPARE(figures->runs.size(), std::size_t(2));
    QCOMPARE(figures->runs[1].title, QStringLiteral("b"));
    QCOMPARE(figures->runs[0].of.finished, rangeStatistics(a->run, a->waits, {100ms, 400ms}).finished);
    QVERIFY(figures->runs[0].of.finished > figures->runs[1].of.finished);
}

void TestSeeingFinders::theLatestRangeWins()
{
    const PreparedRunPtr run = preparedOf(sample(100'000), Mode::Parallel);
    RangeFinder finder;
    QSignalSpy found(&finder, &RangeFinder::found);
    for (const Nanos end : {1s, 2s, 3s, 4s})
        finder.ask({0s, end}, {{PanelId(1), {}, run}});
    QTRY_VERIFY_WITH_TIMEOUT(!finder.pending(), patience);
    QVERIFY(found.size() >= 1);
    QCOMPARE(found.last()[0].value<std::shared_ptr<const RangeFigures>>()->range.end, Nanos(4s));
    finder.ask({0s, 5s}, {{PanelId(1), {}, run}});
    finder.stop();
    finder.ask({0s, 6s}, {{PanelId(1), {}, run}}); // and the destructor ends this
}

void TestSeeingFinders::theSameIsNotSummedUpAgain()
{
    const PreparedRunPtr run = preparedOf(sample(20), Mode::Parallel);
    RangeFinder finder;
    QSignalSpy found(&finder, &RangeFinder::found);
    finder.ask({0s, 1s}, {{PanelId(1), {}, run}});
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, patience);
    QVERIFY(finder.isAsked({0s, 1s}, {{PanelId(1), {}, run}}));
    finder.ask({0s, 1s}, {{PanelId(1), {}, run}});
    QVERIFY(!finder.pending());
    // Another run of the same panel is another question.
    QVERIFY(!finder.isAsked({0s, 1s}, {{PanelId(1), {}, preparedOf(sample(20), Mode::Parallel)}}));
    finder.stop();
    QVERIFY(!finder.isAsked({0s, 1s}, {{PanelId(1), {}, run}}));
}

void TestSeeingFinders::itemsAreFoundInEveryRun()
{
    const auto work = std::make_shared<const WorkSpec>(sample(500));
    const PreparedRunPtr a = preparedOf(*work, Mode::Parallel);
    const PreparedRunPtr b = preparedOf(*work, Mode::Sequential);
    ItemFinder finder;
    QSignalSpy found(&finder, &ItemFinder::found);
    const ItemCondition condition = *parseItemCondition("latency > 60ms");
    finder.ask(condition, {{PanelId(1), a, work}, {PanelId(2), b, work}});
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, patience);
    const auto hits = found[0][0].value<std::shared_ptr<const ItemHits>>();
    QCOMPARE(hits->in(PanelId(1))->items, findItems(a->run, *work, condition));
    QCOMPARE(hits->in(PanelId(2))->items, findItems(b->run, *work, condition));
    QCOMPARE(hits->in(PanelId(2))->run, &b->run);
    QVERIFY(!hits->in(PanelId(3)));
}

void TestSeeingFinders::whatCanBeTrueOfNothingIsSaidAtOnce()
{
    const auto work = std::make_shared<const WorkSpec>(sample(5));
    ItemFinder finder;
    QSignalSpy failed(&finder, &ItemFinder::failed);
    finder.ask(*parseItemCondition("invoice"), {{PanelId(1), preparedOf(*work, Mode::Parallel), work}});
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains("no names"));
    QVERIFY(!finder.pending());
}

void TestSeeingFinders::theLatestConditionWins()
{
    const auto work = std::make_shared<const WorkSpec>(sample(100'000));
    const PreparedRunPtr run = preparedOf(*work, Mode::Parallel);
    ItemFinder finder;
    QSignalSpy found(&finder, &ItemFinder::found);
    for (const char *text : {"fetch > p50", "fetch > p90", "17"})
        finder.ask(*parseItemCondition(text), {{PanelId(1), run, work}});
    QTRY_VERIFY_WITH_TIMEOUT(!finder.pending(), patience);
    QCOMPARE(found.last()[0].value<std::shared_ptr<const ItemHits>>()->in(PanelId(1))->items,
             std::vector<std::int64_t>{17});
}

QTEST_GUILESS_MAIN(TestSeeingFinders)
#include "tst_seeing_finders.moc"
