// SPDX-License-Identifier: MIT
// In which language a text is, and with which numbers: as on the screen, or as in every file.
#pragma once

#include "pipeline/numbers.h"
#include "pipeline/words.h"
#include "scene/time_axis.h"

namespace overlapse {

/// Pictures and all other files are in English with the numbers of the C locale, so that they are the same wherever
/// they were made: that is the default.
struct Wording
{
    QLocale locale = QLocale::c();
    bool translated = false;

    /// The user's own language and numbers. What the core says (the analysis' sentences, what is wrong with a file)
    /// stays English, with these numbers.
    static Wording onScreen() { return {QLocale(), true}; }

    /// A text that stands in the source, as QCoreApplication::translate(); lupdate finds it by this name. A count goes
    /// where the text has %Ln.
    [[nodiscard]] QString translate(const char *context, const char *text, const char *note = nullptr,
                                    std::int64_t count = -1) const;
    [[nodiscard]] QString count(std::int64_t number) const { return countText(number, locale); }
    [[nodiscard]] QString duration(Nanos time) const { return durationText(time, locale); }
    /// When something was, where time is drawn or selected: as exactly as it is seen there.
    [[nodiscard]] QString instant(Nanos at, const TimeScale &scale) const
    {
        return timeText(at, scale, locale);
    }
    [[nodiscard]] QString decimal(double value, int decimals) const
    {
        return decimalText(value, decimals, locale);
    }
    /// A sentence of the core.
    [[nodiscard]] QString sentence(const QString &text) const { return withNumbers(text, locale); }
};

} // namespace overlapse
