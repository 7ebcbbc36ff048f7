// SPDX-License-Identifier: MIT
// The triangles of a scene, drawn as a graphics processor would, beside the painter's picture of it.
#include "pictures.h"
#include "scene_cases.h"

#include "scene/paint.h"
#include "scene/triangles.h"

#include <QPainter>
#include <QTest>

using namespace overlapse;

namespace {

constexpr int samples = 4; // of a pixel, in each direction

// Each sample belongs to one of two triangles that share the edge on which it lies.
class Canvas
{
public:
    Canvas(QSize size, QRgb background) : m_size(size * samples), m_values(count())
    {
        for (Value &value : m_values)
            value = {qRed(background) / 255.0, qGreen(background) / 255.0, qBlue(background) / 255.0};
    }

    void draw(const std::vector<Corner> &corners, const QRectF &clip)
    {
        for (std::size_t i = 0; i + 2 < corners.size(); i += 3)
            draw(std::array{corners[i], corners[i + 1], corners[i + 2]}, clip);
    }

    [[nodiscard]] QImage picture() const
    {
        QImage picture(m_size / samples, QImage::Format_RGB32);
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                Value sum{};
                for (int i = 0; i < samples * samples; ++i) {
                    const Value &value = at(x * samples + i % samples, y * samples + i / samples);
                    for (std::size_t c = 0; c < 3; ++c)
                        sum[c] += value[c] * 255 / (samples * samples);
                }
                picture.setPixel(x, y,
                                 qRgb(static_cast<int>(std::lround(sum[0])),
                                      static_cast<int>(std::lround(sum[1])),
                                      static_cast<int>(std::lround(sum[2]))));
            }
        return picture;
    }

private:
    using Value = std::array<double, 3>;

    [[nodiscard]] std::size_t count() const
    {
        return static_cast<std::size_t>(m_size.width()) * static_cast<std::size_t>(m_size.height());
    }
    [[nodiscard]] const Value &at(int x, int y) const
    {
        return m_values[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size.width())
                        + static_cast<std::size_t>(x)];
    }

    void draw(std::array<Corner, 3> corners, const QRectF &clip)
    {
        const auto cross = [](const Corner &a, const Corner &b, double x, double y) {
            return (static_cast<double>(b.x) - static_cast<double>(a.x)) * (y - static_cast<double>(a.y))
                - (static_cast<double>(b.y) - static_cast<double>(a.y)) * (x - static_cast<double>(a.x));
        };
        double area = cross(corners[0], corners[1], static_cast<double>(corners[2].x),
                            static_cast<double>(corners[2].y));
        if (area == 0)
            return;
        if (area < 0) {
            std::swap(corners[1], corners[2]);
            area = -area;
        }
        const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x});
        const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y});
        const int firstX = std::max(0, static_cast<int>(std::floor(left * samples)));
        const int lastX = std::min(m_size.width() - 1, static_cast<int>(std::ceil(right * samples)));
        const int firstY = std::max(0, static_cast<int>(std::floor(top * samples)));
        const int lastY = std::min(m_size.height() - 1, static_cast<int>(std::ceil(bottom * samples)));
        for (int sy = firstY; sy <= lastY; ++sy)
            for (int sx = firstX; sx <= lastX; ++sx) {
                const double x = (sx + 0.5) / samples;
                const double y = (sy + 0.5) / samples;
                if (!clip.isNull() && !clip.contains(x, y))
                    continue;
                std::array<double, 3> weights{};
                bool inside = true;
                for (std::size_t i = 0; i < 3 && inside; ++i) {
                    const Corner &a = corners[(i + 1) % 3];
                    const Corner &b = corners[(i + 2) % 3];
                    weights[i] = cross(a, b, x, y);
                    const bool owns = b.y < a.y || (b.y == a.y && b.x > a.x);
                    inside = weights[i] > 0 || (weights[i] == 0 && owns);
                }
                if (inside)
                    blend(sx, sy, corners, weights, area);
            }
    }

    void blend(int x, int y, const std::array<Corner, 3> &corners, const std::array<double, 3> &weights,
               double area)
    {
        Value colour{};
        double opacity = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const double share = weights[i] / area / 255;
            colour[0] += share * corners[i].red;
            colour[1] += share * corners[i].green;
            colour[2] += share * corners[i].blue;
            opacity += share * corners[i].opacity;
        }
        Value &value = m_values[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size.width())
                                + static_cast<std::size_t>(x)];
        for (std::size_t c = 0; c < 3; ++c)
            value[c] = colour[c] + value[c] * (1 - opacity);
    }

    QSize m_size;
    std::vector<Value> m_values;
};

QImage byTriangles(const Scene &scene)
{
    Canvas canvas(scene.size.toSize(), scene.background);
    for (const SceneLayer &layer : scene.layers)
        canvas.draw(trianglesOf(layer, scene.devicePixelRatio), layer.clip);
    return canvas.picture();
}

QImage byPainter(Scene scene)
{
    for (SceneLayer &layer : scene.layers)
        layer.labels.clear();
    QImage picture(scene.size.toSize(), QImage::Format_RGB32);
    QPainter painter(&picture);
    paintScene(painter, scene);
    return picture;
}

Scene sceneOf(SceneLayer layer)
{
    Scene scene;
    scene.size = {120, 80};
    scene.background = qRgb(250, 250, 245);
    scene.layers.push_back(std::move(layer));
    return scene;
}

} // namespace

class TestTriangles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAreThePainters_data();
    void looksAreThePainters();
    void timelinesAreThePainters_data();
    void timelinesAreThePainters();
    void coloursAreMultipliedByTheirOpacity();
};

void TestTriangles::looksAreThePainters_data()
{
    QTest::addColumn<Scene>("scene");
    const auto row = [](const char *name, const std::function<void(SceneLayer &)> &fill) {
        SceneLayer layer;
        fill(layer);
        QTest::newRow(name) << sceneOf(std::move(layer));
    };
    const QRgb blue = qRgb(30, 90, 200);
    const QRgb red = qRgba(200, 40, 30, 128);
    const std::vector<QRectF> rects{{5, 5, 60, 20}, {10, 40, 3, 30}, {80, 10, 1, 1}};
    for (const auto &[name, style] :
         {std::pair("solid", RectStyle::Solid), std::pair("hatched", RectStyle::Hatched),
          std::pair("outline", RectStyle::Outline), std::pair("rounded", RectStyle::Rounded)})
        row(name, [&, style = style](SceneLayer &layer) {
            layer.batch(blue, style, qRgb(10, 10, 10), 6).rects = rects;
            layer.batch(red, style, qRgb(90, 90, 90), 3).rects = {{30, 15, 70, 50}};
        });
    row("clipped", [&](SceneLayer &layer) {
        layer.clip = {20, 10, 50, 40};
        layer.batch(blue).rects = rects;
    });
    row("an area of steps", [&](SceneLayer &layer) {
        layer.polygons.push_back(
            {{{5, 70}, {5, 40}, {30, 40}, {30, 20}, {31, 20}, {31, 60}, {100, 60}, {100, 70}}, red});
    });
    row("a line of steps", [&](SceneLayer &layer) {
        layer.polygons.push_back({{{5, 40}, {30, 40}, {30, 20}, {70, 20}, {70, 60}}, blue, false, 2});
    });
    row("an arrow's head", [&](SceneLayer &layer) {
        layer.polygons.push_back({{{60, 40}, {40, 30.5}, {40, 49.5}}, blue, true, 0, true});
    });
    row("lines", [&](SceneLayer &layer) {
        layer.lines.push_back({{5, 5}, {110, 70}, blue, 1.5});
        layer.lines.push_back({{5.5, 10}, {5.5, 70}, blue, 1});
        layer.lines.push_back({{10, 75.5}, {110, 75.5}, red, 1});
        layer.lines.push_back({{20, 10}, {20, 70}, blue, 1.4, true});
        layer.lines.push_back({{40, 10}, {40, 70}, blue, 1});
        layer.lines.push_back({{50, 20}, {110, 20}, blue, 2});
    });
}

void TestTriangles::looksAreThePainters()
{
    QFETCH(Scene, scene);
    QVERIFY(areAlike(byTriangles(scene), byPainter(scene), 2.5));
}

void TestTriangles::timelinesAreThePainters_data()
{
    addTimelineLooks();
}

void TestTriangles::timelinesAreThePainters()
{
    QFETCH(int, items);
    QFETCH(bool, lanes);
    QFETCH(bool, dark);
    TwoPanels shown(items, {640, 360}, lanes ? RowMode::Lanes : RowMode::Items);
    shown.view.selected = 2;
    shown.view.range = TimeRange{Nanos(100ms), Nanos(200ms)};
    const Scene scene = shown.scene(dark ? darkTheme() : lightTheme());
    QVERIFY(areAlike(byTriangles(scene), byPainter(scene)));
}

void TestTriangles::coloursAreMultipliedByTheirOpacity()
{
    std::vector<Corner> corners;
    addRectangle({1, 2, 3, 4}, qRgba(200, 100, 50, 51), corners);
    QCOMPARE(corners.size(), std::size_t(6));
    for (const Corner &corner : corners) {
        QCOMPARE(int(corner.red), 40);
        QCOMPARE(int(corner.green), 20);
        QCOMPARE(int(corner.blue), 10);
        QCOMPARE(int(corner.opacity), 51);
    }
}

QTEST_MAIN(TestTriangles)
#include "tst_triangles.moc"
