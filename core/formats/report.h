// SPDX-License-Identifier: MIT
// A recording as what one attaches to a review: plain data, collected once. HTML and Markdown are written from it.
#pragma once

#include "advice/search_findings.h"
#include "analysis/explain_text.h"
#include "analysis/limits_map.h"
#include "analysis/repeats.h"
#include "trace/recording.h"
#include "workload/secrets.h"

#include <functional>
#include <optional>

namespace overlapse {

enum class ReportFormat : std::uint8_t { Html, Markdown };
/// By the suffix, .html or .md in either case; nothing if it is neither.
std::optional<ReportFormat> reportFormatOf(const QString &path);

/// More runs than that are in the table, and not explained.
inline constexpr std::size_t mostExplained = 20;

struct ReportTable
{
    QStringList head;
    std::vector<QStringList> rows; ///< each as long as the head
    qsizetype texts = 1;           ///< so many columns, from the first on, hold words; then come figures
    qsizetype lastTexts = 0;       ///< and so many at the end hold words again
};

/// A last column without a word in it.
void leaveOutEmptyEnd(ReportTable &table);

struct ReportEntry
{
    QString name;
    QString text;
};

struct ExplainedRun
{
    QString name;
    std::vector<Fact> facts;
};

/// What was worked out beside the runs.
struct ReportExtras
{
    std::vector<LimitsMap> maps{}; ///< for `cores`
    int cores = 1;
    std::optional<SearchFindings> search{};
    QStringList
        check{}; ///< lines: what came of measuring the advised limits against others; empty: they were not
};

/// Texts are as they come: whoever writes them down escapes them. What may be secret is left out unless it was asked for.
struct Report
{
    QString title;                    ///< the work
    QString verdict;                  ///< which run was best; may be empty
    QStringList doubts;               ///< whatever says that a figure is not to be relied on
    std::vector<ReportEntry> setting; ///< work, limits, machine, when …
    Recording shown;                  ///< what charts show: of repeats the medians, of many runs the first
    std::vector<RepeatGroup> repeats; ///< that the first runs of `shown` are the medians of, one each
    QString shownNote;                ///< which these are, where they are not all
    ReportTable runs;
    QStringList differences; ///< of repeats: which was the fastest, and which differ from it
    ReportTable every;       ///< every single measurement; no rows where `runs` has them
    ReportTable predictions; ///< against measurements of the same setting
    ReportExtras extras;
    std::vector<ExplainedRun> whys; ///< of `shown`
    QStringList commands;           ///< that do the same
    QStringList commandNotes;
};

/// Reads all traces, and predicts some thirty times for each run that is explained: seconds for a million items, not for a
/// thread that must not wait. Once `stopped`, what comes is useless.
Report reportOf(const Recording &recording, Secrets secrets = Secrets::Masked,
                const std::function<bool()> &stopped = {});

} // namespace overlapse
