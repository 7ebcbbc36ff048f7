// SPDX-License-Identifier: MIT
// The window answers at once, however many items there are: nothing that the GUI thread does for an event grows with them.
#include "sanitized.h"
#include "window_under_test.h"

#include "app/timed_application.h"

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

// Sanitizers multiply every time alike: fewer items tell the same there, in less of it.
constexpr int manyItems = isSanitized ? 20'000 : 100'000;

TimedApplication &timed()
{
    return *static_cast<TimedApplication *>(qApp);
}

void settle(const Window &w)
{
    QTRY_VERIFY_WITH_TIMEOUT(w.settled(), 120'000);
}

// Everything that a user does with runs: predicts, measures, looks, keeps, hides, undoes, opens, walks back.
EventTimes timesWith(int items, const QString &file)
{
    const Window w;
    w.item("timeline")->setVisible(false); // frames are not what this is about
    w.session.work()->fetch()->edit(QStringLiteral("0s"));
    w.session.work()->transform()->edit(QStringLiteral("0s"));
    settle(w);
    timed().reset();
    w.session.work()->setItems(items);
    settle(w);
    w.session.limits()->setFetchLimit(3);
    settle(w);
    w.session.runner()->run();
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), 120'000); }();
    settle(w);
    w.session.panels()->keep(2);
    w.session.view()->select(items / 2, 2);
    w.session.view()->setLanes(true);
    settle(w);
    w.session.view()->setLanes(false);
    w.session.limits()->setFetchLimit(5);
    settle(w);
    w.session.document()->toggleMode(0);
    settle(w);
    w.session.files()->exportTo(QUrl::fromLocalFile(file));
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!w.session.document()->unsaved(), 120'000); }();
    w.session.files()->open(QUrl::fromLocalFile(file));
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(!w.session.document()->title().isEmpty() && w.session.idle(), 120'000);
    }();
    settle(w);
    w.session.document()->undo();
    settle(w);
    return timed().times();
}

} // namespace

class TestWindowStalls : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void nothingGrowsWithTheNumberOfItems();
};

void TestWindowStalls::nothingGrowsWithTheNumberOfItems()
{
    const QTemporaryDir folder;
    const auto text = [](std::chrono::nanoseconds time) {
        return QString::number(double(time.count()) / 1e6);
    };
    QString longer;
    std::chrono::nanoseconds fewLongest{0};
    auto manyShortest = std::chrono::nanoseconds::max();
    // What else the machine does can only add to single events (caches and pages that were taken away, memory that a
    // sanitizer gives back), to more of them the busier it is; what grows with the items does so in each round.
    for (int round = 0; round < 6; ++round) {
        const EventTimes few =
            timesWith(1'000, folder.filePath(QStringLiteral("few%1.overlapse").arg(round)));
        const EventTimes many =
            timesWith(manyItems, folder.filePath(QStringLiteral("many%1.overlapse").arg(round)));
        QVERIFY(few.slots > 0 && many.slots > 0);
        fewLongest = std::max(fewLongest, few.longestSlot);
        manyShortest = std::min(manyShortest, many.longestSlot);
        // Where the machine or the build is slow, everything is: then a thousand items tell what many may take.
        if (manyShortest <= std::max<std::chrono::nanoseconds>(8ms, 2 * fewLongest))
            return;
        longer += QStringLiteral("%1 ms with a thousand items, %2 ms with %3, in event %4 of %5; ")
                      .arg(text(few.longestSlot), text(many.longestSlot), QString::number(manyItems),
                           QString::number(many.type), QLatin1String(many.receiver.data()));
    }
    QFAIL(qPrintable(longer));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowStalls>(argc, argv);
}
#include "tst_window_stalls.moc"
