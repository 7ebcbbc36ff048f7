// SPDX-License-Identifier: MIT
// The map as a window shows it, tested as data: what is pointed at, and the cuts beside it.
#include "scene/map_view_scene.h"

#include <QTest>

#include <cmath>

using namespace overlapse;

namespace {

/// Makespans that fall with N up to 4 and with M up to 2; latency grows with N.
MapViewInput sample(MapMeasure measure = MapMeasure::Makespan)
{
    auto map = std::make_shared<LimitsMap>();
    map->base = {.mode = Mode::Parallel, .fetchLimit = 2, .transformLimit = 1, .threads = 2};
    map->items = 100;
    map->axes = {{1, 2, 4, 8, 16}, {1, 2, 4}};
    for (const std::int64_t m : map->axes.transformLimits)
        for (const std::int64_t n : map->axes.fetchLimits)
            map->cells.push_back(
                {.makespan =
                     Nanos(8'000'000'000 / (std::min<std::int64_t>(n, 4) * std::min<std::int64_t>(m, 2))),
                 .p99 = Nanos(10'000'000 * n)});
    return {map, measure, {}};
}

const SceneLabel *labelled(const Scene &scene, const QString &text)
{
    const auto label = std::ranges::find(scene.layers[0].labels, text, &SceneLabel::text);
    return label == scene.layers[0].labels.end() ? nullptr : &*label;
}

constexpr QSizeF wide(820, 300);

} // namespace

class TestMapViewScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCellIsFoundWhereItIsDrawn_data();
    void everyCellIsFoundWhereItIsDrawn();
    void curvesArePointedAtToo();
    void theCutsLeadThroughWhatIsPointedAt();
    void shadesFollowTheMeasure();
    void nothingIsDrawnOfNothing();
    void limitsBetweenCells();
};

void TestMapViewScene::everyCellIsFoundWhereItIsDrawn_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<bool>("cuts");
    QTest::newRow("wide") << wide << true;
    QTest::newRow("flat") << QSizeF(820, 150) << true;
    QTest::newRow("narrow") << QSizeF(400, 300) << false;
}

void TestMapViewScene::everyCellIsFoundWhereItIsDrawn()
{
    QFETCH(QSizeF, size);
    QFETCH(bool, cuts);
    const MapViewInput input = sample();
    const MapViewLayout layout = layoutMapView(input.map->axes, size);
    for (std::size_t place = 0; place < input.map->cells.size(); ++place)
        QCOMPARE(placeAt(input, size, layout.cells.cell(place).center()), std::optional(place));
    QVERIFY(!placeAt(input, size, {2, 2}));
    QCOMPARE(!layout.fetch.isEmpty(), cuts);
    QVERIFY(QRectF(QPointF(0, 0), size).contains(layout.cells.area));
    if (cuts)
        QVERIFY(!layout.fetch.intersects(layout.map) && !layout.transform.intersects(layout.fetch));
}

void TestMapViewScene::curvesArePointedAtToo()
{
    const MapViewInput input = sample(); // through N = 2, M = 1
    const MapViewLayout layout = layoutMapView(input.map->axes, wide);
    const QRectF along = curveArea(layout.fetch);
    QCOMPARE(placeAt(input, wide, {along.right() - 1, along.center().y()}),
             std::optional(input.map->place(4, 0)));
    const QRectF up = curveArea(layout.transform);
    QCOMPARE(placeAt(input, wide, {up.right() - 1, up.center().y()}), std::optional(input.map->place(1, 2)));
}

void TestMapViewScene::theCutsLeadThroughWhatIsPointedAt()
{
    MapViewInput input = sample();
    const auto scene = [&] { return mapViewScene(input, wide, 1, lightTheme(), {}); };
    QVERIFY(labelled(scene(), "N, at M = 1"));
    QVERIFY(labelled(scene(), "M, at N = 2"));
    input.pointed = input.map->place(3, 2);
    QVERIFY(labelled(scene(), "N, at M = 4"));
    QVERIFY(labelled(scene(), "M, at N = 8"));
    // With an outline around its cell.
    const QRectF cell = layoutMapView(input.map->axes, wide).cells.cell(*input.pointed);
    const auto around = std::ranges::count_if(scene().layers[0].lines, [&cell](const SceneLine &line) {
        return line.width == 2 && cell.contains(line.from) && cell.contains(line.to);
    });
    QCOMPARE(around, 4);
}

// The darkest cell is the best in what is shown: the shortest run, or the one of the least latency.
void TestMapViewScene::shadesFollowTheMeasure()
{
    const QRgb full = lightTheme().accent.rgb();
    const auto darkest = [&](MapMeasure measure) {
        const MapViewInput input = sample(measure);
        const Scene scene = mapViewScene(input, wide, 1, lightTheme(), {});
        const MapLayout cells = layoutMapView(input.map->axes, wide).cells;
        std::vector<std::size_t> places;
        for (const RectBatch &batch : scene.layers[0].rects)
            for (const QRectF &rect : batch.rects)
                if ((batch.colour & 0xffffffU) == (full & 0xffffffU))
                    places.push_back(cells.placeAt(rect.center()).value());
        std::ranges::sort(places);
        return places;
    };
    QCOMPARE(darkest(MapMeasure::Makespan), (std::vector<std::size_t>{7, 8, 9, 12, 13, 14}));
    QCOMPARE(darkest(MapMeasure::Throughput), (std::vector<std::size_t>{7, 8, 9, 12, 13, 14}));
    QCOMPARE(darkest(MapMeasure::P99), (std::vector<std::size_t>{0, 5, 10}));
    QCOMPARE(measureText(*valueAt(*sample().map, 7, MapMeasure::Throughput), MapMeasure::Throughput, {}),
             "100/s");
}

void TestMapViewScene::nothingIsDrawnOfNothing()
{
    const Scene scene = mapViewScene({}, wide, 1, lightTheme(), {});
    QVERIFY(scene.layers.empty());
    QVERIFY(!placeAt({}, wide, {100, 100}));
    // Not one cell is known yet.
    MapViewInput input = sample();
    auto empty = std::make_shared<LimitsMap>(*input.map);
    for (MapCell &cell : empty->cells)
        cell = {};
    input.map = empty;
    QVERIFY(!mapViewScene(input, wide, 1, lightTheme(), {}).layers.empty());
    QCOMPARE(bestValue(*empty, MapMeasure::P99), 0.0);
}

void TestMapViewScene::limitsBetweenCells()
{
    const std::vector<std::int64_t> limits{1, 2, 4, 8};
    QCOMPARE(positionOf(1, limits), std::optional(0.0));
    QCOMPARE(positionOf(8, limits), std::optional(3.0));
    QCOMPARE(positionOf(6, limits), std::optional(2.5));
    QVERIFY(!positionOf(9, limits));
    QVERIFY(!positionOf(0, limits));
}

QTEST_MAIN(TestMapViewScene)
#include "tst_map_view_scene.moc"
