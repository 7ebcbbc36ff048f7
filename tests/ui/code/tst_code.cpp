// SPDX-License-Identifier: MIT
// The Qt code that the window shows keeps the poll rules: its makespans are the golden ones.
#include "golden_tables.h"
#include "snippet_cases.h"
#include "snippet_clock.h"

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
            QTest::newRow(snippetTitle(spec).toUtf8().constData()) << number << spec;
        ++number;
    }
}

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

// Against the machine itself.
void TestCode::headOfLine()
{
    QFETCH(int, snippet);
    QFETCH(PipelineSpec, spec);
    const std::shared_ptr<const DurationTable> table = headOfLineTimes();
    WorkSpec work;
    work.items = static_cast<std::int64_t>(table->fetch.size());
    work.durations = table;
    const Trace predicted = predict(spec, work, {.cores = spec.threads});
    const Played played =
        play(snippets()[static_cast<std::size_t>(snippet)], table->fetch, table->transform.front());
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
