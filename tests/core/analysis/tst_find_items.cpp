// SPDX-License-Identifier: MIT
// What is found, against a look at every row.
#include "analysis/find_items.h"
#include "analysis/waits.h"

#include "core/analysis/recipes.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

using Items = std::vector<std::int64_t>;

Items found(const Run &run, const char *text, const WorkSpec &work = {})
{
    const Checked<ItemCondition> condition = parseItemCondition(QString::fromUtf8(text));
    if (!condition)
        qFatal("%s", qPrintable(condition.error));
    return findItems(run, work, *condition);
}

Items rowsWhere(const Run &run, const std::function<bool(const ItemRow &)> &wanted)
{
    Items items;
    for (std::int64_t item = 0; item < run.trace.size(); ++item)
        if (const ItemRow row = run.trace.row(item); row.fetchAdmitted != absent && wanted(row))
            items.push_back(item);
    return items;
}

// A pipeline of all kinds of lengths, longer than a chunk of the trace; stopped before its end.
Run longRun()
{
    Recipe recipe{.items = Trace::chunkItems + 3'000,
                  .spec = specOf(Mode::Prefetching, 16, 8, 4, Order::Any)};
    recipe.fetch.clear();
    for (int i = 0; i < static_cast<int>(recipe.items); ++i)
        recipe.fetch.push_back(0.001 * (1 + i * 7 % 101));
    recipe.transform = {0.002, 0.001};
    recipe.failing = {5, 500, Trace::chunkItems + 1};
    recipe.stopAt = 0.051 * static_cast<double>(recipe.items) / 16 * 0.99;
    return recipe.pipeline().run();
}

} // namespace

class TestFindItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byTime();
    void byPercentile();
    void whatHasNotEndedLastsUntilTheEnd();
    void byNumberAndFailure();
    void byNameAndStatus();
    void allOfAConditionIsTrue();
    void problems();
    void ofNothing();
};

void TestFindItems::byTime()
{
    const Run run = longRun();
    const Nanos end = run.trace.end();
    const auto length = [end](Nanos from, Nanos to) { return (to == absent ? end : to) - from; };
    QCOMPARE(found(run, "fetch > 90ms"), rowsWhere(run, [&](const ItemRow &row) {
                 return row.fetchStarted != absent && length(row.fetchStarted, row.fetchFinished) > 90ms;
             }));
    QVERIFY(!found(run, "fetch > 90ms").empty());
    QCOMPARE(found(run, "transform <= 1ms"), rowsWhere(run, [&](const ItemRow &row) {
                 return row.transformStarted != absent
                     && length(row.transformStarted, row.transformFinished) <= 1ms;
             }));
    QCOMPARE(found(run, "latency >= 100ms"), rowsWhere(run, [&](const ItemRow &row) {
                 return length(row.fetchAdmitted, row.transformYielded) >= 100ms;
             }));
    const WaitAccount waits(run);
    QCOMPARE(found(run, "wait > 1ms"), rowsWhere(run, [&](const ItemRow &row) {
                 const WaitTotals totals = waits.totalsOf(run.trace, row.item);
                 Nanos waited{0};
                 for (int c = 0; c < causeCount; ++c)
                     if (!isRunning(static_cast<Cause>(c)))
                         waited += totals[static_cast<std::size_t>(c)];
                 return waited > 1ms;
             }));
}

void TestFindItems::byPercentile()
{
    const Run run =
        Recipe{.fetch = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0}, .items = 10}.pipeline().run();
    QCOMPARE(found(run, "fetch > p90"), Items{9});
    QCOMPARE(found(run, "fetch >= p90"), (Items{8, 9}));
    QCOMPARE(found(run, "fetch <= p10"), Items{0});
    QCOMPARE(found(run, "fetch > p99"), Items{});
    const Run many = longRun();
    const auto above = static_cast<double>(found(many, "latency > p99").size());
    QVERIFY(above <= 0.01 * static_cast<double>(many.trace.size()) + 1);
}

void TestFindItems::whatHasNotEndedLastsUntilTheEnd()
{
    Recipe recipe{.fetch = {1, 100}, .items = 4, .spec = specOf(Mode::Parallel)};
    recipe.fetch = {1, 100, 1, 1};
    recipe.stopAt = 30;
    const Run run = recipe.pipeline().run();
    QCOMPARE(found(run, "fetch > 20s"), Items{1});
    QCOMPARE(found(run, "fetch > 40s"), Items{});
    // Where no transform ended, none is longer than others.
    recipe.stopAt = 0.5;
    QCOMPARE(found(recipe.pipeline().run(), "transform >= p50"), Items{});
}

void TestFindItems::byNumberAndFailure()
{
    const Run run = longRun();
    QCOMPARE(found(run, "17"), Items{17});
    QCOMPARE(found(run, "99999999"), Items{});
    QCOMPARE(found(run, "item < 3"), (Items{0, 1, 2}));
    QCOMPARE(found(run, "failed"), (Items{5, 500, Trace::chunkItems + 1}));
    QCOMPARE(found(run, "attempts > 5"), Items{});
}

void TestFindItems::byNameAndStatus()
{
    Run run = Recipe{.items = 4}.pipeline().run();
    WorkSpec work;
    work.fetch = FetchKind::Http;
    InputList inputs;
    inputs.paths = {"https://a.example/One.pdf", "https://a.example/two.html", "https://b.example/three.PDF",
                    "x"};
    work.inputs = std::make_shared<const InputList>(inputs);
    ItemDetail detail;
    detail.httpStatus = 503;
    run.trace.putDetail(2, detail);
    detail.httpStatus = 200;
    run.trace.putDetail(0, detail);
    QCOMPARE(found(run, "pdf", work), (Items{0, 2}));
    QCOMPARE(found(run, "name = X", work), Items{3});
    QCOMPARE(found(run, "status = 503", work), Items{2});
    QCOMPARE(found(run, "status < 400", work), Items{0});
    QCOMPARE(found(run, "status >= 200", work), (Items{0, 2}));
    QCOMPARE(found(run, "name ~ pdf and status = 200", work), Items{0});
}

void TestFindItems::allOfAConditionIsTrue()
{
    const Run run = longRun();
    Items both;
    const Items slow = found(run, "fetch > 50ms");
    const Items waiting = found(run, "wait > 1ms");
    std::set_intersection(slow.begin(), slow.end(), waiting.begin(), waiting.end(), std::back_inserter(both));
    QCOMPARE(found(run, "wait > 1ms and fetch > 50ms"), both);
    QCOMPARE(found(run, "failed and item > 100 and item < 1000"), Items{500});
}

void TestFindItems::problems()
{
    const auto problem = [](const char *text, const WorkSpec &work) {
        return conditionProblem(*parseItemCondition(QString::fromUtf8(text)), work);
    };
    WorkSpec files;
    files.fetch = FetchKind::File;
    InputList inputs;
    inputs.paths = {"a"};
    files.inputs = std::make_shared<const InputList>(inputs);
    files.items = 1;
    QVERIFY(problem("invoice", {}).contains("no names"));
    QVERIFY(problem("invoice", files).isEmpty());
    QVERIFY(problem("failed and status = 503", files).contains("HTTP"));
    QVERIFY(problem("fetch > 2s", {}).isEmpty());
    WorkSpec some;
    some.items = 300;
    QVERIFY(problem("299", some).isEmpty());
    QVERIFY(problem("item > 300", some).isEmpty());
    for (const char *text : {"300", "failed and item = 1000", "999999999999999999999"})
        QCOMPARE(problem(text, some), "there is no item of that number: the 300 items are 0 to 299");
}

void TestFindItems::ofNothing()
{
    QCOMPARE(found({}, "failed"), Items{});
    QCOMPARE(found({}, "fetch > p99"), Items{});
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(findItems(longRun(), {}, *parseItemCondition("failed"), stop.get_token()), Items{});
}

QTEST_GUILESS_MAIN(TestFindItems)
#include "tst_find_items.moc"
