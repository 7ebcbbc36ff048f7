// SPDX-License-Identifier: MIT
// What may be secret is in no file, unless it was asked for: then it is in all that have a place for it.
#include "formats/files.h"
#include "formats/overlapse_file.h"

#include "core/formats/sample_recordings.h"
#include "workload/command_words.h"
#include "workload/secrets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace overlapse;

namespace {

constexpr const char *secrets[] = {"pass5ecret",  "query5ecret", "mark5ecret",
                                   "moved5ecret", "note5ecret",  "header5ecret"};

/// Two items of a URL each; the second failed.
Recording webRecording()
{
    Recording recording = realRecording();
    WorkSpec &work = recording.work;
    work.fetch = FetchKind::Http;
    auto inputs = std::make_shared<InputList>();
    inputs->paths.assign(static_cast<std::size_t>(work.items),
                         "https://me:pass5ecret@host/a?key=query5ecret#mark=mark5ecret");
    inputs->sources = {QString::fromUtf8(inputs->paths.front())};
    work.inputs = inputs;
    work.rules.headers = {QStringLiteral("Authorization: Bearer header5ecret")};
    ItemDetail moved{
        .error = QStringLiteral(
            "redirected to ftp://me@host/?key=moved5ecret: ftp is not fetched: only http and https are")};
    recording.runs[0].trace.putDetail(1, moved);
    recording.runs[0].trace.putDetail(0, {.note = QStringLiteral("see http://host/?key=note5ecret")});
    return recording;
}

/// The same, but by commands.
Recording commandRecording()
{
    Recording recording = webRecording();
    WorkSpec &work = recording.work;
    work.fetch = FetchKind::Command;
    work.command =
        QStringLiteral("sh -c 'curl -s \"https://me:pass5ecret@host/?key=query5ecret\"\"$1\"' _ {}");
    work.steps = {{QStringLiteral("gunzip"), {}},
                  {QStringLiteral("cmd"), QStringLiteral("curl -T - https://header5ecret@host/")}};
    work.rules.headers.clear();
    return recording;
}

QByteArray exported(const Recording &recording, const QString &suffix, Secrets wish)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.") + suffix);
    const QString problem = exportData(path, recording, {}, wish);
    QFile file(path);
    return problem.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSecretsInFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatMasks_data();
    void everyFormatMasks();
    void everyFormatMasksCommands_data();
    void everyFormatMasksCommands();
    void maskedCommandsAreStillCommands();
    void aRecordingIsWholeWhenAskedFor();
    void whatIsOpenedAgainIsMaskedAgain();
    void aHeaderThatIsNoneIsRefused();
};

void TestSecretsInFiles::everyFormatMasks_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QList<int>>("kept"); ///< which of them the format has a place for
    QTest::newRow("CSV") << QStringLiteral("csv") << QList{0, 1, 2, 3};
    QTest::newRow("JSON") << QStringLiteral("json") << QList{0, 1, 2, 3, 4};
    QTest::newRow("trace") << QStringLiteral("trace.json") << QList{0, 1, 2, 3};
    QTest::newRow("recording") << QStringLiteral("overlapse") << QList{0, 1, 2, 3, 4, 5};
}

void TestSecretsInFiles::everyFormatMasks()
{
    QFETCH(const QString, suffix);
    QFETCH(const QList<int>, kept);
    Recording recording = webRecording();
    recording.runs[0].trace.putDetail(
        2, {.finalUrl = QStringLiteral("https://pass5ecret@host/?key=query5ecret")});
    const QByteArray masked = exported(recording, suffix, Secrets::Masked);
    const QByteArray whole = exported(recording, suffix, Secrets::Kept);
    QVERIFY(masked.contains("***"));
    for (int i = 0; i < int(std::size(secrets)); ++i) {
        QVERIFY2(!masked.contains(secrets[i]), secrets[i]);
        QVERIFY2(whole.contains(secrets[i]) == kept.contains(i), secrets[i]);
    }
}

void TestSecretsInFiles::everyFormatMasksCommands_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::newRow("JSON") << QStringLiteral("json");
    QTest::newRow("trace") << QStringLiteral("trace.json");
    QTest::newRow("recording") << QStringLiteral("overlapse");
}

void TestSecretsInFiles::everyFormatMasksCommands()
{
    QFETCH(const QString, suffix);
    const Recording recording = commandRecording();
    QVERIFY(hasSecretInputs(recording.work) && hasSecretSettings(recording.work));
    const QByteArray masked = exported(recording, suffix, Secrets::Masked);
    const QByteArray whole = exported(recording, suffix, Secrets::Kept);
    QVERIFY(masked.contains("***"));
    QVERIFY(!masked.contains("5ecret"));
    QVERIFY(whole.contains("pass5ecret@host/a"));
    if (suffix != QLatin1String("trace.json"))
        QVERIFY(whole.contains("header5ecret@host/"));
}

void TestSecretsInFiles::maskedCommandsAreStillCommands()
{
    const Checked<Recording> back =
        readRecording(exported(commandRecording(), QStringLiteral("overlapse"), Secrets::Masked));
    QVERIFY2(back, qPrintable(back.error));
    const WorkSpec &work = back->work;
    const Checked<CommandWords> words = parseCommand(work.command);
    QVERIFY2(words, qPrintable(words.error));
    QCOMPARE(words->words.size(), 5U);
    QCOMPARE(words->words.front(), QByteArray("sh"));
    QCOMPARE(words->words.back(), QByteArray("{}"));
    QCOMPARE(work.steps.back().argument, QStringLiteral("curl -T - 'https://***@host/'"));
    QVERIFY(!hasSecretInputs(work) && !hasSecretSettings(work));
    QVERIFY(hasMaskedInputs(work) && hasMaskedCommands(work));
}

void TestSecretsInFiles::aRecordingIsWholeWhenAskedFor()
{
    const Recording recording = webRecording();
    const Checked<Recording> back =
        readRecording(exported(recording, QStringLiteral("overlapse"), Secrets::Kept));
    QVERIFY2(back, qPrintable(back.error));
    QCOMPARE(back->work.inputs->paths, recording.work.inputs->paths);
    QCOMPARE(back->work.inputs->sources, recording.work.inputs->sources);
    QCOMPARE(back->work.rules, recording.work.rules);
    QCOMPARE(detailsOf(back->runs[0].trace), detailsOf(recording.runs[0].trace));
}

void TestSecretsInFiles::whatIsOpenedAgainIsMaskedAgain()
{
    const Recording recording = webRecording();
    const Checked<Recording> back =
        readRecording(exported(recording, QStringLiteral("overlapse"), Secrets::Kept));
    QVERIFY2(back, qPrintable(back.error));
    for (const char *suffix : {"csv", "json", "trace.json", "overlapse"}) {
        const QByteArray again = exported(*back, QLatin1String(suffix), Secrets::Masked);
        QVERIFY2(!again.contains("5ecret"), suffix);
        QCOMPARE(again, exported(recording, QLatin1String(suffix), Secrets::Masked));
    }
}

void TestSecretsInFiles::aHeaderThatIsNoneIsRefused()
{
    for (const char *header : {"Accept: a\r\nHost: b", "two words: a", "", ": a"}) {
        Recording recording = webRecording();
        recording.work.rules.headers = {QLatin1String(header)};
        QVERIFY2(!readRecording(exported(recording, QStringLiteral("overlapse"), Secrets::Kept)), header);
    }
}

QTEST_GUILESS_MAIN(TestSecretsInFiles)
#include "tst_secrets_in_files.moc"
