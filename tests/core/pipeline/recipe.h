// SPDX-License-Identifier: MIT
// Recipes: one line says what runs, another what must happen, event by event, on the virtual clock.
//
// A recipe is a list of words:
//   sequential concurrent parallel prefetching blocking     the mode
//   kept any          the order (kept unless told)
//   N=2 M=2 c=2       the limits (1 unless told)
//   items=3           how many
//   fetch=1,2         times in units; a list that is too short begins anew
//   transform=1       the same; wall() work, which does not contend
//   cpu K=1           cpu() work instead, on so many cores (8 unless told)
//   fail=0,2          the items whose fetch fails
//   stop=2.5          when the run is asked to stop
//   @1.5 N=4 any      what changes at an instant; may be repeated, and adds up
//   lanes             write the thread behind each transform's start
//
// What happens is a list of instants, each with its events in order: "0 A0 F0 | 1 f0 Y0 S0 T0 | 2 t0 E0"
//   A admitted    F fetch started        f fetch finished        Y yielded by the fetch stage
//   S spawned     T transform started    t transform finished    X transform skipped, as the fetch had failed
//   E emitted     C a change took effect
// T0/1 is a start on thread 1, T0/d one on the driver. At one instant, what came to its end is written first,
// fetches before transforms. A run that was stopped ends in "2 stop 0T 1f": the instant, and for each item in
// flight the last stamp that it has.
#pragma once

#include "pipeline/words.h"
#include "virtual/predict.h"

#include <QStringList>
#include <QTest>

#include <cmath>
#include <set>

namespace overlapse {

inline constexpr Nanos recipeUnit = std::chrono::milliseconds(1);

struct Recipe
{
    PipelineSpec spec{.mode = Mode::Sequential, .fetchLimit = 1, .transformLimit = 1, .threads = 1};
    WorkSpec work;
    int cores = 8;
    std::set<std::int64_t> failing;
    Nanos stopAt = absent;
    std::vector<ChangeRequest> changes;
    bool lanes = false;
};

struct Played
{
    std::vector<Event> log;
    Trace trace;
};

inline Nanos recipeTime(const QString &text)
{
    bool ok = false;
    const double units = text.toDouble(&ok);
    if (!ok)
        qFatal("recipe: %s is not a time", qPrintable(text));
    return Nanos(std::llround(units * static_cast<double>(recipeUnit.count())));
}

inline std::vector<Nanos> recipeTimes(const QString &list)
{
    std::vector<Nanos> times;
    for (const QString &text : list.split(u','))
        times.push_back(recipeTime(text));
    return times;
}

// What may also stand behind @; false if it is none of these words.
inline bool readSpecWord(PipelineSpec &spec, const QString &word)
{
    const QString value = word.section(u'=', 1);
    if (const std::optional<Mode> mode = modeFromName(word))
        spec.mode = *mode;
    else if (const std::optional<Order> order = orderFromName(word))
        spec.order = *order;
    else if (word.startsWith(QLatin1String("N=")))
        spec.fetchLimit = value.toLongLong();
    else if (word.startsWith(QLatin1String("M=")))
        spec.transformLimit = value.toLongLong();
    else if (word.startsWith(QLatin1String("c=")))
        spec.threads = value.toInt();
    else
        return false;
    return true;
}

inline void readRecipeWord(Recipe &recipe, DurationTable &table, const QString &word)
{
    const QString value = word.section(u'=', 1);
    PipelineSpec &spec = recipe.changes.empty() ? recipe.spec : recipe.changes.back().spec;
    if (word.startsWith(u'@')) {
        const PipelineSpec before = spec;
        recipe.changes.push_back({recipeTime(word.mid(1)), before});
    } else if (word == QLatin1String("cpu")) {
        recipe.work.transform = TransformKind::Cpu;
    } else if (word == QLatin1String("lanes")) {
        recipe.lanes = true;
    } else if (word.startsWith(QLatin1String("K="))) {
        recipe.cores = value.toInt();
    } else if (word.startsWith(QLatin1String("items="))) {
        recipe.work.items = value.toLongLong();
    } else if (word.startsWith(QLatin1String("fetch="))) {
        table.fetch = recipeTimes(value);
    } else if (word.startsWith(QLatin1String("transform="))) {
        table.transform = recipeTimes(value);
    } else if (word.startsWith(QLatin1String("stop="))) {
        recipe.stopAt = recipeTime(value);
    } else if (word.startsWith(QLatin1String("fail="))) {
        for (const QString &item : value.split(u','))
            recipe.failing.insert(item.toLongLong());
    } else if (!readSpecWord(spec, word)) {
        qFatal("recipe: what is %s?", qPrintable(word));
    }
}

inline Recipe parseRecipe(const QString &text)
{
    Recipe recipe;
    recipe.work.transform = TransformKind::Wall;
    auto table = std::make_shared<DurationTable>();
    table->fetch = table->transform = {recipeUnit};
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        readRecipeWord(recipe, *table, word);
    recipe.work.durations = table;
    return recipe;
}

inline Played play(const Recipe &recipe)
{
    Played played;
    PredictOptions options;
    options.cores = recipe.cores;
    options.stopAt = recipe.stopAt;
    options.changes = recipe.changes;
    if (!recipe.failing.empty())
        options.fetchFails = [&recipe](std::int64_t item) { return recipe.failing.contains(item); };
    options.log = &played.log;
    played.trace = predict(recipe.spec, recipe.work, options);
    return played;
}

inline QString instantText(Nanos at)
{
    return QString::number(static_cast<double>(at.count()) / static_cast<double>(recipeUnit.count()), 'g',
                           12);
}

inline QChar lastStamp(const ItemRow &row)
{
    const std::pair<Nanos, char> stamps[] = {
        {row.transformFinished, 't'}, {row.transformStarted, 'T'}, {row.fetchYielded, 'Y'},
        {row.fetchFinished, 'f'},     {row.fetchStarted, 'F'},
    };
    for (const auto &[at, letter] : stamps)
        if (at != absent)
            return QLatin1Char(letter);
    return u'A';
}

/// One string an instant.
inline QStringList eventText(const Recipe &recipe, const Played &played)
{
    QStringList instants;
    Nanos at = absent;
    for (const Event &event : played.log) {
        if (event.at != at)
            instants << instantText(event.at);
        at = event.at;
        // In the order of Event::Kind.
        instants.last() += u' ' + QString(QLatin1Char("AFfYSTtXEC"[static_cast<int>(event.kind)]));
        if (event.kind == Event::Kind::Changed)
            continue;
        instants.last() += QString::number(event.item);
        if (recipe.lanes && event.kind == Event::Kind::TransformStarted) {
            const std::int32_t lane = played.trace.row(event.item).transformLane;
            instants.last() += u'/' + (lane == driverLane ? QStringLiteral("d") : QString::number(lane));
        }
    }
    if (played.trace.cancelled()) {
        instants << instantText(played.trace.end()) + QStringLiteral(" stop");
        for (std::int64_t item = 0; item < played.trace.size(); ++item)
            if (const ItemRow row = played.trace.row(item); row.rank < 0)
                instants.last() += u' ' + QString::number(item) + lastStamp(row);
    }
    return instants;
}

struct RecipeRow
{
    const char *name;
    const char *recipe;
    const char *events;
};

inline void addRecipes(std::initializer_list<RecipeRow> rows)
{
    QTest::addColumn<QString>("recipe");
    QTest::addColumn<QString>("events");
    for (const RecipeRow &row : rows)
        QTest::newRow(row.name) << QString::fromUtf8(row.recipe) << QString::fromUtf8(row.events);
}

/// Plays the row that Qt Test is at.
inline void playRow()
{
    QFETCH(QString, recipe);
    QFETCH(QString, events);
    QStringList expected;
    for (const QString &instant : events.split(u'|', Qt::SkipEmptyParts))
        expected << instant.simplified();
    const Recipe parsed = parseRecipe(recipe);
    QCOMPARE(eventText(parsed, play(parsed)), expected);
}

} // namespace overlapse
