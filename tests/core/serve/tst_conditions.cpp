// SPDX-License-Identifier: MIT
// Pieces of files and conditions on them, as RFC 9110 wants them answered.
#include "serve/conditions.h"

#include <QByteArray>
#include <QTest>

using namespace overlapse;

Q_DECLARE_METATYPE(overlapse::Conditions)
Q_DECLARE_METATYPE(overlapse::FileAnswer)

namespace {

const FileState file{.etag = "\"5-1\"", .modified = 784'111'777, .size = 10}; // Sun, 06 Nov 1994 08:49:37 GMT
constexpr const char *then = "Sun, 06 Nov 1994 08:49:37 GMT";
constexpr const char *before = "Sun, 06 Nov 1994 08:49:36 GMT";
constexpr const char *after = "Mon, 07 Nov 1994 08:49:37 GMT";

constexpr FileAnswer whole{200, 0, 10};
constexpr FileAnswer unchanged{304};
constexpr FileAnswer refused{412};
constexpr FileAnswer outside{416};

} // namespace

class TestConditions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void aHeadHasNoPieces();
    void nothingOfAnEmptyFileIsRefused();
    void whatChangesAFileChangesItsTag();
    void piecesAreNamed();
};

void TestConditions::answers_data()
{
    QTest::addColumn<Conditions>("conditions");
    QTest::addColumn<FileAnswer>("answer");
    const auto row = [](const char *name, const Conditions &conditions, const FileAnswer &answer) {
        QTest::newRow(name) << conditions << answer;
    };
    const auto range = [](const char *text, const FileAnswer &answer) {
        QTest::newRow(text) << Conditions{.range = text} << answer;
    };
    row("none", {}, whole);

    range("bytes=0-3", {206, 0, 4});
    range("bytes=3-3", {206, 3, 4});
    range("bytes=4-", {206, 4, 10});
    range("bytes=4-9", {206, 4, 10});
    range("bytes=4-10", {206, 4, 10});
    range("bytes=4-99999999999999999999999", {206, 4, 10});
    range("bytes=0-", {206, 0, 10});
    range("bytes=-3", {206, 7, 10});
    range("bytes=-10", {206, 0, 10});
    range("bytes=-99", {206, 0, 10});
    range(" Bytes = 1-2 ", {206, 1, 3});
    range("bytes=10-", outside);
    range("bytes=10-20", outside);
    range("bytes=99999999999999999999999-", outside);
    range("bytes=-0", outside);
    // What cannot be understood, and several pieces, are passed over.
    for (const char *text : {"bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=3-2", "bytes=1-2,4-5",
                             "bytes=1-2,", "bytes=+1-2", "bytes=1--2", "bytes=1-2-3", "bytes= 1 - 2",
                             "pages=1-2", "=1-2", "1-2", "bytes=0x1-2", "bytes=1.0-2"})
        range(text, whole);

    row("the same tag", {.ifNoneMatch = "\"5-1\""}, unchanged);
    row("the same tag, weak", {.ifNoneMatch = "W/\"5-1\""}, unchanged);
    row("another tag", {.ifNoneMatch = "\"5-2\""}, whole);
    row("one of several", {.ifNoneMatch = "\"a,b\", W/\"c\" ,\"5-1\""}, unchanged);
    row("none of several", {.ifNoneMatch = "\"a,b\", \"5-1,\""}, whole);
    row("any tag", {.ifNoneMatch = " * "}, unchanged);
    row("no tag", {.ifNoneMatch = "5-1"}, whole);
    row("a tag without end", {.ifNoneMatch = "\"5-1"}, whole);
    row("not modified since", {.ifModifiedSince = then}, unchanged);
    row("not modified since later", {.ifModifiedSince = after}, unchanged);
    row("modified since", {.ifModifiedSince = before}, whole);
    row("the date of RFC 850", {.ifModifiedSince = "Sunday, 06-Nov-94 08:49:37 GMT"}, unchanged);
    row("the date of asctime()", {.ifModifiedSince = "Sun Nov  6 08:49:37 1994"}, unchanged);
    row("no date", {.ifModifiedSince = "yesterday"}, whole);
    row("a tag goes before a date", {.ifNoneMatch = "\"5-2\"", .ifModifiedSince = after}, whole);
    row("the same tag is wanted", {.ifMatch = "\"5-1\""}, whole);
    row("any tag is wanted", {.ifMatch = "*"}, whole);
    row("another tag is wanted", {.ifMatch = "\"5-2\""}, refused);
    row("a weak tag will not do", {.ifMatch = "W/\"5-1\""}, refused);
    row("unmodified since", {.ifUnmodifiedSince = then}, whole);
    row("not unmodified since", {.ifUnmodifiedSince = before}, refused);
    row("the tag that is wanted goes before a date", {.ifMatch = "\"5-1\"", .ifUnmodifiedSince = before},
        whole);
    row("first whether it is wanted", {.ifMatch = "\"5-2\"", .ifNoneMatch = "\"5-1\""}, refused);

    row("a condition goes before a piece", {.ifNoneMatch = "\"5-1\"", .range = "bytes=20-"}, unchanged);
    row("a piece of the same", {.ifRange = "\"5-1\"", .range = "bytes=1-2"}, {206, 1, 3});
    row("a piece of another", {.ifRange = "\"5-2\"", .range = "bytes=1-2"}, whole);
    row("a piece of something like it", {.ifRange = "W/\"5-1\"", .range = "bytes=1-2"}, whole);
    row("a piece of that date", {.ifRange = then, .range = "bytes=1-2"}, {206, 1, 3});
    row("a piece of an earlier date", {.ifRange = before, .range = "bytes=1-2"}, whole);
    row("a piece of a later date", {.ifRange = after, .range = "bytes=20-"}, whole);
}

void TestConditions::answers()
{
    QFETCH(Conditions, conditions);
    QTEST(answerTo(conditions, file, true), "answer");
}

void TestConditions::aHeadHasNoPieces()
{
    QCOMPARE(answerTo({.range = "bytes=1-2"}, file, false), whole);
    QCOMPARE(answerTo({.range = "bytes=20-"}, file, false), whole);
    QCOMPARE(answerTo({.ifNoneMatch = "*"}, file, false), unchanged);
}

void TestConditions::nothingOfAnEmptyFileIsRefused()
{
    const FileState empty{.etag = "\"0-1\""};
    for (const char *range : {"bytes=0-", "bytes=0-99", "bytes=-1"})
        QCOMPARE(answerTo({.range = range}, empty, true), FileAnswer());
}

void TestConditions::whatChangesAFileChangesItsTag()
{
    const std::string tag = etagOf(10, 20, 30);
    QCOMPARE(tag, std::string("\"a-14-1e\""));
    for (const std::string &other :
         {etagOf(11, 20, 30), etagOf(10, 21, 30), etagOf(10, 20, 31), etagOf(10, -20, 30)}) {
        QVERIFY(other != tag);
        QVERIFY(other.starts_with('"') && other.ends_with('"'));
    }
}

void TestConditions::piecesAreNamed()
{
    QCOMPARE(contentRange({206, 1, 3}, 10), std::string("bytes 1-2/10"));
    QCOMPARE(contentRange({206, 0, 10}, 10), std::string("bytes 0-9/10"));
    QCOMPARE(contentRange({416}, 10), std::string("bytes */10"));
}

QTEST_APPLESS_MAIN(TestConditions)
#include "tst_conditions.moc"
