// SPDX-License-Identifier: MIT
// Maps of limits as pictures, tested as data: a rectangle a cell, contours where a share is crossed, marks in their cells.
#include "scene/map_scene.h"

#include <QFontMetricsF>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace overlapse;

namespace {

std::vector<std::int64_t> upTo(std::int64_t most)
{
    std::vector<std::int64_t> all(std::size_t(most), 0);
    std::iota(all.begin(), all.end(), 1);
    return all;
}

/// Makespans that fall with N and M, to a floor.
LimitsMap sample(std::int64_t columns, std::int64_t rows)
{
    LimitsMap map{{.mode = Mode::Parallel, .fetchLimit = 2, .transformLimit = 1, .threads = 2},
                  100,
                  {upTo(columns), upTo(rows)},
                  {}};
    for (std::int64_t m = 1; m <= rows; ++m)
        for (std::int64_t n = 1; n <= columns; ++n)
            map.cells.push_back({.makespan = Nanos(std::max<std::int64_t>(
                                     1'000'000'000 / (n * std::min<std::int64_t>(m, 4)), 10'000'000))});
    return map;
}

Scene sceneOf(const std::vector<LimitsMap> &maps, QSize size = {1600, 900})
{
    PictureSpec spec;
    spec.size = size;
    spec.title = QStringLiteral("Overlapse: 100 items");
    spec.caption = QStringLiteral("predicted");
    return mapScene(maps, spec);
}

std::vector<QRectF> cellsOf(const Scene &scene)
{
    std::vector<QRectF> all;
    for (const RectBatch &batch : scene.layers[0].rects)
        all.insert(all.end(), batch.rects.begin(), batch.rects.end());
    return all;
}

const SceneLabel *labelled(const Scene &scene, const QString &text)
{
    const auto label = std::ranges::find(scene.layers[0].labels, text, &SceneLabel::text);
    return label == scene.layers[0].labels.end() ? nullptr : &*label;
}

} // namespace

class TestMapScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRectangleACell_data();
    void aRectangleACell();
    void contoursRunWhereAShareIsCrossed();
    void marksAreInTheirCells();
    void noMarkCoversAFigure();
    void whatIsUnsureIsHatchedAndWhatIsUnknownEmpty();
    void severalMapsShareTheirShades();
    void smallPicturesGrow();
};

void TestMapScene::aRectangleACell_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    for (const auto &[columns, rows] : {std::pair{1, 1}, {1, 9}, {64, 1}, {7, 5}, {64, 16}, {512, 128}})
        QTest::addRow("%d x %d", columns, rows) << columns << rows;
}

void TestMapScene::aRectangleACell()
{
    QFETCH(const int, columns);
    QFETCH(const int, rows);
    const Scene scene = sceneOf({sample(columns, rows)});
    const std::vector<QRectF> cells = cellsOf(scene);
    QCOMPARE(cells.size(), std::size_t(columns * rows + 1)); // and what is under them
    double area = 0;
    for (const QRectF &cell : cells) {
        QVERIFY(QRectF(QPointF(), scene.size).contains(cell));
        area += cell.width() * cell.height();
    }
    QVERIFY(std::abs(area / 2 / (cells[0].width() * cells[0].height()) - 1) < 0.01); // they tile it
    for (const SceneLabel &label : scene.layers[0].labels)
        QVERIFY2(QRectF(QPointF(), scene.size).intersects(label.rect), qPrintable(label.text));
}

void TestMapScene::contoursRunWhereAShareIsCrossed()
{
    const LimitsMap map = sample(40, 12);
    const double best = map.throughputAt(*bestOf(map));
    std::size_t expected = 0;
    for (const double contour : mapContours) {
        const auto reaches = [&](std::size_t column, std::size_t row) {
            return map.throughputAt(map.place(column, row)) >= contour * best;
        };
        for (std::size_t row = 0; row < 12; ++row)
            for (std::size_t column = 0; column < 40; ++column) {
                expected += column + 1 < 40 && reaches(column, row) != reaches(column + 1, row);
                expected += row + 1 < 12 && reaches(column, row) != reaches(column, row + 1);
            }
    }
    QVERIFY(expected > 20);
    QCOMPARE(sceneOf({map}).layers[0].lines.size(), expected);
}

void TestMapScene::marksAreInTheirCells()
{
    const LimitsMap map = sample(20, 8);
    const MapMarks marks = marksOf(map);
    QCOMPARE(marks.best, bestOf(map));
    QCOMPARE(marks.knee, kneeOf(map));
    QCOMPARE(marks.now, std::optional(map.place(1, 0)));
    const Scene scene = sceneOf({map});
    const QRectF area = cellsOf(scene)[0];
    const auto isIn = [&](const QString &sign, std::size_t place) {
        const QPointF at = labelled(scene, sign)->rect.center() - area.topLeft();
        return std::size_t(at.x() / area.width() * 20) == place % 20
            && std::size_t(8 - at.y() / area.height() * 8) == place / 20;
    };
    if (marks.best == marks.knee) {
        QVERIFY(isIn(QStringLiteral("●◆"), *marks.best));
    } else {
        QVERIFY(isIn(QStringLiteral("●"), *marks.best));
        QVERIFY(isIn(QStringLiteral("◆"), *marks.knee));
    }
    QVERIFY(isIn(QStringLiteral("×"), *marks.now));
    LimitsMap elsewhere = map;
    elsewhere.base.fetchLimit = 1'000;
    QVERIFY(!marksOf(elsewhere).now && !labelled(sceneOf({elsewhere}), QStringLiteral("×")));
}

// Where there is no room for both, the mark is there alone.
void TestMapScene::noMarkCoversAFigure()
{
    const auto isMark = [](const SceneLabel &label) {
        return std::ranges::all_of(label.text, [](QChar c) { return c == u'●' || c == u'◆' || c == u'×'; });
    };
    int besideFigures = 0;
    int alone = 0;
    for (const std::size_t maps : {1, 2, 6, 12}) {
        const Scene scene = sceneOf(std::vector<LimitsMap>(maps, sample(7, 5)));
        const std::vector<SceneLabel> &labels = scene.layers[0].labels;
        for (const SceneLabel &mark : labels) {
            if (!isMark(mark))
                continue;
            const auto figure = std::ranges::find_if(labels, [&](const SceneLabel &label) {
                return !isMark(label) && label.role == LabelRole::Note
                    && label.rect.contains(mark.rect.center());
            });
            ++(figure == labels.end() ? alone : besideFigures);
            if (figure == labels.end())
                continue;
            const QFontMetricsF metrics(themeFont(scene.fontFamilies, figure->pixelSize, figure->weight));
            const double left = figure->rect.right() - metrics.horizontalAdvance(figure->text);
            QVERIFY2(left >= mark.rect.right(), qPrintable(figure->text));
        }
    }
    QVERIFY(besideFigures > 0 && alone > 0);
}

void TestMapScene::whatIsUnsureIsHatchedAndWhatIsUnknownEmpty()
{
    LimitsMap map = sample(4, 4);
    map.cells[15].reliable = false;
    map.cells[0] = {};
    const Scene scene = sceneOf({map});
    QCOMPARE(cellsOf(scene).size(), std::size_t(16));
    std::size_t hatched = 0;
    for (const RectBatch &batch : scene.layers[0].rects)
        hatched += batch.style == RectStyle::Hatched ? batch.rects.size() : 0;
    QCOMPARE(hatched, std::size_t(1));
    QVERIFY(*marksOf(map).best != 15);
    map.cells.assign(16, {});
    const Scene empty = sceneOf({map});
    QCOMPARE(cellsOf(empty).size(), std::size_t(1));
    QVERIFY(empty.layers[0].lines.empty());
}

void TestMapScene::severalMapsShareTheirShades()
{
    const LimitsMap quick = sample(6, 3);
    LimitsMap slow = quick;
    for (MapCell &cell : slow.cells)
        cell.makespan *= 100;
    const Scene both = sceneOf({quick, slow});
    QCOMPARE(cellsOf(both).size(), std::size_t(2 * 19));
    // The slow one's best is a hundredth of the best: it crosses no share.
    QCOMPARE(both.layers[0].lines.size(), sceneOf({quick}).layers[0].lines.size());
}

void TestMapScene::smallPicturesGrow()
{
    const std::vector<LimitsMap> many(9, sample(3, 3));
    const Scene scene = sceneOf(many, {400, 250});
    QVERIFY(scene.size.height() > 600);
    QVERIFY(std::abs(scene.size.width() / scene.size.height() - 400.0 / 250) < 1e-9); // nothing stays blank
    for (const QRectF &cell : cellsOf(scene))
        QVERIFY(cell.width() > 0 && cell.height() > 0);
    QCOMPARE(mapPage(9, {400, 250}), scene.size);
    QCOMPARE(mapPage(1, {1600, 900}), QSizeF(1600, 900));
}

QTEST_MAIN(TestMapScene)
#include "tst_map_scene.moc"
