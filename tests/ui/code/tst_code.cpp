// SPDX-License-Identifier: MIT
// The Qt code that the window shows keeps the poll rules: its makespans are the golden ones.
#include "snippet_cases.h"
#include "snippet_clock.h"

#include "pipeline/words.h"
#include "virtual/predict.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(overlapse::PipelineSpec)

class TestCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGoldenTable_data();
    void theGoldenTable();
    void headOfLine_data();
    void headOfLine();

private:
    static void rows(const std::function<bool(const PipelineSpec &)> &wanted);
};

void TestCode::rows(const std::function<bool(const PipelineSpec &)> &wanted)
{
    QTest::addColumn<int>("snippet");
    QTest::addColumn<PipelineSpec>("spec");
    int number = 0;
    for (const PipelineSpec &spec : snippetCases()) {
        if (wanted(spec))
            QTest::addRow("%s, order %s, N = %d, M = %d, c = %d", qPrintable(modeName(spec.mode)),
                          qPrintable(orderName(spec.order)), int(spec.fetchLimit), int(spec.transformLimit),
                          spec.threads)
                << number << spec;
        ++number;
    }
}

namespace {

// Four items, fetch = transform = 1. N and M in {1, 2, 4}; columns: concurrent, parallel c = 4, c = 2, prefetching c = 4,
// c = 2 (futures-util 0.3.21 agrees with the first three).
struct Golden
{
    int fetchLimit;
    int transformLimit;
    std::array<int, 5> makespans;
};
constexpr Golden golden[] = {
    {1, 1, {8, 8, 8, 5, 5}}, {1, 2, {5, 5, 5, 5, 5}}, {1, 4, {5, 5, 5, 5, 5}},
    {2, 1, {6, 6, 6, 5, 5}}, {2, 2, {5, 4, 4, 3, 3}}, {2, 4, {5, 3, 3, 3, 3}},
    {4, 1, {5, 5, 5, 5, 5}}, {4, 2, {5, 3, 3, 3, 3}}, {4, 4, {5, 2, 3, 2, 3}},
};

int goldenMakespan(const PipelineSpec &spec)
{
    if (spec.mode == Mode::Sequential)
        return 8;
    if (spec.mode == Mode::Blocking)
        return 8 / spec.threads;
    const std::size_t column = spec.mode == Mode::Concurrent
        ? 0
        : (spec.mode == Mode::Parallel ? 1u : 3u) + (spec.threads == 2 ? 1u : 0u);
    for (const Golden &cell : golden)
        if (cell.fetchLimit == spec.fetchLimit && cell.transformLimit == spec.transformLimit)
            return cell.makespans[column];
    return -1;
}

} // namespace

void TestCode::theGoldenTable_data()
{
    rows([](const PipelineSpec &spec) { return spec.order == Order::Kept; });
}

void TestCode::theGoldenTable()
{
    QFETCH(int, snippet);
    QFETCH(PipelineSpec, spec);
    const Played played = play(snippets()[static_cast<std::size_t>(snippet)], {4, 1s}, 1s);
    QCOMPARE(played.makespan, std::chrono::seconds(goldenMakespan(spec)));
    QCOMPARE(played.emitted, (QList<int>{0, 1, 2, 3}));
}

void TestCode::headOfLine_data()
{
    rows([](const PipelineSpec &spec) { return spec.fetchLimit <= spec.transformLimit; });
}

// Twenty items, the first fetch takes 5 s, the others a little over 1 s: against the machine itself. No two instants are
// equal: with order any, code on real threads sees equal ones one after the other.
void TestCode::headOfLine()
{
    QFETCH(int, snippet);
    QFETCH(PipelineSpec, spec);
    auto table = std::make_shared<DurationTable>();
    table->fetch.assign(20, 1s);
    table->fetch[0] = 5s;
    for (std::size_t i = 1; i < 20; ++i)
        table->fetch[i] += 37ms * i;
    table->transform.assign(20, 253ms);
    WorkSpec work;
    work.items = 20;
    work.durations = table;
    const Trace predicted = predict(spec, work, {.cores = spec.threads});
    const Played played = play(snippets()[static_cast<std::size_t>(snippet)], table->fetch, 253ms);
    QCOMPARE(played.makespan, predicted.end());
    QList<int> emitted = played.emitted;
    if (spec.order == Order::Any)
        std::sort(emitted.begin(), emitted.end());
    QList<int> all(20);
    std::iota(all.begin(), all.end(), 0);
    QCOMPARE(emitted, all);
}

QTEST_GUILESS_MAIN(TestCode)
#include "tst_code.moc"
