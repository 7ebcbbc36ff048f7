// SPDX-License-Identifier: MIT
// Bodies that were packed on their way: whole, in pieces, cut at every byte, damaged, and with more behind them.
#include "workload/content_decoder.h"

#include "core/workload/packed.h"

#include <QTest>

using namespace overlapse;

namespace {

constexpr qint64 plenty = 1 << 20;

struct Unpacked
{
    QString problem; // the first
    QByteArray data;
};

Unpacked unpack(const QByteArray &coding, const QByteArray &bytes, qsizetype piece = 1 << 20,
                qint64 most = plenty)
{
    ContentDecoder decoder(coding);
    Unpacked result;
    for (qsizetype at = 0; at < bytes.size() && result.problem.isEmpty(); at += piece)
        result.problem = decoder.take(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)),
                                      result.data, most);
    if (result.problem.isEmpty())
        result.problem = decoder.problemOfEnd();
    return result;
}

} // namespace

class TestContentDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsUnpacked_data();
    void eachIsUnpacked();
    void eachIsKnownToBeCut_data();
    void eachIsKnownToBeCut();
    void damageIsNoticed_data();
    void damageIsNoticed();
    void whatFollows_data();
    void whatFollows();
    void nothingIsLargerThanItMayBe_data();
    void nothingIsLargerThanItMayBe();
    void names_data();
    void names();

private:
    void eachBody()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const PackedBody &body : packedBodies())
            QTest::newRow(body.name) << index++;
    }
};

void TestContentDecoder::eachIsUnpacked_data()
{
    eachBody();
}

void TestContentDecoder::eachIsUnpacked()
{
    QFETCH(int, index);
    const PackedBody body = packedBodies()[static_cast<std::size_t>(index)];
    QVERIFY(ContentDecoder(body.coding).isNeeded());
    for (qsizetype piece = 1; piece <= body.bytes.size(); ++piece) {
        const Unpacked result = unpack(body.coding, body.bytes, piece);
        QCOMPARE(result.problem, QString());
        QCOMPARE(result.data, body.data);
    }
}

void TestContentDecoder::eachIsKnownToBeCut_data()
{
    eachBody();
}

void TestContentDecoder::eachIsKnownToBeCut()
{
    QFETCH(int, index);
    const PackedBody body = packedBodies()[static_cast<std::size_t>(index)];
    for (qsizetype size = 0; size < body.bytes.size(); ++size)
        for (const qsizetype piece : {qsizetype(1), body.bytes.size()}) {
            const Unpacked result = unpack(body.coding, body.bytes.left(size), piece);
            if (!body.isWhole(size)) {
                QVERIFY2(result.problem.startsWith(QLatin1String("the response ended before its ")),
                         qPrintable(QStringLiteral("%1: %2").arg(size).arg(result.problem)));
                continue;
            }
            QCOMPARE(result.problem, QString());
            QCOMPARE(result.data, body.dataOf(size));
        }
}

void TestContentDecoder::damageIsNoticed_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("gzip") << QByteArray("gzip") << gzipped(packedText);
    QTest::newRow("deflate") << QByteArray("deflate") << deflated(packedText, 15);
    QTest::newRow("zstd") << QByteArray("zstd") << zstandard(packedText);
}

// Whatever one bit of it is: its sum or its form says so, or it changed what does not matter, as the time in its head.
void TestContentDecoder::damageIsNoticed()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, bytes);
    int noticed = 0;
    for (qsizetype at = 0; at < bytes.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << bit));
            ContentDecoder decoder(coding);
            QByteArray data;
            const QString problem = decoder.take(damaged, data, plenty);
            QCOMPARE(decoder.isDamaged(), !problem.isEmpty());
            const bool whole = problem.isEmpty() && decoder.problemOfEnd().isEmpty();
            if (whole)
                QCOMPARE(data, packedText);
            noticed += whole ? 0 : 1;
            for (const char *word : {"memory", "disk"})
                QVERIFY2(!problem.contains(QLatin1String(word)), qPrintable(problem));
        }
    QVERIFY(noticed > bytes.size() * 6);
    const QString problem = unpack(coding, "<html>not packed at all</html>").problem;
    QVERIFY2(problem.startsWith(QStringLiteral("its %1 data is damaged").arg(QLatin1String(coding)))
                 || problem.startsWith(QLatin1String("the response ended")),
             qPrintable(problem));
}

void TestContentDecoder::whatFollows_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    const QByteArray gzip = gzipped(packedText);
    const auto row = [](const char *name, const QByteArray &coding, const QByteArray &bytes,
                        const QString &problem) { QTest::newRow(name) << coding << bytes << problem; };
    row("gzip, zeros", "gzip", gzip + QByteArray(1000, '\0'), {});
    row("gzip, anything else", "gzip", gzip + "anything", {}); // gunzip(1) warns, and is content
    row("gzip, half of a beginning, and anything", "gzip", gzip + "\x1f...", {});
    row("gzip, and the beginning of another", "gzip", gzip + "\x1f",
        QStringLiteral("the response ended before its gzip data did"));
    row("gzip, and another that is none", "gzip", gzip + "\x1f\x8b....",
        QStringLiteral("its gzip data is damaged: unknown compression method"));
    row("deflate", "deflate", deflated(packedText, 15) + '\0',
        QStringLiteral("bytes follow the end of its deflate data"));
    row("deflate without a head", "deflate", deflated(packedText, -15) + 'x',
        QStringLiteral("bytes follow the end of its deflate data"));
    row("br", "br", brotli() + 'x', QStringLiteral("bytes follow the end of its br data"));
    row("zstd", "zstd", zstandard(packedText) + "anything",
        QStringLiteral("its zstd data is damaged: Unknown frame descriptor"));
}

void TestContentDecoder::whatFollows()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    for (const qsizetype piece : {qsizetype(1), bytes.size()}) {
        const Unpacked result = unpack(coding, bytes, piece);
        QCOMPARE(result.problem, problem);
        QCOMPARE(result.data, packedText);
    }
}

void TestContentDecoder::nothingIsLargerThanItMayBe_data()
{
    eachBody();
}

void TestContentDecoder::nothingIsLargerThanItMayBe()
{
    QFETCH(int, index);
    const PackedBody body = packedBodies()[static_cast<std::size_t>(index)];
    QCOMPARE(unpack(body.coding, body.bytes, 7, body.data.size()).problem, QString());
    ContentDecoder decoder(body.coding);
    QByteArray data;
    QCOMPARE(decoder.take(body.bytes, data, body.data.size() - 1),
             QStringLiteral("more than %1B").arg(body.data.size() - 1));
    QVERIFY(!decoder.isDamaged());
    QVERIFY(data.size() < body.data.size());
    // A thousand to one.
    const QByteArray bomb = gzipped(QByteArray(10 << 20, '\0'));
    QByteArray some;
    QCOMPARE(ContentDecoder("gzip").take(bomb, some, 1000), QStringLiteral("more than 1kB"));
    QVERIFY(some.size() <= 1000);
}

void TestContentDecoder::names_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<bool>("needed");
    QTest::addColumn<QString>("problem");
    const auto row = [](const QByteArray &coding, bool needed, const QString &problem = {}) {
        QTest::addRow("'%s'", coding.constData()) << coding << needed << problem;
    };
    row("", false);
    row("identity", false);
    row(" Identity , ,none", false);
    row("compress", true, QStringLiteral("packed as 'compress', which is none of gzip, deflate, br, zstd"));
    row("gzip, dcb", true, QStringLiteral("packed as 'dcb', which is none of gzip, deflate, br, zstd"));
    row("gzip,gzip,gzip,gzip,gzip,gzip", true, QStringLiteral("packed more than 5 times over"));
}

void TestContentDecoder::names()
{
    QFETCH(QByteArray, coding);
    QFETCH(bool, needed);
    QFETCH(QString, problem);
    ContentDecoder decoder(coding);
    QCOMPARE(decoder.isNeeded(), needed);
    QByteArray data;
    QCOMPARE(decoder.take("text", data, plenty), problem);
    QCOMPARE(data, problem.isEmpty() ? QByteArray("text") : QByteArray());
    QVERIFY(!decoder.isDamaged());
}

QTEST_APPLESS_MAIN(TestContentDecoder)
#include "tst_content_decoder.moc"
