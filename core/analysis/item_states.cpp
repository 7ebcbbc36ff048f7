// SPDX-License-Identifier: MIT
#include "analysis/item_states.h"

#include "analysis/stage_walk.h"

namespace overlapse {

namespace {

TimeRange within(TimeRange span, TimeRange range)
{
    return {std::max(span.begin, range.begin), std::min(span.end, range.end)};
}

// Of fetches that were held back there are several pieces of one state.
void addPart(std::vector<ItemStates::Part> &parts, ItemStates::Part part)
{
    const auto same = std::find_if(parts.begin(), parts.end(), [&part](const ItemStates::Part &other) {
        return other.cause == part.cause;
    });
    if (same == parts.end()) {
        parts.push_back(part);
    } else {
        same->whole += part.whole;
        same->inside += part.inside;
    }
}

} // namespace

void ItemStates::goTo(std::int64_t item)
{
    m_order = m_waits.orderEndsOf(m_run.trace, item);
}

void ItemStates::addHeld(int stage, TimeRange held, TimeRange range, std::vector<Part> &parts)
{
    using Sums = HoldSteps::Sums;
    const HoldSteps &steps = m_waits.holdSteps();
    const auto between = [&](TimeRange span) {
        const Sums before = steps.sumsBefore(span.begin, m_places[stage].begin);
        const Sums after = steps.sumsBefore(span.end, m_places[stage].end);
        return Sums{after.driver - before.driver, stage == 0 ? after.full - before.full : Nanos(0)};
    };
    const Sums whole = between(held);
    const TimeRange cut = within(held, range);
    if (cut.end <= cut.begin)
        return;
    const Sums inside = cut == held ? whole : between(cut);
    const auto add = [&parts](Cause cause, Nanos all, Nanos part) {
        if (part > Nanos(0))
            parts.push_back({cause, all, part});
    };
    add(stage == 0 ? Cause::FetchHeldDriver : Cause::TransformHeldDriver, whole.driver, inside.driver);
    add(Cause::FetchHeldFull, whole.full, inside.full);
    add(stage == 0 ? Cause::FetchHeldWakeup : Cause::TransformHeldWakeup,
        held.length() - whole.driver - whole.full, cut.length() - inside.driver - inside.full);
}

void ItemStates::read(const ItemRow &row, TimeRange range, std::vector<Part> &parts)
{
    parts.clear();
    const PackedParts fetched = m_run.trace.parts(row.item);
    const bool inPieces = fetched.begin() != fetched.end();
    const auto whole = [&](Cause cause, Nanos begin, Nanos end) {
        const TimeRange cut = within({begin, end}, range);
        const Nanos inside = std::max(Nanos(0), cut.length());
        if (inPieces)
            addPart(parts, {cause, end - begin, inside});
        else if (inside > Nanos(0))
            parts.push_back({cause, end - begin, inside});
    };
    const auto held = [&](int stage, Nanos begin, Nanos end) { addHeld(stage, {begin, end}, range, parts); };
    walkStages(row, fetched, m_run.trace.end(), m_order, usesPool(m_run.spec.mode), whole, held);
    if (inPieces)
        std::erase_if(parts, [](const Part &part) { return part.inside == Nanos(0); });
    if (m_run.spec.order == Order::Kept)
        m_order.add(row.fetchFinished, row.transformFinished);
}

} // namespace overlapse
