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
    void whatIsCutIntoThousandsIsAFewPieces();
};

// A driver that turns to one item after another holds the first for as many times.
void TestDescribeItem::whatIsCutIntoThousandsIsAFewPieces()
{
    constexpr std::int64_t others = 2'000;
    WorkSpec work;
    work.items = others + 1;
    Run run{{.mode = Mode::Concurrent, .order = Order::Any, .fetchLimit = work.items},
            Clock::Live,
            Trace(work.items),
            {}};
    const Nanos end = 50ns * (others + 1);
    for (std::int64_t item = 0; item < work.items; ++item) {
        const Nanos yielded = item == 0 ? end : 50ns * item;
        run.trace.put({.item = item,
                       .rank = item == 0 ? others : item - 1,
                       .fetchAdmitted = 0ns,
                       .fetchStarted = 0ns,
                       .fetchFinished = 10ns,
                       .fetchYielded = yielded,
                       .transformStarted = yielded,
                       .transformFinished = yielded + 30ns,
                       .transformYielded = yielded + 30ns,
                       .fetchLane = static_cast<std::int32_t>(item),
                       .transformLane = driverLane});
    }
    run.trace.setEnd(end + 30ns);
    const PanelRun panel{.id = panelOfMode(Mode::Concurrent),
                         .title = {},
                         .run = prepareRun(run, work, 2),
                         .work = nullptr,
                         .reasons = {}};
    std::vector<CauseSpan> spans;
    panel.run->waits.spansOf(panel.run->run.trace, 0, spans);
    QVERIFY(spans.size() > 3'000);
    const ItemDetails details = describeItem(0, {panel}, panel.id, work, lightTheme(), {});
    QCOMPARE(details.bars.size(), 1);
    const QList<LatencyPiece> &pieces = details.bars[0].pieces;
    QVERIFY2(pieces.size() < 250, QByteArray::number(pieces.size()).constData());
    double reached = 0;
    for (const LatencyPiece &piece : pieces) {
        QVERIFY(std::abs(piece.begin - reached) < 1e-9);
        reached = piece.begin + piece.length;
    }
    QVERIFY(std::abs(reached - 1) < 1e-9);
    QVERIFY(pieces.back().text.startsWith(QStringLiteral("mostly ")));
}

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
