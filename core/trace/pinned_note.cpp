// SPDX-License-Identifier: MIT
#include "trace/pinned_note.h"

#include <algorithm>

namespace overlapse {

namespace {

auto find(auto &notes, std::int64_t item, Nanos at)
{
    return std::ranges::find_if(notes, [item, at](const PinnedNote &note) {
        return note.item == item && (item >= 0 || note.at == at);
    });
}

} // namespace

bool sameNotes(const std::shared_ptr<const PinnedNotes> &a, const std::shared_ptr<const PinnedNotes> &b)
{
    return a == b || (a && b && *a == *b);
}

const PinnedNote *noteOf(const PinnedNotes &notes, std::int64_t item, Nanos at)
{
    const auto found = find(notes, item, at);
    return found == notes.end() ? nullptr : &*found;
}

PinnedNotes withNote(PinnedNotes notes, PinnedNote note)
{
    note.text.truncate(maxNoteText);
    if (!note.text.isEmpty() && note.text.back().isHighSurrogate())
        note.text.chop(1); // half of a character
    const auto found = find(notes, note.item, note.at);
    if (note.text.isEmpty()) {
        if (found != notes.end())
            notes.erase(found);
    } else if (found != notes.end()) {
        *found = std::move(note);
    } else if (std::ssize(notes) < maxNotes) {
        notes.push_back(std::move(note));
    }
    return notes;
}

} // namespace overlapse
