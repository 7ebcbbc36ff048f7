// SPDX-License-Identifier: MIT
// What is said of a part of the time.
#include "scene_cases.h"

#include "scene/range_words.h"

#include <QTest>

#include <numeric>

using namespace overlapse;

namespace {

RangeFigures figuresOf(const std::vector<std::pair<QString, Run>> &runs, TimeRange range)
{
    RangeFigures figures{range, {}};
    for (const auto &[title, run] : runs)
        figures.runs.push_back({PanelId(1), title, rangeStatistics(run, WaitAccount(run), range)});
    return figures;
}

Run article(Mode mode)
{
    const PipelineSpec spec{.mode = mode};
    return {spec, Clock::Virtual, predict(spec, articleWork(), {.cores = 4})};
}

QVariantMap rowNamed(const QVariantList &rows, const QString &name)
{
    for (const QVariant &row : rows)
        if (row.toMap().value("name").toString() == name)
            return row.toMap();
    return {};
}

} // namespace

class TestRangeWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aColumnForEachRun();
    void aRowForEachState();
    void histograms();
    void theEndsNeverReadAlike();
};

void TestRangeWords::aColumnForEachRun()
{
    const RangeFigures figures = ::figuresOf(
        {{"Sequential", article(Mode::Sequential)}, {"Parallel", article(Mode::Parallel)}}, {1s, 4s});
    const QVariantList columns = rangeColumns(figures, lightTheme(), {});
    QCOMPARE(columns.size(), 2);
    const QVariantMap sequential = columns[0].toMap();
    QCOMPARE(sequential["title"].toString(), QStringLiteral("Sequential"));
    QCOMPARE(sequential["finished"].toString(), QStringLiteral("2 finished"));
    QCOMPARE(sequential["throughput"].toString(), QStringLiteral("0.67 items/s"));
    QCOMPARE(sequential["cores"].toString(), QStringLiteral("0.67 busy cores"));
    QCOMPARE(sequential["note"].toString(), QString());
    double shares = 0;
    for (const QVariant &share : sequential["shares"].toList())
        shares += share.toMap()["share"].toDouble();
    QVERIFY(std::abs(shares - 1) < 1e-9);
    // It ends after 2 s: its figures are those of the second that there is.
    const QVariantMap parallel = columns[1].toMap();
    QCOMPARE(parallel["throughput"].toString(), QStringLiteral("4.00 items/s"));
    QCOMPARE(parallel["note"].toString(), QStringLiteral("until its end at 2.00 s"));
    QVERIFY(parallel["text"].toString().contains("Parallel, 4 finished"));
    const QVariantMap gone =
        rangeColumns(::figuresOf({{"Parallel", article(Mode::Parallel)}}, {3s, 4s}), lightTheme(), {})[0]
            .toMap();
    QVERIFY(gone["empty"].toBool());
    QCOMPARE(gone["note"].toString(), QStringLiteral("it had ended before"));
    WorkSpec none;
    none.items = 50;
    none.fetchTime.a = none.transformTime.a = 0s;
    const Run atZero{{}, Clock::Virtual, predict({}, none, {.cores = 4})};
    const QVariantMap instant =
        rangeColumns(::figuresOf({{"Parallel", atZero}}, {0s, 1s}), lightTheme(), {})[0].toMap();
    QVERIFY(!instant["empty"].toBool());
    QCOMPARE(instant["finished"].toString(), QStringLiteral("50 finished"));
    QCOMPARE(instant["note"].toString(), QStringLiteral("until its end at 0 s"));
}

void TestRangeWords::aRowForEachState()
{
    const RangeFigures figures = ::figuresOf({{"Concurrent", article(Mode::Concurrent)}}, {0s, 5s});
    const QVariantList rows = rangeRows(figures.runs[0].of, lightTheme(), {});
    QCOMPARE(rows[0].toMap()["state"].toInt(), latencyRow);
    QCOMPARE(rows[0].toMap()["count"].toString(), QStringLiteral("4"));
    QCOMPARE(rows[0].toMap()["most"].toString(), QStringLiteral("5.000 s"));
    const QVariantMap fetch = rowNamed(rows, "fetch running");
    QCOMPARE(fetch["count"].toString(), QStringLiteral("4"));
    for (const char *column : {"mean", "least", "p50", "p90", "p99", "most"})
        QCOMPARE(fetch[column].toString(), QStringLiteral("1.000 s"));
    QVERIFY(fetch["share"].toString().endsWith(" %"));
    // Only what occurs; what is called alike says after which stage.
    QVERIFY(rowNamed(rows, "waiting for the rate").isEmpty());
    QStringList names;
    for (const QVariant &row : rows)
        names << row.toMap()["name"].toString();
    QStringList once = names;
    once.removeDuplicates();
    QCOMPARE(once, names);
}

void TestRangeWords::histograms()
{
    const RangeFigures figures = ::figuresOf({{"Sequential", article(Mode::Sequential)}}, {0s, 8s});
    const RangeStatistics &of = figures.runs[0].of;
    const QVariantMap fetch = rangeHistogram(of, static_cast<int>(Cause::FetchRunning), darkTheme(), {});
    QCOMPARE(fetch["topic"].toString(), QStringLiteral("fetch running"));
    QCOMPARE(fetch["buckets"].toList().size(), 1);
    QVERIFY(fetch["buckets"].toList()[0].toMap()["text"].toString().startsWith("4: "));
    QVERIFY(rangeHistogram(of, static_cast<int>(Cause::FetchRate), darkTheme(), {}).isEmpty());
}

void TestRangeWords::theEndsNeverReadAlike()
{
    QCOMPARE(rangeText({1200ms, 3400ms}, {}), QStringLiteral("1.20 s – 3.40 s"));
    QCOMPARE(rangeText({169'762ms, 169'881ms}, {}), QStringLiteral("169.762 s – 169.881 s"));
    QCOMPARE(rangeText({0s, 500ms}, {}), QStringLiteral("0 ms – 500 ms"));
    // Minutes only where an axis would have them.
    QCOMPARE(rangeText({0s, 117'500ms}, {}), QStringLiteral("0 s – 118 s"));
    for (const Nanos begin : {Nanos(0s), Nanos(1ms), Nanos(7s), Nanos(15'765'235s), Nanos(2'400'000h)})
        for (Nanos length(1); length < 1000h; length *= 7) {
            const QStringList ends = rangeText({begin, begin + length}, {}).split(QStringLiteral(" – "));
            QVERIFY2(ends.size() == 2 && ends[0] != ends[1], qPrintable(ends.join(u'=')));
        }
}

QTEST_MAIN(TestRangeWords)
#include "tst_range_words.moc"
