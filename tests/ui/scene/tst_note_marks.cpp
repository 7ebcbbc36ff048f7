// SPDX-License-Identifier: MIT
// Notes, as they are marked: at their item where its row can be seen, else at the panel's upper edge; none on another.
#include "scene_cases.h"

#include "scene/note_marks.h"

#include <QTest>

using namespace overlapse;

namespace {

constexpr PanelId panel{7};

class Noted
{
public:
    Noted(std::int64_t items, const PinnedNotes &notes) : m_case(crawlerWork(items), 4)
    {
        m_run = &m_case.add({.mode = Mode::Parallel, .fetchLimit = 8});
        m_case.input.panels[0].id = panel;
        m_case.input.panels[0].notes = std::make_shared<const PinnedNotes>(notes);
    }

    TimelineView view;

    [[nodiscard]] const Run &run() const { return *m_run; }
    [[nodiscard]] TimelineLayout layout() const { return layoutTimeline(m_case.input, view); }
    [[nodiscard]] std::vector<NoteMark> marks() const
    {
        const TimelineLayout at = layout();
        return noteMarks(m_case.input.panels[0], at.panels[0], view, at.time);
    }
    /// Bubbles in the scene, by their ink.
    [[nodiscard]] std::size_t drawn(const QColor &ink) const
    {
        std::size_t count = 0;
        for (const SceneLayer &layer : buildTimelineScene(m_case.input, view, lightTheme(), layout()).layers)
            for (const RectBatch &batch : layer.rects)
                if (batch.style == RectStyle::Rounded && batch.colour == ink.rgba())
                    count += std::size_t(std::ranges::count_if(
                        batch.rects, [](const QRectF &rect) { return rect.height() < 10; }));
        return count;
    }

private:
    Case m_case;
    const Run *m_run = nullptr;
};

} // namespace

class TestNoteMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anItemsIsBesideItsRow();
    void neighboursHaveTheirOwn();
    void anInstantsIsAtTheEdge();
    void inTheFlowAllAreAtTheEdge();
    void noneLiesOnAnother();
    void whatIsNotSeenHasNone();
    void theOneBeingWrittenStandsOut();
};

void TestNoteMarks::anItemsIsBesideItsRow()
{
    const Nanos at = Noted(20, {}).run().trace.row(5).fetchAdmitted;
    const Noted placed(20, {{5, at, QStringLiteral("five")}});
    const std::vector<NoteMark> marks = placed.marks();
    QCOMPARE(marks.size(), std::size_t(1));
    const TimelineLayout layout = placed.layout();
    const PanelArea &area = layout.panels[0];
    QVERIFY(area.rowHeight >= 8);
    const double top = area.firstRowTop + (5 - area.firstRow) * area.rowHeight;
    QVERIFY(marks[0].bubble.center().y() > top && marks[0].bubble.center().y() < top + area.rowHeight);
    QVERIFY(marks[0].bubble.right() <= std::max(layout.time.x(at), layout.time.left() + 12));
    QCOMPARE(placed.drawn(lightTheme().text), std::size_t(1));
}

// Items that are admitted together, row by row.
void TestNoteMarks::neighboursHaveTheirOwn()
{
    int rowsSeen = 0;
    for (const int items : {20, 40}) {
        PinnedNotes notes;
        for (int item = 0; item < items; ++item)
            notes.push_back({item, 50ms, QStringLiteral("x")});
        Noted noted(items, notes);
        noted.view.size = {1100, 480};
        if (noted.layout().panels[0].rowHeight < 8)
            continue;
        QCOMPARE(noted.marks().size(), static_cast<std::size_t>(items));
        ++rowsSeen;
    }
    QVERIFY(rowsSeen > 0);
}

void TestNoteMarks::anInstantsIsAtTheEdge()
{
    const Noted noted(20, {{-1, 100ms, QStringLiteral("here")}});
    const std::vector<NoteMark> marks = noted.marks();
    QCOMPARE(marks.size(), std::size_t(1));
    const TimelineLayout layout = noted.layout();
    QVERIFY(marks[0].bubble.top() < layout.panels[0].rows.top() + 4);
    QVERIFY(std::abs(marks[0].bubble.left() + 2 - layout.time.x(100ms)) <= 1);
}

void TestNoteMarks::inTheFlowAllAreAtTheEdge()
{
    Noted noted(5'000, {{2'500, 20s, QStringLiteral("half way")}, {-1, 30s, QStringLiteral("here")}});
    const TimelineLayout layout = noted.layout();
    QVERIFY(layout.panels[0].rowHeight < leastRowHeight);
    for (const NoteMark &mark : noted.marks())
        QVERIFY(mark.bubble.top() < layout.panels[0].rows.top() + 4);
    QCOMPARE(noted.drawn(lightTheme().text), std::size_t(2));
    noted.view.rowMode = RowMode::Lanes;
    QCOMPARE(noted.drawn(lightTheme().text), std::size_t(2));
}

void TestNoteMarks::noneLiesOnAnother()
{
    PinnedNotes notes;
    for (int i = 0; i < maxNotes; ++i)
        notes.push_back({-1, Nanos(i * 7'919'000LL), QStringLiteral("x")});
    const Noted noted(5'000, notes);
    const std::vector<NoteMark> marks = noted.marks();
    QVERIFY(marks.size() > 20 && marks.size() < 200);
    for (std::size_t i = 0; i < marks.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!marks[i].bubble.intersects(marks[j].bubble));
}

void TestNoteMarks::whatIsNotSeenHasNone()
{
    Noted noted(20, {{-1, 100ms, QStringLiteral("here")}, {19, 0ms, QStringLiteral("last, at the begin")}});
    noted.view.begin = 200ms;
    noted.view.end = 300ms;
    QVERIFY(noted.marks().empty());
}

void TestNoteMarks::theOneBeingWrittenStandsOut()
{
    Noted noted(20, {{-1, 100ms, QStringLiteral("here")}});
    noted.view.note = NotePlace{panel, -1, 300ms}; // has no text yet
    QCOMPARE(noted.marks().size(), std::size_t(2));
    QCOMPARE(noted.drawn(lightTheme().accent), std::size_t(1));
    QCOMPARE(noted.drawn(lightTheme().text), std::size_t(1));
    noted.view.note = NotePlace{panel, -1, 100ms};
    QCOMPARE(noted.marks().size(), std::size_t(1));
    QCOMPARE(noted.drawn(lightTheme().accent), std::size_t(1));
    noted.view.note = NotePlace{PanelId(8), -1, 300ms}; // in another panel
    QCOMPARE(noted.marks().size(), std::size_t(1));
    QCOMPARE(noted.drawn(lightTheme().accent), std::size_t(0));
}

QTEST_MAIN(TestNoteMarks)
#include "tst_note_marks.moc"
