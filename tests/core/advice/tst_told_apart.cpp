// SPDX-License-Identifier: MIT
// Where slices of one setting differ, what brought the most by chance is told from what is better.
#include "search_world.h"

#include <QTest>

using namespace overlapse;

class TestToldApart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatSeemedBetterWasAskedAgain_data();
    void whatSeemedBetterWasAskedAgain();
};

void TestToldApart::whatSeemedBetterWasAskedAgain_data()
{
    QTest::addColumn<double>("restless");
    QTest::addColumn<qint64>("first"); // round
    for (const double restless : {0.05, 0.15, 0.3})
        for (qint64 first = 0; first < 60; first += 3)
            QTest::addRow("%.2f from %d", restless, static_cast<int>(first)) << restless << first;
}

void TestToldApart::whatSeemedBetterWasAskedAgain()
{
    QFETCH(double, restless);
    QFETCH(qint64, first);
    constexpr std::size_t often = 7;
    SearchOptions asked = options();
    asked.items = 240; // each slice is all of it
    asked.base.transformLimit = 16;
    Measuring measuring{.world = {.service = {.a = 40ms}, .restless = restless}};
    measuring.round = static_cast<std::uint64_t>(first);
    LimitSearch search(asked);
    Nanos mostMeasured{0};
    bool told = false;
    for (std::optional<Slice> slice = search.next(); slice; slice = search.next()) {
        if (search.now() == QLatin1String("telling the best apart")) {
            told = true;
            mostMeasured = std::max(mostMeasured, search.spent());
        }
        search.add(measuring.measure(*slice), fetched(slice->items));
    }
    // As long as there is time for the limits of now.
    QVERIFY(!told || 6 * (asked.budget - mostMeasured) >= asked.budget);
    const std::optional<Advice> advice = search.advice();
    QVERIFY2(advice, qPrintable(search.reason()));
    if (!search.isSettled() || 6 * (asked.budget - search.spent()) < asked.budget)
        return;
    const auto advised = std::ranges::find(search.tried(), advice->spec, &Tried::spec);
    const auto most = std::ranges::max_element(search.tried(), {}, &Tried::throughput);
    QVERIFY(advised != search.tried().end());
    QVERIFY2(advised->throughput() >= (1 - asGood) * most->throughput()
                 || std::min(advised->slices.size(), most->slices.size()) >= often,
             qPrintable(QStringLiteral("N = %1 gave %2 in %3 slices, N = %4 gave %5 in %6")
                            .arg(advised->spec.fetchLimit)
                            .arg(advised->throughput())
                            .arg(advised->slices.size())
                            .arg(most->spec.fetchLimit)
                            .arg(most->throughput())
                            .arg(most->slices.size())));
}

QTEST_APPLESS_MAIN(TestToldApart)
#include "tst_told_apart.moc"
