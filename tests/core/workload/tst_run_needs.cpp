// SPDX-License-Identifier: MIT
// What a run asks of the system, and which limit fits where it asks for too much.
#include "workload/run_needs.h"

#include "workload/work_text.h"

#include <QTest>

using namespace overlapse;

namespace {

WorkSpec workOf(const char *fetch, const char *transform, std::int64_t items = 1'000)
{
    WorkSpec work;
    const Checked<FetchChoice> choice = parseFetch(QString::fromLatin1(fetch));
    const Checked<TransformChoice> steps = parseTransform(QString::fromLatin1(transform));
    if (!choice || !steps)
        qFatal("%s%s", qPrintable(choice.error), qPrintable(steps.error));
    work.fetch = choice->kind;
    work.command = choice->command;
    setTransform(work, *steps);
    work.items = items;
    return work;
}

PipelineSpec specOf(Mode mode, std::int64_t fetches, int threads)
{
    return {.mode = mode, .fetchLimit = fetches, .transformLimit = 4, .threads = threads};
}

} // namespace

class TestRunNeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNeeded_data();
    void whatIsNeeded();
    void whatDoesNotFit_data();
    void whatDoesNotFit();
    void theNumberThatIsToldFits();
    void memory();
};

void TestRunNeeds::whatIsNeeded_data()
{
    QTest::addColumn<QByteArray>("fetch");
    QTest::addColumn<QByteArray>("transform");
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("files");
    QTest::addColumn<int>("tasks");
    const auto row = [](const char *name, const char *fetch, const char *transform, Mode mode, int files,
                        int tasks) {
        QTest::newRow(name) << QByteArray(fetch) << QByteArray(transform) << int(mode) << files << tasks;
    };
    // 10 fetches, 3 threads.
    row("simulated", "1s", "1s", Mode::Parallel, 0, 3);
    row("simulated, on the driver", "1s", "1s", Mode::Concurrent, 0, 0);
    row("files, with a thread each", "file", "sha256", Mode::Parallel, 10, 13);
    row("files, on the driver", "file", "sha256", Mode::Concurrent, 10, 10);
    row("one file at a time", "file", "sha256", Mode::Sequential, 1, 1);
    row("files, each on a thread of the pool", "file", "sha256", Mode::Blocking, 3, 3);
    row("sockets", "http", "sha256", Mode::Parallel, 10, 3);
    row("commands that fetch", "cmd:true", "sha256", Mode::Parallel, 70, 23);
    row("commands that fetch on the pool", "cmd:true", "sha256", Mode::Blocking, 21, 6);
    row("commands that transform", "file", "cmd:cat", Mode::Parallel, 31, 16);
    row("commands that transform on the driver", "file", "cmd:cat", Mode::Concurrent, 17, 11);
    row("commands for both", "cmd:true", "gunzip+cmd:cat", Mode::Parallel, 91, 26);
}

void TestRunNeeds::whatIsNeeded()
{
    QFETCH(QByteArray, fetch);
    QFETCH(QByteArray, transform);
    QFETCH(int, mode);
    QFETCH(int, files);
    QFETCH(int, tasks);
    WorkSpec work = workOf(fetch.constData(), transform.constData());
    const RunNeeds needs = needsOf(specOf(Mode(mode), 10, 3), work);
    QCOMPARE(needs.files, files);
    QCOMPARE(needs.tasks, tasks);
    // No more are in flight than there are.
    work.items = 1;
    QVERIFY(needsOf(specOf(Mode(mode), 1'000'000'000, 3), work).files <= 7 + 21);
}

void TestRunNeeds::whatDoesNotFit_data()
{
    QTest::addColumn<QByteArray>("fetch");
    QTest::addColumn<int>("mode");
    QTest::addColumn<qint64>("fetches");
    QTest::addColumn<int>("threads");
    QTest::addColumn<qint64>("files"); // -1: no limit
    QTest::addColumn<qint64>("tasks");
    QTest::addColumn<int>("limit"); // -1: it fits
    QTest::addColumn<qint64>("most");
    QTest::addColumn<QString>("why");
    const auto files = QStringLiteral("ulimit -Hn");
    const auto tasks = QStringLiteral("ulimit -u");
    const int fetchLimit = int(Misfit::Limit::Fetches);
    const int threadLimit = int(Misfit::Limit::Threads);
    const auto row = [](const char *name, const char *fetch, Mode mode, qint64 fetches, int threads,
                        qint64 room, qint64 tasksRoom, int limit, qint64 most, const QString &why) {
        QTest::newRow(name) << QByteArray(fetch) << int(mode) << fetches << threads << room << tasksRoom
                            << limit << most << why;
    };
    row("all fits", "cmd:true", Mode::Parallel, 128, 2, 896, 258, -1, 0, {});
    row("one file too few", "cmd:true", Mode::Parallel, 128, 2, 895, 258, fetchLimit, 127, files);
    row("one task too few", "cmd:true", Mode::Parallel, 128, 2, 896, 257, fetchLimit, 127, tasks);
    row("no limit at all", "cmd:true", Mode::Parallel, 1'000, 1'000, -1, -1, -1, 0, {});
    row("sockets", "http", Mode::Prefetching, 500, 2, 100, -1, fetchLimit, 100, files);
    row("more than there are items", "http", Mode::Prefetching, 1'000'000'000, 2, 600, -1, fetchLimit, 600,
        files);
    row("threads alone", "1s", Mode::Parallel, 4, 1'000, -1, 100, threadLimit, 100, tasks);
    row("in blocking it is the threads", "cmd:true", Mode::Blocking, 4, 1'000, 70, -1, threadLimit, 10,
        files);
    row("no limit helps", "cmd:true", Mode::Sequential, 4, 4, 6, -1, fetchLimit, 0, files);
    row("nothing is left", "file", Mode::Parallel, 4, 4, 100, 0, fetchLimit, 0, tasks);
    row("fetches alone do not help", "file", Mode::Parallel, 4, 60, 100, 20, threadLimit, 16, tasks);
}

void TestRunNeeds::whatDoesNotFit()
{
    QFETCH(QByteArray, fetch);
    QFETCH(int, mode);
    QFETCH(qint64, fetches);
    QFETCH(int, threads);
    QFETCH(qint64, files);
    QFETCH(qint64, tasks);
    QFETCH(int, limit);
    QFETCH(qint64, most);
    QFETCH(QString, why);
    const SystemRoom room{.files = files < 0 ? noLimit : files, .tasks = tasks < 0 ? noLimit : tasks};
    const std::optional<Misfit> misfit =
        misfitOf(specOf(Mode(mode), fetches, threads),
                 workOf(fetch.constData(), fetch == "1s" ? "1s" : "sha256"), room);
    QCOMPARE(misfit.has_value(), limit >= 0);
    if (!misfit)
        return;
    QCOMPARE(int(misfit->limit), limit);
    QCOMPARE(misfit->most, most);
    QVERIFY2(misfit->why.contains(why), qPrintable(misfit->why));
}

// And one more does not.
void TestRunNeeds::theNumberThatIsToldFits()
{
    const WorkSpec work = workOf("cmd:true", "cmd:cat");
    for (std::int64_t files = 0; files < 300; ++files) {
        const SystemRoom room{.files = files, .tasks = 100};
        PipelineSpec spec = specOf(Mode::Parallel, 500, 4);
        const std::optional<Misfit> misfit = misfitOf(spec, work, room);
        QVERIFY(misfit);
        if (misfit->most == 0)
            continue;
        const bool byThreads = misfit->limit == Misfit::Limit::Threads;
        const auto fits = [&](std::int64_t number) {
            PipelineSpec other = spec;
            if (byThreads)
                other.threads = static_cast<int>(number);
            else
                other.fetchLimit = number;
            return !misfitOf(other, work, room);
        };
        QVERIFY(fits(misfit->most));
        QVERIFY(!fits(misfit->most + 1));
    }
}

void TestRunNeeds::memory()
{
    const std::vector<PipelineSpec> five(5);
    const std::int64_t one = bytesNeeded({PipelineSpec()}, workOf("1s", "1s", 1'000'000));
    QVERIFY(one >= 80'000'000 && one < 200'000'000);
    QCOMPARE(bytesNeeded(five, workOf("1s", "1s", 1'000'000)), one + 4 * 80'000'000);
    QVERIFY(bytesNeeded(five, workOf("file", "sha256", 1'000'000))
            > bytesNeeded(five, workOf("1s", "1s", 1'000'000)));
    QCOMPARE(bytesNeeded(five, workOf("1s", "1s", 0)), 0);
}

QTEST_APPLESS_MAIN(TestRunNeeds)
#include "tst_run_needs.moc"
