// SPDX-License-Identifier: MIT
// Small random recipes from a seed: few values, so that many instants are equal, and some of zero length.
#pragma once

#include "core/pipeline/recipe.h"

#include <random>

namespace overlapse {

class RandomRecipes
{
public:
    explicit RandomRecipes(std::uint64_t seed) : m_random(seed * 0x9e3779b97f4a7c15ULL + 1) {}

    // Not std::uniform_int_distribution: its results differ between libraries.
    std::int64_t below(std::int64_t n)
    {
        return static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(n));
    }

    PipelineSpec spec()
    {
        return {.mode = allModes[static_cast<std::size_t>(below(allModes.size()))],
                .order = below(2) == 0 ? Order::Kept : Order::Any,
                .fetchLimit = 1 + below(6),
                .transformLimit = 1 + below(6),
                .threads = static_cast<int>(1 + below(5))};
    }

    /// Work that does not contend, without failures, changes or a stop.
    Recipe recipe(const PipelineSpec &spec, std::int64_t mostItems = 16)
    {
        Recipe recipe;
        recipe.spec = spec;
        recipe.work.transform = TransformKind::Wall;
        recipe.work.items = 1 + below(mostItems);
        auto table = std::make_shared<DurationTable>();
        const std::int64_t values = 1 + below(6);
        const bool distinct = below(4) == 0;
        const auto time = [&] {
            const std::int64_t units = below(values) * (below(8) == 0 ? 5 : 1);
            return recipeUnit * units + (distinct ? Nanos(below(1000) * 1000) : Nanos(0));
        };
        for (std::int64_t item = 0; item < recipe.work.items; ++item) {
            table->fetch.push_back(time());
            table->transform.push_back(time());
        }
        recipe.work.durations = table;
        return recipe;
    }

    void addFailures(Recipe &recipe, std::int64_t oneIn)
    {
        for (std::int64_t item = 0; item < recipe.work.items; ++item)
            if (below(oneIn) == 0)
                recipe.failing.insert(item);
    }

    /// Each request changes one thing or several.
    void addChanges(Recipe &recipe, std::int64_t most)
    {
        PipelineSpec spec = recipe.spec;
        Nanos at{0};
        for (std::int64_t i = below(most + 1); i > 0; --i) {
            const PipelineSpec other = this->spec();
            if (below(2) == 0)
                spec.mode = other.mode;
            if (below(2) == 0)
                spec.order = other.order;
            if (below(2) == 0)
                spec.fetchLimit = other.fetchLimit;
            if (below(2) == 0)
                spec.transformLimit = other.transformLimit;
            if (below(2) == 0)
                spec.threads = other.threads;
            at += recipeUnit * below(12) / 2;
            recipe.changes.push_back({at, spec});
        }
    }

private:
    std::mt19937_64 m_random;
};

inline QString specText(const PipelineSpec &spec)
{
    return QStringLiteral("%1 %2 N=%3 M=%4 c=%5")
        .arg(modeName(spec.mode), orderName(spec.order))
        .arg(spec.fetchLimit)
        .arg(spec.transformLimit)
        .arg(spec.threads);
}

/// The recipe in words, to be made a row of a table when it shows something.
inline QString recipeText(const Recipe &recipe)
{
    QStringList fetch;
    QStringList transform;
    QStringList failing;
    for (const Nanos time : recipe.work.durations->fetch)
        fetch << instantText(time);
    for (const Nanos time : recipe.work.durations->transform)
        transform << instantText(time);
    for (const std::int64_t item : recipe.failing)
        failing << QString::number(item);
    QString text = QStringLiteral("%1 items=%2 fetch=%3 transform=%4")
                       .arg(specText(recipe.spec))
                       .arg(recipe.work.items)
                       .arg(fetch.join(u','), transform.join(u','));
    if (recipe.work.transform == TransformKind::Cpu)
        text += QStringLiteral(" cpu K=%1").arg(recipe.cores);
    if (!failing.isEmpty())
        text += QStringLiteral(" fail=") + failing.join(u',');
    if (recipe.stopAt != absent)
        text += QStringLiteral(" stop=") + instantText(recipe.stopAt);
    for (const ChangeRequest &change : recipe.changes)
        text += QStringLiteral(" @%1 %2").arg(instantText(change.at), specText(change.spec));
    return text;
}

} // namespace overlapse
