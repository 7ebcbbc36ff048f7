// SPDX-License-Identifier: MIT
#include "formats/csv.h"

#include "core/formats/sample_recordings.h"
#include "pipeline/words.h"

#include <QFile>
#include <QLocale>
#include <QTest>

using namespace overlapse;

namespace {

QByteArray csvOf(const Recording &recording)
{
    return written([&](QIODevice &device) { return writeCsv(device, recording); });
}

// The field of strict RFC 4180 that begins at `at`, which then is behind it.
QByteArray takeField(const QByteArray &csv, qsizetype &at)
{
    const qsizetype begin = at;
    if (csv.mid(at, 1) != "\"") {
        while (at < csv.size() && !QByteArray("\",\r\n").contains(csv[at]))
            ++at;
        return csv.mid(begin, at - begin);
    }
    // A quote within quotes is doubled, so an even number of them stands before the end.
    do {
        at = csv.indexOf('"', at + 1) + 1;
    } while (at > 0 && csv.mid(at, 1) == "\"");
    if (at == 0)
        at = csv.size();
    return csv.mid(begin + 1, at - begin - 2).replace("\"\"", "\"");
}

// Empty where the text is not RFC 4180.
std::vector<QList<QByteArray>> parsed(const QByteArray &csv)
{
    std::vector<QList<QByteArray>> rows;
    qsizetype at = 0;
    while (at < csv.size()) {
        QList<QByteArray> row{takeField(csv, at)};
        while (csv.mid(at, 1) == ",")
            row << takeField(csv, ++at);
        if (csv.mid(at, 2) != "\r\n")
            return {};
        at += 2;
        rows.push_back(row);
    }
    return rows;
}

QByteArray orEmpty(std::int64_t value)
{
    return value < 0 ? QByteArray() : QByteArray::number(qlonglong(value));
}

} // namespace

class TestCsvExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsAsPublished_data();
    void textIsAsPublished();
    void saysWhatTheStampsSay();
    void errorsAreMaskedAsTheRunsWorkHasIt();
    void isTheSameInEveryLocale();
};

void TestCsvExport::textIsAsPublished_data()
{
    QTest::addColumn<Recording>("recording");
    QTest::addColumn<QString>("file");
    QTest::newRow("article") << articleRecording() << "article.csv";
    QTest::newRow("real work, cancelled") << realRecording() << "real.csv";
}

void TestCsvExport::textIsAsPublished()
{
    QFETCH(Recording, recording);
    QFETCH(QString, file);
    QFile expected(QStringLiteral(TEST_DATA "/formats/") + file);
    QVERIFY(expected.open(QIODevice::ReadOnly));
    // The line ends are checked by parsed(): a checkout may have changed those of the expected text.
    QCOMPARE(csvOf(recording).replace("\r\n", "\n"), expected.readAll().replace("\r\n", "\n"));
}

void TestCsvExport::saysWhatTheStampsSay()
{
    PredictOptions options{.cores = 2, .stopAt = std::chrono::seconds(1)};
    options.fetchFails = [](std::int64_t item) { return item % 5 == 1; };
    const Recording recording = predicted(variedWork(100), options, {.order = Order::Any});
    const std::vector<QList<QByteArray>> rows = parsed(csvOf(recording));
    std::size_t at = 0;
    QCOMPARE(
        rows.at(at++).join(','),
        QByteArray(
            "run,mode,item,stage,admitted_ns,started_ns,finished_ns,yielded_ns,cpu_ns,lane,attempts,status,"
            "bytes,error,clock,input,final_url,digest,waited_ns"));
    for (std::size_t run = 0; run < recording.runs.size(); ++run) {
        const Trace &trace = recording.runs[run].trace;
        for (std::int64_t item = 0; item < trace.size(); ++item) {
            const ItemRow row = trace.row(item);
            const QList<QByteArray> &fetch = rows.at(at++);
            const QList<QByteArray> &transform = rows.at(at++);
            QCOMPARE(fetch.size(), 19);
            QCOMPARE(fetch[14], QByteArray("predicted"));
            QCOMPARE(fetch.mid(0, 4),
                     (QList<QByteArray>{QByteArray::number(qulonglong(run)),
                                        modeName(recording.runs[run].spec.mode).toLatin1(),
                                        QByteArray::number(qlonglong(item)), "fetch"}));
            QCOMPARE(fetch.mid(4, 5),
                     (QList<QByteArray>{orEmpty(row.fetchAdmitted.count()), orEmpty(row.fetchStarted.count()),
                                        orEmpty(row.fetchFinished.count()), orEmpty(row.fetchYielded.count()),
                                        orEmpty(row.fetchCpu.count())}));
            QCOMPARE(transform.size(), 19);
            QCOMPARE(transform[3], QByteArray("transform"));
            QCOMPARE(transform.mid(4, 5),
                     (QList<QByteArray>{
                         orEmpty(row.fetchYielded.count()), orEmpty(row.transformStarted.count()),
                         orEmpty(row.transformFinished.count()), orEmpty(row.transformYielded.count()),
                         orEmpty(row.transformCpu.count())}));
        }
    }
    QCOMPARE(rows.size(), at);
}

// A path is shown as it is, and a URL without what may be secret in it.
void TestCsvExport::errorsAreMaskedAsTheRunsWorkHasIt()
{
    Recording recording = realRecording();
    recording.runs.push_back(recording.runs[0]);
    auto web = std::make_shared<WorkSpec>(recording.work);
    web->fetch = FetchKind::Http;
    recording.runs[1].facts.work = web;
    for (Run &run : recording.runs)
        run.trace.putDetail(1, {{}, QStringLiteral("no https://host/?key=value here")});
    const QByteArray csv = csvOf(recording);
    QCOMPARE(csv.count("no https://host/?key=value here"), 1);
    QCOMPARE(csv.count("no https://host/?key=*** here"), 1);
}

void TestCsvExport::isTheSameInEveryLocale()
{
    const QByteArray before = csvOf(articleRecording());
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(csvOf(articleRecording()), before);
    QLocale::setDefault(QLocale::c());
}

QTEST_APPLESS_MAIN(TestCsvExport)
#include "tst_csv_export.moc"
