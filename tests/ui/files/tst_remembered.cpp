// SPDX-License-Identifier: MIT
// The experiment of the last time: what is remembered, and what settings that say something odd come to.
#include "files/remembered.h"
#include "live/rounds.h"
#include "ui/document/sample_states.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int cores = 2;

QString key(const char *name)
{
    return QStringLiteral("experiment/") + QLatin1String(name);
}

DocumentState again(const DocumentState &state)
{
    remember(state);
    return rememberedState(cores);
}

} // namespace

class TestRemembered : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }

    void theFirstTimeIsTheArticles();
    void whatWasSetIsThere();
    void timesAreExact_data();
    void timesAreExact();
    void realWorkIsNotRemembered();
    void anOpenedRecordingIsNotRemembered();
    void replayedTimesAreNotRemembered();
    void runsAreNotRemembered();
    void howOftenIsRemembered();
    void oddSettingsComeToSomethingThatRuns_data();
    void oddSettingsComeToSomethingThatRuns();

private:
    QTemporaryDir m_folder;
};

void TestRemembered::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("overlapse-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_remembered"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    QVERIFY(QSettings().fileName().startsWith(m_folder.path()));
}

void TestRemembered::theFirstTimeIsTheArticles()
{
    const DocumentState state = rememberedState(cores);
    QVERIFY(sameExperiment(state.experiment, articleExperiment(cores)));
    QCOMPARE(state.shown, DocumentState().shown);
    QCOMPARE(state.skipped, DocumentState().skipped);
}

void TestRemembered::whatWasSetIsThere()
{
    DocumentState state;
    WorkSpec &work = state.experiment.work;
    work.items = 321;
    work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = 80ms, .p = 0.6};
    work.transform = TransformKind::Wall;
    work.transformTime = {.a = 3ms};
    work.seed = 77;
    state.experiment.limits = {.order = Order::Any, .fetchLimit = 50, .transformLimit = 60, .threads = 7};
    state.shown = {true, false, true, false, true};
    state.skipped = {false, false, true, false, false};
    const DocumentState next = again(state);
    QVERIFY(sameWork(next.experiment.work, work));
    QCOMPARE(next.experiment.work.seed, work.seed);
    QCOMPARE(next.experiment.limits, state.experiment.limits);
    QCOMPARE(next.shown, state.shown);
    QCOMPARE(next.skipped, state.skipped);
    // And the next time.
    QVERIFY(sameState(again(next), next));
}

void TestRemembered::timesAreExact_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("a");
    for (const int a : {0, 1, 999'999'999, 1'000'000'000, 1'234'567})
        QTest::addRow("%d ns", a) << QString() << a;
}

void TestRemembered::timesAreExact()
{
    QFETCH(const int, a);
    DocumentState state;
    state.experiment.work.fetchTime = {.kind = TimeSpec::Kind::Spike, .a = Nanos(a), .b = 2s, .p = 0.07};
    state.experiment.work.transformTime = {.a = Nanos(a)};
    QVERIFY(sameWork(again(state).experiment.work, state.experiment.work));
}

void TestRemembered::realWorkIsNotRemembered()
{
    DocumentState state;
    state.experiment.work.items = 9;
    remember(state);
    state.experiment.work.fetch = FetchKind::File;
    state.experiment.limits.fetchLimit = 99;
    const DocumentState next = again(state);
    QVERIFY(!next.experiment.work.isReal());
    QCOMPARE(next.experiment.work.items, std::int64_t(9));
    QCOMPARE(next.experiment.limits.fetchLimit, std::int64_t(4));
}

void TestRemembered::anOpenedRecordingIsNotRemembered()
{
    DocumentState state;
    state.experiment.work.items = 9;
    state.file = QStringLiteral("a.overlapse");
    QCOMPARE(again(state).experiment.work.items, std::int64_t(4));
}

void TestRemembered::replayedTimesAreNotRemembered()
{
    DocumentState state;
    state.experiment.work.items = 9;
    DurationTable table;
    table.fetch = {5ms};
    table.transform = {7ms};
    state.experiment.work.durations = finished(std::move(table));
    const DocumentState next = again(state);
    QVERIFY(!next.experiment.work.durations);
    QCOMPARE(next.experiment.work.items, std::int64_t(9));
    QCOMPARE(next.experiment.work.transform, TransformKind::Cpu);
    QCOMPARE(next.experiment.work.transformTime.a, Nanos(1s));
}

void TestRemembered::runsAreNotRemembered()
{
    QVERIFY(
        again(stateOf({measured(1, Mode::Parallel), keptRun(measured(2, Mode::Parallel))})).runs.isEmpty());
}

void TestRemembered::howOftenIsRemembered()
{
    QCOMPARE(rememberedRepeats(), 1);
    rememberRepeats(5);
    QCOMPARE(rememberedRepeats(), 5);
    for (const char *odd : {"0", "-3", "nonsense", "99999999999"}) {
        QSettings().setValue(key("repeats"), odd);
        QVERIFY(rememberedRepeats() >= 1 && rememberedRepeats() <= mostRepeats);
    }
}

void TestRemembered::oddSettingsComeToSomethingThatRuns_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QVariant>("value");
    for (const char *name : {"items", "fetch_limit", "transform_limit", "threads", "seed", "fetch",
                             "transform", "order", "shown", "skipped"})
        for (const char *value :
             {"", "0", "-5", "99999999999999999999", "nonsense", "00000", "1", "gunzip", "none", "11111x"})
            QTest::addRow("%s %s", name, value) << QString::fromLatin1(name) << QVariant(value);
}

void TestRemembered::oddSettingsComeToSomethingThatRuns()
{
    QFETCH(const QString, name);
    QFETCH(const QVariant, value);
    QSettings().setValue(key(qPrintable(name)), value);
    const DocumentState state = rememberedState(cores);
    const WorkSpec &work = state.experiment.work;
    const PipelineSpec &limits = state.experiment.limits;
    QVERIFY(!work.isReal() && work.transform != TransformKind::Real);
    QVERIFY(work.items >= 1 && work.items <= 100'000);
    QVERIFY(limits.fetchLimit >= 1 && limits.fetchLimit <= 1'000'000);
    QVERIFY(limits.transformLimit >= 1 && limits.transformLimit <= 1'000'000);
    QVERIFY(limits.threads >= 1 && limits.threads <= 4 * cores);
    QVERIFY(!state.shownModes().empty());
    QVERIFY(work.fetchTime.a >= Nanos(0) && work.transformTime.a >= Nanos(0));
}

QTEST_GUILESS_MAIN(TestRemembered)
#include "tst_remembered.moc"
