// SPDX-License-Identifier: MIT
// Of one limit: what is measured next, and which is the smallest that is as good.
#include "advice/search_axis.h"

#include <QTest>

using namespace overlapse;

namespace {

AxisPoint point(std::int64_t value, double throughput, std::size_t slices = 3)
{
    return {.value = value, .throughputs = std::vector<double>(slices, throughput), .slices = slices};
}

using Next = std::pair<bool, std::int64_t>; // settled?
Next step(const std::vector<AxisPoint> &points, std::int64_t most)
{
    const Step next = nextStep({points, most});
    return {next.kind == Step::Kind::Settled, next.value};
}

} // namespace

class TestSearchAxis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStepsOfAnAxis();
};

void TestSearchAxis::theStepsOfAnAxis()
{
    QCOMPARE(step({{.value = 7}, {.value = 9}}, 64), (Next{false, 7}));
    QCOMPARE(step({point(7, 350), point(9, 450, 2), point(11, 450)}, 64), (Next{false, 9}));
    QCOMPARE(step({point(7, 350), point(9, 450), point(11, 450)}, 64), (Next{true, 9}));
    // The smallest is as good: perhaps a smaller one is.
    QCOMPARE(step({point(9, 450), point(11, 450)}, 64), (Next{false, 4}));
    QCOMPARE(step({point(1, 450), point(2, 450)}, 64), (Next{true, 1}));
    // The largest is the best: perhaps a larger one is better.
    QCOMPARE(step({point(7, 350), point(9, 450)}, 64), (Next{false, 11}));
    QCOMPARE(step({point(7, 350), point(9, 450)}, 9), (Next{true, 9}));
    // That is asked before what is below is made certain, or halved: it decides what they have to reach.
    const AxisPoint unsure{.value = 7, .throughputs = {420, 440, 460}, .slices = 3};
    QCOMPARE(step({point(5, 300), unsure, {.value = 9, .throughputs = {450, 450, 451, 449}, .slices = 4}}, 9),
             (Next{false, 7}));
    QCOMPARE(step({point(5, 300), unsure, point(9, 480)}, 64), (Next{false, 11}));
    QCOMPARE(step({point(5, 440), point(6, 441), point(8, 450)}, 64), (Next{false, 10}));
    // Far apart: the middle.
    QCOMPARE(step({point(4, 200), point(16, 450), point(32, 450)}, 64), (Next{false, 10}));
    QCOMPARE(step({point(5, 440), point(6, 441), point(8, 450)}, 8), (Next{false, 7}));
    // What refuses is no choice.
    AxisPoint refuses = point(16, 800);
    refuses.refused = true;
    QCOMPARE(step({point(7, 350), point(8, 450), refuses}, 64), (Next{false, 12}));
    QCOMPARE(step({point(11, 350), point(12, 450), refuses}, 64), (Next{true, 12}));
    AxisPoint late = point(4, 200);
    late.meetsGoal = false;
    QCOMPARE(step({late}, 64), (Next{false, 2}));
    late.value = 1;
    QCOMPARE(step({late}, 64), (Next{true, 1}));
    // Not certain: once more, until it is, or until it was enough.
    AxisPoint near{.value = 8, .throughputs = {430, 450, 440}, .slices = 3};
    QVERIFY(!step({point(7, 300), near, point(9, 450)}, 64).first);
    near.slices = 7;
    QCOMPARE(step({point(7, 300), near, point(9, 450)}, 64), (Next{true, 8}));
    near.throughputs = {430, 449, 440};
    QCOMPARE(step({point(7, 300), near, point(9, 450)}, 64), (Next{true, 9}));
    // What should be as good is, until it is shown not to be; what should not be is not, until it is shown to be.
    near.slices = 3;
    near.throughputs = {430, 445, 440};
    near.predicted = false;
    QCOMPARE(step({point(7, 300), near, point(9, 450)}, 64), (Next{true, 9}));
    near.throughputs = {430, 446, 444};
    near.predicted = true;
    QCOMPARE(step({point(7, 300), near, point(9, 450)}, 64), (Next{true, 8}));
    near.throughputs = {430, 431, 432};
    QCOMPARE(step({point(7, 300), near, point(9, 450), point(11, 450)}, 64), (Next{true, 9}));
    // Where nothing can be told apart, the smallest that should do; asked often enough, though others stand between.
    AxisPoint restless{.value = 4, .throughputs = {400, 470, 420}, .predicted = true, .slices = 3};
    const std::vector<AxisPoint> rest{point(8, 300),
                                      {.value = 9, .throughputs = {410, 450, 480}, .slices = 7}};
    QCOMPARE(step({restless, rest[0], rest[1]}, 9), (Next{false, 4}));
    restless.slices = 7;
    restless.throughputs = {400, 470, 420, 430, 410, 480, 425};
    restless.value = 1;
    QCOMPARE(step({restless, rest[0], rest[1]}, 9), (Next{true, 1}));
    restless.throughputs = {400, 402, 404, 401, 403, 405, 400};
    QCOMPARE(step({restless, rest[0], rest[1]}, 9), (Next{true, 9}));
    // Where all cores have work, what the best of several medians is better by may be chance; but not any difference.
    AxisPoint cores{.value = 2, .throughputs = {436, 448, 440}, .predicted = true, .slices = 7};
    const std::vector<AxisPoint> above{point(1, 300), point(3, 452), point(4, 451)};
    QCOMPARE(step({above[0], cores, above[1], above[2]}, 4), (Next{true, 3}));
    cores.likely = true;
    QCOMPARE(step({above[0], cores, above[1], above[2]}, 4), (Next{true, 2}));
    cores.throughputs = {436, 437, 436}; // shown to be worse
    QCOMPARE(step({above[0], cores, above[1], above[2]}, 4), (Next{true, 3}));
    cores.throughputs = {420, 448, 430};
    QCOMPARE(step({above[0], cores, above[1], above[2]}, 4), (Next{true, 3}));
    // Nor is what medians speak for, and the prediction against, passed over because one between them is slow.
    const AxisPoint few{.value = 2, .throughputs = {430, 440, 445}, .predicted = false, .slices = 3};
    AxisPoint best{.value = 4, .throughputs = {440, 450, 442}, .slices = 4};
    QCOMPARE(step({few, point(3, 300), best}, 4), (Next{false, 2}));
    QCOMPARE(around(9, 64), (std::vector<std::int64_t>{7, 9, 11}));
    QCOMPARE(around(1, 64), (std::vector<std::int64_t>{1, 2}));
    QCOMPARE(around(64, 64), (std::vector<std::int64_t>{51, 64}));
    QCOMPARE(around(1, 1), (std::vector<std::int64_t>{1}));
}

QTEST_APPLESS_MAIN(TestSearchAxis)
#include "tst_search_axis.moc"
