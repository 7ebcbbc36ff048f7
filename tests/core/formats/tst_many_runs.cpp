// SPDX-License-Identifier: MIT
// A recording holds any number of runs, several of one mode, each with its own work, machine and time; what they share
// is in the file once.
#include "formats/overlapse_file.h"

#include "core/formats/sample_recordings.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QElapsedTimer>
#include <QTest>

#include <limits>
#include <set>

using namespace overlapse;

namespace {

QByteArray fileOf(const Recording &recording)
{
    return written([&](QIODevice &device) { return writeRecording(device, recording); });
}

QCborMap mapOf(const Recording &recording)
{
    return QCborValue::fromCbor(fileOf(recording)).taggedValue().toMap();
}

Run tinyRun()
{
    WorkSpec work;
    work.items = 1;
    work.fetchTime = work.transformTime = {};
    return {{.mode = Mode::Sequential}, Clock::Virtual, predict({.mode = Mode::Sequential}, work, {})};
}

Recording thousandRuns(int count)
{
    Recording recording = emptyRecording(WorkSpec{});
    recording.runs.assign(static_cast<std::size_t>(count), tinyRun());
    return recording;
}

std::shared_ptr<const WorkSpec> itemsOf(int count)
{
    auto work = std::make_shared<WorkSpec>();
    work->items = count;
    return work;
}

std::shared_ptr<WorkSpec> readFiles(const std::shared_ptr<const InputList> &inputs, const char *step)
{
    auto work = std::make_shared<WorkSpec>();
    work->items = static_cast<std::int64_t>(inputs->paths.size());
    work->fetch = FetchKind::File;
    work->transform = TransformKind::Real;
    work->steps = {{QString::fromLatin1(step), {}}};
    work->inputs = inputs;
    return work;
}

} // namespace

class TestManyRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsOfOneWorkShareItAgain();
    void whatIsTheRecordingsIsNotARunsOwn();
    void worksThatAreAlikeAreStoredOnce();
    void inputsOfSeveralWorksAreStoredOnce();
    void inputsAreMaskedAsTheirWorkHasIt();
    void runsWithoutAnIdGetTheNextFreeOnes();
    void noIdIsWrittenTwice();
    void whatIsFalseOfARunIsLeftOut();
    void longNamesAreCut();
    void aThousandRunsOpen();
    void whatStoresNothingHasABudget();
};

void TestManyRuns::runsOfOneWorkShareItAgain()
{
    const Checked<Recording> back = readRecording(fileOf(manifoldRecording()));
    QVERIFY2(back, qPrintable(back.error));
    QVERIFY(!back->runs[0].facts.work && !back->runs[1].facts.work);
    QVERIFY(back->runs[2].facts.work);
    QCOMPARE(back->runs[2].facts.work, back->runs[3].facts.work);
    QCOMPARE(back->workOf(back->runs[3]).items, 6);
    QCOMPARE(back->machineOf(back->runs[3]).cores, 8);
    QCOMPARE(back->machineOf(back->runs[1]).cores, 2);
}

void TestManyRuns::whatIsTheRecordingsIsNotARunsOwn()
{
    Recording recording = articleRecording();
    for (Run &run : recording.runs) {
        run.facts.work = std::make_shared<WorkSpec>(recording.work);
        run.facts.machine = recording.machine;
        run.facts.when = recording.when;
        run.facts.program = recording.program;
    }
    QCOMPARE(fileOf(recording), fileOf(articleRecording()));
    const Checked<Recording> back = readRecording(fileOf(recording));
    QVERIFY2(back, qPrintable(back.error));
    for (const Run &run : back->runs)
        QVERIFY(!run.facts.work && !run.facts.machine && !run.facts.when.isValid()
                && run.facts.program.isEmpty());
}

void TestManyRuns::worksThatAreAlikeAreStoredOnce()
{
    Recording recording = articleRecording();
    for (Run &run : recording.runs)
        run.facts.work = itemsOf(9);
    QCOMPARE(mapOf(recording)[QLatin1String("works")].toArray().size(), 2);
    recording.runs[0].facts.work = itemsOf(10);
    QCOMPARE(mapOf(recording)[QLatin1String("works")].toArray().size(), 3);
}

void TestManyRuns::inputsOfSeveralWorksAreStoredOnce()
{
    auto inputs = std::make_shared<InputList>();
    for (int i = 0; i < 1'000; ++i)
        inputs->paths.push_back("/some/folder/file" + QByteArray::number(i));
    Recording recording = emptyRecording(*readFiles(inputs, "sha256"));
    const qsizetype size = fileOf(recording).size();
    for (const char *step : {"gunzip", "json"}) {
        recording.runs.push_back(tinyRun());
        recording.runs.back().facts.work = readFiles(inputs, step);
    }
    QVERIFY(fileOf(recording).size() < size + 4'000);
    const Checked<Recording> back = readRecording(fileOf(recording));
    QVERIFY2(back, qPrintable(back.error));
    for (const Run &run : back->runs)
        QCOMPARE(run.facts.work->inputs, back->work.inputs);
    QCOMPARE(back->work.inputs->paths, inputs->paths);
}

// The same text is a secret as a URL, and a name as a file.
void TestManyRuns::inputsAreMaskedAsTheirWorkHasIt()
{
    auto inputs = std::make_shared<InputList>();
    inputs->paths = {"https://example.org/?key=secret"};
    Recording recording = emptyRecording(*readFiles(inputs, "sha256"));
    auto web = readFiles(inputs, "sha256");
    web->fetch = FetchKind::Http;
    recording.runs.push_back(tinyRun());
    recording.runs.back().facts.work = web;
    const Checked<Recording> back = readRecording(fileOf(recording));
    QVERIFY2(back, qPrintable(back.error));
    QCOMPARE(back->work.inputs->paths[0], inputs->paths[0]);
    QCOMPARE(back->runs[0].facts.work->inputs->paths[0], QByteArray("https://example.org/?key=***"));
}

// No run and no basis has had them.
void TestManyRuns::runsWithoutAnIdGetTheNextFreeOnes()
{
    Recording recording = thousandRuns(4);
    recording.runs[1].facts.id = RunId(3);
    recording.runs[3].facts.basis = RunId(8);
    const Checked<Recording> back = readRecording(fileOf(recording));
    QVERIFY2(back, qPrintable(back.error));
    const std::vector<std::int64_t> expected{9, 3, 10, 11};
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(back->runs[i].facts.id, RunId(expected[i]));
    QCOMPARE(back->runs[3].facts.basis, RunId(8)); // which may be gone
}

void TestManyRuns::noIdIsWrittenTwice()
{
    Recording recording = thousandRuns(6);
    recording.runs[0].facts.id = recording.runs[1].facts.id = RunId(3);
    recording.runs[2].facts.id = maxRunId;
    recording.runs[3].facts.id = RunId(-5);
    recording.runs[4].facts.id = RunId(std::numeric_limits<std::int64_t>::max());
    const Checked<Recording> back = readRecording(fileOf(recording));
    QVERIFY2(back, qPrintable(back.error));
    std::set<RunId> ids;
    for (const Run &run : back->runs)
        ids.insert(run.facts.id);
    QCOMPARE(ids.size(), 6u);
    QCOMPARE(back->runs[0].facts.id, RunId(3));
    QCOMPARE(back->runs[2].facts.id, maxRunId);
}

void TestManyRuns::whatIsFalseOfARunIsLeftOut()
{
    Recording recording = thousandRuns(3);
    recording.runs[0].facts.disturbed = std::numeric_limits<double>::quiet_NaN();
    recording.runs[1].facts.disturbed = 1.5;
    recording.runs[0].facts.looking = {.clockNs = std::numeric_limits<double>::infinity()};
    recording.runs[2].facts.id = recording.runs[2].facts.basis = RunId(2);
    const Checked<Recording> back = readRecording(fileOf(recording));
    QVERIFY2(back, qPrintable(back.error));
    QVERIFY(!back->runs[0].facts.disturbed && !back->runs[1].facts.disturbed);
    QVERIFY(!back->runs[0].facts.looking);
    QCOMPARE(back->runs[2].facts.basis, RunId::None);
}

void TestManyRuns::longNamesAreCut()
{
    Recording recording = thousandRuns(1);
    const QString smile = QString::fromUcs4(U"\U0001F600");
    recording.runs[0].facts.name = QStringLiteral("x") + smile.repeated(200);
    const Checked<Recording> back = readRecording(fileOf(recording));
    QVERIFY2(back, qPrintable(back.error));
    QCOMPARE(back->runs[0].facts.name, QStringLiteral("x") + smile.repeated(99)); // no half of a pair is left
}

void TestManyRuns::aThousandRunsOpen()
{
    for (const int count : {1'000, static_cast<int>(maxFileRuns)}) {
        const Recording recording = thousandRuns(count);
        const QByteArray file = fileOf(recording);
        QElapsedTimer timer;
        timer.start();
        const Checked<Recording> back = readRecording(file);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY2(back, qPrintable(back.error));
        QCOMPARE(difference(recording, *back), QString());
        QCOMPARE(back->runs.back().facts.id, RunId(count));
    }
    QVERIFY(readRecording(fileOf(thousandRuns(maxFileRuns + 1)))
                .error.contains(QLatin1String("runs: an array of length 10001, expected at most 10000")));
}

// The runs beyond it hold a column that says nothing new, so that the file's size bounds what it claims.
void TestManyRuns::whatStoresNothingHasABudget()
{
    WorkSpec work;
    work.items = maxUnstoredItems;
    work.fetchTime = work.transformTime = {};
    Recording recording = predicted(work, {.cores = 1}, {}, {Mode::Sequential});
    const qsizetype one = fileOf(recording).size();
    constexpr std::size_t within = maxUnstoredItemsOfFile / maxUnstoredItems;
    recording.runs.assign(within, recording.runs[0]);
    QVERIFY(fileOf(recording).size() <= one * qsizetype(within));
    recording.runs.resize(within + 2, recording.runs[0]);
    const QByteArray file = fileOf(recording);
    QVERIFY(file.size() > 2 * 8 * maxUnstoredItems);
    const Checked<Recording> back = readRecording(file);
    QVERIFY2(back, qPrintable(back.error));
    QCOMPARE(difference(recording, *back), QString());
}

QTEST_APPLESS_MAIN(TestManyRuns)
#include "tst_many_runs.moc"
