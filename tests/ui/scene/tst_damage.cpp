// SPDX-License-Identifier: MIT
// What is painted again is all that differs, and little more.
#include "scene_cases.h"

#include "scene/damage.h"
#include "scene/paint.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace overlapse;

namespace {

constexpr QSizeF size(900, 420);

QImage emptyPicture(double ratio)
{
    QImage picture((size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    return picture;
}

QImage wholePicture(const Scene &scene)
{
    QImage picture = emptyPicture(scene.devicePixelRatio);
    QPainter painter(&picture);
    painter.scale(scene.devicePixelRatio, scene.devicePixelRatio);
    paintScene(painter, scene);
    return picture;
}

void repaint(QImage &picture, const Scene &scene, const std::vector<QRectF> &damage)
{
    QPainter painter(&picture);
    painter.scale(scene.devicePixelRatio, scene.devicePixelRatio);
    for (const QRectF &part : damage)
        paintScene(painter, scene, part);
}

double areaOf(const std::vector<QRectF> &rects)
{
    double area = 0;
    for (const QRectF &rect : rects)
        area += rect.width() * rect.height();
    return area / (size.width() * size.height());
}

} // namespace

class TestDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void paintedInPartsItIsTheSamePicture_data();
    void paintedInPartsItIsTheSamePicture();
    void aHoverRepaintsItsRows();
    void muchIsOnePart();
    void alikeIsNoDamage();
    void anotherSizeIsAllOfIt();

private:
    [[nodiscard]] Scene sceneOf(const TimelineView &view, const Theme &theme = lightTheme()) const
    {
        return buildTimelineScene(m_case->input, view, theme, layoutTimeline(m_case->input, view));
    }

    std::unique_ptr<Case> m_case;
    TimelineView m_view;
};

void TestDamage::init()
{
    m_case = std::make_unique<Case>(crawlerWork(24), 4);
    m_case->addAll({Mode::Concurrent, Mode::Parallel}, 6, 6, 3);
    m_view = {};
    m_view.size = size;
}

void TestDamage::paintedInPartsItIsTheSamePicture_data()
{
    QTest::addColumn<double>("ratio");
    QTest::newRow("1") << 1.0;
    QTest::newRow("1.25") << 1.25;
    QTest::newRow("2") << 2.0;
}

void TestDamage::paintedInPartsItIsTheSamePicture()
{
    QFETCH(double, ratio);
    m_view.devicePixelRatio = ratio;
    Scene shown = sceneOf(m_view);
    QImage picture = wholePicture(shown);
    const auto next = [&](const char *what, const Theme &theme = lightTheme()) {
        Scene scene = sceneOf(m_view, theme);
        repaint(picture, scene, damageBetween(shown, scene));
        shown = std::move(scene);
        const bool same = picture == wholePicture(shown);
        if (!same)
            qWarning("after: %s", what);
        return same;
    };
    m_view.hovered = 3;
    QVERIFY(next("pointed at an item"));
    m_view.hovered = 17;
    QVERIFY(next("at another"));
    m_view.selected = 17;
    QVERIFY(next("selected"));
    m_view.hovered = -1;
    QVERIFY(next("pointed at none"));
    m_view.range = TimeRange{Nanos(200ms), Nanos(300ms)};
    QVERIFY(next("a range of time"));
    m_view.range.reset();
    m_view.begin = Nanos(20ms);
    m_view.end = Nanos(400ms);
    QVERIFY(next("zoomed"));
    m_view.rowMode = RowMode::Lanes;
    QVERIFY(next("lanes"));
    QVERIFY(next("another theme", darkTheme()));
}

void TestDamage::aHoverRepaintsItsRows()
{
    const Scene before = sceneOf(m_view);
    m_view.hovered = 5;
    const std::vector<QRectF> damage = damageBetween(before, sceneOf(m_view));
    QVERIFY(!damage.empty());
    QVERIFY2(areaOf(damage) < 0.25, qPrintable(QString::number(areaOf(damage))));
}

// To paint much of it in many parts would take longer than all of it.
void TestDamage::muchIsOnePart()
{
    const Scene before = sceneOf(m_view);
    m_view.begin = Nanos(20ms);
    m_view.end = Nanos(400ms);
    const std::vector<QRectF> damage = damageBetween(before, sceneOf(m_view));
    QCOMPARE(damage.size(), std::size_t(1));
    QVERIFY(areaOf(damage) > 0.25);
}

void TestDamage::alikeIsNoDamage()
{
    QVERIFY(damageBetween(sceneOf(m_view), sceneOf(m_view)).empty());
}

void TestDamage::anotherSizeIsAllOfIt()
{
    const Scene before = sceneOf(m_view);
    m_view.size = {500, 300};
    QCOMPARE(damageBetween(before, sceneOf(m_view)), std::vector<QRectF>{QRectF(0, 0, 500, 300)});
}

QTEST_MAIN(TestDamage)
#include "tst_damage.moc"
