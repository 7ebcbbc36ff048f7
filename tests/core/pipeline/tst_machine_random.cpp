// SPDX-License-Identifier: MIT
// Random recipes on the virtual clock: what holds whatever the times, limits, failures, stops and changes.
#include "core/pipeline/log_check.h"
#include "core/pipeline/random_recipes.h"

using namespace overlapse;

namespace {

// One recipe a seed and mode; the seed also decides the order.
Recipe steadyRecipe(RandomRecipes &random, Mode mode)
{
    PipelineSpec spec = random.spec();
    spec.mode = mode;
    Recipe recipe = random.recipe(spec);
    if (random.below(3) == 0)
        random.addFailures(recipe, 4);
    if (random.below(4) == 0) {
        recipe.work.transform = TransformKind::Cpu;
        recipe.cores = static_cast<int>(1 + random.below(4));
    }
    return recipe;
}

// Somewhere in the run, often at an instant at which something happens.
Nanos stopInstant(RandomRecipes &random, const Played &played)
{
    if (random.below(2) == 0)
        return played
            .log[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(played.log.size())))]
            .at;
    return Nanos(random.below(played.trace.end().count() + 1));
}

std::vector<Event> before(const std::vector<Event> &log, Nanos instant)
{
    const auto end =
        std::find_if(log.begin(), log.end(), [&](const Event &event) { return event.at >= instant; });
    return {log.begin(), end};
}

QString eachEmittedOnce(const Recipe &recipe, const Played &played)
{
    std::set<std::int64_t> emitted;
    for (const Event &event : played.log)
        if (event.kind == Event::Kind::Emitted && !emitted.insert(event.item).second)
            return QStringLiteral("item %1 was emitted twice").arg(event.item);
    if (!played.trace.cancelled() && static_cast<std::int64_t>(emitted.size()) != recipe.work.items)
        return QStringLiteral("only %1 items were emitted").arg(emitted.size());
    return {};
}

QString statusProblem(const Recipe &recipe, const Trace &trace)
{
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        const bool failed = recipe.failing.contains(item);
        const bool fetched = row.fetchFinished != absent;
        if (row.fetchStatus != (!fetched ? Status::Cancelled : failed ? Status::Failed : Status::Ok))
            return QStringLiteral("item %1: status of the fetch").arg(item);
        const Status transform = !fetched     ? Status::NotReached
            : row.transformFinished == absent ? Status::Cancelled
            : failed                          ? Status::Skipped
                                              : Status::Ok;
        if (row.transformStatus != transform)
            return QStringLiteral("item %1: status of the transform").arg(item);
        if (row.rank < 0 && !trace.cancelled())
            return QStringLiteral("item %1 has no rank").arg(item);
    }
    return {};
}

} // namespace

class TestMachineRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steadyRunsObeyTheRules_data();
    void steadyRunsObeyTheRules();
    void theSameSeedGivesTheSameLog();
    void aStoppedRunIsTheBeginningOfAWholeOne();
    void changingRunsLoseNothing();
    void aRecipeInWordsIsTheSameRecipe();
};

void TestMachineRandom::steadyRunsObeyTheRules_data()
{
    QTest::addColumn<Mode>("mode");
    for (const Mode mode : allModes)
        QTest::newRow(qPrintable(modeName(mode))) << mode;
}

void TestMachineRandom::steadyRunsObeyTheRules()
{
    QFETCH(Mode, mode);
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        RandomRecipes random(seed);
        const Recipe recipe = steadyRecipe(random, mode);
        const Played played = play(recipe);
        QString problem = LogCheck(recipe, played).run();
        if (problem.isEmpty())
            problem = compareWithTrace(played);
        if (problem.isEmpty())
            problem = statusProblem(recipe, played.trace);
        QVERIFY2(problem.isEmpty(), qPrintable(problem + QStringLiteral(": ") + recipeText(recipe)));
    }
}

void TestMachineRandom::theSameSeedGivesTheSameLog()
{
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        RandomRecipes random(seed);
        RandomRecipes again(seed);
        Recipe recipe = steadyRecipe(random, allModes[seed % allModes.size()]);
        Recipe copy = steadyRecipe(again, allModes[seed % allModes.size()]);
        random.addChanges(recipe, 4);
        again.addChanges(copy, 4);
        QVERIFY2(play(recipe).log == play(copy).log, qPrintable(recipeText(recipe)));
    }
}

// Up to the instant of the stop nothing differs, from then on nothing happens.
void TestMachineRandom::aStoppedRunIsTheBeginningOfAWholeOne()
{
    int stopped = 0;
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        RandomRecipes random(seed);
        Recipe recipe = steadyRecipe(random, allModes[seed % allModes.size()]);
        if (random.below(2) == 0)
            random.addChanges(recipe, 4);
        const Played whole = play(recipe);
        recipe.stopAt = stopInstant(random, whole);
        const Played played = play(recipe);
        QString problem = compareWithTrace(played);
        if (problem.isEmpty())
            problem = statusProblem(recipe, played.trace);
        if (problem.isEmpty() && recipe.changes.empty())
            problem = LogCheck(recipe, played).run();
        if (played.log != before(whole.log, recipe.stopAt))
            problem = QStringLiteral("not the beginning of the whole run");
        if (played.trace.cancelled() && played.trace.end() != recipe.stopAt)
            problem = QStringLiteral("ends at another instant");
        QVERIFY2(problem.isEmpty(), qPrintable(problem + QStringLiteral(": ") + recipeText(recipe)));
        stopped += played.trace.cancelled() ? 1 : 0;
    }
    QVERIFY(stopped > 3000);
}

// What the machine asks for while it changes is checked call by call in tst_machine_calls.
void TestMachineRandom::changingRunsLoseNothing()
{
    int changes = 0;
    for (std::uint64_t seed = 0; seed < 6000; ++seed) {
        RandomRecipes random(seed);
        Recipe recipe = steadyRecipe(random, allModes[seed % allModes.size()]);
        random.addChanges(recipe, 6);
        const Played played = play(recipe);
        QString problem = eachEmittedOnce(recipe, played);
        if (problem.isEmpty())
            problem = compareWithTrace(played);
        if (problem.isEmpty())
            problem = statusProblem(recipe, played.trace);
        QVERIFY2(problem.isEmpty(), qPrintable(problem + QStringLiteral(": ") + recipeText(recipe)));
        changes +=
            static_cast<int>(std::count_if(played.log.begin(), played.log.end(), [](const Event &event) {
                return event.kind == Event::Kind::Changed;
            }));
    }
    QVERIFY(changes > 6000);
}

// So that a recipe that fails above can be made a row of a table.
void TestMachineRandom::aRecipeInWordsIsTheSameRecipe()
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        RandomRecipes random(seed);
        Recipe recipe = steadyRecipe(random, allModes[seed % allModes.size()]);
        random.addChanges(recipe, 4);
        const QString text = recipeText(recipe);
        QCOMPARE(recipeText(parseRecipe(text)), text);
        QVERIFY(play(parseRecipe(text)).log == play(recipe).log);
    }
}

QTEST_APPLESS_MAIN(TestMachineRandom)
#include "tst_machine_random.moc"
