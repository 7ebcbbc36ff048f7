// SPDX-License-Identifier: MIT
// json: what counts as a value, and what is not JSON.
#include "workload/steps.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace overlapse;

namespace {

StepData parsed(const QByteArray &document)
{
    static const Steps steps({{QStringLiteral("json"), {}}});
    StepData item{.data = document};
    steps.apply(item, {.input = "input"});
    return item;
}

} // namespace

class TestJsonTransform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreCounted_data();
    void valuesAreCounted();
    void whatIsNotJsonFails_data();
    void whatIsNotJsonFails();
    void dataStaysAsItIs();
    void nestingHasAnEnd();
    void largeDocumentsAreParsed();
    void threadsHaveParsersOfTheirOwn();
};

void TestJsonTransform::valuesAreCounted_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("note");
    QTest::newRow("null") << QByteArray("null") << "1 value";
    QTest::newRow("a number") << QByteArray(" -1.5e3\n") << "1 value";
    QTest::newRow("a string") << QByteArray("\"a\\u20ac\"") << "1 value";
    QTest::newRow("nothing in it") << QByteArray("[]") << "1 value";
    QTest::newRow("an array") << QByteArray("[1, true, \"x\"]") << "4 values";
    QTest::newRow("an object") << QByteArray("{\"a\": 1, \"b\": [2, {}]}") << "5 values";
    QTest::newRow("the same name twice") << QByteArray("{\"a\": 1, \"a\": 2}") << "3 values";
    QTest::newRow("a byte-order mark") << QByteArray("\xef\xbb\xbf[1]") << "2 values";
    QTest::newRow("beyond 64 bits") << QByteArray("[18446744073709551616, -9223372036854775809]")
                                    << "3 values";
    QTest::newRow("of a thousand digits") << QByteArray(1000, '9') << "1 value";
    QTest::newRow("beyond a double") << QByteArray("{\"a\": 1e999, \"b\": -1.5E+400}") << "3 values";
    QTest::newRow("a mark, and beyond") << QByteArray("\xef\xbb\xbf 1e999") << "1 value";
    QTest::newRow("numbers in strings stay") << QByteArray("[\"1e999\\\" 01\", 1e999]") << "3 values";
    QTest::newRow("many") << '[' + QByteArray("0,").repeated(1'233) + "0]"
                          << "1,235 values";
}

void TestJsonTransform::valuesAreCounted()
{
    QFETCH(const QByteArray, document);
    QFETCH(const QString, note);
    const StepData item = parsed(document);
    QCOMPARE(item.error, QString());
    QCOMPARE(item.note, note);
}

void TestJsonTransform::whatIsNotJsonFails_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blanks") << QByteArray("  \n");
    QTest::newRow("a word") << QByteArray("nul");
    QTest::newRow("cut off") << QByteArray("[1, 2");
    QTest::newRow("two documents") << QByteArray("[1] [2]");
    QTest::newRow("a comma too many") << QByteArray("[1, 2,]");
    QTest::newRow("a leading zero") << QByteArray("01");
    QTest::newRow("an open string") << QByteArray("\"abc");
    QTest::newRow("a control in a string") << QByteArray("\"a\nb\"");
    QTest::newRow("not UTF-8") << QByteArray("\"\xff\"");
    for (const char *number : {"1e999.5", "-", "1.", ".5", "+1", "1e", "0x10", "1e999 2",
                               "99999999999999999999x", "099999999999999999999", "--99999999999999999999"})
        QTest::addRow("no number: %s", number) << QByteArray(number);
    QTest::newRow("a large number and a wrong one") << QByteArray("[1e999, 01]");
    QTest::newRow("only a mark") << QByteArray("\xef\xbb\xbf");
    QTest::newRow("two marks") << QByteArray("\xef\xbb\xbf\xef\xbb\xbf[1]");
    QTest::newRow("zeros") << QByteArray(1000, '\0');
}

void TestJsonTransform::whatIsNotJsonFails()
{
    QFETCH(const QByteArray, document);
    const StepData item = parsed(document);
    QVERIFY2(item.error.startsWith(QLatin1String("json: ")) && item.error.size() > 8, qPrintable(item.error));
    QVERIFY2(!item.error.contains(u'\n') && !item.error.endsWith(u'.'), qPrintable(item.error));
    QCOMPARE(item.note, QString());
}

// Also when the bytes are shared, so that room after them has to be made.
void TestJsonTransform::dataStaysAsItIs()
{
    const QByteArray document = "{ \"a\" : [ ] }\n";
    const QByteArray shared = document;
    QCOMPARE(parsed(document).data, document);
    QCOMPARE(shared, QByteArray("{ \"a\" : [ ] }\n"));
    QCOMPARE(parsed("\xef\xbb\xbf[1e999]").data, QByteArray("\xef\xbb\xbf[1e999]"));
    QCOMPARE(parsed("oops").data, QByteArray());
}

void TestJsonTransform::nestingHasAnEnd()
{
    QCOMPARE(parsed(QByteArray(1000, '[') + QByteArray(1000, ']')).note, QStringLiteral("1,000 values"));
    QVERIFY(parsed(QByteArray(100'000, '[') + QByteArray(100'000, ']'))
                .error.startsWith(QLatin1String("json: ")));
}

void TestJsonTransform::largeDocumentsAreParsed()
{
    const QByteArray large =
        '[' + QByteArray("123456,").repeated(3'000'000) + "0]"; // over what a parser keeps
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(parsed(large).note, QStringLiteral("3,000,002 values"));
        QCOMPARE(parsed("[1]").note, QStringLiteral("2 values"));
    }
}

void TestJsonTransform::threadsHaveParsersOfTheirOwn()
{
    std::atomic<int> wrong{0};
    const auto parse = [&wrong](int numbers) {
        const QByteArray document = '[' + QByteArray("1,").repeated(numbers) + "1]";
        const QString note = QStringLiteral("%1 values").arg(numbers + 2);
        for (int i = 0; i < 200; ++i)
            wrong += parsed(document).note != note;
    };
    std::thread other(parse, 500);
    parse(300);
    other.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_APPLESS_MAIN(TestJsonTransform)
#include "tst_json_transform.moc"
