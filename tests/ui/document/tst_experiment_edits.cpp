// SPDX-License-Identifier: MIT
// What each field changes in an experiment: what is understood, what is not, and where it ends.
#include "document/experiment_edits.h"
#include "pipeline/bounds.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

using TextEdit = Checked<Experiment> (*)(Experiment, const QString &);

Experiment ofKind(FetchKind kind)
{
    return withKind({}, usualWork(kind));
}

Experiment served()
{
    Experiment experiment = ofKind(FetchKind::Http);
    experiment.work.served =
        ServedFolder{.folder = QStringLiteral("/srv"), .latency = {.a = 80ms}, .fail = 0.02};
    return experiment;
}

Experiment replaying()
{
    Experiment experiment;
    DurationTable table;
    table.fetch = {5ms};
    table.transform = {7ms};
    experiment.work.durations = finished(std::move(table));
    return experiment;
}

ListedInputs listedFiles()
{
    InputList list;
    list.paths = {"/data/a", "/data/b", "/data/c"};
    return {finished(std::move(list)), {.hosts = {}, .secret = true, .masked = false}, {}};
}

/// What it says of the text; empty: it takes it.
QString errorOf(TextEdit edit, const Experiment &experiment, const QString &text)
{
    return edit(experiment, text).error;
}

} // namespace

class TestExperimentEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreRead_data();
    void timesAreRead();
    void timesAreRefused_data();
    void timesAreRefused();
    void transformsAreRead_data();
    void transformsAreRead();
    void transformsThatNeedRealWorkAreRefused();
    void typedTimesReplaceATable();
    void stepsAreRead_data();
    void stepsAreRead();
    void commandsAreRead_data();
    void commandsAreRead();
    void latenciesAreOfAServedFolder();
    void failuresAreShares_data();
    void failuresAreShares();
    void numbersStayWithinTheirBounds_data();
    void numbersStayWithinTheirBounds();
    void writtenLimitsAreLeftWhenTheyChange();
    void ordersAreTaken();
    void inputsAreTakenAndLeft();
    void aServedFolderHasAUsualServer();
    void anotherKindIsOtherWorkWithTheSameLimits();
    void limitsBeyondAKindComeDown();
};

void TestExperimentEdits::timesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("a");
    QTest::newRow("whole") << "2s" << qint64(2'000'000'000);
    QTest::newRow("a blank") << " 2 s " << qint64(2'000'000'000);
    QTest::newRow("fraction") << "1.5ms" << qint64(1'500'000);
    QTest::newRow("nothing") << "0s" << qint64(0);
    QTest::newRow("least") << "1ns" << qint64(1);
    QTest::newRow("longest") << "2784h" << qint64(2784) * 3'600'000'000'000;
    QTest::newRow("drawn") << "exp(80ms)" << qint64(80'000'000);
    QTest::newRow("uniform of one") << "uniform(5ms,5ms)" << qint64(5'000'000);
    QTest::newRow("spike, never") << "spike(5ms,0%,2s)" << qint64(5'000'000);
    QTest::newRow("spike, always") << "spike(5ms,100%,2s)" << qint64(5'000'000);
}

void TestExperimentEdits::timesAreRead()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, a);
    const Checked<Experiment> fetch = withFetchTime({}, text);
    QVERIFY2(fetch, qPrintable(fetch.error));
    QCOMPARE(qint64(fetch->work.fetchTime.a.count()), a);
    const Checked<Experiment> transform = withTransformTime({}, text);
    QVERIFY2(transform, qPrintable(transform.error));
    QCOMPARE(qint64(transform->work.transformTime.a.count()), a);
    const Checked<Experiment> latency = withLatency(served(), text);
    QVERIFY2(latency, qPrintable(latency.error));
    QCOMPARE(qint64(latency->work.served->latency.a.count()), a);
}

void TestExperimentEdits::timesAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", " ", "2", "s", "-1s", "2 parsecs", "1,5s", "2785h", "exp()", "exp(1s,2s)", "uniform(5ms,4ms)",
          "lognormal(80ms,-1)", "lognormal(80ms,11)", "spike(5ms,101%,2s)", "spike(5ms,5,2s)", "often(3s)"})
        QTest::newRow(*text ? text : "nothing") << text;
}

void TestExperimentEdits::timesAreRefused()
{
    QFETCH(const QString, text);
    QVERIFY(!errorOf(withFetchTime, {}, text).isEmpty());
    QVERIFY(!errorOf(withLatency, served(), text).isEmpty());
    if (!text.trimmed().isEmpty())
        QVERIFY(!errorOf(withTransformTime, {}, text).isEmpty());
}

void TestExperimentEdits::transformsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TransformKind>("kind");
    QTest::newRow("a time") << "3ms" << TransformKind::Cpu;
    QTest::newRow("cpu") << "cpu(3ms)" << TransformKind::Cpu;
    QTest::newRow("wall") << "wall(3ms)" << TransformKind::Wall;
    QTest::newRow("blanks") << " wall ( 3 ms ) " << TransformKind::Wall;
}

void TestExperimentEdits::transformsAreRead()
{
    QFETCH(const QString, text);
    QFETCH(const TransformKind, kind);
    const Checked<Experiment> next = withTransformTime({}, text);
    QVERIFY2(next, qPrintable(next.error));
    QCOMPARE(next->work.transform, kind);
    QCOMPARE(next->work.transformTime.a, Nanos(3ms));
}

void TestExperimentEdits::transformsThatNeedRealWorkAreRefused()
{
    for (const QString &text : {QStringLiteral("sha256"), QStringLiteral("gunzip+sha256"),
                                QStringLiteral("cmd:wc -l"), QStringLiteral("none")})
        QVERIFY(errorOf(withTransformTime, {}, text).contains(text));
}

void TestExperimentEdits::typedTimesReplaceATable()
{
    const Experiment before = replaying();
    QVERIFY(!withFetchTime(before, QStringLiteral("2s"))->work.durations);
    QVERIFY(!withTransformTime(before, QStringLiteral("2s"))->work.durations);
    // As it would be without one, too.
    QVERIFY(!withFetchTime(before, QStringLiteral("1s"))->work.durations);
    QVERIFY(!errorOf(withFetchTime, before, QStringLiteral("2")).isEmpty());
    QVERIFY(before.work.durations);
}

void TestExperimentEdits::stepsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("steps"); // -1: refused
    QTest::newRow("none") << "none" << 0;
    QTest::newRow("one") << "sha256" << 1;
    QTest::newRow("two") << " gunzip + sha256 " << 2;
    QTest::newRow("a command to the end") << "gunzip+cmd:tr a + b" << 2;
    QTest::newRow("16") << QStringList(16, QStringLiteral("sha256")).join(u'+') << 16;
    QTest::newRow("17") << QStringList(17, QStringLiteral("sha256")).join(u'+') << -1;
    QTest::newRow("unknown") << "polish" << -1;
    QTest::newRow("an end missing") << "gunzip+" << -1;
    QTest::newRow("a bad command") << "cmd:wc | sort" << -1;
    QTest::newRow("no command") << "cmd:" << -1;
}

void TestExperimentEdits::stepsAreRead()
{
    QFETCH(const QString, text);
    QFETCH(const int, steps);
    const Experiment before = ofKind(FetchKind::File);
    const Checked<Experiment> next = withSteps(before, text);
    QCOMPARE(bool(next), steps >= 0);
    QCOMPARE(next.error.isEmpty(), steps >= 0);
    if (next)
        QCOMPARE(int(next->work.steps.size()), steps);
}

void TestExperimentEdits::commandsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("command");
    QTest::addColumn<bool>("good");
    QTest::newRow("words") << "curl -s {}"
                           << "curl -s {}" << true;
    QTest::newRow("blanks around") << "  cat {}\n"
                                   << "cat {}" << true;
    QTest::newRow("none yet") << ""
                              << "" << true;
    QTest::newRow("blank") << " \n "
                           << "" << true;
    QTest::newRow("for a shell") << "cat {} | wc"
                                 << "" << false;
    QTest::newRow("an open quote") << "cat '{}"
                                   << "" << false;
    QTest::newRow("an input in a word") << "cat a{}"
                                        << "" << false;
}

void TestExperimentEdits::commandsAreRead()
{
    QFETCH(const QString, text);
    QFETCH(const QString, command);
    QFETCH(const bool, good);
    const Checked<Experiment> next = withCommand(ofKind(FetchKind::Command), text);
    QCOMPARE(bool(next), good);
    QCOMPARE(next.error.isEmpty(), good);
    if (next)
        QCOMPARE(next->work.command, command);
}

void TestExperimentEdits::latenciesAreOfAServedFolder()
{
    const Experiment urls = ofKind(FetchKind::Http);
    QVERIFY(!withLatency(urls, QStringLiteral("5ms"))->work.served);
    QVERIFY(!withFailing(urls, QStringLiteral("5%"))->work.served);
}

void TestExperimentEdits::failuresAreShares_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("share"); // -1: refused
    QTest::newRow("percent") << "5%" << 0.05;
    QTest::newRow("without a sign") << "5" << 0.05;
    QTest::newRow("blanks") << " 5 % " << 0.05;
    QTest::newRow("none") << "0" << 0.0;
    QTest::newRow("all") << "100%" << 1.0;
    QTest::newRow("fraction") << "0.5" << 0.005;
    QTest::newRow("more than all") << "100.1" << -1.0;
    QTest::newRow("less than none") << "-1" << -1.0;
    QTest::newRow("nothing") << "" << -1.0;
    QTest::newRow("no number") << "some" << -1.0;
    QTest::newRow("not a number") << "nan" << -1.0;
}

void TestExperimentEdits::failuresAreShares()
{
    QFETCH(const QString, text);
    QFETCH(const double, share);
    const Checked<Experiment> next = withFailing(served(), text);
    QCOMPARE(bool(next), share >= 0);
    QCOMPARE(next.error.isEmpty(), share >= 0);
    if (next)
        QCOMPARE(next->work.served->fail, share);
}

void TestExperimentEdits::numbersStayWithinTheirBounds_data()
{
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<qint64>("items");
    QTest::addColumn<qint64>("seed");
    QTest::addColumn<qint64>("fetches");
    QTest::addColumn<qint64>("transforms");
    QTest::addColumn<int>("threads"); // on two cores
    constexpr qint64 most = std::numeric_limits<int>::max();
    QTest::newRow("usual") << qint64(6) << qint64(6) << qint64(6) << qint64(6) << qint64(6) << 6;
    QTest::newRow("one") << qint64(1) << qint64(1) << qint64(1) << qint64(1) << qint64(1) << 1;
    QTest::newRow("none") << qint64(0) << qint64(1) << qint64(0) << qint64(1) << qint64(1) << 1;
    QTest::newRow("less") << qint64(-5) << qint64(1) << qint64(0) << qint64(1) << qint64(1) << 1;
    QTest::newRow("many") << qint64(5'000) << qint64(5'000) << qint64(5'000) << qint64(5'000) << qint64(5'000)
                          << 8;
    QTest::newRow("too many") << most << qint64(mostItems) << most << qint64(highestLimit)
                              << qint64(highestLimit) << 8;
}

void TestExperimentEdits::numbersStayWithinTheirBounds()
{
    QFETCH(const qint64, asked);
    QFETCH(const qint64, items);
    QFETCH(const qint64, seed);
    QFETCH(const qint64, fetches);
    QFETCH(const qint64, transforms);
    QFETCH(const int, threads);
    QCOMPARE(qint64(withItems({}, asked).work.items), items);
    QCOMPARE(qint64(withSeed({}, asked).work.seed), seed);
    QCOMPARE(qint64(withFetchLimit({}, asked).limits.fetchLimit), fetches);
    QCOMPARE(qint64(withTransformLimit({}, asked).limits.transformLimit), transforms);
    QCOMPARE(withThreads({}, static_cast<int>(asked), 2).limits.threads, threads);
    // Each file or command in flight has a thread.
    for (const FetchKind kind : {FetchKind::File, FetchKind::Command})
        QCOMPARE(qint64(withFetchLimit(ofKind(kind), asked).limits.fetchLimit),
                 std::min<qint64>(fetches, mostFileReads));
}

void TestExperimentEdits::writtenLimitsAreLeftWhenTheyChange()
{
    const WrittenLimit written{.kind = WrittenLimit::Kind::TimesCores, .factor = 2};
    Experiment before;
    before.fetchLimit = before.transformLimit = before.threads = written;
    QCOMPARE(withFetchLimit(before, 4).fetchLimit, written);
    QCOMPARE(withFetchLimit(before, 5).fetchLimit, WrittenLimit());
    QCOMPARE(withFetchLimit(before, 5).transformLimit, written);
    QCOMPARE(withTransformLimit(before, 4).transformLimit, written);
    QCOMPARE(withTransformLimit(before, 5).transformLimit, WrittenLimit());
    QCOMPARE(withThreads(before, 4, 2).threads, written);
    QCOMPARE(withThreads(before, 5, 2).threads, WrittenLimit());
}

void TestExperimentEdits::ordersAreTaken()
{
    QCOMPARE(withOrder({}, Order::Any).limits.order, Order::Any);
    QCOMPARE(withOrder(withOrder({}, Order::Any), Order::Kept).limits.order, Order::Kept);
}

void TestExperimentEdits::inputsAreTakenAndLeft()
{
    const InputSources sources{.inputs = {QStringLiteral("/data")}};
    const ListedInputs listed = listedFiles();
    const Experiment with = withInputs(served(), sources, listed);
    QCOMPARE(with.work.items, std::int64_t(3));
    QCOMPARE(with.work.inputs, listed.inputs);
    QCOMPARE(with.sources, sources);
    QVERIFY(with.traits.secret);
    QVERIFY(!with.work.served);
    const Experiment without = withoutInputs(with);
    QCOMPARE(without.work.items, std::int64_t(0));
    QVERIFY(!without.work.inputs);
    QVERIFY(without.sources.isEmpty());
    QVERIFY(!without.traits.secret);
    QVERIFY(!withoutInputs(served()).work.served);
}

void TestExperimentEdits::aServedFolderHasAUsualServer()
{
    const InputSources sources{.served = QStringLiteral("pages")};
    ListedInputs listed = listedFiles();
    listed.served = QStringLiteral("/srv/pages");
    const Experiment first = withInputs(ofKind(FetchKind::Http), sources, listed);
    QVERIFY(first.work.served);
    QCOMPARE(first.work.served->folder, QStringLiteral("/srv/pages"));
    QVERIFY(first.work.served->fail > 0);
    QVERIFY(first.work.served->latency.a > Nanos(0));
    // Another folder is served as this one was.
    const Experiment other = withInputs(served(), sources, listed);
    QCOMPARE(other.work.served->folder, QStringLiteral("/srv/pages"));
    QCOMPARE(other.work.served->latency, served().work.served->latency);
}

void TestExperimentEdits::anotherKindIsOtherWorkWithTheSameLimits()
{
    Experiment before;
    before.limits.fetchLimit = 7;
    before.coldCache = true;
    before.sources.list = QStringLiteral("list.txt");
    for (const FetchKind kind :
         {FetchKind::Simulated, FetchKind::File, FetchKind::Http, FetchKind::Command}) {
        const Experiment next = withKind(before, usualWork(kind));
        QCOMPARE(next.work.fetch, kind);
        QCOMPARE(next.work.isReal(), kind != FetchKind::Simulated);
        QCOMPARE(next.work.items, std::int64_t(kind == FetchKind::Simulated ? 4 : 0));
        QCOMPARE(next.limits, before.limits);
        QVERIFY(!next.coldCache);
        QVERIFY(next.sources.isEmpty());
    }
    QCOMPARE(usualWork(FetchKind::File).work.steps.size(), std::size_t(2));
}

void TestExperimentEdits::limitsBeyondAKindComeDown()
{
    Experiment before = withFetchLimit({}, 100'000);
    before.fetchLimit = {.kind = WrittenLimit::Kind::TimesCores, .factor = 50'000};
    QCOMPARE(withKind(before, usualWork(FetchKind::Http)).limits.fetchLimit, std::int64_t(100'000));
    const Experiment files = withKind(before, usualWork(FetchKind::File));
    QCOMPARE(files.limits.fetchLimit, mostFileReads);
    QCOMPARE(files.fetchLimit, WrittenLimit());
}

QTEST_GUILESS_MAIN(TestExperimentEdits)
#include "tst_experiment_edits.moc"
