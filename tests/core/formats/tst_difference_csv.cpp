// SPDX-License-Identifier: MIT
// Pairs as CSV: what was gained most first, and what has no pair at the end, with the reason.
#include "formats/difference_csv.h"

#include "core/analysis/recipes.h"

#include <QBuffer>
#include <QTest>

using namespace overlapse;

namespace {

struct Side
{
    WorkSpec work;
    Run run;
    WaitAccount waits;

    explicit Side(const Recipe &recipe)
        : work(recipe.pipeline().work), run(recipe.pipeline().run()), waits(run)
    {
    }
    [[nodiscard]] ComparedRun compared() const { return {run, waits, work}; }
};

QStringList linesOf(const Side &a, const Side &b)
{
    const auto pairs = std::make_shared<const PairedItems>(pairItems({a.run, a.work}, {b.run, b.work}));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!writeDifferenceCsv(buffer, *differenceOf(a.compared(), b.compared(), pairs), a.compared(),
                            b.compared()))
        return {};
    return QString::fromUtf8(buffer.data()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
}

} // namespace

class TestDifferenceCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineAPair();
    void whatIsApartSaysWhy();
    void inputsAreQuoted();
};

void TestDifferenceCsv::aLineAPair()
{
    const Side a({.fetch = {1, 2}, .items = 2, .spec = specOf(Mode::Sequential)});
    const Side b({.fetch = {3, 1}, .items = 2, .spec = specOf(Mode::Sequential)});
    const QStringList lines = linesOf(a, b);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith("rank,item_a,item_b,input,difference_ns,"));
    QCOMPARE(lines[1],
             "0,1,1,,-1000000000,3000000000,2000000000,2000000000,1000000000,1000000000,1000000000,");
    QCOMPARE(lines[2],
             "1,0,0,,2000000000,2000000000,4000000000,1000000000,3000000000,1000000000,1000000000,");
}

void TestDifferenceCsv::whatIsApartSaysWhy()
{
    const Side a({.items = 3, .failing = {1}});
    const Side b({.items = 2});
    const QStringList lines = linesOf(a, b);
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[2].startsWith(",2,,,,") && lines[2].endsWith(",only_a"), qPrintable(lines[2]));
    QVERIFY2(lines[3].startsWith(",1,1,,,") && lines[3].endsWith(",failed_a"), qPrintable(lines[3]));
    for (const QString &line : lines)
        QCOMPARE(line.count(','), 11);
}

void TestDifferenceCsv::inputsAreQuoted()
{
    Side a({.items = 1});
    a.work.fetch = FetchKind::File;
    InputList list;
    list.paths = {"a \"b\", c"};
    a.work.inputs = std::make_shared<const InputList>(list);
    QVERIFY2(linesOf(a, a)[1].startsWith("0,0,0,\"a \"\"b\"\", c\",0,"), qPrintable(linesOf(a, a)[1]));
}

QTEST_GUILESS_MAIN(TestDifferenceCsv)
#include "tst_difference_csv.moc"
