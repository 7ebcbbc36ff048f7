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
    addTimelineLooks();
}

void TestWindowGraphics::thePictureIsThePainters()
{
    QFETCH(int, items);
    QFETCH(bool, lanes);
    QFETCH(bool, dark);
    TwoPanels shown(items, {800, 420}, lanes ? RowMode::Lanes : RowMode::Items);
    const Theme theme = dark ? darkTheme() : lightTheme();
    QQuickWindow window;
    window.resize(shown.view.size.toSize());
    Shown item(window.contentItem());
    item.setSize(shown.view.size);
    item.show(shown.scene(theme));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(window.rendererInterface()->graphicsApi(), QSGRendererInterface::OpenGL);
    QVERIFY(areAlike(window.grabWindow().convertToFormat(QImage::Format_RGB32), painted(shown.scene(theme))));
    // Another follows, with other labels in it.
    shown.view.hovered = 1;
    shown.view.selected = 3;
    shown.view.begin = Nanos(30ms);
    shown.view.end = Nanos(300ms);
    shown.view.range = TimeRange{Nanos(100ms), Nanos(200ms)};
    item.show(shown.scene(theme));
    QVERIFY(areAlike(window.grabWindow().convertToFormat(QImage::Format_RGB32), painted(shown.scene(theme))));
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
