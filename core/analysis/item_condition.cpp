// SPDX-License-Identifier: MIT
#include "analysis/item_condition.h"

#include "workload/work_text.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace overlapse {

namespace {

using What = ItemTerm::What;
using Relation = ItemTerm::Relation;

struct Subject
{
    const char *word;
    What what;
};
constexpr Subject subjects[] = {
    {"fetch", What::Fetch}, {"transform", What::Transform}, {"latency", What::Latency},
    {"wait", What::Wait},   {"status", What::Status},       {"attempts", What::Attempts},
    {"item", What::Item},   {"name", What::Name},
};
constexpr const char *subjectWords = "fetch, transform, latency, wait, status, attempts, item or name";

struct Sign
{
    const char *sign;
    Relation relation;
};
constexpr Sign signs[] = {{"<", Relation::Less},     {"<=", Relation::AtMost}, {"=", Relation::Equal},
                          {">=", Relation::AtLeast}, {">", Relation::More},    {"~", Relation::Holds}};

using Parsed = Checked<ItemTerm>;

QString quoted(const QString &text)
{
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

/// "fetch > 2s" as its three parts.
struct Comparison
{
    QString subject;
    QString sign;
    QString value;

    [[nodiscard]] std::optional<What> what() const
    {
        const auto *found = std::ranges::find_if(
            subjects, [this](const Subject &row) { return subject == QLatin1String(row.word); });
        return found == std::end(subjects) ? std::nullopt : std::optional(found->what);
    }
    [[nodiscard]] Relation relation() const
    {
        return std::ranges::find_if(signs,
                                    [this](const Sign &row) { return sign == QLatin1String(row.sign); })
            ->relation;
    }
};

std::optional<Comparison> comparisonIn(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([A-Za-z]+)\\s*(<=|>=|<|>|=|~)\\s*(.*)$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return Comparison{match.captured(1).toLower(), match.captured(2), match.captured(3)};
}

bool isFailed(const QString &text)
{
    return text.compare(QLatin1String("failed"), Qt::CaseInsensitive) == 0;
}

// An address may hold a '=': that alone makes it no condition.
bool isCondition(const QString &text)
{
    const std::optional<Comparison> comparison = comparisonIn(text);
    return isFailed(text) || (comparison && (comparison->what() || comparison->sign != QLatin1String("=")));
}

Parsed timeTerm(const Comparison &comparison, ItemTerm term)
{
    if (term.relation == Relation::Holds || term.relation == Relation::Equal)
        return Parsed::failure(QStringLiteral("%1 is a time: compare it by <, <=, > or >=, as in %1 > 50ms")
                                   .arg(comparison.subject));
    if (comparison.value.isEmpty())
        return Parsed::failure(QStringLiteral("a time is missing after %2: write one, as in %1 %2 2s")
                                   .arg(comparison.subject, comparison.sign));
    static const QRegularExpression percentile(QStringLiteral("^p(\\d{1,2}(?:\\.\\d{1,3})?)$"),
                                               QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = percentile.match(comparison.value);
    if (match.hasMatch()) {
        term.percentile = match.captured(1).toDouble();
        if (term.percentile > 0)
            return term;
    }
    if (comparison.value.startsWith(QLatin1Char('p'), Qt::CaseInsensitive))
        return Parsed::failure(QStringLiteral("%1 is no percentile: p1 to p99.999, as in %2 > p99")
                                   .arg(quoted(comparison.value), comparison.subject));
    const Checked<Nanos> time = parseDuration(comparison.value);
    if (!time)
        return Parsed::failure(time.error);
    term.value = time->count();
    return term;
}

Parsed numberTerm(const Comparison &comparison, ItemTerm term)
{
    bool isNumber = false;
    term.value = comparison.value.toLongLong(&isNumber);
    if (!isNumber || term.value < 0 || term.relation == Relation::Holds)
        return Parsed::failure(
            QStringLiteral("%1 is a whole number: compare it by <, <=, =, > or >=, as in %1 = %2")
                .arg(comparison.subject,
                     QLatin1String(term.what == What::Status         ? "503"
                                       : term.what == What::Attempts ? "2"
                                                                     : "17")));
    return term;
}

Parsed nameTerm(const Comparison &comparison, ItemTerm term)
{
    if (term.relation != Relation::Holds && term.relation != Relation::Equal)
        return Parsed::failure(
            QStringLiteral("a name is compared by ~ (a part of it) or =, as in name ~ pdf"));
    if (comparison.value.isEmpty())
        return Parsed::failure(QStringLiteral("which name? Write a part of it, as in name ~ pdf"));
    term.text = comparison.value;
    return term;
}

Parsed termIn(const QString &text)
{
    if (isFailed(text))
        return ItemTerm{.what = What::Failed};
    const std::optional<Comparison> comparison = comparisonIn(text);
    if (!comparison)
        return Parsed::failure(
            QStringLiteral("%1 is no condition: write e.g. fetch > 2s, failed or name ~ pdf")
                .arg(quoted(text)));
    const std::optional<What> what = comparison->what();
    if (!what)
        return Parsed::failure(QStringLiteral("there is no %1 to compare: %2")
                                   .arg(quoted(comparison->subject), QLatin1String(subjectWords)));
    const ItemTerm term{.what = *what, .relation = comparison->relation()};
    return term.isTime()          ? timeTerm(*comparison, term)
        : term.what == What::Name ? nameTerm(*comparison, term)
                                  : numberTerm(*comparison, term);
}

} // namespace

Checked<ItemCondition> parseItemCondition(const QString &text)
{
    using Failure = Checked<ItemCondition>;
    const QString whole = text.simplified();
    if (whole.isEmpty())
        return Failure::failure(QStringLiteral("write a number, a part of a name, or e.g. fetch > 2s"));
    static const QRegularExpression joint(QStringLiteral("\\s+and(?:\\s+|$)"),
                                          QRegularExpression::CaseInsensitiveOption);
    const QStringList parts = whole.split(joint);
    if (!isCondition(parts.first())) {
        bool isNumber = false;
        const std::int64_t number = whole.toLongLong(&isNumber);
        return isNumber && number >= 0
            ? ItemCondition{{.what = What::Item, .value = number}}
            : ItemCondition{{.what = What::Name, .relation = Relation::Holds, .text = whole}};
    }
    ItemCondition condition;
    for (const QString &part : parts) {
        if (part.isEmpty())
            return Failure::failure(
                QStringLiteral("a condition is missing after and: write e.g. %1 and wait > 1s")
                    .arg(parts.first()));
        const Parsed term = termIn(part);
        if (!term)
            return Failure::failure(term.error);
        condition.push_back(*term);
    }
    return condition;
}

} // namespace overlapse
