// SPDX-License-Identifier: MIT
// Whether a measurement of one work says something of another.
#include "workload/same_work.h"

#include "formats/durations_csv.h"
#include "workload/inputs.h"
#include "workload/work_difference.h"
#include "workload/work_text.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <type_traits>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

InputList listOf(std::vector<QByteArray> paths)
{
    InputList list;
    list.paths = std::move(paths);
    return list;
}

WorkSpec filesOf(std::shared_ptr<const InputList> inputs)
{
    WorkSpec work;
    work.fetch = FetchKind::File;
    work.transform = TransformKind::Real;
    work.items = static_cast<std::int64_t>(inputs->paths.size());
    work.inputs = std::move(inputs);
    return work;
}

WorkSpec listed(const QStringList &names)
{
    return filesOf(finished(*collectInputs(names, false)));
}

WorkSpec replayed(std::shared_ptr<const DurationTable> table)
{
    WorkSpec work;
    work.durations = std::move(table);
    return work;
}

DurationTable tableOf(const QByteArray &rows, const QString &name)
{
    QByteArray text = "fetch_ms,transform_ms\n" + rows;
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    return *readDurations(buffer, name);
}

WorkSpec http()
{
    WorkSpec work = filesOf(finished(listOf({"http://localhost/1"})));
    work.fetch = FetchKind::Http;
    return work;
}

// The work with one thing changed.
template<typename Change>
WorkSpec with(WorkSpec work, Change change)
{
    change(work);
    return work;
}

} // namespace

class TestSameWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesListedTwiceAreTheSame();
    void otherFilesAreOtherWork();
    void wherePathsEndMatters();
    void durationsReadTwiceAreTheSame();
    void whatIsNotFinishedIsComparedWhole();
    void aCopyHasNoFingerprint();
    void aMillionInputsAreComparedByTheirFingerprints();
    void eachPartOfTheWorkCounts();
    void rulesCountWhereTheyAreUsed();
    void whatIsReplacedDoesNotCount();
    void aSeedCountsWhereSomethingIsDrawn();
    void whatDiffersIsSaidAlone_data();
    void whatDiffersIsSaidAlone();
};

void TestSameWork::filesListedTwiceAreTheSame()
{
    const QTemporaryDir place;
    for (const char *name : {"a", "b", "c"}) {
        QFile file(place.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const WorkSpec once = listed({place.path()});
    const WorkSpec twice = listed({place.path()});
    QCOMPARE(once.items, 3);
    QVERIFY(once.inputs != twice.inputs && once.inputs->fingerprint.isSet());
    QVERIFY(sameWork(once, twice));
    const auto path = [&place](const char *name) { return place.filePath(QLatin1String(name)); };
    QVERIFY(sameWork(once, listed({path("a"), path("b"), path("c")}))); // however they were named
    QVERIFY(!sameWork(once, listed({path("b"), path("a"), path("c")})));
    QFile file(path("d"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!sameWork(once, listed({place.path()})));
}

void TestSameWork::otherFilesAreOtherWork()
{
    const WorkSpec work = filesOf(finished(listOf({"a", "b"})));
    QVERIFY(!sameWork(work, filesOf(finished(listOf({"a", "c"})))));
    QVERIFY(!sameWork(work, filesOf(finished(listOf({"b", "a"})))));
    QVERIFY(!sameWork(work, filesOf(finished(listOf({"a", "b", "b"})))));
    QVERIFY(!sameWork(work, with(work, [](WorkSpec &other) { other.inputs.reset(); })));
}

void TestSameWork::wherePathsEndMatters()
{
    const WorkSpec work = filesOf(finished(listOf({"ab", "c"})));
    QVERIFY(!sameWork(work, filesOf(finished(listOf({"a", "bc"})))));
    QVERIFY(!sameWork(work, filesOf(finished(listOf({"abc", ""})))));
    QVERIFY(!(work.inputs->fingerprint == finished(listOf({"abc"}))->fingerprint));
}

void TestSameWork::durationsReadTwiceAreTheSame()
{
    const WorkSpec once = replayed(finished(tableOf("1,2\n3,4\n", "a.csv")));
    QVERIFY(once.durations->fingerprint.isSet());
    QVERIFY(sameWork(once, replayed(finished(tableOf("1,2\n3,4\n", "a.csv")))));
    QVERIFY(sameWork(once, replayed(finished(tableOf("1.0,2\n3,4e0\n", "b.csv"))))); // the same times
    QVERIFY(!sameWork(once, replayed(finished(tableOf("3,4\n1,2\n", "a.csv")))));
    QVERIFY(!sameWork(once, replayed(finished(tableOf("1,2\n3,4\n5,6\n", "a.csv")))));
    QVERIFY(!sameWork(once, replayed(finished(tableOf("1,2\n3,4.000001\n", "a.csv")))));
    QVERIFY(!sameWork(once, replayed(finished(tableOf("2,1\n4,3\n", "a.csv"))))); // which stage takes it
    QVERIFY(!sameWork(once, WorkSpec()));
}

void TestSameWork::whatIsNotFinishedIsComparedWhole()
{
    const auto raw = std::make_shared<InputList>(listOf({"a", "b"}));
    QVERIFY(!raw->fingerprint.isSet());
    QVERIFY(sameWork(filesOf(raw), filesOf(finished(listOf({"a", "b"})))));
    QVERIFY(sameWork(filesOf(raw), filesOf(std::make_shared<InputList>(*raw))));
    QVERIFY(!sameWork(filesOf(raw), filesOf(finished(listOf({"b", "a"})))));
    const auto table = std::make_shared<DurationTable>(tableOf("1,2\n", "a.csv"));
    QVERIFY(sameWork(replayed(table), replayed(finished(tableOf("1,2\n", "b.csv")))));
    QVERIFY(!sameWork(replayed(table), replayed(finished(tableOf("1,3\n", "a.csv")))));
}

void TestSameWork::aCopyHasNoFingerprint()
{
    const std::shared_ptr<const InputList> list = finished(listOf({"a", "b"}));
    InputList copy = *list;
    QVERIFY(!copy.fingerprint.isSet());
    copy.paths.emplace_back("c");
    QVERIFY(!sameWork(filesOf(list), with(filesOf(std::make_shared<InputList>(copy)), [](WorkSpec &work) {
                          work.items = 2;
                      })));
    InputList assigned;
    assigned = *list;
    QVERIFY(!assigned.fingerprint.isSet() && list->fingerprint.isSet());
    static_assert(std::is_nothrow_move_constructible_v<InputList>);
}

void TestSameWork::aMillionInputsAreComparedByTheirFingerprints()
{
    constexpr int count = 1'000'000;
    const auto many = [](int last) {
        InputList list;
        for (int i = 0; i < count - 1; ++i)
            list.paths.push_back("/usr/share/doc/some/folder/" + QByteArray::number(i) + ".html.gz");
        list.paths.push_back(QByteArray::number(last));
        return filesOf(finished(std::move(list)));
    };
    const WorkSpec once = many(1);
    const WorkSpec twice = many(1);
    QVERIFY(sameWork(once, twice));
    QVERIFY(!sameWork(once, many(2)));
    // The paths are not looked at.
    const auto emptied = std::make_shared<InputList>();
    const auto other = std::make_shared<InputList>();
    emptied->fingerprint.set(1, 2);
    other->fingerprint.set(1, 2);
    other->paths.emplace_back("a");
    WorkSpec a = once;
    WorkSpec b = once;
    a.inputs = emptied;
    b.inputs = other;
    QVERIFY(sameWork(a, b));
}

void TestSameWork::eachPartOfTheWorkCounts()
{
    const auto differs = [](const WorkSpec &work, auto change) {
        return !sameWork(work, with(work, change));
    };
    const WorkSpec simulated;
    QVERIFY(sameWork(simulated, WorkSpec()));
    QVERIFY(differs(simulated, [](WorkSpec &work) { work.items = 5; }));
    QVERIFY(differs(simulated, [](WorkSpec &work) { work.fetchTime.a = 2s; }));
    QVERIFY(differs(simulated, [](WorkSpec &work) { work.transformTime.a = 2s; }));
    QVERIFY(differs(simulated, [](WorkSpec &work) { work.transform = TransformKind::Wall; }));
    QVERIFY(differs(http(), [](WorkSpec &work) { work.fetch = FetchKind::Command; }));
    QVERIFY(differs(http(), [](WorkSpec &work) { work.steps = {{"sha256", {}}}; }));
    QVERIFY(differs(http(), [](WorkSpec &work) { work.command = "cat {}"; }));
    QVERIFY(differs(http(), [](WorkSpec &work) { work.served = ServedFolder{.folder = "a"}; }));
}

void TestSameWork::rulesCountWhereTheyAreUsed()
{
    const auto patient = [](WorkSpec &work) { work.rules.retries = 3; };
    const auto slow = [](WorkSpec &work) { work.rules.perHost = 3; };
    const auto bounded = [](WorkSpec &work) { work.rules.maxBytes = 3; };
    const WorkSpec files = filesOf(finished(listOf({"a"})));
    for (const auto &change : {std::function<void(WorkSpec &)>(patient), {slow}, {bounded}}) {
        QVERIFY(!sameWork(http(), with(http(), change)));
        QVERIFY(sameWork(WorkSpec(), with(WorkSpec(), change)));
    }
    QVERIFY(sameWork(files, with(files, patient)));
    QVERIFY(sameWork(files, with(files, slow)));
    QVERIFY(!sameWork(files, with(files, bounded)));
}

void TestSameWork::whatIsReplacedDoesNotCount()
{
    const auto longer = [](WorkSpec &work) { work.fetchTime.a = 2s; };
    const WorkSpec table = replayed(finished(tableOf("1,2\n", "a.csv")));
    QVERIFY(sameWork(table, with(table, longer)));
    QVERIFY(sameWork(http(), with(http(), longer)));
    QVERIFY(!sameWork(WorkSpec(), with(WorkSpec(), longer)));
}

void TestSameWork::aSeedCountsWhereSomethingIsDrawn()
{
    const auto seeded = [](WorkSpec &work) { work.seed = 2; };
    const auto varied = [](WorkSpec &work) { work.fetchTime = *parseTime("exp(1s)"); };
    QVERIFY(sameWork(WorkSpec(), with(WorkSpec(), seeded)));
    const WorkSpec drawn = with(WorkSpec(), varied);
    QVERIFY(!sameWork(drawn, with(drawn, seeded)));
    const WorkSpec served = with(http(), [](WorkSpec &work) { work.served = ServedFolder{.folder = "a"}; });
    QVERIFY(!sameWork(served, with(served, seeded)));
}

void TestSameWork::whatDiffersIsSaidAlone_data()
{
    QTest::addColumn<WorkSpec>("work");
    QTest::addColumn<WorkSpec>("other");
    QTest::addColumn<QString>("said");
    const WorkSpec files = filesOf(finished(listOf({"a", "b"})));
    const auto hashed = [](WorkSpec &work) { setTransform(work, *parseTransform("sha256")); };
    const auto commanded = [](WorkSpec &work) {
        work.fetch = FetchKind::Command;
        work.command = QStringLiteral("gzip -9c {}");
    };
    const auto rated = [](WorkSpec &work) {
        work.rules.rate = 5;
        work.rules.headers = QStringList{QStringLiteral("Authorization: Bearer abc")};
    };
    const auto fewer = [](WorkSpec &work) { work.items = 1; };
    const auto slower = [](WorkSpec &work) { work.fetchTime.a = 3s; };
    const auto scattered = [](WorkSpec &work) { work.fetchTime = *parseTime("exp(1s)"); };
    const auto reseeded = [](WorkSpec &work) { work.seed = 9; };
    QTest::newRow("nothing") << files << files << QString();
    QTest::newRow("a transform") << with(files, hashed) << files << QStringLiteral("transform sha256");
    QTest::newRow("and back") << files << with(files, hashed) << QStringLiteral("transform none");
    QTest::newRow("another fetch altogether")
        << with(files, commanded) << files << workText(with(files, commanded));
    QTest::newRow("rules, masked") << with(http(), rated) << http()
                                   << QStringLiteral("header Authorization: ***, rate 5");
    QTest::newRow("no rules") << http() << with(http(), rated) << QStringLiteral("no header, no rate");
    QTest::newRow("items") << with(WorkSpec(), fewer) << WorkSpec() << QStringLiteral("1 item");
    QTest::newRow("times") << with(WorkSpec(), slower) << WorkSpec() << QStringLiteral("fetch 3s");
    QTest::newRow("a seed") << with(with(WorkSpec(), scattered), reseeded) << with(WorkSpec(), scattered)
                            << QStringLiteral("seed 9");
}

void TestSameWork::whatDiffersIsSaidAlone()
{
    QFETCH(WorkSpec, work);
    QFETCH(WorkSpec, other);
    QTEST(workDifference(work, other), "said");
}

QTEST_APPLESS_MAIN(TestSameWork)
#include "tst_same_work.moc"
