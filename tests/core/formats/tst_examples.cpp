// SPDX-License-Identifier: MIT
// What each example says of itself, predicted and compared with the numbers.
#include "formats/examples.h"

#include "serve/request_plan.h"
#include "virtual/predict.h"
#include "workload/work_text.h"

#include <QDir>
#include <QTest>

#include <functional>
#include <set>

using namespace overlapse;

namespace {

const Example *exampleNamed(const char *name)
{
    for (const Example &example : examples())
        if (example.name == QLatin1String(name))
            return &example;
    return nullptr;
}

// The makespan in seconds on K cores, after a change that someone makes in the window.
double seconds(const char *name, Mode mode, int cores,
               const std::function<void(ExperimentFile &)> &change = {})
{
    ExperimentFile file = exampleNamed(name)->file;
    resolveLimits(file, cores);
    if (change)
        change(file);
    file.limits.mode = mode;
    const Trace trace = predict(file.limits, file.work, {.cores = cores});
    return std::chrono::duration<double>(trace.end()).count();
}

void orderAny(ExperimentFile &file)
{
    file.limits.order = Order::Any;
}

} // namespace

class TestExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsAnExample();
    void eachSaysWhatToLookFor();
    void theArticle();
    void fetchesInFlightHideHiccups();
    void transformsBeyondTheCoresGainNothing();
    void theBufferStalls();
    void orderHoldsUpTheCrawler();
    void theProcessorLimitsThumbnails();
    void aSlowItemHoldsUpTheOthers();
    void tinyItemsAreSmallerThanTheirHandOver();
    void threadsBeyondTheCoresOnlyWait();
    void theDocumentationIsRead();
    void theWebIsServed();
    void unknownNamesAreAnsweredWithTheKnown();
};

void TestExamples::everyFileIsAnExample()
{
    QStringList files;
    for (const Example &example : examples())
        files << example.name + QStringLiteral(".json");
    files.sort();
    QCOMPARE(
        QDir(QStringLiteral(TEST_DATA "/../../resources/experiments")).entryList(QDir::Files, QDir::Name),
        files);
}

void TestExamples::eachSaysWhatToLookFor()
{
    std::set<QString> titles;
    for (const Example &example : examples()) {
        QVERIFY2(!example.file.title.isEmpty() && example.file.title.size() <= 40, qPrintable(example.name));
        QVERIFY2(!example.file.about.isEmpty() && example.file.about.size() <= 120, qPrintable(example.name));
        QVERIFY2(example.file.folder.isEmpty() && !example.file.cores, qPrintable(example.name));
        titles.insert(example.file.title);
        const Checked<ExperimentFile> opened =
            openExperimentOrExample(QStringLiteral("example:") + example.name);
        QVERIFY2(opened, qPrintable(opened.error));
        QCOMPARE(opened->title, example.file.title);
    }
    QCOMPARE(titles.size(), examples().size());
}

void TestExamples::theArticle()
{
    QCOMPARE(seconds("article", Mode::Sequential, 4), 8.0);
    QCOMPARE(seconds("article", Mode::Concurrent, 4), 5.0);
    QCOMPARE(seconds("article", Mode::Parallel, 4), 2.0);
    QCOMPARE(seconds("article", Mode::Parallel, 2), 3.0);
}

void TestExamples::fetchesInFlightHideHiccups()
{
    QCOMPARE(exampleNamed("hiccups")->file.limits.fetchLimit, 4);
    for (const int cores : {2, 4, 8}) {
        const double four = seconds("hiccups", Mode::Prefetching, cores);
        const double sixteen = seconds("hiccups", Mode::Prefetching, cores,
                                       [](ExperimentFile &file) { file.limits.fetchLimit = 16; });
        QVERIFY2(sixteen < 0.65 * four, qPrintable(QStringLiteral("%1 s and %2 s").arg(four).arg(sixteen)));
    }
}

void TestExamples::transformsBeyondTheCoresGainNothing()
{
    for (const int cores : {2, 4, 8}) {
        const auto atCores = [cores](ExperimentFile &file) {
            QCOMPARE(file.limits.transformLimit, 4 * cores);
            file.limits.transformLimit = cores;
        };
        QCOMPARE(seconds("more-m", Mode::Prefetching, cores, atCores),
                 seconds("more-m", Mode::Prefetching, cores));
        const double parallel = seconds("more-m", Mode::Parallel, cores);
        QVERIFY(seconds("more-m", Mode::Parallel, cores, atCores) < 1.05 * parallel);
        // And it is not that nothing matters: half the cores take twice as long.
        QVERIFY(seconds("more-m", Mode::Parallel, cores / 2) > 1.8 * parallel);
    }
}

void TestExamples::theBufferStalls()
{
    for (const int cores : {2, 4}) { // on any machine: wall() needs no core of its own
        QCOMPARE(seconds("stall", Mode::Parallel, cores), 1.0);
        QCOMPARE(seconds("stall", Mode::Prefetching, cores), 0.6);
    }
}

void TestExamples::orderHoldsUpTheCrawler()
{
    QVERIFY(exampleNamed("crawler")->file.limits.order == Order::Kept);
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching})
        QVERIFY(seconds("crawler", mode, 4, orderAny) < 0.6 * seconds("crawler", mode, 4));
}

void TestExamples::theProcessorLimitsThumbnails()
{
    const auto moreFetches = [](ExperimentFile &file) { file.limits.fetchLimit *= 8; };
    const double sequential = seconds("thumbnails", Mode::Sequential, 4);
    QVERIFY(seconds("thumbnails", Mode::Concurrent, 4) > 0.95 * sequential);
    const double parallel = seconds("thumbnails", Mode::Parallel, 4);
    QVERIFY(parallel < 0.3 * sequential);
    QVERIFY(std::abs(seconds("thumbnails", Mode::Parallel, 4, moreFetches) - parallel) < 0.01 * parallel);
}

void TestExamples::aSlowItemHoldsUpTheOthers()
{
    QCOMPARE(seconds("slow-item", Mode::Concurrent, 4), 11.0);
    QCOMPARE(seconds("slow-item", Mode::Concurrent, 4, orderAny), 7.25);
    QCOMPARE(seconds("slow-item", Mode::Parallel, 4), 10.25);
    QCOMPARE(seconds("slow-item", Mode::Parallel, 4, orderAny), 6.5);
    QCOMPARE(seconds("slow-item", Mode::Prefetching, 4), 9.25);
    QCOMPARE(seconds("slow-item", Mode::Prefetching, 4, orderAny), 6.25);
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching})
        QVERIFY(seconds("slow-item", mode, 2, orderAny) < seconds("slow-item", mode, 2) - 2);
}

// The virtual clock knows no hand-over, so it promises a gain; the work in question is less than 250 ns an item.
void TestExamples::tinyItemsAreSmallerThanTheirHandOver()
{
    const auto items = static_cast<double>(exampleNamed("tiny")->file.work.items);
    QVERIFY(seconds("tiny", Mode::Concurrent, 2) / items < 250e-9);
    QVERIFY(seconds("tiny", Mode::Parallel, 2) < 0.6 * seconds("tiny", Mode::Concurrent, 2));
}

void TestExamples::threadsBeyondTheCoresOnlyWait()
{
    for (const int cores : {2, 4}) {
        const auto threadPerCore = [cores](ExperimentFile &file) {
            QCOMPARE(file.limits.threads, 4 * cores);
            file.limits.threads = cores;
        };
        const auto wall = [](ExperimentFile &file) { file.work.transform = TransformKind::Wall; };
        const double many = seconds("oversubscription", Mode::Parallel, cores);
        const double few = seconds("oversubscription", Mode::Parallel, cores, threadPerCore);
        QVERIFY2(many >= few, qPrintable(QStringLiteral("%1 s and %2 s").arg(many).arg(few)));
        QVERIFY(seconds("oversubscription", Mode::Parallel, cores, wall) < 0.35 * many);
    }
}

void TestExamples::theDocumentationIsRead()
{
    const ExperimentFile &file = exampleNamed("documentation")->file;
    QVERIFY(file.work.isReal() && !file.work.inputs);
    QCOMPARE(file.inputs, QStringList{QStringLiteral("/usr/share/doc")});
    QCOMPARE(transformText(file.work), QStringLiteral("gunzip+sha256"));
}

// Every latency is drawn from the seed, so is every failure: what it tells to look for is there.
void TestExamples::theWebIsServed()
{
    const ExperimentFile &file = exampleNamed("web")->file;
    QVERIFY(file.work.served);
    QVERIFY(!actsOutside(file.work));
    QVERIFY(file.work.rules.retries > 0);
    const ServeOptions options = serveOptions(*file.work.served, file.work.seed);
    int failing = 0;
    int slow = 0;
    for (int i = 0; i < 100; ++i) { // the folder has more
        const RequestPlan plan = planOf(options, i);
        failing += plan.fails ? 1 : 0;
        slow += plan.wait > 2 * options.latency.a ? 1 : 0;
    }
    QVERIFY2(failing > 0 && slow > 3,
             qPrintable(QStringLiteral("%1 fail, %2 are slow").arg(failing).arg(slow)));
}

void TestExamples::unknownNamesAreAnsweredWithTheKnown()
{
    const Checked<ExperimentFile> file = openExperimentOrExample(QStringLiteral("example:articles"));
    QVERIFY(!file);
    QVERIFY2(
        file.error.startsWith(QLatin1String("example:articles: there is no such example: article, hiccups")),
        qPrintable(file.error));
}

QTEST_APPLESS_MAIN(TestExamples)
#include "tst_examples.moc"
