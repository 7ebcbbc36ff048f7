// SPDX-License-Identifier: MIT
// Why limits are advised, in words: what was tried beside them is told, and nothing that was not.
#include "advice/search_words.h"

#include <QTest>

using namespace overlapse;

class TestSearchWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherTransformsAreTold();
    void whatFailedWithOtherTransforms();
    void oneAloneIsSaidToBe();
};

namespace {

Tried tried(std::int64_t fetches, std::int64_t transforms, double throughput, std::int64_t failed = 0)
{
    Tried one{.spec = {.mode = Mode::Parallel, .fetchLimit = fetches, .transformLimit = transforms}};
    const SliceFigures slice{
        .throughput = throughput, .p99 = std::chrono::milliseconds(50), .over = 400, .failed = failed};
    one.slices = {slice, slice, slice};
    return one;
}

QString whyOf(const std::vector<Tried> &all, std::size_t advised)
{
    return searchWhy({.tried = all, .advised = all[advised], .settled = true});
}

} // namespace

void TestSearchWords::otherTransformsAreTold()
{
    std::vector<Tried> all{tried(6, 4, 380), tried(8, 2, 300), tried(8, 3, 390), tried(8, 4, 450),
                           tried(8, 6, 455), tried(8, 9, 451), tried(11, 4, 452)};
    all[3].limiting = QStringLiteral("M was full");
    const QString why = whyOf(all, 3);
    QVERIFY2(why.contains("N = 8 with M = 3 gave 390 items/s"), qPrintable(why));
    QVERIFY2(why.contains("N = 8 with M = 6 gave 455 items/s"), qPrintable(why));
    QVERIFY2(why.contains("N = 6 gave 380 items/s") && why.contains("N = 11 gave 452 items/s"),
             qPrintable(why));
    QVERIFY2(!why.contains("M = 2 ") && !why.contains("M = 9 "), qPrintable(why));
    QVERIFY2(!why.contains("no other limits"), qPrintable(why));
}

void TestSearchWords::whatFailedWithOtherTransforms()
{
    const QString why = whyOf({tried(8, 4, 450), tried(8, 6, 455, 80)}, 0);
    QVERIFY2(why.contains("with M = 6 20 % failed"), qPrintable(why));
    QVERIFY2(!why.contains("N = 8 in flight"), qPrintable(why));
}

void TestSearchWords::oneAloneIsSaidToBe()
{
    const QString why = whyOf({tried(8, 4, 450)}, 0);
    QVERIFY2(why.contains("no other limits were tried"), qPrintable(why));
}

QTEST_APPLESS_MAIN(TestSearchWords)
#include "tst_search_words.moc"
