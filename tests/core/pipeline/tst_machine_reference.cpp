// SPDX-License-Identifier: MIT
// PipelineMachine against a second implementation of Rust's streams, over thousands of random recipes.
#include "core/pipeline/random_recipes.h"
#include "core/pipeline/reference_pipeline.h"

using namespace overlapse;

namespace {

reference::Figures figures(const Played &played)
{
    reference::Figures figures;
    for (std::int64_t item = 0; item < played.trace.size(); ++item) {
        figures.fetchStarts.push_back(played.trace.stamp(StampColumn::FetchStarted, item));
        figures.transformStarts.push_back(played.trace.stamp(StampColumn::TransformStarted, item));
    }
    for (const Event &event : played.log) {
        if (event.kind != Event::Kind::Emitted)
            continue;
        figures.emissions.push_back(event.item);
        figures.emittedAt.push_back(event.at);
    }
    return figures;
}

} // namespace

class TestMachineReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReferenceKnowsTheGoldenMakespans_data();
    void theReferenceKnowsTheGoldenMakespans();
    void bothAgree_data();
    void bothAgree();
};

// Measured with futures-util 0.3.21 itself.
void TestMachineReference::theReferenceKnowsTheGoldenMakespans_data()
{
    QTest::addColumn<QString>("recipe");
    QTest::addColumn<double>("makespan");
    const auto add = [](const char *recipe, double makespan) {
        QTest::newRow(recipe) << QString::fromUtf8(recipe) << makespan;
    };
    add("sequential items=4", 8);
    add("concurrent N=1 M=1 items=4", 8);
    add("concurrent N=1 M=2 items=4", 5);
    add("concurrent N=2 M=1 items=4", 6);
    add("concurrent N=4 M=4 items=4", 5);
    add("parallel N=2 M=1 c=4 items=4", 6);
    add("parallel N=2 M=2 c=4 items=4", 4);
    add("parallel N=2 M=4 c=4 items=4", 3);
    add("parallel N=4 M=4 c=4 items=4", 2);
    add("parallel N=4 M=4 c=2 items=4", 3);
    add("parallel N=4 M=2 c=2 items=8", 6);
    add("parallel N=4 M=4 c=4 items=20", 10);
    const char *headOfLine = "items=20 fetch=5,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1 transform=0.25";
    add(qPrintable(QStringLiteral("concurrent N=2 M=4 ") + headOfLine), 14.5);
    add(qPrintable(QStringLiteral("concurrent any N=2 M=4 ") + headOfLine), 12.5);
    add(qPrintable(QStringLiteral("parallel N=4 M=4 c=4 ") + headOfLine), 10.25);
    add(qPrintable(QStringLiteral("parallel any N=8 M=4 c=4 ") + headOfLine), 5.25);
}

void TestMachineReference::theReferenceKnowsTheGoldenMakespans()
{
    QFETCH(QString, recipe);
    QFETCH(double, makespan);
    const Recipe parsed = parseRecipe(recipe);
    QCOMPARE(instantText(reference::Program(parsed).run().emittedAt.back()), QString::number(makespan));
}

void TestMachineReference::bothAgree_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<Order>("order");
    QTest::addColumn<int>("cases");
    for (const Order order : {Order::Kept, Order::Any}) {
        QTest::addRow("sequential, %s", qPrintable(orderName(order))) << Mode::Sequential << order << 2000;
        QTest::addRow("concurrent, %s", qPrintable(orderName(order))) << Mode::Concurrent << order << 6000;
        QTest::addRow("parallel, %s", qPrintable(orderName(order))) << Mode::Parallel << order << 6000;
    }
}

void TestMachineReference::bothAgree()
{
    QFETCH(Mode, mode);
    QFETCH(Order, order);
    QFETCH(int, cases);
    for (int seed = 0; seed < cases; ++seed) {
        RandomRecipes random(static_cast<std::uint64_t>(seed));
        PipelineSpec spec = random.spec();
        spec.mode = mode;
        spec.order = order;
        Recipe recipe = random.recipe(spec, seed % 50 == 0 ? 100 : 20);
        if (seed % 3 == 0)
            random.addFailures(recipe, 4);
        const Played played = play(recipe);
        const reference::Figures expected = reference::Program(recipe).run();
        if (figures(played) != expected)
            qWarning("%s", qPrintable(eventText(recipe, played).join(QStringLiteral(" | "))));
        QVERIFY2(figures(played) == expected, qPrintable(recipeText(recipe)));
        QCOMPARE(played.trace.end(), expected.emittedAt.back());
    }
}

QTEST_APPLESS_MAIN(TestMachineReference)
#include "tst_machine_reference.moc"
