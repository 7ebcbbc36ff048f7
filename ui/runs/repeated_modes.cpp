// SPDX-License-Identifier: MIT
#include "runs/repeated_modes.h"

#include "analysis/repeats.h"
#include "pipeline/words.h"

#include <cmath>

namespace overlapse {

std::vector<ModeRepeats> repeatedModesOf(const PanelSources &sources)
{
    std::vector<ModeRepeats> modes;
    for (const Mode mode : allModes)
        if (ModeRepeats repeats = sources.state.repeats(mode); repeats.all.size() > 1)
            modes.push_back(std::move(repeats));
    return modes;
}

RepeatQuestion repeatQuestionOf(const std::vector<ModeRepeats> &modes)
{
    RepeatQuestion question{.recording = {}, .runs = countedIn(modes)};
    for (const ModeRepeats &mode : modes)
        for (const RunRecord *repeat : mode.counted)
            question.recording.runs.emplace_back(repeat->run()).facts = repeat->facts;
    return question;
}

std::vector<RunId> countedIn(const std::vector<ModeRepeats> &modes)
{
    std::vector<RunId> ids;
    for (const ModeRepeats &mode : modes)
        for (const RunRecord *repeat : mode.counted)
            ids.push_back(repeat->id());
    return ids;
}

RepeatsTold toldOf(const RepeatQuestion &question)
{
    const std::vector<RepeatGroup> groups = repeatsOf(question.recording);
    QStringList names;
    QStringList intervals;
    for (const RepeatGroup &group : groups) {
        names << modeName(group.spec.mode);
        if (!group.interval.isRange)
            intervals << QStringLiteral("%1: %2 (%3)")
                             .arg(names.last(), durationText(Nanos(std::llround(group.median))),
                                  intervalText(group));
    }
    return {intervals, repeatDifferences(groups, names), repeatDoubts(groups, names)};
}

} // namespace overlapse
