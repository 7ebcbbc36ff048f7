// SPDX-License-Identifier: MIT
// Recordings of every version are in people's hands: each must be read for ever, with all that is in it. The files were
// written by programs of their versions and never change.
#include "formats/overlapse_file.h"

#include "core/formats/old_recordings.h"

#include <QFile>
#include <QTest>

using namespace overlapse;

namespace {

QByteArray oldFile(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/formats/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestOldRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadWithAllThatIsInIt_data();
    void isReadWithAllThatIsInIt();
    void waitingOfOneKindIsCalledAfterTheOnlyRule();
    void runsGetIdsInTheirOrder();
    void isWrittenAsTheVersionOfToday();
    void thisVersionIsWrittenByteForByte();
};

void TestOldRecordings::isReadWithAllThatIsInIt_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("version");
    QTest::addColumn<Recording>("expected");
    const auto row = [](const char *file, int version, const Recording &expected) {
        QTest::newRow(file) << QString::fromLatin1(file) << version << expected;
    };
    row("version-1-article.overlapse", 1, articleRecording());
    row("version-1-real.overlapse", 1, realRecording());
    row("version-2-article.overlapse", 2, articleRecording());
    row("version-2-web.overlapse", 2, webRecording());
    row("version-3-article.overlapse", 3, articleRecording());
    row("version-3-served.overlapse", 3, servedRecording());
    row("version-4-runs.overlapse", 4, manifoldRecording());
    row("version-5-measured.overlapse", 5, measuredRecording());
    row("version-6-redirected.overlapse", 6, redirectedRecording());
    row("version-7-behind.overlapse", 7, behindRecording());
    row("version-8-held-back.overlapse", 8, heldBackRecording());
    row("version-9-late.overlapse", 9, lateRecording());
    row("version-10-looked-at.overlapse", 10, lookedAtRecording());
    row("version-11-noted.overlapse", 11, notedRecording());
}

void TestOldRecordings::isReadWithAllThatIsInIt()
{
    QFETCH(QString, file);
    QFETCH(int, version);
    QFETCH(Recording, expected);
    const QByteArray bytes = oldFile(file);
    QVERIFY(bytes.size() > 1'000 && bytes.size() < 4'096);
    QVERIFY(bytes.contains("gversion" + QByteArray(1, static_cast<char>(version)) + "gprogram"));
    const Checked<Recording> recording = readRecording(bytes);
    QVERIFY2(recording, qPrintable(recording.error));
    QCOMPARE(difference(expected, *recording), QString());
    QCOMPARE(recording->runs[0].trace.mostInFlight(),
             expected.runs[0].trace.mostInFlight() * (version >= 8 ? 1 : 0));
}

void TestOldRecordings::waitingOfOneKindIsCalledAfterTheOnlyRule()
{
    // The first part of the sample as waiting, and its rules one by one taken away.
    const QByteArray connecting("\x85\x02\x01\x01\x01\x05");
    const QByteArray rate("drate\xfb\x40\x04\0\0\0\0\0\0", 14);
    const QByteArray perHost("hper_host\x03");
    QByteArray both = oldFile(QStringLiteral("version-2-web.overlapse"));
    QVERIFY(both.contains(connecting) && both.contains(rate) && both.contains(perHost));
    both.replace(connecting, QByteArray("\x85\0\x01\x01\x01\x05", 6));
    const auto kindOf = [](const QByteArray &file) {
        const Checked<Recording> recording = readRecording(file);
        return recording ? recording->runs[0].trace.detail(1)->parts[0].kind : PartKind::Running;
    };
    QCOMPARE(kindOf(both), PartKind::Waiting);
    QCOMPARE(kindOf(QByteArray(both).replace(rate, QByteArray("drate\xfb\0\0\0\0\0\0\0\0", 14))),
             PartKind::Host);
    QCOMPARE(kindOf(QByteArray(both).replace(perHost, QByteArray("hper_host\0", 10))), PartKind::Rate);
}

void TestOldRecordings::runsGetIdsInTheirOrder()
{
    const Checked<Recording> recording =
        readRecording(oldFile(QStringLiteral("version-3-article.overlapse")));
    QVERIFY2(recording, qPrintable(recording.error));
    std::int64_t id = 0;
    for (const Run &run : recording->runs) {
        QCOMPARE(run.facts.id, RunId(++id));
        QVERIFY(run.facts.origin == Origin::Own && run.facts.name.isEmpty() && !run.facts.pinned);
        QVERIFY(!run.facts.work && !run.facts.machine && !run.facts.when.isValid());
        QVERIFY(run.facts.program.isEmpty() && run.facts.basis == RunId::None && !run.facts.disturbed);
    }
    QCOMPARE(id, 5);
}

void TestOldRecordings::isWrittenAsTheVersionOfToday()
{
    const Checked<Recording> old = readRecording(oldFile(QStringLiteral("version-2-web.overlapse")));
    QVERIFY2(old, qPrintable(old.error));
    const QByteArray file = written([&](QIODevice &device) { return writeRecording(device, *old); });
    const Checked<Recording> recording = readRecording(file);
    QVERIFY2(recording, qPrintable(recording.error));
    QCOMPARE(difference(*old, *recording), QString());
}

// What changes these bytes is a new version, and this file stays as it is.
void TestOldRecordings::thisVersionIsWrittenByteForByte()
{
    const Recording recording = notedRecording();
    QCOMPARE(written([&](QIODevice &device) { return writeRecording(device, recording); }),
             oldFile(QStringLiteral("version-11-noted.overlapse")));
}

QTEST_APPLESS_MAIN(TestOldRecordings)
#include "tst_old_recordings.moc"
