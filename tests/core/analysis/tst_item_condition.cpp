// SPDX-License-Identifier: MIT
#include "analysis/item_condition.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

using What = ItemTerm::What;
using Relation = ItemTerm::Relation;

namespace {

std::int64_t ns(Nanos time)
{
    return time.count();
}

} // namespace

class TestItemCondition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsUnderstood_data();
    void whatIsUnderstood();
    void mistakesSayWhatWouldDo_data();
    void mistakesSayWhatWouldDo();
};

void TestItemCondition::whatIsUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ItemCondition>("condition");
    const auto row = [](const char *text, const ItemCondition &condition) {
        QTest::newRow(text) << QString::fromUtf8(text) << condition;
    };
    row("17", {{.what = What::Item, .value = 17}});
    row(" 0 ", {{.what = What::Item, .value = 0}});
    row("fetch > 2s", {{.what = What::Fetch, .relation = Relation::More, .value = ns(2s)}});
    row("Transform>=50 ms", {{.what = What::Transform, .relation = Relation::AtLeast, .value = ns(50ms)}});
    row("latency > p99", {{.what = What::Latency, .relation = Relation::More, .percentile = 99}});
    row("latency<P99.9", {{.what = What::Latency, .relation = Relation::Less, .percentile = 99.9}});
    row("wait <= 0", {{.what = What::Wait, .relation = Relation::AtMost}});
    row("FAILED", {{.what = What::Failed}});
    row("name ~ pdf", {{.what = What::Name, .relation = Relation::Holds, .text = "pdf"}});
    row("name = a b.txt", {{.what = What::Name, .relation = Relation::Equal, .text = "a b.txt"}});
    row("status = 503", {{.what = What::Status, .relation = Relation::Equal, .value = 503}});
    row("attempts > 1 and status >= 500 AND failed",
        {{.what = What::Attempts, .relation = Relation::More, .value = 1},
         {.what = What::Status, .relation = Relation::AtLeast, .value = 500},
         {.what = What::Failed}});
    row("item < 10", {{.what = What::Item, .relation = Relation::Less, .value = 10}});
    // Names: also such as look a little like conditions.
    const auto name = [&row](const char *text) {
        row(text, {{.what = What::Name, .relation = Relation::Holds, .text = QString::fromUtf8(text)}});
    };
    name("invoice");
    name("fetch");
    name("salt and pepper.txt");
    name("salt and");
    name("999999999999999999999");
    name("https://example.org/?page=2");
    name("page=2");
    name("-1");
    name("\u00fcber.pdf");
}

void TestItemCondition::whatIsUnderstood()
{
    QFETCH(QString, text);
    QFETCH(ItemCondition, condition);
    const Checked<ItemCondition> parsed = parseItemCondition(text);
    QVERIFY2(parsed, qPrintable(parsed.error));
    QCOMPARE(*parsed, condition);
}

void TestItemCondition::mistakesSayWhatWouldDo_data()
{
    QTest::addColumn<QString>("error");
    QTest::newRow("") << "write a number";
    QTest::newRow("   ") << "write a number";
    QTest::newRow("fetch > 2") << "has no unit";
    QTest::newRow("fetch > ") << "a time is missing after >: write one, as in fetch > 2s";
    QTest::newRow("fetch > soon") << "is not a time";
    QTest::newRow("fetch > 2 parsecs") << "unknown unit";
    QTest::newRow("fetch ~ 2s") << "fetch > 50ms";
    QTest::newRow("wait = 2s") << "wait > 50ms";
    QTest::newRow("latency > p100") << "no percentile";
    QTest::newRow("latency > p0") << "no percentile";
    QTest::newRow("latency > pdf") << "no percentile";
    QTest::newRow("speed > 2s") << "fetch, transform, latency";
    QTest::newRow("status = fine") << "status = 503";
    QTest::newRow("attempts = -1") << "whole number";
    QTest::newRow("name > x") << "name ~ pdf";
    QTest::newRow("name ~") << "which name";
    QTest::newRow("failed and") << "missing after and: write e.g. failed and wait > 1s";
    QTest::newRow("fetch > 2s AND ") << "missing after and: write e.g. fetch > 2s and ";
    QTest::newRow("failed and slow") << "'slow' is no condition";
}

void TestItemCondition::mistakesSayWhatWouldDo()
{
    QFETCH(QString, error);
    const Checked<ItemCondition> parsed = parseItemCondition(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(!parsed);
    QVERIFY2(parsed.error.contains(error), qPrintable(parsed.error));
    QVERIFY(!parsed.error.contains(QLatin1Char('\n')));
}

QTEST_GUILESS_MAIN(TestItemCondition)
#include "tst_item_condition.moc"
