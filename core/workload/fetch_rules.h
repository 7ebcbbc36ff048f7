// SPDX-License-Identifier: MIT
// The rules of real work, each in one place: how files and options call it, how its value is written and read, which
// work may have it, and what help says of it. Experiment files, the command line, its help and the window walk these.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"

#include <array>

namespace overlapse {

enum class FetchRule : std::uint8_t { Headers, PerHost, Rate, Timeout, Deadline, Retries, MaxBytes, OnError };

/// In the order in which files, copied commands and help have them.
inline constexpr std::array allFetchRules{FetchRule::Headers,  FetchRule::PerHost,  FetchRule::Rate,
                                          FetchRule::Timeout,  FetchRule::Deadline, FetchRule::Retries,
                                          FetchRule::MaxBytes, FetchRule::OnError};

/// What a value is in an experiment file.
enum class RuleForm : std::uint8_t {
    Texts, ///< an array of texts; an option that is repeated, and lines of a field
    Whole, ///< a whole number
    Real,  ///< a number
    Text,
};

/// Whom a rule concerns.
enum class RuleUse : std::uint8_t {
    Requests, ///< fetches by http alone: other work may not have it
    Attempts, ///< requests and commands that fetch; files may have it, and take no notice
    All,      ///< all real work, if only for the commands of its transform
};

struct RuleInfo
{
    FetchRule rule{};
    const char *key = nullptr;    ///< in experiment files: "per_host"
    const char *option = nullptr; ///< on the command line, without its dashes: "per-host"
    const char *value = nullptr;  ///< what stands for a value in help: "K"
    const char *help = nullptr;   ///< what the rule says, and in brackets what is usual
    RuleForm form = RuleForm::Text;
    RuleUse use = RuleUse::All;
    std::int64_t least = 0; ///< of RuleForm::Whole
    std::int64_t most = 0;
};
const RuleInfo &ruleInfo(FetchRule rule);

/// Whether real work that fetches so may have the rule; simulated work has none.
bool mayHaveRule(FetchKind fetch, FetchRule rule);
/// Whether the rule changes anything there.
bool usesRule(FetchKind fetch, FetchRule rule);
/// Only the rules that change anything there; the others are as usual.
FetchRules rulesInUse(FetchRules rules, FetchKind fetch);

/// With this rule as a field has it: an empty text is the usual, a decimal comma is a point, blanks around do not
/// matter; headers are one a line, and errors name it.
Checked<FetchRules> withRule(FetchRules rules, FetchRule rule, const QString &text);
/// With this rule as an option or a file has it, where an empty text is a mistake. A header joins those there are.
Checked<FetchRules> withWrittenRule(FetchRules rules, FetchRule rule, const QString &text);
FetchRules withoutRule(FetchRules rules, FetchRule rule);

/// Each text as withWrittenRule() reads it; none where the rule is as usual, more than one only of headers.
QStringList ruleTexts(const FetchRules &rules, FetchRule rule);
/// The same as withRule() reads it: empty where it is as usual.
QString ruleText(const FetchRules &rules, FetchRule rule);

} // namespace overlapse
