// SPDX-License-Identifier: MIT
// What somebody wrote to an item of a run, or to an instant of it.
#pragma once

#include "pipeline/spec.h"

#include <QString>

#include <memory>
#include <vector>

namespace overlapse {

/// A run's notes, and of each so many UTF-16 units: files hold no more.
inline constexpr std::int64_t maxNotes = 10'000;
inline constexpr qsizetype maxNoteText = 4'000;

struct PinnedNote
{
    std::int64_t item = -1; ///< -1: of the run at `at`
    Nanos at{0};            ///< from the run's begin on
    QString text;

    friend bool operator==(const PinnedNote &, const PinnedNote &) = default;
};

using PinnedNotes = std::vector<PinnedNote>; ///< of a run, in the order in which they were made

/// Whether they say the same; null: none.
bool sameNotes(const std::shared_ptr<const PinnedNotes> &a, const std::shared_ptr<const PinnedNotes> &b);
/// Null: there is none of that item, or of that instant of the run.
const PinnedNote *noteOf(const PinnedNotes &notes, std::int64_t item, Nanos at);
/// With that note in the place of the one of the same item, or of the same instant of the run; without it, where the note
/// is empty. A text that is too long is cut, and where there are maxNotes no other is added.
PinnedNotes withNote(PinnedNotes notes, PinnedNote note);

} // namespace overlapse
