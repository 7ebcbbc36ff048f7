// SPDX-License-Identifier: MIT
// What the cores explain of a span, and what they do not, where both are known.
#include "analysis/core_split.h"

#include "virtual/core_share.h"

#include <QTest>

#include <cstdlib>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

bool isNear(Nanos a, Nanos b, Nanos off)
{
    return std::abs((a - b).count()) <= off.count();
}

} // namespace

class TestCoreSplit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofNothingNothing();
    void aloneTheRestIsOutside();
    void waitingIsNotWork();
    void whatSharesTheCoresWaitsForThem_data();
    void whatSharesTheCoresWaitsForThem();
    void bothAreToldApart();
    void besideOthersWhatSleepsIsNotWaiting();
    void besideOthersThereIsAFairShare_data();
    void besideOthersThereIsAFairShare();
    void whatIsStartedTogetherWaitsForTheCoresAtFirst();
    void oneThreadTakesOneAfterTheOther();
    void spansOfNoLength();
};

void TestCoreSplit::ofNothingNothing()
{
    QVERIFY(outsideOf({}, 2).empty());
}

void TestCoreSplit::aloneTheRestIsOutside()
{
    QCOMPARE(outsideOf({{0s, 10s, 10s}}, 1), std::vector<Nanos>{0s});
    const std::vector<Nanos> outside = outsideOf({{0s, 10s, 4s}}, 1);
    QVERIFY(isNear(outside[0], 6s, 300ms)); // of a core that is nearly all one's own
    QCOMPARE(outsideOf({{0s, 10s, 4s}}, 2), std::vector<Nanos>{6s});
}

// A hundred that sleep, however few cores there are.
void TestCoreSplit::waitingIsNotWork()
{
    const std::vector<CpuSpan> spans(100, {0s, 1s, 1ms});
    for (const Nanos outside : outsideOf(spans, 2))
        QVERIFY(isNear(outside, 999ms, 1ms));
}

void TestCoreSplit::whatSharesTheCoresWaitsForThem_data()
{
    QTest::addColumn<int>("cores");
    QTest::addColumn<int>("jobs");
    for (const int cores : {1, 2, 4})
        for (const int jobs : {1, 2, 3, 8, 64})
            QTest::addRow("%d on %d", jobs, cores) << cores << jobs;
}

// Jobs of 1, 2, 3 … s from the beginning on, on the virtual clock's cores: nothing is left to be outside.
void TestCoreSplit::whatSharesTheCoresWaitsForThem()
{
    QFETCH(int, cores);
    QFETCH(int, jobs);
    CoreShare share(cores);
    std::vector<CpuSpan> spans;
    for (int job = 0; job < jobs; ++job) {
        spans.push_back({0s, 0s, Nanos(std::chrono::seconds(job + 1))});
        share.start(0s, job, job, spans.back().cpu);
    }
    while (!share.empty()) {
        const Nanos end = share.nextEnd();
        for (Slot slot = share.popEnded(end); slot != noSlot; slot = share.popEnded(end))
            spans[static_cast<std::size_t>(slot)].end = end;
    }
    const std::vector<Nanos> outside = outsideOf(spans, cores);
    for (std::size_t job = 0; job < outside.size(); ++job)
        QVERIFY2(isNear(outside[job], 0s, (spans[job].end - spans[job].begin) / 20),
                 qPrintable(QString::number(outside[job].count())));
}

// Three compute all the time on one core, thirty sleep and compute a little at the end of it.
void TestCoreSplit::bothAreToldApart()
{
    std::vector<CpuSpan> spans(3, {0s, 30s, 10s});
    spans.insert(spans.end(), 30, {0s, 30s, 1ms});
    const std::vector<Nanos> outside = outsideOf(spans, 1);
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(isNear(outside[i], 0s, 1s));
    for (std::size_t i = 3; i < outside.size(); ++i)
        QVERIFY(isNear(outside[i], 30s, 40ms));
}

// Others use 1.2 of two cores; what is left would be used to 0.8, but thirty that each want a little get it.
void TestCoreSplit::besideOthersWhatSleepsIsNotWaiting()
{
    const std::vector<CpuSpan> spans(32, {0s, 1s, 20ms});
    for (const Nanos outside : outsideOf(spans, 2, 1.2))
        QVERIFY2(isNear(outside, 980ms, 10ms), qPrintable(QString::number(outside.count())));
}

void TestCoreSplit::besideOthersThereIsAFairShare_data()
{
    QTest::addColumn<int>("jobs");
    QTest::addColumn<int>("others");
    for (const int jobs : {1, 2, 4, 8, 32})
        for (const int others : {1, 2, 4})
            QTest::addRow("%d beside %d", jobs, others) << jobs << others;
}

// On two cores of the virtual clock; the others compute all the time.
void TestCoreSplit::besideOthersThereIsAFairShare()
{
    QFETCH(int, jobs);
    QFETCH(int, others);
    CoreShare share(2);
    std::vector<CpuSpan> spans;
    for (int job = 0; job < jobs; ++job) {
        spans.push_back({0s, 0s, Nanos(1s + job * 10ms)});
        share.start(0s, job, job, spans.back().cpu);
    }
    for (int other = jobs; other < jobs + others; ++other)
        share.start(0s, other, other, 1000s);
    for (int left = jobs; left > 0;) {
        const Nanos end = share.nextEnd();
        for (Slot slot = share.popEnded(end); slot != noSlot; slot = share.popEnded(end), --left)
            spans[static_cast<std::size_t>(slot)].end = end;
    }
    for (const Nanos outside : outsideOf(spans, 2, others))
        QVERIFY2(isNear(outside, 0s, spans.back().end / 20), qPrintable(QString::number(outside.count())));
}

// Thirty-two programs that sleep for 20 ms, and take 1 ms to be loaded, in an order of the system's own.
void TestCoreSplit::whatIsStartedTogetherWaitsForTheCoresAtFirst()
{
    std::vector<CpuSpan> spans;
    for (int i = 0; i < 32; ++i)
        spans.push_back({i * 1us, Nanos(20ms) + (i * 13 % 32 / 2 + 1) * 1ms, 1ms});
    for (const Nanos outside : outsideOfStarted(spans, 2))
        QVERIFY2(isNear(outside, 20ms, 1ms), qPrintable(QString::number(outside.count())));
    // On half a core each takes four times as long.
    for (std::size_t i = 0; i < spans.size(); ++i)
        spans[i].end = Nanos(20ms) + (i + 1) * 2ms;
    for (const Nanos outside : outsideOfStarted(spans, 0.5))
        QVERIFY2(isNear(outside, 20ms, 1ms), qPrintable(QString::number(outside.count())));
    QVERIFY(outsideOfStarted({}, 2).empty());
    QCOMPARE(outsideOfStarted({{0s, 1ms, 1ms}, {0s, 1ms, 1ms}}, 1), (std::vector<Nanos>{0s, 0s}));
}

void TestCoreSplit::oneThreadTakesOneAfterTheOther()
{
    // Busy without a break: whoever came while it was may have waited all the time.
    QCOMPARE(outsideOfThread({{0s, 3s, 1s}, {0s, 4s, 1s}, {1s, 5s, 1s}, {3s, 6s, 1s}}),
             (std::vector<Nanos>{2s, 2s, 1s, 0s}));
    // Idle for a while: what ends after that cannot have waited for it before.
    QCOMPARE(outsideOfThread({{0s, 3s, 1s}, {0s, 9s, 1s}}), (std::vector<Nanos>{2s, 8s}));
    // Two that end together: one of them was done before.
    QCOMPARE(outsideOfThread({{0s, 9s, 1s}, {0s, 9s, 1s}}), (std::vector<Nanos>{7s, 7s}));
    QVERIFY(outsideOfThread({}).empty());
}

void TestCoreSplit::spansOfNoLength()
{
    const std::vector<Nanos> outside = outsideOf({{1s, 1s, 0s}, {1s, 1s, 0s}, {1s, 1ns + Nanos(1s), 1ns}}, 1);
    QCOMPARE(outside.size(), std::size_t(3));
    for (const Nanos time : outside)
        QVERIFY(time >= Nanos(0) && time <= Nanos(1));
}

QTEST_APPLESS_MAIN(TestCoreSplit)
#include "tst_core_split.moc"
