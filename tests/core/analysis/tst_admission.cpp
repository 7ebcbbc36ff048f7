// SPDX-License-Identifier: MIT
// Why nothing was let in at an instant, against what the log of events says of it.
#include "analysis/admission.h"
#include "core/analysis/event_replay.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

/// By the events alone.
struct Counts
{
    std::int64_t in = 0;
    std::int64_t left = 0;
    std::int64_t emitted = 0;
    std::int64_t onDriver = -1;

    void apply(const Event &event, const RandomPipeline &pipeline)
    {
        const PipelineSpec &spec = pipeline.spec;
        const bool blocking = spec.mode == Mode::Blocking;
        switch (event.kind) {
        case Event::Kind::Admitted: ++in; break;
        case Event::Kind::FetchYielded: left += blocking ? 0 : 1; break;
        case Event::Kind::Emitted: ++emitted; break;
        case Event::Kind::TransformStarted: onDriver = usesPool(spec.mode) ? -1 : event.item; break;
        // Such a task is done.
        case Event::Kind::FetchFinished:
            left += blocking && pipeline.failing.contains(event.item) ? 1 : 0;
            break;
        case Event::Kind::TransformFinished:
            left += blocking ? 1 : 0;
            onDriver = -1;
            break;
        default: break;
        }
    }
};

QString textOf(const Admission &admission)
{
    return QStringLiteral("why %1, item %2, fetching %3, transforming %4, next %5")
        .arg(int(admission.why))
        .arg(admission.item)
        .arg(admission.fetching)
        .arg(admission.transforming)
        .arg(admission.next);
}

} // namespace

class TestAdmission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsWhatTheEventsSay();
    void whatFetchesWaitForIsCounted();
    void afterTheEndNothingIsWaitedFor();
};

void TestAdmission::itIsWhatTheEventsSay()
{
    using Why = Admission::Why;
    std::array<int, 7> seen{};
    for (const Mode mode : allModes)
        for (const Order order : {Order::Kept, Order::Any})
            for (std::uint64_t seed = 0; seed < 500; ++seed) {
                const RandomPipeline pipeline = randomPipeline(seed, mode, order);
                std::vector<Event> log;
                const Run run = pipeline.run(&log);
                const WaitAccount waits(run);
                const Releases releases(run, pipeline.work);
                const auto states = Replay(pipeline, run.trace.end()).classify(log);
                Counts counts;
                for (std::size_t i = 0; i < log.size();) {
                    const Nanos now = log[i].at;
                    for (; i < log.size() && log[i].at == now; ++i)
                        counts.apply(log[i], pipeline);
                    if (i == log.size())
                        break;
                    // On the virtual clock nothing happens between two events.
                    for (const Nanos at : {now, now + (log[i].at - now) / 2, log[i].at - 1ns}) {
                        const Admission found = admissionAt(run, waits, releases, at);
                        const auto verify = [&](bool holds) {
                            if (!holds)
                                qWarning() << "mode" << int(mode) << "order" << int(order) << "seed" << seed
                                           << "at" << at.count() << textOf(found);
                            return holds;
                        };
                        QVERIFY(verify(found.fetching == counts.in - counts.left));
                        QVERIFY(verify(mode == Mode::Blocking
                                       || found.transforming == counts.left - counts.emitted));
                        ++seen[std::size_t(found.why)];
                        const bool more =
                            std::any_of(log.begin() + std::ptrdiff_t(i), log.end(),
                                        [](auto &e) { return e.kind == Event::Kind::Admitted; });
                        QVERIFY(verify(more == (found.next >= 0)));
                        QVERIFY(verify(more || found.why == Why::SourceEnded));
                        switch (found.why) {
                        case Why::Over: QVERIFY(verify(false)); break;
                        case Why::SourceEnded: QVERIFY(verify(!more)); break;
                        case Why::DriverElsewhere: QVERIFY(verify(found.item == counts.onDriver)); break;
                        case Why::FetchesFull:
                            QVERIFY(verify(found.fetching == effectiveFetchLimit(run.spec)));
                            break;
                        case Why::TransformsFull:
                            QVERIFY(verify(found.transforming == effectiveTransformLimit(run.spec)));
                            break;
                        case Why::ThreadsBusy: QVERIFY(verify(found.fetching == run.spec.threads)); break;
                        case Why::Room: break;
                        }
                        std::array<std::int64_t, causeCount> expected{};
                        const StampColumn leaving = mode == Mode::Blocking ? StampColumn::TransformFinished
                                                                           : StampColumn::FetchYielded;
                        for (std::size_t item = 0; item < states.size(); ++item) {
                            const Nanos left = run.trace.stamp(leaving, std::int64_t(item));
                            for (const CauseSpan &span : states[item])
                                expected[std::size_t(span.cause)] +=
                                    (left == absent || left > at) && span.begin <= at && at < span.end;
                        }
                        QVERIFY(verify(found.states == expected));
                        if (found.release.kind != Release::Kind::None)
                            QVERIFY(verify(found.release.at > at && found.release.at <= found.nextAt));
                    }
                }
            }
    for (const Why why :
         {Why::SourceEnded, Why::DriverElsewhere, Why::TransformsFull, Why::FetchesFull, Why::ThreadsBusy})
        QVERIFY(seen[std::size_t(why)] > 100);
    QCOMPARE(seen[std::size_t(Why::Room)], 0); // with room, an item comes in at once
}

// At 10 a second, of four in flight one is fetched at most.
void TestAdmission::whatFetchesWaitForIsCounted()
{
    WorkSpec work;
    work.items = 12;
    auto table = std::make_shared<DurationTable>();
    table->fetch.assign(12, 50ms);
    table->transform.assign(12, 1ms);
    work.durations = table;
    table->rate = 10;
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 4, .transformLimit = 4, .threads = 2};
    const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 2})};
    const Admission found = admissionAt(run, WaitAccount(run), Releases(run, work), 320ms);
    QCOMPARE(found.why, Admission::Why::FetchesFull);
    QCOMPARE(found.fetching, 4);
    QCOMPARE(found.states[std::size_t(Cause::FetchRate)], 3);
    QCOMPARE(found.states[std::size_t(Cause::FetchRunning)], 1);
    QCOMPARE(found.release, (Release{Release::Kind::Left, found.next - 4, found.nextAt}));
}

void TestAdmission::afterTheEndNothingIsWaitedFor()
{
    for (const Mode mode : allModes) {
        const RandomPipeline pipeline = randomPipeline(1, mode, Order::Kept, false);
        const Run run = pipeline.run();
        const Admission found =
            admissionAt(run, WaitAccount(run), Releases(run, pipeline.work), run.trace.end());
        QCOMPARE(found.why, Admission::Why::Over);
        QCOMPARE(found.fetching, 0);
    }
}

QTEST_APPLESS_MAIN(TestAdmission)
#include "tst_admission.moc"
