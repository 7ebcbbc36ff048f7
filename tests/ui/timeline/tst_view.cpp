// SPDX-License-Identifier: MIT
// What is seen of a run that is under way.
#include "timeline/view.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

/// One mode that is being measured, and has come so far.
std::shared_ptr<const TimelineInput> measuringUntil(Nanos now)
{
    auto input = std::make_shared<TimelineInput>();
    PanelInput panel;
    panel.live = true;
    panel.now = now;
    panel.items = 1'000;
    input->panels.push_back(panel);
    return input;
}

} // namespace

class TestView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHeadThatIsSeenIsFollowed();
    void whoHasPannedAwayStays();
    void theEndIsTheHead();
    void allGrowsWithIt();
};

void TestView::aHeadThatIsSeenIsFollowed()
{
    View view;
    view.setInput(measuringUntil(10s));
    view.setRange(8s, 11s);
    for (const Nanos now : {Nanos(10500ms), Nanos(12s), Nanos(14s), Nanos(40s)}) {
        view.setInput(measuringUntil(now));
        QCOMPARE(view.shown().length(), Nanos(3s));
        QVERIFY(view.shown().begin <= now && now < view.shown().end);
    }
}

void TestView::whoHasPannedAwayStays()
{
    View view;
    view.setInput(measuringUntil(10s));
    view.setRange(2s, 4s);
    view.setInput(measuringUntil(20s));
    QCOMPARE(view.shown().begin, Nanos(2s));
    QCOMPARE(view.shown().end, Nanos(4s));
}

void TestView::theEndIsTheHead()
{
    View view;
    view.setInput(measuringUntil(10s));
    view.setRange(2s, 3s);
    view.setProperty("motion", false);
    view.goToEnd();
    QVERIFY(view.shown().begin < 10s && view.shown().end > 10s);
    QCOMPARE(view.shown().length(), Nanos(1s));
}

void TestView::allGrowsWithIt()
{
    View view;
    view.setInput(measuringUntil(10s));
    view.setInput(measuringUntil(50s));
    QVERIFY(!view.zoomed());
    QCOMPARE(view.shown().begin, Nanos(0));
    QVERIFY(view.shown().end >= 50s);
}

QTEST_GUILESS_MAIN(TestView)
#include "tst_view.moc"
