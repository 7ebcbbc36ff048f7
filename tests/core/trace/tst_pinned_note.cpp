// SPDX-License-Identifier: MIT
// One note an item and one an instant; an empty one takes the other away.
#include "trace/pinned_note.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

class TestPinnedNote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anItemHasOne();
    void anInstantHasOne();
    void anEmptyOneTakesItAway();
    void thereIsAnEnd();
};

void TestPinnedNote::anItemHasOne()
{
    PinnedNotes notes = withNote({}, {3, 5ms, QStringLiteral("slow")});
    notes = withNote(notes, {4, 5ms, QStringLiteral("quick")});
    notes = withNote(notes, {3, 9ms, QStringLiteral("very slow")}); // wherever in the item
    QCOMPARE(notes.size(), std::size_t(2));
    QCOMPARE(notes[0], (PinnedNote{3, 9ms, QStringLiteral("very slow")}));
    QCOMPARE(noteOf(notes, 3, 0ms), notes.data());
    QCOMPARE(noteOf(notes, 4, 7ms)->text, QStringLiteral("quick"));
    QVERIFY(!noteOf(notes, 5, 5ms));
    QVERIFY(!noteOf(notes, -1, 5ms)); // of an item, not of the instant
}

void TestPinnedNote::anInstantHasOne()
{
    PinnedNotes notes = withNote({}, {-1, 5ms, QStringLiteral("a pause")});
    notes = withNote(notes, {-1, 6ms, QStringLiteral("its end")});
    notes = withNote(notes, {-1, 5ms, QStringLiteral("a long pause")});
    QCOMPARE(notes.size(), std::size_t(2));
    QCOMPARE(noteOf(notes, -1, 5ms)->text, QStringLiteral("a long pause"));
    QCOMPARE(noteOf(notes, -1, 6ms)->text, QStringLiteral("its end"));
}

void TestPinnedNote::anEmptyOneTakesItAway()
{
    const PinnedNotes notes{{3, 5ms, QStringLiteral("slow")}, {-1, 5ms, QStringLiteral("a pause")}};
    QCOMPARE(withNote(notes, {3, 0ms, {}}), (PinnedNotes{notes[1]}));
    QCOMPARE(withNote(notes, {-1, 5ms, {}}), (PinnedNotes{notes[0]}));
    QCOMPARE(withNote(notes, {7, 5ms, {}}), notes);
    QCOMPARE(withNote(notes, {-1, 6ms, {}}), notes);
}

void TestPinnedNote::thereIsAnEnd()
{
    PinnedNotes notes;
    for (std::int64_t item = 0; item < maxNotes; ++item)
        notes.push_back({item, 0ms, QStringLiteral("x")});
    QCOMPARE(withNote(notes, {maxNotes, 0ms, QStringLiteral("one too many")}), notes);
    QCOMPARE(withNote(notes, {7, 0ms, QStringLiteral("another")})[7].text, QStringLiteral("another"));
    const QString face = QString::fromUcs4(U"\U0001F600");
    const QString text = withNote({}, {1, 0ms, QString(maxNoteText - 1, u'x') + face}).front().text;
    QCOMPARE(text, QString(maxNoteText - 1, u'x')); // no half of a character
}

QTEST_APPLESS_MAIN(TestPinnedNote)
#include "tst_pinned_note.moc"
