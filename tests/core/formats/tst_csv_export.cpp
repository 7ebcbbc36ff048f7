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

// Strict RFC 4180; empty where the text is not that.
std::vector<QList<QByteArray>> parsed(const QByteArray &csv)
{
    std::vector<QList<QByteArray>> rows;
    QList<QByteArray> row;
    for (qsizetype i = 0; i < csv.size();) {
        QByteArray field;
        if (csv[i] == '"') {
            for (++i; i < csv.size() && (csv[i] != '"' || (i + 1 < csv.size() && csv[i + 1] == '"')); ++i) {
                field += csv[i];
                i += csv[i] == '"' ? 1 : 0;
            }
            ++i;
        } else {
            for (; i < csv.size() && csv[i] != ',' && csv[i] != '\r'; ++i) {
                if (csv[i] == '"' || csv[i] == '\n')
                    return {};
                field += csv[i];
            }
        }
        row << field;
        if (csv.mid(i, 2) == "\r\n") {
            rows.push_back(row);
            row.clear();
            i += 2;
        } else if (i < csv.size() && csv[i] == ',') {
            ++i;
        } else {
            return {};
        }
    }
    return row.isEmpty() ? rows : std::vector<QList<QByteArray>>{};
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
            "bytes"));
    for (std::size_t run = 0; run < recording.runs.size(); ++run) {
        const Trace &trace = recording.runs[run].trace;
        for (std::int64_t item = 0; item < trace.size(); ++item) {
            const ItemRow row = trace.row(item);
            const QList<QByteArray> fetch = rows.at(at++);
            const QList<QByteArray> transform = rows.at(at++);
            QCOMPARE(fetch.size(), 13);
            QCOMPARE(fetch.mid(0, 4),
                     (QList<QByteArray>{QByteArray::number(qulonglong(run)),
                                        modeName(recording.runs[run].spec.mode).toLatin1(),
                                        QByteArray::number(qlonglong(item)), "fetch"}));
            QCOMPARE(fetch.mid(4, 5),
                     (QList<QByteArray>{orEmpty(row.fetchAdmitted.count()), orEmpty(row.fetchStarted.count()),
                                        orEmpty(row.fetchFinished.count()), orEmpty(row.fetchYielded.count()),
                                        QByteArray()}));
            QCOMPARE(transform.size(), 13);
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

void TestCsvExport::isTheSameInEveryLocale()
{
    const QByteArray before = csvOf(articleRecording());
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(csvOf(articleRecording()), before);
    QLocale::setDefault(QLocale::c());
}

QTEST_APPLESS_MAIN(TestCsvExport)
#include "tst_csv_export.moc"
