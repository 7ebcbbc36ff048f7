// SPDX-License-Identifier: MIT
#include "timeline/hit_walk.h"

#include <algorithm>
#include <utility>

namespace overlapse {

HitWalk::HitWalk(View &view, QObject *parent) : QObject(parent), m_view(view)
{
    for (const auto signal : {&View::inputChanged, &View::selected, &View::touched})
        connect(&view, signal, this, [this] {
            if (m_shown)
                Q_EMIT changed();
        });
}

void HitWalk::begin()
{
    setShown(true);
    Q_EMIT begun();
}

void HitWalk::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    if (!shown) {
        m_stepWanted = 0;
        m_view.setHits({});
    }
    Q_EMIT shownChanged();
    Q_EMIT changed();
    Q_EMIT wanted();
}

ItemCondition HitWalk::condition() const
{
    return m_shown && m_condition ? *m_condition : ItemCondition{};
}

void HitWalk::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_stepWanted = 0;
    m_condition.reset();
    m_problem.clear();
    if (!text.trimmed().isEmpty()) {
        Checked<ItemCondition> parsed = parseItemCondition(text);
        if (parsed)
            m_condition = *parsed;
        m_problem = parsed.error;
    }
    if (!m_condition) {
        m_pending = false;
        m_view.setHits({});
    }
    Q_EMIT changed();
    Q_EMIT wanted();
}

void HitWalk::await()
{
    m_pending = true;
    Q_EMIT changed();
}

void HitWalk::setHits(const std::shared_ptr<const ItemHits> &hits)
{
    m_pending = false;
    m_problem.clear();
    m_view.setHits(hits);
    Q_EMIT changed();
    if (const int by = std::exchange(m_stepWanted, 0))
        step(by);
}

void HitWalk::setProblem(const QString &problem)
{
    m_pending = false;
    m_problem = problem;
    m_view.setHits({});
    Q_EMIT changed();
}

int HitWalk::indexOf(PanelId panel) const
{
    const auto &panels = m_view.input().panels;
    const auto found = std::ranges::find(panels, panel, &PanelInput::id);
    return found == panels.end() ? -1 : static_cast<int>(found - panels.begin());
}

const ItemHits::InPanel *HitWalk::hits() const
{
    const auto &all = m_view.state().hits;
    if (!all)
        return nullptr;
    const ItemHits::InPanel *touched = all->in(m_view.state().resultsOf);
    if (touched && indexOf(touched->panel) >= 0 && !touched->items.empty())
        return touched;
    const auto found = std::ranges::find_if(all->panels, [this](const ItemHits::InPanel &panel) {
        return !panel.items.empty() && indexOf(panel.panel) >= 0;
    });
    return found == all->panels.end() ? nullptr : &*found;
}

double HitWalk::count() const
{
    const ItemHits::InPanel *found = hits();
    return found ? static_cast<double>(found->items.size()) : 0;
}

QString HitWalk::figures() const
{
    if (!m_shown || !m_condition || !m_problem.isEmpty())
        return {};
    const Wording wording = Wording::onScreen();
    const ItemHits::InPanel *found = hits();
    if (!found)
        return m_view.state().hits ? wording.translate("Find", "none found")
                                   : wording.translate("Find", "looking …");
    const QString title = m_view.input().panels[static_cast<std::size_t>(indexOf(found->panel))].title;
    const QString all = wording.count(std::ssize(found->items));
    const std::int64_t selected = m_view.state().selected;
    const auto place = std::lower_bound(found->items.begin(), found->items.end(), selected);
    if (selected < 0 || place == found->items.end() || *place != selected)
        return wording.translate("Find", "%1 in %2", "a count of items, a mode").arg(all, title);
    return wording.translate("Find", "%1 of %2 in %3", "a place, a count of items, a mode")
        .arg(wording.count(place - found->items.begin() + 1), all, title);
}

void HitWalk::step(int by)
{
    if (m_pending) {
        m_stepWanted = by;
        return;
    }
    const ItemHits::InPanel *found = hits();
    if (!found)
        return;
    const std::vector<std::int64_t> &items = found->items;
    const std::int64_t selected = m_view.state().selected;
    auto place = by > 0 ? std::upper_bound(items.begin(), items.end(), selected)
                        : std::lower_bound(items.begin(), items.end(), selected);
    if (by > 0 && place == items.end())
        place = items.begin();
    if (by < 0)
        place = std::prev(place == items.begin() ? items.end() : place);
    m_view.goToItem(*place, indexOf(found->panel));
    Q_EMIT stepped();
}

} // namespace overlapse
