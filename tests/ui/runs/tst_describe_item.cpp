// SPDX-License-Identifier: MIT
// What is said of one item where the clock could not tell how long its stages took.
#include "runs/describe_item.h"

#include "ui/document/sample_states.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr Nanos resolution = 30ns;

/// Of item 0, whose stages took that long in blocking, where both ends of both are measured.
ItemDetails detailsOf(Nanos fetch, Nanos transform, bool isKnown = true, Mode mode = Mode::Blocking)
{
    WorkSpec work;
    work.items = 1;
    const Nanos yielded = 100ns + fetch;
    const ItemRow row{.item = 0,
                      .rank = 0,
                      .fetchAdmitted = 0ns,
                      .fetchStarted = 100ns,
                      .fetchFinished = yielded,
                      .fetchYielded = yielded,
                      .transformStarted = yielded,
                      .transformFinished = yielded + transform,
                      .transformYielded = 500ns,
                      .fetchLane = 0,
                      .transformLane = 0,
                      .attempts = 1,
                      .fetchStatus = Status::Ok,
                      .transformStatus = Status::Ok};
    Run run{{.mode = mode}, Clock::Live, Trace(1), {}};
    run.trace.put(row);
    run.trace.setEnd(500ns);
    if (isKnown)
        run.facts.looking = {.clockNs = 25, .threadClockNs = 400, .resolution = resolution};
    const PanelRun panel{.id = panelOfMode(mode),
                         .title = {},
                         .run = prepareRun(run, work, 2),
                         .work = nullptr,
                         .reasons = {}};
    return describeItem(0, {panel}, panel.id, work, lightTheme(), {});
}

/// "fetch: …" of what was too short.
QStringList tooShortOf(const ItemDetails &details)
{
    QStringList lines;
    for (const DetailLine &line : details.lines)
        if (line.value == QStringLiteral("shorter than the clock can tell"))
            lines << line.name;
    return lines;
}

bool saysCpu(const ItemDetails &details)
{
    return std::ranges::any_of(
        details.lines, [](const DetailLine &line) { return line.name == QStringLiteral("on the CPU"); });
}

} // namespace

class TestDescribeItem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheClockCannotTellHasNoFigure();
    void whatItCanTellHas();
    void aDeadlineIsNotMeasured();
    void whereNothingIsKnownFiguresStand();
};

void TestDescribeItem::whatTheClockCannotTellHasNoFigure()
{
    const ItemDetails details = detailsOf(resolution, 20ns);
    QCOMPARE(details.subtitle, QStringLiteral("fetch at most 30 ns · transform at most 30 ns"));
    QCOMPARE(tooShortOf(details), (QStringList{QStringLiteral("fetch"), QStringLiteral("transform")}));
    QVERIFY(!saysCpu(details));
}

void TestDescribeItem::whatItCanTellHas()
{
    const ItemDetails details = detailsOf(31ns, 200ns);
    QCOMPARE(details.subtitle, QStringLiteral("fetch 31 ns · transform 200 ns"));
    QCOMPARE(tooShortOf(details), QStringList());
    QVERIFY(saysCpu(details));
}

void TestDescribeItem::aDeadlineIsNotMeasured()
{
    const ItemDetails details = detailsOf(0ns, 20ns, true, Mode::Parallel);
    QCOMPARE(details.subtitle, QStringLiteral("fetch 0 s · transform at most 30 ns"));
    QCOMPARE(tooShortOf(details), QStringList{QStringLiteral("transform")});
}

void TestDescribeItem::whereNothingIsKnownFiguresStand()
{
    const ItemDetails details = detailsOf(20ns, 20ns, false);
    QCOMPARE(details.subtitle, QStringLiteral("fetch 20 ns · transform 20 ns"));
    QCOMPARE(tooShortOf(details), QStringList());
}

QTEST_GUILESS_MAIN(TestDescribeItem)
#include "tst_describe_item.moc"
