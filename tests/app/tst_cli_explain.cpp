// SPDX-License-Identifier: MIT
// Why, in the terminal: one line a fact, as text, as Markdown and as JSON.
#include "program.h"

#include <QJsonArray>

using namespace overlapse;

class TestCliExplain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsAFactOfARun();
    void markdownHasAHeadingARun();
    void jsonHasTheSame();
    void oneRunIsChosenByNumberOrName();
    void whatWasStoppedIsNotPredicted();
    void mistakes_data();
    void mistakes();
};

void TestCliExplain::everyLineIsAFactOfARun()
{
    const Place place;
    QCOMPARE(place.run({"predict", "--threads", "4", "--cores", "4", "--export", "a.overlapse"}).status, 0);
    const Outcome outcome = place.run({"explain", "a.overlapse"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    const QString text = QString::fromUtf8(outcome.out);
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
        QVERIFY2(line.count(QLatin1String(": ")) >= 2, qPrintable(line));
    for (const char *line :
         {"\nconcurrent: critical path: transform on the CPU 4.0 s (80 %), fetch running 1.0 s (20 %), over "
          "4 items\n",
          "\nconcurrent: if: transforms took half as long: 3.0 s, 40 % less (predicted)\n",
          "\nconcurrent: if: N were 8: nothing gained (predicted)\n",
          "\nconcurrent: pattern: one thread transforms everything: the driver ran every transform: 4.0 s of "
          "5.0 s; the "
          "mode parallel, with N = 4, M = 4 and 4 threads: 2.0 s instead of 5.0 s, 60 % less (predicted)\n",
          "\nparallel: cores: of 8.0 s: transforming 4.0 s (50 %), idle for lack of input 4.0 s (50 %)\n",
          "\nparallel: pattern: none found\n",
          "\nparallel: fetch: half within 1.0 s, 90 % within 1.0 s, 99 % within 1.0 s, the longest 1.0 s\n"})
        QVERIFY2(text.contains(QLatin1String(line)), line);
}

void TestCliExplain::markdownHasAHeadingARun()
{
    const Place place;
    QCOMPARE(place.run({"predict", "--modes", "concurrent", "--export", "a.overlapse"}).status, 0);
    const QByteArray text = place.run({"explain", "a.overlapse", "--markdown"}).out;
    QVERIFY(text.startsWith("## concurrent\n\n- **run**: 4 items in 5.0 s, predicted"));
    QVERIFY(text.contains("\n- **critical path**: "));
}

void TestCliExplain::jsonHasTheSame()
{
    const Place place;
    QCOMPARE(place
                 .run({"predict", "--modes", "concurrent", "--threads", "4", "--cores", "4", "--export",
                       "a.overlapse"})
                 .status,
             0);
    const Outcome outcome = place.run({"explain", "a.overlapse", "--json"});
    QCOMPARE(outcome.status, 0);
    const QJsonValue run = jsonOf(outcome.out)[QLatin1String("runs")][0];
    QCOMPARE(run[QLatin1String("path_ns")][QLatin1String("transform_cpu")].toInteger(), 4'000'000'000);
    QCOMPARE(run[QLatin1String("core_time_ns")][QLatin1String("all")].toInteger(), 20'000'000'000);
    QCOMPARE(run[QLatin1String("times_ns")][QLatin1String("latency")][QLatin1String("max")].toInteger(),
             5'000'000'000);
    const QJsonValue pattern = run[QLatin1String("patterns")][0];
    QCOMPARE(pattern[QLatin1String("pattern")].toString(), QStringLiteral("one_thread"));
    QCOMPARE(pattern[QLatin1String("makespan_ns")].toInteger(), 2'000'000'000);
    QCOMPARE(pattern[QLatin1String("limits")][QLatin1String("mode")].toString(), QStringLiteral("parallel"));
    QVERIFY(run[QLatin1String("changes")].toArray().size() >= 5);
}

void TestCliExplain::oneRunIsChosenByNumberOrName()
{
    const Place place;
    QCOMPARE(place.run({"predict", "--modes", "concurrent,parallel", "--export", "a.overlapse"}).status, 0);
    const QByteArray all = place.run({"explain", "a.overlapse"}).out;
    const QByteArray second = place.run({"explain", "a.overlapse", "--run", "2"}).out;
    QVERIFY(second.startsWith("parallel: "));
    QVERIFY(all.endsWith("\n\n" + second));
    QCOMPARE(place.run({"explain", "a.overlapse", "--run", "parallel"}).out, second);
    const QByteArray json = place.run({"explain", "a.overlapse", "--run", "parallel", "--json"}).out;
    QCOMPARE(QJsonDocument::fromJson(json)["runs"].toArray().size(), 1);
    for (const char *which : {"0", "3", "-1", "blocking", "2x"}) {
        const Outcome outcome = place.run({"explain", "a.overlapse", "--run", which});
        QCOMPARE(outcome.status, 2);
        QCOMPARE(outcome.err,
                 "overlapse: a.overlapse: which run is '" + QByteArray(which)
                     + "'? It has 1 concurrent, 2 parallel\n");
    }
}

void TestCliExplain::whatWasStoppedIsNotPredicted()
{
    const Place place;
    place.write("list", "1\n2\n");
    QProcess process;
    place.prepare(process,
                  {"run", "--fetch", "cmd:sh -c 'echo > started-$1; sleep 100' _ {}", "--list", "list",
                   "--fetch-limit", "1", "--transform", "none", "--export", "a.overlapse"});
    process.start();
    QTRY_VERIFY_WITH_TIMEOUT(!place.content("started-1").isEmpty(), patience);
    process.terminate();
    QCOMPARE(outcomeOf(process).status, 143);
    const Outcome outcome = place.run({"explain", "a.overlapse"});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(
        outcome.out.contains("parallel: if: what a change would gain is not known: the run was stopped\n"),
        outcome.out.constData());
    QVERIFY(!outcome.out.contains("pattern"));
}

void TestCliExplain::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("error");
    const auto add = [](const char *name, const QStringList &arguments, const char *error) {
        QTest::newRow(name) << (QStringList{"explain"} + arguments) << QByteArray(error);
    };
    add("no file", {}, "overlapse: explain takes one recording, as in overlapse explain run.overlapse\n");
    add("two files", {"a.overlapse", "b.overlapse"},
        "overlapse: explain takes one recording, as in overlapse explain run.overlapse\n");
    add("two ways", {"a.overlapse", "--json", "--markdown"},
        "overlapse: --markdown and --json are two ways of saying the same: leave one out\n");
    add("an option of others", {"a.overlapse", "--export", "a.svg"},
        "overlapse: Unknown option 'export': see overlapse explain --help\n");
    add("no such file", {"none.overlapse"}, "overlapse: none.overlapse: No such file or directory\n");
}

void TestCliExplain::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, error);
    const Place place;
    const Outcome outcome = place.run(arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.err, error);
}

QTEST_GUILESS_MAIN(TestCliExplain)
#include "tst_cli_explain.moc"
