// SPDX-License-Identifier: MIT
#include "scene/difference_measure.h"

#include "scene/core_words.h"

#include <algorithm>

namespace overlapse {

std::vector<DifferenceMeasure> differenceMeasures(const WaitTotals &inA, const WaitTotals &inB,
                                                  const Wording &wording)
{
    std::vector<DifferenceMeasure> measures{
        {wording.translate("Difference", "Latency"), latencyCauses()},
        {wording.translate("Difference", "Fetch"), fetchCauses()},
        {wording.translate("Difference", "Transform"), transformCauses()},
    };
    constexpr std::size_t whole = 3; // no cause is added to these
    for (std::size_t cause = 0; cause < causeCount; ++cause) {
        const bool occurs = inA[cause] > Nanos(0) || inB[cause] > Nanos(0);
        if (!occurs || fetchCauses()[cause] || Cause(cause) == Cause::TransformUnknown)
            continue;
        const QString own = causeText(Cause(cause));
        const QString text = wording.translated ? inWindow(own) : own;
        const auto named =
            std::find_if(measures.begin() + whole, measures.end(),
                         [&text](const DifferenceMeasure &other) { return other.text == text; });
        if (named != measures.end())
            named->causes.set(cause);
        else
            measures.push_back({text, CauseSet().set(cause)});
    }
    return measures;
}

} // namespace overlapse
