// SPDX-License-Identifier: MIT
// The same picture from the scene graph as from the painter, in a real window that a graphics interface draws.
#include "ui/scene/pictures.h"
#include "ui/scene/scene_cases.h"

#include "scene/paint.h"
#include "timeline/painted_scene.h"

#include <QGuiApplication>
#include <QPainter>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QTest>

using namespace overlapse;

namespace {

class Shown : public PaintedScene
{
public:
    using PaintedScene::PaintedScene;

    void show(Scene scene)
    {
        m_scene = std::move(scene);
        redraw();
    }

protected:
    Scene scene() override { return m_scene; }

private:
    Scene m_scene;
};

QImage painted(const Scene &scene)
{
    QImage picture(scene.size.toSize(), QImage::Format_RGB32);
    QPainter painter(&picture);
    paintScene(painter, scene);
    return picture;
}

} // namespace

class TestWindowGraphics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePictureIsThePainters_data();
    void thePictureIsThePainters();
};

void TestWindowGraphics::thePictureIsThePainters_data()
{
    QTest::addColumn<int>("items");
    QTest::addColumn<bool>("lanes");
    QTest::addColumn<bool>("dark");
    QTest::newRow("rows") << 12 << false << false;
    QTest::newRow("lanes") << 40 << true << true;
    QTest::newRow("the flow") << 3'000 << false << true;
}

void TestWindowGraphics::thePictureIsThePainters()
{
    QFETCH(int, items);
    QFETCH(bool, lanes);
    QFETCH(bool, dark);
    Case shown(crawlerWork(items), 4);
    shown.add({.mode = Mode::Concurrent, .fetchLimit = 8});
    shown.add({.mode = Mode::Parallel, .fetchLimit = 8, .transformLimit = 6, .threads = 4}, {},
              Clock::Virtual);
    TimelineView view;
    view.size = {800, 420};
    view.rowMode = lanes ? RowMode::Lanes : RowMode::Items;
    const auto scene = [&] {
        return buildTimelineScene(shown.input, view, dark ? darkTheme() : lightTheme(),
                                  layoutTimeline(shown.input, view));
    };

    QQuickWindow window;
    window.resize(view.size.toSize());
    Shown item(window.contentItem());
    item.setSize(view.size);
    item.show(scene());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(window.rendererInterface()->graphicsApi(), QSGRendererInterface::OpenGL);
    QVERIFY(areAlike(window.grabWindow().convertToFormat(QImage::Format_RGB32), painted(scene())));
    // Another follows, with other labels in it.
    view.hovered = 1;
    view.selected = 3;
    view.begin = Nanos(30ms);
    view.end = Nanos(300ms);
    view.range = TimeRange{Nanos(100ms), Nanos(200ms)};
    item.show(scene());
    QVERIFY(areAlike(window.grabWindow().convertToFormat(QImage::Format_RGB32), painted(scene())));
}

int main(int argc, char **argv)
{
    qunsetenv("QT_QUICK_BACKEND");
    qputenv("QT_QPA_PLATFORM", "xcb");
    qputenv("QT_SCALE_FACTOR", "1");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::OpenGL);
    QGuiApplication app(argc, argv);
    TestWindowGraphics test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_graphics.moc"
