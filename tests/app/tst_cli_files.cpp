// SPDX-License-Identifier: MIT
// Real files: which are taken, what is made of them, and how failures are told.
#include "program.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <unistd.h>

using namespace overlapse;

namespace {

QByteArray sha256(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

// Of the only run: each input's digest, or the reason of its failure.
QMap<QString, QByteArray> resultsOf(const QJsonObject &result)
{
    QMap<QString, QByteArray> results;
    for (const QJsonValue item : result[QLatin1String("runs")][0][QLatin1String("items")].toArray()) {
        QByteArray text = item[QLatin1String("digest")].toString().toUtf8();
        for (const QJsonValue stage : item[QLatin1String("stages")].toArray())
            if (stage[QLatin1String("error")].isString())
                text = stage[QLatin1String("error")].toString().toUtf8();
        results[item[QLatin1String("input")].toString()] = text;
    }
    return results;
}

QStringList inputsOf(const QJsonObject &result)
{
    QStringList inputs;
    for (const QJsonValue item : result[QLatin1String("runs")][0][QLatin1String("items")].toArray())
        inputs << item[QLatin1String("input")].toString();
    return inputs;
}

} // namespace

class TestCliFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digestsAreThoseOfTheContent();
    void everyModeGivesTheSameDigests();
    void aBadFileFailsAloneAndSaysWhy();
    void onlyAFewFailuresAreListed();
    void foldersAreWalkedInBytewiseOrder();
    void comparisonsReadEveryFileOnceFirst();
    void namesOfAnyBytesAreRead();
    void librariesAreQuietToo();
    void namesCannotDriveTheTerminal();
    void listsAreRead_data();
    void listsAreRead();
    void listsFromStandardInput_data();
    void listsFromStandardInput();
    void filesAreOnlyRead();
};

void TestCliFiles::digestsAreThoseOfTheContent()
{
    const Place place;
    const QByteArray large = QByteArray("0123456789abcdef").repeated(100'000);
    place.makeFolder("in");
    place.write("in/empty.gz", gzipped(""));
    place.write("in/large.gz", gzipped(large));
    place.write("in/plain", "not taken");
    const Outcome outcome = place.run(
        {"run", "--fetch", "file", "--inputs", "in", "--transform", "gunzip+sha256", "--export", "a.json"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY(outcome.out.contains("1 file that does not end in .gz was passed over\n"));
    const QJsonObject result = place.json("a.json");
    QCOMPARE(resultsOf(result),
             (QMap<QString, QByteArray>{{"in/empty.gz", sha256("")}, {"in/large.gz", sha256(large)}}));
    QCOMPARE(result[QLatin1String("workload")][QLatin1String("passed_over")].toInt(), 1);
    QCOMPARE(result[QLatin1String("workload")][QLatin1String("items")].toInt(), 2);

    QCOMPARE(place
                 .run({"run", "--fetch", "file", "--inputs", "in/plain", "--transform", "sha256", "--export",
                       "b.json"})
                 .status,
             0);
    QCOMPARE(resultsOf(place.json("b.json")), (QMap<QString, QByteArray>{{"in/plain", sha256("not taken")}}));
}

void TestCliFiles::everyModeGivesTheSameDigests()
{
    const Place place;
    place.makeFolder("in");
    for (int i = 0; i < 20; ++i)
        place.write("in/" + QByteArray::number(i), QByteArray::number(i * i));
    for (const char *mode : {"sequential", "concurrent", "parallel", "prefetching", "blocking"}) {
        for (const char *order : {"kept", "any"}) {
            QCOMPARE(place
                         .run({"run", "--mode", mode, "--order", order, "--fetch", "file", "--inputs", "in",
                               "--transform", "sha256", "--export", "a.json"})
                         .status,
                     0);
            const QMap<QString, QByteArray> results = resultsOf(place.json("a.json"));
            QCOMPARE(results.size(), 20);
            for (int i = 0; i < 20; ++i)
                QCOMPARE(results[QStringLiteral("in/%1").arg(i)], sha256(QByteArray::number(i * i)));
        }
    }
}

void TestCliFiles::aBadFileFailsAloneAndSaysWhy()
{
    const Place place;
    place.makeFolder("in");
    place.write("in/good.gz", gzipped("good"));
    place.write("in/garbage.gz", "this is not compressed");
    place.write("in/truncated.gz", gzipped(QByteArray("some text ").repeated(1000)).chopped(12));
    place.write("in/zero.gz", "");
    const Outcome outcome = place.run({"run", "--fetch", "file", "--inputs", "in", "--inputs", "in/good.gz",
                                       "--transform", "gunzip+sha256", "--export", "a.json"});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.startsWith("parallel: 3 of 5 items failed\n"));
    QCOMPARE(outcome.err.count('\n'), 4);
    for (const char *name : {"\n  in/garbage.gz: ", "\n  in/truncated.gz: ", "\n  in/zero.gz: "})
        QVERIFY2(outcome.err.contains(name), outcome.err.constData());
    QVERIFY(outcome.out.contains("makespan"));
    const QJsonObject result = place.json("a.json");
    QCOMPARE(result[QLatin1String("runs")][0][QLatin1String("failed")].toInt(), 3);
    const QMap<QString, QByteArray> results = resultsOf(result);
    QCOMPARE(results["in/good.gz"], sha256("good"));
    for (const char *name : {"in/garbage.gz", "in/truncated.gz", "in/zero.gz"})
        QVERIFY2(results[name].startsWith("gunzip: "), results[name].constData());
}

void TestCliFiles::onlyAFewFailuresAreListed()
{
    const Place place;
    place.makeFolder("in");
    for (int i = 0; i < 9; ++i)
        place.write("in/" + QByteArray::number(i) + ".gz", "garbage");
    const Outcome outcome = place.run({"run", "--fetch", "file", "--inputs", "in", "--transform", "gunzip"});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.startsWith("parallel: 9 of 9 items failed\n"));
    QVERIFY(outcome.err.endsWith("  and 4 more\n"));
    QCOMPARE(outcome.err.count('\n'), 7);
}

void TestCliFiles::foldersAreWalkedInBytewiseOrder()
{
    const Place place;
    place.makeFolder("in/b");
    for (const char *name : {"in/a", "in/b/z", "in/B", "in/b.txt", "in/.hidden", "in/10", "in/9"})
        place.write(name, "x");
    QCOMPARE(::symlink("a", qPrintable(place.path("in/link"))), 0);
    QCOMPARE(::symlink(".", qPrintable(place.path("in/loop"))), 0);
    QCOMPARE(place.run({"run", "--fetch", "file", "--inputs", "in", "--export", "a.json"}).status, 0);
    QCOMPARE(inputsOf(place.json("a.json")),
             (QStringList{"in/.hidden", "in/10", "in/9", "in/B", "in/a", "in/b.txt", "in/b/z"}));
}

void TestCliFiles::comparisonsReadEveryFileOnceFirst()
{
    const Place place;
    place.write("file", "x");
    const QStringList real{"--fetch", "file", "--inputs", "file"};
    const Outcome comparison = place.run(QStringList{"compare"} + real);
    QCOMPARE(comparison.status, 0);
    QCOMPARE(comparison.err, QByteArray());
    QVERIFY(
        comparison.out.contains("every file was read once first, so that no mode paid for a cold cache\n"));
    QVERIFY(!place.run(QStringList{"run"} + real).out.contains("read once first"));
}

void TestCliFiles::namesOfAnyBytesAreRead()
{
    const Place place;
    place.makeFolder("in");
    place.write("in/two words.gz", gzipped("words"));
    place.write("in/two\nlines.gz", gzipped("lines"));
    place.write("in/\xff\xfe.gz", gzipped("bytes"));
    place.write("in/\xe2\x82\xac.gz", gzipped("euro"));
    for (const char *locale : {"C.UTF-8", "C"}) {
        QProcess process;
        place.prepare(process,
                      {"run", "--fetch", "file", "--inputs", "in", "--transform", "gunzip+sha256", "--export",
                       "a.json"});
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert("LC_ALL", locale);
        process.setProcessEnvironment(environment);
        process.start();
        const Outcome outcome = outcomeOf(process);
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        const QMap<QString, QByteArray> results = resultsOf(place.json("a.json"));
        QCOMPARE(results.size(), 4);
        QCOMPARE(results["in/two words.gz"], sha256("words"));
        QCOMPARE(results["in/two\nlines.gz"], sha256("lines"));
        QCOMPARE(results["in/\u20ac.gz"], sha256("euro"));
        QCOMPARE(results["in/\\xFF\\xFE.gz"], sha256("bytes"));
    }
}

// libpng tells standard error of a picture that is cut off, fontconfig that there are no fonts.
void TestCliFiles::librariesAreQuietToo()
{
    const Place place;
    place.write("cut.png",
                QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAFElEQVR4"));
    QProcess process;
    place.prepare(process,
                  {"run", "--quiet", "--fetch", "file", "--inputs", "cut.png", "--transform", "image(2)",
                   "--export", "a.svg"});
    QProcessEnvironment environment = process.processEnvironment();
    environment.insert("FONTCONFIG_FILE", place.path("nowhere"));
    process.setProcessEnvironment(environment);
    process.start();
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.err,
             QByteArray("parallel: 1 of 1 items failed\n  cut.png: image: corrupt or cut off\n"));
    QCOMPARE(place.run({"predict", "--quiet", "--items", "x"}).err.count("--items: 'x'"), 1);
}

void TestCliFiles::namesCannotDriveTheTerminal()
{
    const Place place;
    place.makeFolder("in \x1b[31m");
    place.write("in \x1b[31m/a\nb\x1b[2J\xc2\x9b.gz", "garbage");
    place.write("in \x1b[31m/\xff.gz", "garbage");
    const Outcome outcome =
        place.run({"run", "--fetch", "file", "--inputs", "in \x1b[31m", "--transform", "gunzip"});
    QCOMPARE(outcome.status, 1);
    for (const QByteArray &text : {outcome.out, outcome.err})
        for (const QChar c : QString::fromUtf8(text))
            QVERIFY2(c == u'\n' || c.category() != QChar::Other_Control, text.constData());
    QVERIFY(outcome.out.contains("from in \\x1b[31m,"));
    QVERIFY2(outcome.err.contains("  in \\x1b[31m/a\\x0ab\\x1b[2J\\x9b.gz: gunzip"), outcome.err.constData());
    QVERIFY2(outcome.err.contains("  in \\x1b[31m/\\xFF.gz: gunzip"), outcome.err.constData());
}

void TestCliFiles::listsAreRead_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<bool>("null");
    QTest::addColumn<QStringList>("inputs");
    QTest::newRow("a line each") << QByteArray("b\na\n") << false << QStringList{"b", "a"};
    QTest::newRow("no end of line at the end") << QByteArray("b\na") << false << QStringList{"b", "a"};
    QTest::newRow("DOS lines") << QByteArray("b\r\na\r\n") << false << QStringList{"b", "a"};
    QTest::newRow("empty lines and repeats") << QByteArray("\nb\n\nb\n") << false << QStringList{"b", "b"};
    QTest::newRow("spaces around") << QByteArray(" b \n\ta\n") << false << QStringList{"b", "a"};
    QTest::newRow("spaces within") << QByteArray("c  d\n") << false << QStringList{"c  d"};
    QTest::newRow("comments") << QByteArray("# of two\nb\n #\na\n") << false << QStringList{"b", "a"};
    QTest::newRow("NUL-separated, spaces belong to the name")
        << QByteArray(" c d \0", 6) << true << QStringList{" c d "};
    QTest::newRow("NUL-separated") << QByteArray("b\0a\0", 4) << true << QStringList{"b", "a"};
    QTest::newRow("NUL-separated, a name of two lines")
        << QByteArray("e\nf\0a", 5) << true << QStringList{"e\nf", "a"};
}

void TestCliFiles::listsAreRead()
{
    QFETCH(const QByteArray, list);
    QFETCH(const bool, null);
    QFETCH(const QStringList, inputs);
    const Place place;
    for (const char *name : {"a", "b", "c  d", " c d ", "e\nf"})
        place.write(name, name);
    place.write("list", list);
    QStringList arguments{"run",         "--fetch", "file",     "--list", "list",
                          "--transform", "sha256",  "--export", "a.json"};
    if (null)
        arguments << "--null";
    const Outcome outcome = place.run(arguments);
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QCOMPARE(inputsOf(place.json("a.json")), inputs);
    // The content of each is its name.
    for (const auto &[name, digest] : resultsOf(place.json("a.json")).toStdMap())
        QCOMPARE(digest, sha256(name.toUtf8()));
}

void TestCliFiles::listsFromStandardInput_data()
{
    listsAreRead_data();
}

void TestCliFiles::listsFromStandardInput()
{
    QFETCH(const QByteArray, list);
    QFETCH(const bool, null);
    QFETCH(const QStringList, inputs);
    const Place place;
    for (const char *name : {"a", "b", "c  d", " c d ", "e\nf"})
        place.write(name, name);
    QStringList arguments{"compare", "--modes", "parallel", "--fetch", "file",
                          "--list",  "-",       "--export", "a.json"};
    if (null)
        arguments << "--null";
    const Outcome outcome = place.run(arguments, list);
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QCOMPARE(inputsOf(place.json("a.json")), inputs);
    QVERIFY(outcome.out.contains("from standard input, transform none\n"));
}

void TestCliFiles::filesAreOnlyRead()
{
    const Place place;
    place.makeFolder("in");
    place.write("in/a.gz", gzipped("a"));
    QCOMPARE(
        place.run({"compare", "--fetch", "file", "--inputs", "in", "--transform", "gunzip+sha256"}).status,
        0);
    QCOMPARE(place.entries(), QStringList{"in"});
    QCOMPARE(QDir(place.path("in")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{"a.gz"});
    QCOMPARE(place.content("in/a.gz"), gzipped("a"));
}

QTEST_GUILESS_MAIN(TestCliFiles)
#include "tst_cli_files.moc"
