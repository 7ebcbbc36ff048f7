// SPDX-License-Identifier: MIT
// The chart of what two runs differ by, tested as data: what its columns hold, where they are, and that there are never
// many.
#include "scene/difference_measure.h"
#include "scene/difference_picture.h"
#include "scene/difference_scene.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace overlapse;

namespace {

/// Differences as they are given, in seconds, each of one cause; by a threshold.
RunDifference sample(std::vector<double> seconds, double threshold = 0.1, Cause cause = Cause::FetchRunning)
{
    auto pairs = std::make_shared<PairedItems>();
    RunDifference difference{
        .pairs = pairs, .causes = latencyCauses(), .differences = {}, .order = {}, .blocks = {}};
    std::ranges::sort(seconds);
    difference.threshold = Nanos(std::llround(threshold * 1e9));
    for (std::size_t rank = 0; rank < seconds.size(); ++rank) {
        const auto item = static_cast<std::int32_t>(rank);
        pairs->compared.push_back({item, item});
        difference.differences.push_back(std::llround(seconds[rank] * 1e9));
        difference.order.push_back(static_cast<std::uint32_t>(rank));
        difference.faster += seconds[rank] <= -threshold ? 1 : 0;
        difference.slower += seconds[rank] >= threshold ? 1 : 0;
    }
    const std::size_t count = std::min(seconds.size(), mostDifferenceBlocks);
    for (std::size_t i = 0; i < count; ++i) {
        RunDifference::Block block{.begin = seconds.size() * i / count,
                                   .end = seconds.size() * (i + 1) / count};
        for (std::size_t rank = block.begin; rank < block.end; ++rank)
            block.byCause[static_cast<std::size_t>(cause)] += difference.differences[rank];
        difference.blocks.push_back(block);
    }
    return difference;
}

/// From `from` to `to`, as many as that.
std::vector<double> ramp(double from, double to, std::size_t count)
{
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = from + (to - from) * static_cast<double>(i) / static_cast<double>(count - 1);
    return values;
}

Scene drawn(const RunDifference &difference, QSizeF size, std::optional<std::size_t> pointed = {},
            double ratio = 1)
{
    return differenceScene(&difference, pointed, size, ratio, lightTheme(), {});
}

std::vector<QRectF> rectsOf(const Scene &scene, const QColor &colour)
{
    std::vector<QRectF> rects;
    for (const SceneLayer &layer : scene.layers)
        for (const RectBatch &batch : layer.rects)
            if (batch.colour == colour.rgba())
                rects.insert(rects.end(), batch.rects.begin(), batch.rects.end());
    return rects;
}

bool says(const Scene &scene, const QString &text)
{
    return std::ranges::any_of(scene.layers[0].labels,
                               [&](const SceneLabel &label) { return label.text == text; });
}

constexpr QSizeF usual(800, 240);

} // namespace

class TestDifferenceScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gainsHangBelowZeroAndLossesStandAbove();
    void columnsHoldAllPairs_data();
    void columnsHoldAllPairs();
    void thereAreNeverMany();
    void aColumnIsFoundWhereItIsDrawn();
    void fewThatAreFarLongerHideNoOthers();
    void theThresholdIsDrawn();
    void countsStandUnderTheirColumns();
    void sidesAreNamedWhereTheyHaveColumns();
    void nothingIsDrawnOfNothing();
    void whatIsPointedAtStandsOut();
    void nothingIsOutOfTheChart();
    void causesOfOneNameAreOneMeasure();
    void aPictureSaysWhichRunsAndWhy();
};

void TestDifferenceScene::gainsHangBelowZeroAndLossesStandAbove()
{
    const RunDifference difference = sample({-2, -1, 0, 1, 3});
    const DifferenceLayout layout = layoutDifferenceView(difference, usual, 1);
    const std::vector<QRectF> rects = rectsOf(drawn(difference, usual), lightTheme().fetch);
    QCOMPARE(rects.size(), 4); // of no difference there is nothing
    for (const QRectF &rect : rects) {
        const std::size_t column = *layout.columnAt({rect.center().x(), layout.plot.center().y()});
        const double seconds = layout.columns[column].net / 1e9;
        QVERIFY(std::abs(rect.height() - std::abs(seconds) * 1e9 * layout.pixelsPerNano) <= 1);
        if (seconds < 0)
            QVERIFY(std::abs(rect.top() - layout.zero) <= 1);
        else
            QVERIFY(std::abs(rect.bottom() - layout.zero) <= 1);
    }
}

void TestDifferenceScene::columnsHoldAllPairs_data()
{
    QTest::addColumn<std::size_t>("items");
    QTest::addColumn<std::size_t>("most");
    QTest::newRow("one") << std::size_t(1) << std::size_t(800);
    QTest::newRow("fewer than columns") << std::size_t(7) << std::size_t(800);
    QTest::newRow("more than columns") << std::size_t(5'000) << std::size_t(317);
    QTest::newRow("more than blocks") << std::size_t(100'003) << std::size_t(1'600);
}

void TestDifferenceScene::columnsHoldAllPairs()
{
    QFETCH(const std::size_t, items);
    QFETCH(const std::size_t, most);
    const RunDifference difference = sample(items == 1 ? std::vector<double>{3} : ramp(-5, 2, items));
    const std::vector<DifferenceColumn> columns = differenceColumns(difference, most);
    QVERIFY(columns.size() <= std::min({items, most, mostDifferenceBlocks}));
    std::size_t rank = 0;
    double sum = 0;
    for (const DifferenceColumn &column : columns) {
        QCOMPARE(column.begin, rank);
        QVERIFY(column.end > column.begin);
        rank = column.end;
        sum += column.net * static_cast<double>(column.end - column.begin);
        QVERIFY(std::abs(column.lost() - column.gained() - column.net) < 1);
    }
    QCOMPARE(rank, items);
    const double all = std::accumulate(difference.differences.begin(), difference.differences.end(), 0.0);
    QVERIFY(std::abs(sum - all) <= 1e-9 * std::abs(all) + 1);
}

void TestDifferenceScene::thereAreNeverMany()
{
    RunDifference difference = sample(ramp(-5, 2, 50'000));
    // Every block has every cause.
    for (RunDifference::Block &block : difference.blocks)
        for (std::size_t cause = 0; cause < causeCount; ++cause)
            block.byCause[cause] = cause % 2 ? 1'000'000'000 : -1'000'000'000;
    for (const double width : {60.0, 400.0, 1'600.0, 4'000.0})
        for (const double ratio : {1.0, 2.0}) {
            const Scene scene = drawn(difference, {width, 300}, 7, ratio);
            QVERIFY(scene.rectCount() <= mostDifferenceRects + mostDifferenceBlocks + 4);
            QVERIFY(scene.pointCount() <= 2 * mostDifferenceBlocks);
        }
}

void TestDifferenceScene::aColumnIsFoundWhereItIsDrawn()
{
    for (const std::size_t items : {1, 3, 500, 20'000}) {
        const RunDifference difference = sample(items == 1 ? std::vector<double>{1} : ramp(-1, 1, items));
        const DifferenceLayout layout = layoutDifferenceView(difference, usual, 1);
        for (std::size_t column = 0; column < layout.columns.size(); ++column) {
            const double middle = (layout.x(column) + layout.x(column + 1)) / 2;
            const std::optional<std::size_t> found = layout.columnAt({middle, layout.plot.center().y()});
            QVERIFY(found && (*found == column || layout.x(column + 1) - layout.x(column) < 2));
            QCOMPARE(layout.columnOf(layout.columns[column].begin), column);
            QCOMPARE(layout.columnOf(layout.columns[column].end - 1), column);
        }
        QVERIFY(!layout.columnAt({layout.plot.left() - 1, layout.plot.center().y()}));
        QVERIFY(!layout.columnAt({layout.plot.center().x(), layout.plot.bottom() + 5}));
    }
}

void TestDifferenceScene::fewThatAreFarLongerHideNoOthers()
{
    std::vector<double> seconds = ramp(0.5, 1, 100);
    seconds.push_back(500);
    const RunDifference difference = sample(seconds);
    const DifferenceLayout layout = layoutDifferenceView(difference, usual, 1);
    QVERIFY(layout.range.lostBeyond);
    QVERIFY(!layout.range.gainedBeyond);
    QVERIFY(layout.pixelsPerNano * 1e9 > 10); // a second can be seen
    QVERIFY(says(drawn(difference, usual), "up to 500 s an item"));
    QVERIFY(!layoutDifferenceView(sample(ramp(-1, 1, 100)), usual, 1).range.lostBeyond);
}

void TestDifferenceScene::theThresholdIsDrawn()
{
    const auto dashed = [](const Scene &scene) {
        return std::ranges::count(scene.layers[0].lines, true, &SceneLine::dashed);
    };
    QCOMPARE(dashed(drawn(sample({-2, 0, 2}, 0.5), usual)), 2);
    QCOMPARE(dashed(drawn(sample({-2, 0, 2}, 0.0001), usual)), 0); // it would lie on zero
    // Where nothing differs by more, its lines are what there is to see.
    QCOMPARE(dashed(drawn(sample({0, 0, 0}, 0.5), usual)), 2);
}

void TestDifferenceScene::countsStandUnderTheirColumns()
{
    const Scene scene = drawn(sample({-3, -2, -1, 0, 0, 4}, 0.5), usual);
    for (const char *text : {"3 faster", "2 the same", "1 slower"})
        QVERIFY2(says(scene, QString::fromLatin1(text)), text);
    RunDifference ofCause = sample({-3, 0, 4}, 0.5);
    ofCause.causes = fetchCauses();
    QVERIFY(says(drawn(ofCause, usual), "1 gained"));
}

void TestDifferenceScene::sidesAreNamedWhereTheyHaveColumns()
{
    const QString longer = QStringLiteral("▲ longer in B");
    const QString shorter = QStringLiteral("▼ shorter in B");
    const Scene both = drawn(sample({-1, 2}), usual);
    QVERIFY(says(both, longer) && says(both, shorter));
    const Scene lost = drawn(sample({1, 2}), usual);
    QVERIFY(says(lost, longer) && !says(lost, shorter));
    const Scene gained = drawn(sample({-1, -2}), usual);
    QVERIFY(!says(gained, longer) && says(gained, shorter));
    const Scene neither = drawn(sample({0, 0}), usual);
    QVERIFY(!says(neither, longer) && !says(neither, shorter));
}

void TestDifferenceScene::nothingIsDrawnOfNothing()
{
    QVERIFY(differenceScene(nullptr, {}, usual, 1, lightTheme(), {}).layers.empty());
    QVERIFY(drawn(sample({}), usual).layers.empty());
    const Scene tiny = drawn(sample({-1, 1}), {1, 1});
    for (const RectBatch &batch : tiny.layers[0].rects)
        for (const QRectF &rect : batch.rects)
            QVERIFY(std::isfinite(rect.x()) && std::isfinite(rect.height()));
}

void TestDifferenceScene::whatIsPointedAtStandsOut()
{
    const RunDifference difference = sample(ramp(-1, 1, 5'000));
    const DifferenceLayout layout = layoutDifferenceView(difference, usual, 1);
    QVERIFY(rectsOf(drawn(difference, usual), lightTheme().selection).empty());
    const std::vector<QRectF> rects = rectsOf(drawn(difference, usual, 2'500), lightTheme().selection);
    QCOMPARE(rects.size(), 1);
    QVERIFY(rects[0].contains(QPointF(layout.x(*layout.columnOf(2'500)) + 0.5, layout.plot.center().y())));
}

void TestDifferenceScene::nothingIsOutOfTheChart()
{
    std::vector<double> seconds = ramp(-4, 0.3, 300);
    seconds.push_back(1'000);
    const Scene scene = drawn(sample(seconds), usual, 0);
    const QRectF all(QPointF(), usual);
    for (const RectBatch &batch : scene.layers[0].rects)
        for (const QRectF &rect : batch.rects)
            QVERIFY(all.adjusted(-1, -1, 3, 1).contains(rect));
    for (const SceneLabel &label : scene.layers[0].labels)
        QVERIFY2(all.adjusted(-1, -1, 1, 1).contains(label.rect), qPrintable(label.text));
}

void TestDifferenceScene::causesOfOneNameAreOneMeasure()
{
    WaitTotals totals{};
    for (const Cause cause :
         {Cause::FetchRunning, Cause::FetchHeldOrder, Cause::TransformHeldOrder, Cause::TransformCpu})
        totals[static_cast<std::size_t>(cause)] = Nanos(1);
    const std::vector<DifferenceMeasure> measures = differenceMeasures(totals, {}, {});
    QStringList texts;
    for (const DifferenceMeasure &measure : measures)
        texts << measure.text;
    QCOMPARE(texts, (QStringList{"Latency", "Fetch", "Transform", "held by order", "transform on the CPU"}));
    QCOMPARE(measures[3].causes.count(), 2);
    QVERIFY(measures[0].causes.all());
}

void TestDifferenceScene::aPictureSaysWhichRunsAndWhy()
{
    ComparedRuns compared{
        {.title = "Sequential"}, {.title = "Parallel"}, sample(ramp(-1, 1, 40)), {}, {}, {}};
    compared.sentences = QStringList{"B is 1.2 s shorter"};
    compared.threshold = QStringLiteral("differences below 0.1 s count as the same");
    compared.doubts = QStringList{"A was stopped"};
    PictureSpec spec;
    spec.size = {900, 500};
    spec.title = QStringLiteral("Overlapse: 40 items");
    const Scene scene = differencePicture(compared, spec);
    for (const char *text : {"A: Sequential    B: Parallel", "B is 1.2 s shorter", "But: A was stopped",
                             "Overlapse: 40 items", "fetch"})
        QVERIFY2(says(scene, QString::fromLatin1(text)), text);
    QCOMPARE(scene.size, QSizeF(900, 500));
}

QTEST_MAIN(TestDifferenceScene)
#include "tst_difference_scene.moc"
