// SPDX-License-Identifier: MIT
// The sentence that says what limited a run: recipes on the virtual clock, each with the exact sentence.
#include "analysis/described_run.h"
#include "analysis/sentence.h"
#include "core/analysis/recipes.h"

#include <QRegularExpression>
#include <QTest>

using namespace overlapse;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

QString sentenceOf(const Run &run, const WorkSpec &work, int cores)
{
    return limitingSentence(run, work, cores, figuresOf(run, work, cores), WaitAccount(run));
}

} // namespace

class TestSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentences_data();
    void sentences();
    void wallWorkOffTheCpuIsNoWait();
    void aSlowDriverIsNamed();
    void aDriverBusyWithItselfIsNotBusyTransforming();
    void aMeasuredTransformOffTheCpuIsNamed();
    void everyFigureIsPossible();
    void shortTimesHaveTwoDigits();
    void timesThatDifferReadDifferently();
    void percentagesAreNotRoundedToTheEnds();
};

void TestSentence::sentences_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<QString>("sentence");
    const auto add = [](const char *name, const Recipe &recipe, const char *sentence) {
        QTest::newRow(name) << recipe << QString::fromUtf8(sentence);
    };
    const std::vector<double> slowFirst{5, 1};

    // The article: four items of one second and one second.
    add("sequential", {.spec = specOf(Mode::Sequential)},
        "one item at a time: fetches took 4.0 s and transforms 4.0 s of 8.0 s");
    add("concurrent", {.spec = specOf(Mode::Concurrent)},
        "transforms ran one after another on the driver: 4.0 s of 5.0 s");
    add("parallel", {.spec = specOf(Mode::Parallel)},
        "nothing waited: one fetch and one transform after it, all items at once");
    add("one item", {.items = 1, .spec = specOf(Mode::Prefetching)},
        "nothing waited: one fetch and one transform after it");
    add("two threads", {.spec = specOf(Mode::Parallel, 4, 4, 2)},
        "transforms waited for one of 2 threads: 1.0 s of 3.0 s");
    add("one thread", {.spec = specOf(Mode::Prefetching, 4, 4, 1)},
        "transforms waited for the only thread: 3.0 s of 5.0 s");
    add("two items, one thread", {.items = 2, .spec = specOf(Mode::Parallel, 4, 4, 1)},
        "a transform waited for the only thread: 1.0 s of 3.0 s");
    add("two cores", {.spec = specOf(Mode::Parallel), .cores = 2},
        "4 threads shared 2 cores: transforms were off the CPU for 4.0 s of their 8.0 s");
    add("two cores, wall()", {.spec = specOf(Mode::Parallel), .cores = 2, .kind = TransformKind::Wall},
        "nothing waited: one fetch and one transform after it, all items at once");
    add("blocking, two threads", {.spec = specOf(Mode::Blocking, 4, 4, 2)},
        "at most 2 in flight: the threads waited for fetches 50 % of the time");
    add("blocking, one thread", {.spec = specOf(Mode::Blocking, 4, 4, 1)},
        "at most 1 in flight: the thread waited for fetches 50 % of the time");
    add("blocking, four threads", {.spec = specOf(Mode::Blocking)},
        "nothing waited: one fetch and one transform after it, all items at once");
    add("blocking, two cores", {.spec = specOf(Mode::Blocking), .cores = 2},
        "4 threads shared 2 cores: transforms were off the CPU for 4.0 s of their 8.0 s");
    add("parallel, N = M = 1", {.spec = specOf(Mode::Parallel, 1, 1)},
        "one item at a time: fetches took 4.0 s and transforms 4.0 s of 8.0 s");

    // Head of line.
    add("item 0 is slow, kept", {slowFirst, {0.25}, 20, specOf(Mode::Parallel)},
        "item 0 held back 3 finished fetches for 4.0 s");
    add("item 0 is slow, N = 2", {slowFirst, {0.25}, 20, specOf(Mode::Concurrent, 2)},
        "item 0 held back 1 finished fetch for 4.0 s");
    add("item 0 is slow, any", {slowFirst, {0.25}, 20, specOf(Mode::Parallel, 2, 4, 4, Order::Any)},
        "N = 2 fetches in flight set the pace: all slots taken 98 % of the time");
    add("item 0 is all of it", {slowFirst, {0.25}, 20, specOf(Mode::Parallel, 8, 4, 4, Order::Any)},
        "item 0 alone took 5.3 s of 5.3 s");
    add("slow items in turn", {{2, 1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1}, {0.01}, 12, specOf(Mode::Parallel)},
        "finished fetches waited for earlier items: 3.0 s of 6.0 s, most for item 0");
    add("a slow transform, kept", {{0.1}, {3, 0.2}, 20, specOf(Mode::Parallel, 4, 8)},
        "item 0 held back 7 finished transforms for 2.8 s");
    add("blocking holds results, not threads", {{0.1}, {3, 0.2}, 20, specOf(Mode::Blocking)},
        "item 0 alone took 3.1 s of 3.1 s");

    // Full stages and full slots.
    add("buffer stall", {{1}, {1}, 12, specOf(Mode::Parallel, 4, 2, 2)},
        "the transform limit M = 2 was full and finished fetches were not replaced: 4.0 s of 9.0 s");
    add("buffer stall, four threads", {{1}, {1}, 20, specOf(Mode::Parallel)},
        "the transform limit M = 4 was full and finished fetches were not replaced: 4.0 s of 10 s");
    add("no stall, two threads", {{1}, {1}, 12, specOf(Mode::Prefetching, 4, 2, 2)},
        "2 threads set the pace: all busy 86 % of the time");
    add("M below the threads", {{1}, {0.3}, 20, specOf(Mode::Prefetching, 4, 1)},
        "M = 1 transform in flight set the pace: running 86 % of the time");
    add("nothing left to fetch", {{2}, {2}, 3, specOf(Mode::Parallel, 3, 1)},
        "M = 1 transform in flight set the pace: running 75 % of the time");
    add("fetch-bound", {{1}, {0.1}, 20, specOf(Mode::Parallel, 2)},
        "N = 2 fetches in flight set the pace: all slots taken 99 % of the time");
    add("fetch-bound, N = 1", {{1}, {0.1}, 20, specOf(Mode::Concurrent, 1)},
        "N = 1 fetch in flight set the pace: its slot taken 99 % of the time");
    add("transform-bound", {{0.01}, {1}, 40, specOf(Mode::Parallel, 8, 8)},
        "4 threads set the pace: all busy 99 % of the time");
    add("transform-bound, cores", {{1}, {1}, 40, specOf(Mode::Prefetching, 2, 8, 4), 2},
        "2 cores set the pace: all busy 95 % of the time");
    add("blocking, no fetch time", {{0}, {1}, 8, specOf(Mode::Blocking, 1, 1, 2)},
        "2 threads set the pace: all busy 100 % of the time");

    // Runs that did not go well.
    add("no items", {.items = 0, .spec = specOf(Mode::Parallel)}, "there were no items");
    add("no time", {{0}, {0}, 5, specOf(Mode::Concurrent)}, "nothing took any time");
    add("stopped at once", {.spec = specOf(Mode::Parallel), .stopAt = 0.5},
        "stopped after 500 ms, before the first item was done");
    add("stopped on the way", {.spec = specOf(Mode::Sequential), .stopAt = 4.5},
        "stopped with 2 of 4 items done; until then one item at a time: fetches took 2.5 s and transforms "
        "2.0 s of 4.5 s");
    add("stopped, concurrent", {.spec = specOf(Mode::Concurrent), .stopAt = 2.5},
        "stopped with 1 of 4 items done; until then transforms ran one after another on the driver: 1.5 s of "
        "2.5 s");
    add("every fetch failed", {.spec = specOf(Mode::Parallel), .failing = {0, 1, 2, 3}},
        "all 4 fetches failed");
    add("a last round that is not full", {.transform = {0.001}, .items = 5, .spec = specOf(Mode::Parallel)},
        "5 items with N = 4 in flight: 2 rounds of 1.0 s");
    add("the only fetch failed", {.items = 1, .spec = specOf(Mode::Parallel), .failing = {0}},
        "the only fetch failed");
    add("one fetch failed", {.spec = specOf(Mode::Parallel), .failing = {1}},
        "the longest, item 0, took 2.0 s of 2.0 s");
    add("one of two failed, on the driver", {.items = 2, .spec = specOf(Mode::Concurrent), .failing = {1}},
        "item 0 alone took 2.0 s of 2.0 s");
}

void TestSentence::sentences()
{
    QFETCH(Recipe, recipe);
    QFETCH(QString, sentence);
    const RandomPipeline pipeline = recipe.pipeline();
    QCOMPARE(sentenceOf(pipeline.run(), pipeline.work, pipeline.cores), sentence);
}

void TestSentence::wallWorkOffTheCpuIsNoWait()
{
    // Measured: wall() ends on time although it had the CPU for half of it.
    RandomPipeline pipeline = Recipe{.spec = specOf(Mode::Parallel), .kind = TransformKind::Wall}.pipeline();
    Run run = pipeline.run();
    for (std::int64_t item = 0; item < 4; ++item) {
        ItemRow row = run.trace.row(item);
        row.transformCpu = milliseconds(500);
        run.trace.put(row);
    }
    QCOMPARE(sentenceOf(run, pipeline.work, 2),
             QStringLiteral("nothing waited: one fetch and one transform after it, all items at once"));
}

void TestSentence::aSlowDriverIsNamed()
{
    // Four items at once; each stamp that the driver takes comes 0.2 s late.
    RandomPipeline pipeline = Recipe{.spec = specOf(Mode::Parallel)}.pipeline();
    Run run{pipeline.spec, Clock::Live, Trace(4)};
    for (std::int64_t item = 0; item < 4; ++item) {
        ItemRow row{.item = item, .rank = item, .fetchAdmitted = Nanos(0), .fetchStarted = Nanos(0)};
        row.fetchFinished = seconds(1);
        row.fetchYielded = row.transformStarted = milliseconds(1200);
        row.transformFinished = milliseconds(2200);
        row.transformYielded = milliseconds(2400);
        row.transformCpu = seconds(1);
        row.transformLane = static_cast<std::int32_t>(item);
        row.fetchStatus = row.transformStatus = Status::Ok;
        run.trace.put(row);
    }
    run.trace.setEnd(milliseconds(2400));
    QCOMPARE(sentenceOf(run, pipeline.work, 4),
             QStringLiteral("items waited for the driver to wake and poll: 17 % of their time"));
}

void TestSentence::aDriverBusyWithItselfIsNotBusyTransforming()
{
    // Measured: transforms of no length to speak of, each item polled 1 ms after the one before.
    RandomPipeline pipeline = Recipe{.items = 50, .spec = specOf(Mode::Concurrent, 50, 50)}.pipeline();
    Run run{pipeline.spec, Clock::Live, Trace(50)};
    for (std::int64_t item = 0; item < 50; ++item) {
        ItemRow row{.item = item, .rank = item, .fetchAdmitted = Nanos(0), .fetchStarted = Nanos(0)};
        row.fetchFinished = row.fetchYielded = Nanos(0);
        row.transformStarted = milliseconds(item);
        row.transformFinished = row.transformYielded = row.transformStarted + Nanos(100);
        row.transformLane = driverLane;
        row.fetchStatus = row.transformStatus = Status::Ok;
        run.trace.put(row);
    }
    run.trace.setEnd(run.trace.row(49).transformYielded);
    QCOMPARE(sentenceOf(run, pipeline.work, 4),
             QStringLiteral("items waited for the driver to wake and poll: 99 % of their time"));
}

void TestSentence::aMeasuredTransformOffTheCpuIsNamed()
{
    // Real work, a core for each thread: something else had the cores, or the disk.
    RandomPipeline pipeline = Recipe{.spec = specOf(Mode::Parallel)}.pipeline();
    pipeline.work.transform = TransformKind::Real;
    Run run = pipeline.run();
    run.clock = Clock::Live;
    for (std::int64_t item = 0; item < 4; ++item) {
        ItemRow row = run.trace.row(item);
        row.transformCpu = milliseconds(300);
        run.trace.put(row);
    }
    QCOMPARE(sentenceOf(run, pipeline.work, 4),
             QStringLiteral("transforms were off the CPU for 2.8 s of their 4.0 s"));
    QCOMPARE(
        sentenceOf(run, pipeline.work, 3),
        QStringLiteral(
            "transforms were off the CPU for 2.8 s of their 4.0 s, more than 4 threads on 3 cores explain"));
    QCOMPARE(sentenceOf(run, pipeline.work, 1),
             QStringLiteral("4 threads shared 1 core: transforms were off the CPU for 2.8 s of their 4.0 s"));
}

void TestSentence::everyFigureIsPossible()
{
    static const QRegularExpression part(
        QStringLiteral("([\\d.]+) (s|ms|µs|ns) of (?:their )?([\\d.]+) (s|ms|µs|ns)"));
    static const QRegularExpression percent(QStringLiteral("(\\d+) %"));
    const auto value = [](const QString &number, const QString &unit) {
        return number.toDouble() * (unit == u"s" ? 1e9 : unit == u"ms" ? 1e6 : unit == u"µs" ? 1e3 : 1);
    };
    for (const Mode mode : allModes)
        for (const Order order : {Order::Kept, Order::Any})
            for (std::uint64_t seed = 0; seed < 1500; ++seed) {
                const RandomPipeline pipeline = randomPipeline(seed, mode, order);
                const QString text = sentenceOf(pipeline.run(), pipeline.work, pipeline.cores);
                const QByteArray context =
                    QStringLiteral("mode %1 seed %2: %3").arg(int(mode)).arg(seed).arg(text).toUtf8();
                QVERIFY2(!text.isEmpty() && !text.endsWith(u'.') && !text.contains(u"%1"),
                         context.constData());
                if (const auto match = part.match(text); match.hasMatch())
                    QVERIFY2(value(match.captured(1), match.captured(2))
                                 <= value(match.captured(3), match.captured(4)) * 1.05,
                             context.constData());
                if (const auto match = percent.match(text); match.hasMatch())
                    QVERIFY2(match.captured(1).toInt() > 0 && match.captured(1).toInt() <= 100,
                             context.constData());
                QVERIFY2(!text.contains(QStringLiteral("0 s of"))
                             || text.contains(QStringLiteral("transforms 0 s of"))
                             || text.contains(QRegularExpression(QStringLiteral("[1-9.]0* ?0 s of"))),
                         context.constData());
                QVERIFY2(!text.contains(QStringLiteral("item -1")), context.constData());
            }
}

void TestSentence::shortTimesHaveTwoDigits()
{
    QCOMPARE(shortTime(Nanos(0)), QStringLiteral("0 s"));
    QCOMPARE(shortTime(Nanos(7)), QStringLiteral("7 ns"));
    QCOMPARE(shortTime(Nanos(999)), QStringLiteral("999 ns"));
    QCOMPARE(shortTime(Nanos(1'240)), QStringLiteral("1.2 µs"));
    QCOMPARE(shortTime(Nanos(9'960)), QStringLiteral("10 µs"));
    QCOMPARE(shortTime(milliseconds(12)), QStringLiteral("12 ms"));
    QCOMPARE(shortTime(Nanos(999'600'000)), QStringLiteral("1.0 s"));
    QCOMPARE(shortTime(seconds(4)), QStringLiteral("4.0 s"));
    QCOMPARE(shortTime(seconds(1234)), QStringLiteral("1234 s"));
}

void TestSentence::timesThatDifferReadDifferently()
{
    using Texts = std::pair<QString, QString>;
    QCOMPARE(timesApart(seconds(2), seconds(4)), (Texts{"2.0 s", "4.0 s"}));
    QCOMPARE(timesApart(seconds(2), seconds(2)), (Texts{"2.0 s", "2.0 s"}));
    QCOMPARE(timesApart(milliseconds(2'247), milliseconds(2'170)), (Texts{"2.25 s", "2.17 s"}));
    QCOMPARE(timesApart(milliseconds(2'000), milliseconds(2'001)), (Texts{"2.000 s", "2.001 s"}));
    QCOMPARE(timesApart(seconds(1'234), milliseconds(1'234'010)), (Texts{"1234.00 s", "1234.01 s"}));
    QCOMPARE(timesApart(Nanos(1'000'000'000), Nanos(1'000'000'001)),
             (Texts{"1.000000000 s", "1.000000001 s"}));
    QCOMPARE(timesApart(Nanos(12'000), Nanos(12'001)), (Texts{"12.000 µs", "12.001 µs"}));
    QCOMPARE(timesApart(Nanos(7), Nanos(8)), (Texts{"7 ns", "8 ns"}));
}

void TestSentence::percentagesAreNotRoundedToTheEnds()
{
    QCOMPARE(percentText(Nanos(1), Nanos(1000)), QStringLiteral("1 %"));
    QCOMPARE(percentText(Nanos(999), Nanos(1000)), QStringLiteral("99 %"));
    QCOMPARE(percentText(Nanos(5), Nanos(5)), QStringLiteral("100 %"));
    QCOMPARE(percentText(Nanos(0), Nanos(0)), QStringLiteral("0 %"));
}

QTEST_APPLESS_MAIN(TestSentence)
#include "tst_sentence.moc"
