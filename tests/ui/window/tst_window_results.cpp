// SPDX-License-Identifier: MIT
// The table of results under real keys and a real mouse: opened, sorted, filtered, and linked with the timeline.
#include "serve/server_thread.h"
#include "window_under_test.h"

#include <QClipboard>
#include <QFile>

using namespace overlapse;

namespace {

using C = ResultColumn;

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// Small files, the larger the higher their number.
class Server
{
public:
    Server() : m_thread(optionsFor(m_folder.path()))
    {
        for (int i = 0; i < present; ++i)
            write(m_folder.filePath(QStringLiteral("page%1.txt").arg(i)), QByteArray(100 * (i + 1), 'o'));
        if (const QString problem = m_thread.start(); !problem.isEmpty())
            qFatal("%s", qPrintable(problem));
    }
    /// The files, and one that is missing before each fourth of them.
    [[nodiscard]] QString urls() const
    {
        QStringList urls;
        for (int i = 0; i < present; ++i) {
            if (i % 4 == 0)
                urls << url(QStringLiteral("missing%1").arg(i));
            urls << url(QStringLiteral("page%1.txt").arg(i));
        }
        return urls.join(u'\n');
    }
    static constexpr int present = 40;
    static constexpr int missing = present / 4;

private:
    [[nodiscard]] QString url(const QString &name) const
    {
        return QStringLiteral("http://127.0.0.1:%1/%2").arg(m_thread.port()).arg(name);
    }
    static ServeOptions optionsFor(const QString &folder)
    {
        ServeOptions options;
        options.folder = folder;
        return options;
    }

    QTemporaryDir m_folder;
    ServerThread m_thread;
};

ResultTable &table(Window &w)
{
    return *w.session.results();
}

/// Nothing is computed or arranged any more.
bool ready(Window &w)
{
    return w.settled() && !table(w).busy();
}

void measure(Window &w, const Server &server)
{
    w.session.work()->setKind(2);
    w.session.work()->steps()->edit("sha256");
    w.session.work()->urls()->edit(server.urls());
    QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
    w.session.runner()->run();
    QTRY_VERIFY(w.visible("runQuestionRun"));
    w.settleLayout();
    w.click("runQuestionRun");
    QTRY_VERIFY_WITH_TIMEOUT(ready(w), patience);
}

void openTable(Window &w)
{
    w.settleLayout();
    w.item("timeline")->forceActiveFocus(); // a text field would keep the key
    w.press(Qt::Key_R);
    QTRY_VERIFY(w.visible("resultsDrawer"));
    QTRY_VERIFY_WITH_TIMEOUT(!table(w).busy(), patience);
    w.settleLayout();
}

std::vector<std::int64_t> itemsOf(Window &w)
{
    std::vector<std::int64_t> items;
    for (std::int64_t row = 0; row < static_cast<std::int64_t>(table(w).count()); ++row)
        items.push_back(table(w).itemAt(row));
    return items;
}

QString head(C column)
{
    return QStringLiteral("resultsHead%1").arg(static_cast<int>(column));
}

/// The item of a line on the screen.
int itemOfLine(const Window &w, int line)
{
    return w.property(QStringLiteral("resultsRow%1").arg(line), "item").toInt();
}

const Run &runOf(Window &w)
{
    return table(w).source().run->run;
}

} // namespace

class TestWindowResults : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyAButtonAndTheMenuShowIt();
    void itIsRemembered();
    void itsEdgeIsDragged_data();
    void itsEdgeIsDragged();
    void simulatedWorkIsListed();
    void headsSortByMouseAndByKey();
    void failuresAreFound();
    void aRowIsLinkedWithTheTimeline();
    void theTimelineIsLinkedWithItsRow();
    void thePointerDoesNotChangeTheMode();
    void enterZooms();
    void rowsAreCopied();
    void emptyTablesSayWhy();
    void manyItemsCostWhatIsSeen();
    void nothingIsOutsideAndKeysReachAll_data();
    void nothingIsOutsideAndKeysReachAll();
};

void TestWindowResults::aKeyAButtonAndTheMenuShowIt()
{
    Window w;
    QVERIFY(w.settles());
    QVERIFY(!w.visible("resultsDrawer"));
    const double before = w.item("timeline")->height();
    openTable(w);
    QVERIFY(w.item("timeline")->height() < before - 100);
    QVERIFY(w.item("resultsRows")->hasActiveFocus());
    w.press(Qt::Key_R);
    QTRY_VERIFY(!w.visible("resultsDrawer"));
    QTRY_COMPARE(w.item("timeline")->height(), before);
    QVERIFY(w.item("timeline")->hasActiveFocus());
    w.click("resultsButton");
    QTRY_VERIFY(w.visible("resultsDrawer"));
    w.settleLayout();
    w.click("resultsClose");
    QTRY_VERIFY(!w.visible("resultsDrawer"));
    w.press(Qt::Key_F10);
    QTRY_VERIFY(w.visible("menu:Results of every item"));
    w.settleLayout();
    w.click("menu:Results of every item");
    QTRY_VERIFY(w.visible("resultsDrawer"));
    // Results that are to be guessed are not listed.
    w.press(Qt::Key_G);
    QTRY_VERIFY(w.session.lesson()->hidden());
    QTRY_VERIFY(!w.visible("resultsDrawer"));
    w.session.lesson()->setGuessing(false); // the key is the guess's field's by now
    QTRY_VERIFY(w.visible("resultsDrawer"));
}

void TestWindowResults::itIsRemembered()
{
    {
        Window w;
        openTable(w);
        table(w).setHeight(333);
        QTRY_COMPARE(w.item("resultsDrawer")->height(), 333.0);
    }
    {
        Window w;
        QTRY_VERIFY(w.visible("resultsDrawer"));
        QCOMPARE(w.item("resultsDrawer")->height(), 333.0);
        QVERIFY(w.item("timeline")->hasActiveFocus()); // it was not asked for just now
        w.press(Qt::Key_R);
        QTRY_VERIFY(!w.visible("resultsDrawer"));
    }
    const Window w;
    QVERIFY(!w.visible("resultsDrawer"));
}

void TestWindowResults::itsEdgeIsDragged_data()
{
    QTest::addColumn<bool>("large");
    QTest::newRow("usual") << false;
    QTest::newRow("large type") << true;
}

void TestWindowResults::itsEdgeIsDragged()
{
    QFETCH(const bool, large);
    Window w;
    if (large)
        w.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    openTable(w);
    const double scale = w.window->contentItem()->scale();
    QCOMPARE(scale > 1, large);
    const QQuickItem *drawer = w.item("resultsDrawer");
    const double before = drawer->height();
    QPoint edge = w.placeOf("resultsEdge");
    w.drag(edge, edge - QPoint(0, 60));
    QTRY_VERIFY2(std::abs(drawer->height() - before - 60 / scale) <= 3,
                 qPrintable(QString::number(drawer->height())));
    edge = w.placeOf("resultsEdge");
    w.drag(edge, {edge.x(), w.window->height() - 5});
    QTRY_COMPARE(drawer->height(), 120.0);
    edge = w.placeOf("resultsEdge");
    w.drag(edge, {edge.x(), 5});
    QTRY_VERIFY(w.item("timeline")->height() >= 160 && w.item("timeline")->height() < 161);
    w.item("resultsEdge")->forceActiveFocus(Qt::TabFocusReason);
    const double high = drawer->height();
    w.press(Qt::Key_Down);
    QTRY_COMPARE(drawer->height(), high - 24);
}

void TestWindowResults::simulatedWorkIsListed()
{
    Window w;
    w.makeQuick();
    openTable(w);
    QTRY_VERIFY_WITH_TIMEOUT(ready(w), patience);
    QCOMPARE(w.text("resultsTitle"), QStringLiteral("Results of parallel, predicted"));
    QCOMPARE(w.text("resultsCount"), QStringLiteral("6 items"));
    QVERIFY(!w.visible("resultsFailedOnly"));
    QVERIFY(!w.visible(head(C::Input)));
    QCOMPARE(w.property("resultsRow0", "cells").toStringList().mid(0, 3),
             QStringList({"0", "30.00 ms", "10.00 ms"}));
    w.click("modeRow0");
    QTRY_COMPARE(w.text("resultsTitle"), QStringLiteral("Results of sequential, predicted"));
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(w.session.runner()->running());
    QTRY_VERIFY_WITH_TIMEOUT(ready(w), patience);
    QTRY_COMPARE(w.text("resultsTitle"), QStringLiteral("Results of sequential, measured"));
    for (int line = 0; line < 6; ++line)
        QCOMPARE(itemOfLine(w, line), line);
    w.type("resultsFilter", "4");
    QTRY_COMPARE(w.text("resultsCount"), QStringLiteral("1 of 6"));
    QCOMPARE(itemOfLine(w, 0), 4);
}

void TestWindowResults::headsSortByMouseAndByKey()
{
    const Server server;
    Window w;
    measure(w, server);
    openTable(w);
    const auto sortedBy = [&w](C column, bool descending) {
        const std::vector<std::int64_t> items = itemsOf(w);
        const auto value = [&](std::int64_t item) { return resultNumber(runOf(w), column, item); };
        for (std::size_t i = 1; i < items.size(); ++i) {
            const std::int64_t a = value(items[i - 1]);
            const std::int64_t b = value(items[i]);
            if (a == noNumber ? b != noNumber : b != noNumber && (descending ? a < b : b < a))
                return false;
        }
        return items.size() == Server::present + Server::missing;
    };
    const auto arranged = [&w] { return !table(w).busy(); };
    for (const C column : {C::Latency, C::Fetch, C::BytesIn, C::Status}) {
        w.click(head(column));
        QTRY_VERIFY_WITH_TIMEOUT(arranged() && sortedBy(column, false), patience);
        w.click(head(column));
        QTRY_VERIFY_WITH_TIMEOUT(arranged() && sortedBy(column, true), patience);
        QVERIFY(table(w).query().descending);
    }
    QCOMPARE(runOf(w).trace.detail(itemOfLine(w, 0))->httpStatus, 404);
    // From the head that is sorted by to its neighbours.
    w.item(head(C::Status))->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_Left);
    QVERIFY(w.item(head(C::Input))->hasActiveFocus());
    w.press(Qt::Key_Left);
    w.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(arranged() && table(w).query().sort == C::Item, patience);
    QCOMPARE(itemOfLine(w, 0), 0);
    w.press(Qt::Key_Space);
    QTRY_COMPARE(itemOfLine(w, 0), Server::present + Server::missing - 1);
    w.press(Qt::Key_Down);
    QVERIFY(w.item("resultsRows")->hasActiveFocus());
}

void TestWindowResults::failuresAreFound()
{
    const Server server;
    Window w;
    measure(w, server);
    openTable(w);
    QTRY_COMPARE(w.text("resultsTitle"), QStringLiteral("Results of parallel, measured"));
    QCOMPARE(w.text("resultsCount"), QStringLiteral("50 items"));
    w.click("resultsFailedOnly");
    QTRY_COMPARE(w.text("resultsCount"), QStringLiteral("10 of 50"));
    for (int line = 0; line < 5; ++line) {
        QVERIFY(w.property(QStringLiteral("resultsRow%1").arg(line), "failed").toBool());
        QVERIFY(w.property(QStringLiteral("resultsRow%1").arg(line), "cells").toStringList().contains("404"));
    }
    w.item("resultsFailedOnly")->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_Space);
    QTRY_COMPARE(w.text("resultsCount"), QStringLiteral("50 items"));
    w.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(w.item("resultsFilter")->hasActiveFocus());
    for (const char c : QByteArray("PAGE1"))
        QTest::keyClick(w.window, c);
    QTRY_COMPARE(w.text("resultsCount"), QStringLiteral("11 of 50"));
    w.press(Qt::Key_Escape);
    QTRY_COMPARE(w.text("resultsCount"), QStringLiteral("50 items"));
    QCOMPARE(w.text("resultsFilter"), QString());
    // Letters are the field's: R does not close the table.
    QTest::keyClick(w.window, 'r');
    QVERIFY(w.visible("resultsDrawer"));
}

void TestWindowResults::aRowIsLinkedWithTheTimeline()
{
    const Server server;
    Window w;
    measure(w, server);
    openTable(w);
    w.click("resultsFailedOnly");
    QTRY_COMPARE(w.text("resultsCount"), QStringLiteral("10 of 50"));
    const int item = itemOfLine(w, 2);
    w.click("resultsRow2");
    QTRY_COMPARE(w.session.view()->state().selected, item);
    QTRY_COMPARE(w.text("itemTitle"), QStringLiteral("Item %1").arg(item));
    QTRY_VERIFY(w.text("itemError").contains("404"));
    QCOMPARE(w.session.inspector()->details().mode, QStringLiteral("Parallel"));
    QVERIFY(w.property("resultsRow2", "selected").toBool());
    w.press(Qt::Key_Down);
    QTRY_COMPARE(w.session.view()->state().selected, itemOfLine(w, 3));
    w.press(Qt::Key_Home);
    QTRY_COMPARE(w.session.view()->state().selected, int(itemsOf(w).front()));
    w.press(Qt::Key_End);
    QTRY_COMPARE(w.session.view()->state().selected, int(itemsOf(w).back()));
    QTRY_VERIFY(table(w).selectedRow() < table(w).top() + table(w).page());
    w.press(Qt::Key_PageUp);
    QTRY_VERIFY(table(w).selectedRow() < 9);
    w.press(Qt::Key_Up);
    w.press(Qt::Key_Escape);
    QTRY_COMPARE(w.session.view()->state().selected, -1);
    // While a part of the time is shown, the item's is brought into it.
    w.session.view()->setEnd(0.05);
    QVERIFY(w.session.view()->zoomed());
    w.press(Qt::Key_End);
    const ItemRow row = runOf(w).trace.row(w.session.view()->state().selected);
    const double end = double(fullRange((*w.session.panels()->input())).end.count());
    QTRY_VERIFY(double(row.fetchAdmitted.count()) / end >= w.session.view()->begin()
                && double(row.fetchAdmitted.count()) / end <= w.session.view()->end());
}

void TestWindowResults::theTimelineIsLinkedWithItsRow()
{
    const Server server;
    Window w;
    measure(w, server);
    openTable(w);
    w.session.view()->select(40, 2);
    QTRY_COMPARE(table(w).selectedRow(), 40.0);
    QVERIFY(table(w).top() <= 40 && 41 <= table(w).top() + table(w).page());
    w.item("timeline")->forceActiveFocus();
    w.press(Qt::Key_Down);
    QTRY_COMPARE(table(w).selectedRow(), 41.0);
    w.click(head(C::Item));
    QTRY_COMPARE(table(w).selectedRow(), 8.0);
    // What is not among the rows is selected all the same.
    w.click("resultsFailedOnly");
    QTRY_COMPARE(w.text("resultsCount"), QStringLiteral("10 of 50"));
    w.session.view()->select(41, 0);
    QTRY_COMPARE(w.text("resultsTitle"), QStringLiteral("Results of sequential, measured"));
    QTRY_COMPARE(table(w).selectedRow(), -1.0);
    QCOMPARE(w.session.view()->state().selected, 41);
}

void TestWindowResults::thePointerDoesNotChangeTheMode()
{
    Window w;
    QVERIFY(w.settles());
    openTable(w);
    w.click("modeRow1");
    QTRY_COMPARE(w.text("resultsTitle"), QStringLiteral("Results of concurrent, predicted"));
    w.session.view()->hover(2, 4);
    QVERIFY(w.session.inspector()->codeMode().startsWith(QLatin1String("Concurrent")));
    QCOMPARE(w.session.inspector()->details().mode, QStringLiteral("Blocking")); // what is pointed at is told
    w.settleLayout();
    QCOMPARE(w.text("resultsTitle"), QStringLiteral("Results of concurrent, predicted"));
    w.press(Qt::Key_2); // hides that mode
    QTRY_COMPARE(w.text("resultsTitle"), QStringLiteral("Results of sequential, predicted"));
}

void TestWindowResults::enterZooms()
{
    Window w;
    QVERIFY(w.settles());
    openTable(w);
    w.press(Qt::Key_Down);
    QTRY_COMPARE(w.session.view()->state().selected, 0);
    w.press(Qt::Key_Down);
    w.press(Qt::Key_Return);
    QTRY_VERIFY(w.session.view()->zoomed());
    w.click("showAllButton");
    QVERIFY(!w.session.view()->zoomed());
    w.settleLayout();
    QTest::mouseDClick(w.window, Qt::LeftButton, Qt::NoModifier, w.placeOf("resultsRow2"));
    QTRY_VERIFY(w.session.view()->zoomed());
    QCOMPARE(w.session.view()->state().selected, 2);
}

void TestWindowResults::rowsAreCopied()
{
    Window w;
    QVERIFY(w.settles());
    openTable(w);
    w.press(Qt::Key_Down);
    w.press(Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("0\t1000.000000\t1000.000000\t0.000000\t2000.000000"));
    w.click("resultsCopy");
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(
        QLatin1String("item\tfetch_ms\ttransform_ms\twaiting_ms\tlatency_ms\n0\t1000.000000\t")));
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 5);
    w.session.work()->setItems(10'001);
    QTRY_VERIFY_WITH_TIMEOUT(ready(w), patience);
    QTRY_VERIFY(!w.item("resultsCopy")->isEnabled());
    QVERIFY(w.text("resultsCopy").contains("CSV"));
}

void TestWindowResults::emptyTablesSayWhy()
{
    const QTemporaryDir folder;
    write(folder.filePath("a"), "1");
    Window w;
    openTable(w);
    QVERIFY(!w.visible("resultsEmpty"));
    w.click("workFiles");
    w.session.work()->steps()->edit("sha256");
    QTRY_COMPARE(w.text("resultsEmpty"), QStringLiteral("Not measured yet"));
    w.session.work()->chooseFolder(QUrl::fromLocalFile(folder.path()));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
    w.session.runner()->run();
    QTRY_VERIFY_WITH_TIMEOUT(ready(w), patience);
    QTRY_VERIFY(!w.visible("resultsEmpty"));
    QTRY_COMPARE(w.text("resultsCount"), QStringLiteral("1 item"));
    w.click("resultsFailedOnly");
    QTRY_COMPARE(w.text("resultsEmpty"), QStringLiteral("Nothing failed"));
    w.click("resultsFailedOnly");
    QTRY_VERIFY(!w.visible("resultsEmpty"));
    w.type("resultsFilter", "nowhere");
    QTRY_COMPARE(w.text("resultsEmpty"), QStringLiteral("No item matches “nowhere”"));
}

void TestWindowResults::manyItemsCostWhatIsSeen()
{
    Window w;
    w.session.work()->fetch()->edit("uniform(1ms,9ms)");
    w.session.work()->transform()->edit("1us");
    w.session.limits()->setFetchLimit(1000);
    w.session.work()->setItems(60'000);
    QTRY_VERIFY_WITH_TIMEOUT(ready(w), patience);
    openTable(w);
    QTRY_COMPARE(w.text("resultsCount"), QStringLiteral("60,000 items"));
    QVERIFY(table(w).rowCount() < 40);
    w.press(Qt::Key_End);
    QTRY_COMPARE(w.session.view()->state().selected, 59'999);
    QTRY_COMPARE(itemOfLine(w, int(59'999 - std::int64_t(table(w).top()))), 59'999);
    const double top = table(w).top();
    w.wheel(w.placeOf("resultsRows"), 2);
    QTRY_COMPARE(table(w).top(), top - 6);
    w.click(head(C::Fetch));
    QTRY_VERIFY_WITH_TIMEOUT(!table(w).busy() && w.settled(), patience);
    QCOMPARE(table(w).top(), 0.0);
    // Asked for twice in a row, the latest counts.
    w.click(head(C::Latency));
    w.click(head(C::Transform));
    w.click(head(C::Fetch));
    w.click(head(C::Fetch));
    QTRY_VERIFY_WITH_TIMEOUT(!table(w).busy(), patience);
    QVERIFY(resultNumber(runOf(w), C::Fetch, table(w).itemAt(0))
            > resultNumber(runOf(w), C::Fetch, table(w).itemAt(59'999)));
}

void TestWindowResults::nothingIsOutsideAndKeysReachAll_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("smallest") << QSize(960, 600);
    QTest::newRow("usual") << QSize(1440, 900);
}

void TestWindowResults::nothingIsOutsideAndKeysReachAll()
{
    QFETCH(const QSize, size);
    const Server server;
    Window w;
    w.window->resize(size);
    measure(w, server);
    openTable(w);
    const QRectF drawer = w.item("resultsDrawer")->mapRectToScene(w.item("resultsDrawer")->boundingRect());
    QVERIFY(w.item("timeline")->height() >= 160 && drawer.height() >= 120);
    QStringList reached;
    for (int i = 0; i < 100; ++i) {
        w.press(Qt::Key_Tab);
        const QQuickItem *focused = w.window->activeFocusItem();
        QAccessibleInterface *access =
            QAccessible::queryAccessibleInterface(const_cast<QQuickItem *>(focused));
        QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(), qPrintable(focused->objectName()));
        if (reached.contains(focused->objectName()) && !focused->objectName().isEmpty())
            break;
        reached << focused->objectName();
    }
    for (const char *name : {"resultsButton", "resultsEdge", "resultsFilter", "resultsFailedOnly",
                             "resultsCopy", "resultsClose", "resultsHead0", "resultsRows"}) {
        QVERIFY2(reached.contains(QLatin1String(name)), name);
        const QQuickItem *item = w.item(QLatin1String(name));
        const QRectF place = item->mapRectToScene(item->boundingRect());
        QVERIFY2(QRectF(QPointF(), QSizeF(size)).contains(place), name);
        QVERIFY2(name == QByteArray("resultsButton") || drawer.contains(place), name);
    }
    // No column, nor what stands above them, overlaps the next.
    for (const QStringList &names :
         {QStringList{"resultsTitle", "resultsCount", "resultsFilter", "resultsFailedOnly", "resultsCopy"},
          QStringList{head(C::Item), head(C::Input), head(C::Status), head(C::Fetch), head(C::Latency),
                      head(C::Error)}})
        for (qsizetype i = 1; i < names.size(); ++i) {
            const QQuickItem *left = w.item(names[i - 1]);
            const QQuickItem *right = w.item(names[i]);
            QVERIFY2(left->mapToScene({left->width(), 0}).x() <= right->mapToScene({0, 0}).x() + 0.5,
                     qPrintable(names[i]));
        }
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(w.item("resultsRows"));
    QCOMPARE(access->role(), QAccessible::Table);
    access = QAccessible::queryAccessibleInterface(w.item("resultsRow0"));
    QVERIFY(access->role() == QAccessible::Row && access->text(QAccessible::Name).contains("404"));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowResults>(argc, argv);
}
#include "tst_window_results.moc"
