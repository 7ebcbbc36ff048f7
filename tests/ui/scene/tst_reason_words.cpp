// SPDX-License-Identifier: MIT
// What is said of an instant at which nothing was let in.
#include "scene_cases.h"

#include "scene/reason_words.h"

#include <QTest>

using namespace overlapse;

namespace {

QString wordsAt(const PipelineSpec &spec, const DurationTable &times, Nanos at, Nanos stopAt = absent)
{
    WorkSpec work;
    work.items = static_cast<std::int64_t>(times.fetch.size());
    work.durations = std::make_shared<const DurationTable>(times);
    const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 2, .stopAt = stopAt})};
    const WaitAccount waits(run);
    return admissionWords(Reasons(run, waits, work), at, {10ms, 9s}, {});
}

DurationTable times(std::size_t items, Nanos fetch, Nanos transform)
{
    DurationTable table;
    table.fetch.assign(items, fetch);
    table.transform.assign(items, transform);
    return table;
}

} // namespace

class TestReasonWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachReasonHasItsSentence();
    void nobodyIsSaidToBeOnACore();
    void everyReleaseHasItsWords();
};

void TestReasonWords::eachReasonHasItsSentence()
{
    const PipelineSpec two{.mode = Mode::Parallel, .fetchLimit = 2, .transformLimit = 1, .threads = 2};
    QCOMPARE(
        wordsAt(two, times(4, 1s, 5s), 500ms),
        QStringLiteral("at 0.50 s: the fetches are full (N = 2): 2 being fetched; item 2 comes in 5.500 s "
                       "later (item 0 was emitted and made room)"));
    QCOMPARE(
        wordsAt(two, times(4, 1s, 5s), 1500ms),
        QStringLiteral("at 1.50 s: the transforms are full (M = 1), so nothing above them is polled: 1 done, "
                       "and the transform stage full; item 2 comes in 4.500 s later (item 0 was emitted and "
                       "made room)"));
    PipelineSpec spec = two;
    spec.fetchLimit = 4;
    spec.order = Order::Any;
    QVERIFY(wordsAt(spec, times(8, 1s, 5s), 30s)
                .contains(QStringLiteral("the source has ended, all items are in")));
    spec.mode = Mode::Concurrent;
    QVERIFY(wordsAt(spec, times(8, 1s, 2s), 2s)
                .contains(
                    QStringLiteral("the driver runs the transform of item 0 and polls nothing meanwhile: ")));
    spec.mode = Mode::Sequential;
    QVERIFY(wordsAt(spec, times(3, 1s, 1s), 500ms)
                .contains(QStringLiteral("one item at a time: 1 being fetched")));
    QVERIFY(wordsAt(spec, times(3, 1s, 1s), 7s).contains(QStringLiteral("the run is over")));
    QVERIFY(wordsAt(spec, times(3, 1s, 1s), 500ms, 700ms)
                .contains(QStringLiteral("the run was stopped, nothing more was let in")));
}

// Three transforms share two cores: in the chart their time on the CPU comes first, but at an instant nobody knows.
void TestReasonWords::nobodyIsSaidToBeOnACore()
{
    const PipelineSpec blocking{.mode = Mode::Blocking, .threads = 3};
    for (const Nanos at : {Nanos(101ms), Nanos(1100ms), Nanos(1500ms)}) {
        const QString words = wordsAt(blocking, times(6, 100ms, 1s), at);
        QVERIFY2(words.contains(QStringLiteral("every thread has a task (3): 3 being transformed;")),
                 qPrintable(words));
    }
}

void TestReasonWords::everyReleaseHasItsWords()
{
    for (int kind = 1; kind <= static_cast<int>(Release::Kind::ServerFree); ++kind)
        QVERIFY(releaseWords({Release::Kind(kind), 7, 1s}, {}).contains(QStringLiteral("item 7")));
    QVERIFY(releaseWords({}, {}).isEmpty());
}

QTEST_APPLESS_MAIN(TestReasonWords)
#include "tst_reason_words.moc"
