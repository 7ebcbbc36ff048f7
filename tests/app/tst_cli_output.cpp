// SPDX-License-Identifier: MIT
// run --output: what is written, under which names, and what is left after a sudden end.
#include "program.h"

#include <QJsonArray>

using namespace overlapse;

namespace {

// Every file below, as bytes: path and content. Names need not be UTF-8.
QMap<QByteArray, QByteArray> treeOf(const QString &folder)
{
    QMap<QByteArray, QByteArray> tree;
    const std::filesystem::path top = QFile::encodeName(folder).toStdString();
    for (const auto &entry : std::filesystem::recursive_directory_iterator(top)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(file), {}};
        tree[QByteArray::fromStdString(entry.path().lexically_relative(top).string())] =
            QByteArray::fromStdString(content);
    }
    return tree;
}

using Tree = QMap<QByteArray, QByteArray>;

// Without the list that is beside results with digests.
Tree resultsIn(const QString &folder)
{
    Tree tree = treeOf(folder);
    tree.remove("overlapse-results.csv");
    return tree;
}

} // namespace

class TestCliOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpackedFilesAreThoseOfTheTool();
    void everyModeWritesTheSame();
    void namesAreSafeAndTheirOwn();
    void whatWasFetchedIsWritten_data();
    void whatWasFetchedIsWritten();
    void resultsThatAreThereStay();
    void failedItemsAreNotWritten();
    void theResultNamesItsFiles();
    void mistakesAreSaid_data();
    void mistakesAreSaid();
    void aSuddenEndLeavesWholeResults();
    void aKillLeavesWholeRecordings();
};

void TestCliOutput::unpackedFilesAreThoseOfTheTool()
{
    const Place place;
    place.makeFolder("in/deep/er");
    for (int i = 0; i < 20; ++i)
        place.write(QByteArray(i % 2 ? "in/" : "in/deep/er/") + QByteArray::number(i) + ".txt.gz",
                    gzipped(QByteArray::number(i).repeated(i * 5000)));
    const Outcome outcome =
        place.run({"run", "--fetch", "file", "--inputs", "in", "--transform", "gunzip", "--output", "out/"});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QCOMPARE(outcome.err, QByteArray("wrote 20 results into out/\n"));
    QProcess tool;
    tool.setWorkingDirectory(place.path("."));
    tool.start("sh",
               {"-c",
                "cp -R in expected && find expected -name '*.gz' | while read -r f; do "
                "gunzip -c \"$f\" > \"${f%.gz}\" && rm \"$f\"; done"});
    QVERIFY(tool.waitForFinished(patience) && tool.exitCode() == 0);
    const Tree expected = treeOf(place.path("expected"));
    QCOMPARE(expected.size(), 20);
    QCOMPARE(treeOf(place.path("out")), expected);
}

void TestCliOutput::everyModeWritesTheSame()
{
    const Place place;
    place.makeFolder("in");
    for (int i = 0; i < 20; ++i)
        place.write("in/" + QByteArray::number(i), QByteArray::number(i * i));
    for (const char *mode : {"sequential", "concurrent", "parallel", "prefetching", "blocking"}) {
        const Outcome outcome = place.run({"run", "--mode", mode, "--fetch", "file", "--inputs", "in",
                                           "--transform", "sha256", "--output", mode, "--quiet"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(resultsIn(place.path(mode)), treeOf(place.path("in")));
    }
}

void TestCliOutput::namesAreSafeAndTheirOwn()
{
    const Place place;
    place.makeFolder("in/sub");
    place.makeFolder("beside");
    place.write("beside/up", "0");
    place.write("in/two words", "1");
    place.write("in/two\nlines", "2");
    place.write("in/\xff\xfe", "3");
    place.write("in/-rf", "4");
    place.write("in/sub/a", "5");
    place.write("list",
                QList<QByteArray>{"in/two words", "in/two\nlines", "in/\xff\xfe", "in/-rf", "in/sub/a",
                                  "in/sub/../sub/a", "in/../beside/up"}
                    .join('\0'));
    const Outcome outcome =
        place.run({"run", "--fetch", "file", "--list", "list", "--null", "--output", "out"});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QCOMPARE(treeOf(place.path("out")),
             (Tree{{"in/two words", "1"},
                   {"in/two%0Alines", "2"},
                   {"in/%FF%FE", "3"},
                   {"in/%2Drf", "4"},
                   {"in/sub/a", "5"},
                   {"in/sub/a-2", "5"},
                   {"beside/up", "0"}}));
    QCOMPARE(place.entries(), (QStringList{"beside", "in", "list", "out"}));
}

void TestCliOutput::whatWasFetchedIsWritten_data()
{
    QTest::addColumn<QString>("transform");
    for (const char *transform : {"none", "cpu(1ms)", "wall(1ms)", "0s", "sha256"})
        QTest::newRow(transform) << transform;
}

void TestCliOutput::whatWasFetchedIsWritten()
{
    QFETCH(const QString, transform);
    const Place place;
    place.write("list", "a\nb c\n");
    const Outcome outcome = place.run({"run", "--fetch", "cmd:printf %s-%s {} {}", "--list", "list",
                                       "--transform", transform, "--output", "out"});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QCOMPARE(resultsIn(place.path("out")), (Tree{{"a", "a-a"}, {"b c", "b c-b c"}}));
    QCOMPARE(outcome.err, QByteArray("wrote 2 results into out\n"));
}

void TestCliOutput::resultsThatAreThereStay()
{
    const Place place;
    place.write("a", "new");
    place.write("b", "new");
    place.makeFolder("out");
    place.write("out/a", "old");
    const QStringList run{"run", "--fetch", "file", "--inputs", "a", "--inputs", "b", "--output", "out"};
    const Outcome kept = place.run(run);
    QCOMPARE(kept.status, 1);
    QCOMPARE(
        kept.err,
        QByteArray("parallel: 1 of 2 items failed\n  a: already there: add --overwrite or --skip-existing\n"
                   "wrote 1 result into out\n"));
    QCOMPARE(treeOf(place.path("out")), (Tree{{"a", "old"}, {"b", "new"}}));
    const Outcome replaced = place.run(run + QStringList{"--overwrite"});
    QCOMPARE(replaced.status, 0);
    QCOMPARE(replaced.err, QByteArray("wrote 2 results into out\n"));
    QCOMPARE(treeOf(place.path("out")), (Tree{{"a", "new"}, {"b", "new"}}));
}

void TestCliOutput::failedItemsAreNotWritten()
{
    const Place place;
    place.makeFolder("in");
    place.write("in/good.gz", gzipped("good"));
    place.write("in/bad.gz", "this is not compressed");
    const Outcome outcome =
        place.run({"run", "--fetch", "file", "--inputs", "in", "--transform", "gunzip", "--output", "out"});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(treeOf(place.path("out")), (Tree{{"good", "good"}}));
}

void TestCliOutput::theResultNamesItsFiles()
{
    const Place place;
    place.makeFolder("in");
    place.write("in/good.gz", gzipped("good"));
    place.write("in/bad.gz", "this is not compressed");
    const Outcome outcome = place.run({"run", "--fetch", "file", "--inputs", "in", "--transform", "gunzip",
                                       "--output", "out", "--export", "a.json"});
    QCOMPARE(outcome.status, 1);
    for (const QJsonValue item :
         place.json("a.json")[QLatin1String("runs")][0][QLatin1String("items")].toArray()) {
        const bool good = item[QLatin1String("input")].toString() == QLatin1String("in/good.gz");
        QCOMPARE(item[QLatin1String("output")],
                 good ? QJsonValue("good") : QJsonValue(QJsonValue::Undefined));
    }
}

void TestCliOutput::mistakesAreSaid_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("error");
    const QStringList real{"--fetch", "file", "--inputs", "file"};
    QTest::newRow("compare") << QStringList{"compare", "--output", "out"}
            + real << QByteArray("--output goes with run: a comparison does the work several times");
    QTest::newRow("compare, over") << QStringList{"compare", "--overwrite"}
            + real << QByteArray("--overwrite goes with run: a comparison does the work several times");
    QTest::newRow("simulated") << QStringList{"run", "--output", "out"}
                               << QByteArray(
                                      "--output goes with real work: --fetch file, http or cmd:COMMAND");
    QTest::newRow("nowhere") << QStringList{"run", "--overwrite"} + real
                             << QByteArray("--overwrite goes with --output DIR");
    QTest::newRow("a file") << QStringList{"run", "--output", "file"} + real
                            << QByteArray("--output: file is not a folder");
    QTest::newRow("no name") << QStringList{"run", "--output", ""} + real
                             << QByteArray("--output: it needs the name of a folder");
}

void TestCliOutput::mistakesAreSaid()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, error);
    const Place place;
    place.write("file", "x");
    const Outcome outcome = place.run(arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.err, "overlapse: " + error + '\n');
    QCOMPARE(place.entries(), QStringList{"file"});
    const Outcome missing = place.run({"run", "--fetch", "file", "--inputs", "file", "--output", "no/such"});
    QCOMPARE(missing.status, 2);
    QVERIFY2(missing.err.startsWith("overlapse: --output: no/such: there is no folder "),
             missing.err.constData());
}

// Killed while it writes large results: each is whole, or a hidden part.
void TestCliOutput::aSuddenEndLeavesWholeResults()
{
    const Place place;
    QByteArray list;
    for (int i = 0; i < 20'000; ++i)
        list += QByteArray::number(i) + '\n';
    place.write("list", list);
    constexpr qsizetype size = 300'000;
    int seen = 0;
    for (const int enough : {1, 10, 25}) {
        const QString out = QStringLiteral("out%1").arg(enough);
        QProcess process;
        place.prepare(process,
                      {"run", "--fetch", "cmd:head -c 300000 /dev/zero", "--list", "list", "--output", out});
        process.start();
        QTRY_VERIFY_WITH_TIMEOUT(QDir(place.path(out)).entryList(QDir::Files).size() >= enough, patience);
        QCOMPARE(process.state(), QProcess::Running);
        process.kill();
        process.waitForFinished(patience);
        const Tree tree = treeOf(place.path(out));
        QVERIFY(tree.size() >= enough);
        for (auto it = tree.begin(); it != tree.end(); ++it) {
            if (it.key().startsWith(".overlapse-") && it.key().endsWith(".part"))
                continue;
            ++seen;
            QVERIFY2(it.value() == QByteArray(size, '\0'), it.key().constData());
        }
    }
    QVERIFY(seen >= 36);
}

// Killed while its file is being written, a recording is absent or the one before.
void TestCliOutput::aKillLeavesWholeRecordings()
{
    const Place place;
    const auto line = [](const char *items) {
        return QStringList{"predict", "--items", items,      "--fetch",  "exp(1ms)",     "--transform",
                           "1us",     "--modes", "parallel", "--export", "run.overlapse"};
    };
    // What is written has no name in the folder until it is whole, or one of its own.
    const auto writes = [&place](qint64 process) {
        const QDir files(QStringLiteral("/proc/%1/fd").arg(process));
        const QFileInfoList open = files.entryInfoList(QDir::Files | QDir::System);
        return std::any_of(open.begin(), open.end(), [&place](const QFileInfo &file) {
            return file.symLinkTarget().startsWith(place.path({}));
        });
    };
    for (const bool before : {false, true}) {
        if (before)
            QCOMPARE(place.run(line("7")).status, 0);
        const QByteArray there = place.content(QStringLiteral("run.overlapse"));
        QCOMPARE(there.isEmpty(), !before);
        int cut = 0;
        for (int attempt = 0; attempt < 5; ++attempt) {
            QProcess process;
            place.prepare(process, line("100000"));
            process.start();
            QVERIFY(process.waitForStarted(patience));
            const qint64 id = process.processId();
            while (!process.waitForFinished(0) && !writes(id))
                continue;
            process.kill(); // nothing, if it has ended
            process.waitForFinished(patience);
            const QByteArray now = place.content(QStringLiteral("run.overlapse"));
            if (now == there) {
                ++cut;
                continue;
            }
            const Place other;
            const Outcome opened =
                place.run({"export", "run.overlapse", "--export", other.path(QStringLiteral("run.json"))});
            QVERIFY2(opened.status == 0, opened.err.constData());
            const QJsonObject work = other.json(QStringLiteral("run.json")).value("workload").toObject();
            QCOMPARE(work.value("items").toInt(), 300'000);
            place.write("run.overlapse", there);
            if (there.isEmpty())
                QVERIFY(QFile::remove(place.path(QStringLiteral("run.overlapse"))));
        }
        QVERIFY(cut > 0);
    }
}

QTEST_GUILESS_MAIN(TestCliOutput)
#include "tst_cli_output.moc"
