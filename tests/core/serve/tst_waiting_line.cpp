// SPDX-License-Identifier: MIT
// Who is served and who waits, and whose turn comes when one leaves.
#include "serve/waiting_line.h"

#include <QTest>

#include <algorithm>
#include <deque>
#include <random>
#include <set>

using namespace overlapse;

using Called = std::vector<int>;

class TestWaitingLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutPlacesNobodyWaits();
    void theFirstInLineTakesThePlaceThatBecomesFree();
    void whoHasHadEnoughOfWaitingFreesNoPlace();
    void whoWasCalledAndIsGoneFreesItsPlace();
    void asManyAsThereArePlacesAreServed();
};

void TestWaitingLine::withoutPlacesNobodyWaits()
{
    WaitingLine line;
    for (int number = 0; number < 1'000; ++number)
        QVERIFY(line.enter(number, number));
    QCOMPARE(line.inPlaces(), 1'000);
    for (int number = 0; number < 1'000; ++number)
        line.leave(number);
    QCOMPARE(line.inPlaces(), 0);
    QVERIFY(!line.hasCalled());
}

void TestWaitingLine::theFirstInLineTakesThePlaceThatBecomesFree()
{
    WaitingLine line(2);
    QVERIFY(line.enter(0, 10));
    QVERIFY(line.enter(1, 11));
    QVERIFY(!line.enter(2, 12));
    QVERIFY(!line.enter(3, 13));
    QVERIFY(!line.isInLine(1) && line.isInLine(2) && line.isInLine(3));
    line.leave(1);
    QVERIFY(line.hasCalled());
    QVERIFY(!line.isInLine(2) && line.isInLine(3));
    QVERIFY(!line.enter(4, 11)); // the place has been given away
    line.leave(0);
    QCOMPARE(line.takeCalled(), (Called{12, 13}));
    QVERIFY(!line.hasCalled());
    QCOMPARE(line.takeCalled(), Called());
    QCOMPARE(line.inPlaces(), 2);
    QCOMPARE(line.inLine(), std::size_t(1));
}

void TestWaitingLine::whoHasHadEnoughOfWaitingFreesNoPlace()
{
    WaitingLine line(1);
    for (int number = 0; number < 3; ++number)
        QCOMPARE(line.enter(number, number), number == 0);
    line.leave(1);
    QVERIFY(!line.hasCalled());
    QCOMPARE(line.inPlaces(), 1);
    line.leave(0);
    QCOMPARE(line.takeCalled(), Called{2});
}

void TestWaitingLine::whoWasCalledAndIsGoneFreesItsPlace()
{
    WaitingLine line(1);
    for (int number = 0; number < 3; ++number)
        line.enter(number, number);
    line.leave(0);
    line.leave(1);
    QCOMPARE(line.takeCalled(), (Called{1, 2}));
    line.leave(2);
    QCOMPARE(line.inPlaces(), 0);
    QVERIFY(line.enter(3, 3));
}

// Against a list of who is there, for any comings and goings.
void TestWaitingLine::asManyAsThereArePlacesAreServed()
{
    std::mt19937 draw(1);
    for (int places = 1; places <= 8; ++places) {
        WaitingLine line(places);
        std::set<int> served;
        std::deque<int> waiting;
        for (int number = 0, step = 0; step < 5'000; ++step) {
            if (draw() % 2 == 0) {
                const bool atOnce = line.enter(number, number);
                QCOMPARE(atOnce, served.size() < std::size_t(places));
                if (atOnce)
                    served.insert(number);
                else
                    waiting.push_back(number);
                ++number;
            } else if (!waiting.empty() && draw() % 3 == 0) {
                const auto gone = waiting.begin() + std::ptrdiff_t(draw() % waiting.size());
                line.leave(*gone);
                waiting.erase(gone);
            } else if (!served.empty()) {
                const auto done = std::next(served.begin(), std::ptrdiff_t(draw() % served.size()));
                line.leave(*done);
                served.erase(done);
                if (!waiting.empty()) {
                    QCOMPARE(line.takeCalled(), Called{waiting.front()});
                    served.insert(waiting.front());
                    waiting.pop_front();
                }
            }
            QVERIFY(!line.hasCalled());
            QCOMPARE(line.inPlaces(), std::int64_t(served.size()));
            QCOMPARE(line.inLine(), waiting.size());
            QVERIFY(std::all_of(waiting.begin(), waiting.end(), [&](int one) { return line.isInLine(one); }));
        }
    }
}

QTEST_APPLESS_MAIN(TestWaitingLine)
#include "tst_waiting_line.moc"
