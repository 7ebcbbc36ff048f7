// SPDX-License-Identifier: MIT
// gunzip against the gzip tool, sha256 against published answers.
#include "workload/steps.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace overlapse;

namespace {

struct ToolResult
{
    QByteArray out;
    bool good = false; // exit status 0, or 2: a warning, as for trailing garbage
};

ToolResult gzipTool(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(QStringLiteral("gzip"), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(-1);
    return {process.readAllStandardOutput(),
            process.exitStatus() == QProcess::NormalExit
                && (process.exitCode() == 0 || process.exitCode() == 2)};
}

QByteArray pack(const QByteArray &data, int level = 6)
{
    return gzipTool({QStringLiteral("-nc%1").arg(level)}, data).out;
}

// Half text, half noise.
QByteArray sample(qsizetype size, unsigned seed = 1)
{
    std::mt19937 random(seed);
    QByteArray data(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        data[i] = static_cast<char>(i / 100 % 2 == 0 ? "overlapse "[i % 10] : random());
    return data;
}

const TransformStep gunzip{QStringLiteral("gunzip"), {}};
const TransformStep sha256{QStringLiteral("sha256"), {}};

StepData applySteps(const std::vector<TransformStep> &steps, const QByteArray &data,
                    qsizetype maxBytes = 1 << 30)
{
    StepData item{.data = data, .digest = {}, .note = {}, .error = {}};
    Steps(steps).apply(item, {.input = "input", .maxBytes = maxBytes});
    return item;
}

QByteArray digestOf(const QByteArray &data)
{
    return applySteps({sha256}, data).digest;
}

struct Unpacked
{
    QByteArray out;
    QString error;
};

Unpacked unpack(const QByteArray &packed)
{
    StepData item = applySteps({gunzip}, packed);
    return {item.data, item.error};
}

#define COMPARE_UNPACKED(packed, expected)                                                                   \
    do {                                                                                                     \
        const Unpacked result = unpack(packed);                                                              \
        QCOMPARE(result.error, QString());                                                                   \
        QVERIFY(result.out == (expected));                                                                   \
    } while (false)

// The first bytes as another byte: where a header's fields are.
QByteArray with(QByteArray packed, qsizetype at, int byte)
{
    packed[at < 0 ? packed.size() + at : at] = static_cast<char>(byte);
    return packed;
}

} // namespace

class TestTransforms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void gunzipGivesWhatWasPacked_data();
    void gunzipGivesWhatWasPacked();
    void gunzipTakesEveryMember();
    void gunzipTakesOptionalHeaderFields();
    void gunzipIgnoresTrailingGarbage_data();
    void gunzipIgnoresTrailingGarbage();
    void gunzipRefusesWhatIsCutOff();
    void gunzipRefusesWrongChecksumsAndSizes();
    void gunzipAgreesWithTheToolOnDamage();
    void gunzipRefusesWhatIsNotGzip_data();
    void gunzipRefusesWhatIsNotGzip();
    void gunzipDoesNotTrustTheClaimedSize();
    void gunzipRefusesBombs();
    void sha256KnowsItsAnswers_data();
    void sha256KnowsItsAnswers();
    void stepsFollowOneAnother();
    void errorsEndTheSteps();
};

void TestTransforms::initTestCase()
{
    if (pack("x").isEmpty())
        QSKIP("the gzip tool is not there");
}

void TestTransforms::gunzipGivesWhatWasPacked_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("text") << QByteArray("The quick brown fox jumps over the lazy dog.\n");
    QTest::newRow("zeros") << QByteArray(1'000'000, '\0');
    QTest::newRow("noise and text") << sample(300'000);
    QTest::newRow("65535 bytes") << sample(65'535);
    QTest::newRow("65536 bytes") << sample(65'536);
    QTest::newRow("65537 bytes") << sample(65'537);
}

void TestTransforms::gunzipGivesWhatWasPacked()
{
    QFETCH(QByteArray, data);
    for (const int level : {1, 6, 9}) {
        const QByteArray packed = pack(data, level);
        QVERIFY(gzipTool({"-dc"}, packed).out == data);
        COMPARE_UNPACKED(packed, data);
    }
}

void TestTransforms::gunzipTakesEveryMember()
{
    COMPARE_UNPACKED(pack("ab") + pack("cd"), "abcd");
    COMPARE_UNPACKED(pack("") + pack("") + pack("x") + pack(""), "x");
    // The size at the end is the last member's: the others must find room.
    COMPARE_UNPACKED(pack(QByteArray(5'000'000, 'a')) + pack("b"), QByteArray(5'000'000, 'a') + 'b');
    const QByteArray nothing = pack("");
    QByteArray many;
    QByteArray expected;
    for (int i = 0; i < 500; ++i) {
        many += nothing;
        if (i % 50 == 0) {
            many += pack(sample(1000, static_cast<unsigned>(i)));
            expected += sample(1000, static_cast<unsigned>(i));
        }
    }
    COMPARE_UNPACKED(many, expected);
}

void TestTransforms::gunzipTakesOptionalHeaderFields()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a name.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("named");
    file.close();
    COMPARE_UNPACKED(gzipTool({"-Nc", path}, {}).out, "named");

    const QByteArray plain = pack("fields");
    const QByteArray body = plain.mid(10);
    const auto header = [&plain](int flags) { return with(plain.left(10), 3, flags); };
    COMPARE_UNPACKED(header(0x04) + QByteArray("\x05\x00hello", 7) + body, "fields"); // FEXTRA
    COMPARE_UNPACKED(header(0x08) + QByteArray("name\0", 5) + body, "fields");        // FNAME
    COMPARE_UNPACKED(header(0x10) + QByteArray("comment\0", 8) + body, "fields");     // FCOMMENT
    COMPARE_UNPACKED(header(0x1c) + QByteArray("\x01\x00xn\0c\0", 7) + body, "fields");
    COMPARE_UNPACKED(header(0x01) + body, "fields"); // FTEXT
}

void TestTransforms::gunzipIgnoresTrailingGarbage_data()
{
    QTest::addColumn<QByteArray>("garbage");
    QTest::addColumn<bool>("ignored");
    QTest::newRow("zeros") << QByteArray(512, '\0') << true;
    QTest::newRow("text") << QByteArray("garbage") << true;
    QTest::newRow("two bytes") << QByteArray("ga") << true;
    QTest::newRow("half of a magic number") << QByteArray("\x1f") << false;
    QTest::newRow("half of a magic number and more") << QByteArray("\x1f\x8c more than enough bytes") << true;
    QTest::newRow("much of it") << sample(100'000) << true;
    QTest::newRow("a member that is cut off") << pack("more").chopped(1) << false;
    QTest::newRow("a magic number and nothing") << QByteArray("\x1f\x8b") << false;
    QTest::newRow("a magic number and garbage")
        << QByteArray("\x1f\x8b garbage, more than a header") << false;
}

void TestTransforms::gunzipIgnoresTrailingGarbage()
{
    QFETCH(QByteArray, garbage);
    QFETCH(bool, ignored);
    const QByteArray packed = pack("good") + garbage;
    QCOMPARE(gzipTool({"-dc"}, packed).good, ignored);
    const Unpacked result = unpack(packed);
    if (ignored) {
        QCOMPARE(result.error, QString());
        QCOMPARE(result.out, QByteArray("good"));
    } else {
        QCOMPARE(result.error,
                 QStringLiteral("gunzip: corrupt or cut off after %1 bytes").arg(pack("good").size()));
        QVERIFY(result.out.isEmpty());
    }
}

void TestTransforms::gunzipRefusesWhatIsCutOff()
{
    const QByteArray first = pack(sample(700));
    const QByteArray packed = first + pack("second");
    for (qsizetype size = 0; size < packed.size(); ++size) {
        const Unpacked result = unpack(packed.left(size));
        const bool whole = size == first.size();
        QVERIFY2(result.error.isEmpty() == whole,
                 qPrintable(QStringLiteral("%1 bytes: %2").arg(size).arg(result.error)));
        QVERIFY(result.out == (whole ? sample(700) : QByteArray()));
    }
    for (qsizetype size : {first.size() - 1, first.size(), first.size() + 1, first.size() + 2,
                           first.size() + 17, packed.size() - 1})
        QCOMPARE(unpack(packed.left(size)).error.isEmpty(), gzipTool({"-dc"}, packed.left(size)).good);
}

void TestTransforms::gunzipRefusesWrongChecksumsAndSizes()
{
    const QByteArray packed = pack("checked");
    for (int back = 1; back <= 8; ++back) {
        const QByteArray damaged = with(packed, -back, packed[packed.size() - back] ^ 1);
        QCOMPARE(unpack(damaged).error, QStringLiteral("gunzip: corrupt or cut off after 0 bytes"));
        QVERIFY(!gzipTool({"-dc"}, damaged).good);
    }
    // In a second member, the error says how far it was good.
    QCOMPARE(unpack(packed + with(packed, -5, 0)).error,
             QStringLiteral("gunzip: corrupt or cut off after %1 bytes").arg(packed.size()));
}

// Each byte in turn inverted, and some single bits.
void TestTransforms::gunzipAgreesWithTheToolOnDamage()
{
    const QByteArray data = sample(130);
    const QByteArray packed = pack(data);
    std::mt19937 random(4);
    for (int i = 0; i < packed.size() + 50; ++i) {
        const qsizetype at =
            i < packed.size() ? i : static_cast<qsizetype>(random() % static_cast<unsigned>(packed.size()));
        const QByteArray damaged =
            with(packed, at, packed[at] ^ (i < packed.size() ? 0xff : 1 << random() % 8));
        if (at == 3)
            continue; // the flags: what libdeflate and gzip make of reserved ones is their own affair
        const Unpacked result = unpack(damaged);
        const ToolResult expected = gzipTool({"-dc"}, damaged);
        QVERIFY2(result.error.isEmpty() == expected.good,
                 qPrintable(QStringLiteral("byte %1: %2").arg(at).arg(result.error)));
        if (expected.good)
            QVERIFY(result.out == expected.out);
    }
}

void TestTransforms::gunzipRefusesWhatIsNotGzip_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("error");
    const QString other = QStringLiteral("gunzip: not in gzip format");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("gunzip: nothing to unpack");
    QTest::newRow("text") << QByteArray("just a long enough line of text") << other;
    QTest::newRow("too short") << QByteArray("\x1f\x8b\x08") << other;
    QTest::newRow("zip") << QByteArray("PK\x03\x04 and what follows it there") << other;
    QTest::newRow("compress") << QByteArray("\x1f\x9d\x90 and what follows it there") << other;
    QTest::newRow("zeros before it") << QByteArray(10, '\0') + pack("x") << other;
}

void TestTransforms::gunzipRefusesWhatIsNotGzip()
{
    QFETCH(QByteArray, data);
    QFETCH(QString, error);
    const Unpacked result = unpack(data);
    QCOMPARE(result.error, error);
    QVERIFY(result.out.isEmpty());
}

// A member of 4 GiB is claimed by 30 bytes: refused, and no memory is taken for it.
void TestTransforms::gunzipDoesNotTrustTheClaimedSize()
{
    QByteArray packed = pack("tiny");
    for (int back = 1; back <= 4; ++back)
        packed = with(packed, -back, 0xff);
    QVERIFY(!unpack(packed).error.isEmpty());
    // Nothing is claimed by a file that has much.
    packed = pack(QByteArray(3'000'000, 'z'));
    for (int back = 1; back <= 4; ++back)
        packed = with(packed, -back, 0);
    QVERIFY(!unpack(packed).error.isEmpty());
}

void TestTransforms::gunzipRefusesBombs()
{
    QFile memory(QStringLiteral("/proc/meminfo"));
    if (memory.open(QIODevice::ReadOnly)) {
        const QRegularExpression available(QStringLiteral("MemAvailable:\\s*(\\d+) kB"));
        if (available.match(QString::fromLatin1(memory.readAll())).captured(1).toLongLong() < 4'000'000)
            QSKIP("too little memory to unpack one GiB");
    }
    // Members of 16 MiB, packed to 16 kB each: together one byte more than is allowed.
    const QByteArray member = pack(QByteArray(qsizetype(16) << 20, '\0'), 9);
    const QByteArray most = member.repeated((qsizetype(1) << 30) >> 24);
    QVERIFY(most.size() < 2'000'000);
    QCOMPARE(unpack(most + pack("x")).error, QStringLiteral("gunzip: unpacks to more than 1GiB"));
}

void TestTransforms::sha256KnowsItsAnswers_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("digest");
    // FIPS 180-2, appendix B, and NIST's example of nothing at all.
    QTest::newRow("nothing") << QByteArray()
                             << QByteArray(
                                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray("abc")
                         << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << QByteArray(
                                       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("a million a") << QByteArray(
        1'000'000, 'a') << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void TestTransforms::sha256KnowsItsAnswers()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, digest);
    QCOMPARE(digestOf(data).toHex(), digest);
}

void TestTransforms::stepsFollowOneAnother()
{
    const QByteArray packed = pack("abc");
    const StepData both = applySteps({gunzip, sha256}, packed);
    QCOMPARE(both.error, QString());
    QCOMPARE(both.data.size(), 3);
    QCOMPARE(both.digest, digestOf("abc"));
    const StepData packedDigest = applySteps({sha256, gunzip}, packed);
    QCOMPARE(packedDigest.digest, digestOf(packed));
    QCOMPARE(packedDigest.data.size(), 3);
    const StepData twice = applySteps({gunzip, gunzip, sha256}, pack(packed));
    QCOMPARE(twice.digest, digestOf("abc"));
    const StepData only = applySteps({gunzip}, packed);
    QVERIFY(only.digest.isEmpty());
    QCOMPARE(only.data.size(), 3);
    const StepData none = applySteps({}, packed);
    QVERIFY(none.digest.isEmpty());
    QCOMPARE(none.data.size(), packed.size());
    QCOMPARE(applySteps({sha256}, {}).digest, digestOf({}));
}

void TestTransforms::errorsEndTheSteps()
{
    const StepData result = applySteps({gunzip, sha256}, "not packed, and long enough");
    QCOMPARE(result.error, QStringLiteral("gunzip: not in gzip format"));
    QVERIFY(result.digest.isEmpty());
    QCOMPARE(result.data.size(), 0);
}

QTEST_APPLESS_MAIN(TestTransforms)
#include "tst_transforms.moc"
