// SPDX-License-Identifier: MIT
#include "timeline/path_walk.h"

#include "scene/cause_shares.h"
#include "scene/core_words.h"
#include "scene/reason_words.h"

#include <algorithm>

namespace overlapse {

PathWalk::PathWalk(View &view, QObject *parent) : QObject(parent), m_view(view)
{
    for (const auto signal :
         {&View::inputChanged, &View::pathChanged, &View::pointed, &View::selected, &View::touched})
        connect(&view, signal, this, [this] {
            if (m_view.path())
                Q_EMIT changed();
        });
}

const std::vector<PathPiece> &PathWalk::path() const
{
    static const std::vector<PathPiece> none;
    const PanelInput *panel = m_view.touchedPanel();
    return panel && panel->reasons && !panel->live ? panel->reasons->path : none;
}

bool PathWalk::known() const
{
    const PanelInput *panel = m_view.touchedPanel();
    return panel && panel->reasons && !panel->live;
}

// Of another path than it was gone to, it is no piece any more.
std::int64_t PathWalk::place() const
{
    const ViewState &state = m_view.state();
    if (!state.piece || state.pieceOf != state.resultsOf)
        return -1;
    const std::int64_t index = pieceAt(path(), state.piece->begin);
    return index >= 0 && path()[static_cast<std::size_t>(index)] == *state.piece ? index : -1;
}

const PathPiece *PathWalk::piece() const
{
    const std::int64_t index = place();
    return index < 0 ? nullptr : path().data() + index;
}

QString PathWalk::title() const
{
    const PanelInput *panel = m_view.touchedPanel();
    return panel ? panel->title : QString();
}

QString PathWalk::what() const
{
    const PathPiece *piece = this->piece();
    if (!piece)
        return {};
    const Wording wording = Wording::onScreen();
    const Nanos length = piece->end - piece->begin;
    return wording
        .translate("Reasons", "item %1 · %2 · %3, %4 of the path", "an item, a cause, a time, a share")
        .arg(QString::number(piece->item), inWindow(causeText(piece->cause)), wording.duration(length),
             shareWords(static_cast<double>(length.count()) / static_cast<double>(path().back().end.count()),
                        wording));
}

QString PathWalk::why() const
{
    const PathPiece *piece = this->piece();
    if (!piece)
        return {};
    const Wording wording = Wording::onScreen();
    if (piece == path().data())
        return wording.translate("Reasons", "the run begins with it");
    if (piece->by == Release::Kind::None)
        return wording.translate("Reasons", "it began when its own piece before ended");
    return wording.translate("Reasons", "it began when this happened: %1")
        .arg(releaseWords({piece->by, std::prev(piece)->item, piece->begin}, wording));
}

QVariantList PathWalk::shares() const
{
    if (path().empty())
        return {};
    const Theme theme = themeOf(m_scheme);
    return listOf(causeShares(m_view.touchedPanel()->reasons->onPath, theme, Wording::onScreen()));
}

void PathWalk::setScheme(int scheme)
{
    if (scheme == this->scheme())
        return;
    m_scheme = static_cast<Scheme>(scheme);
    Q_EMIT changed();
}

void PathWalk::step(int by)
{
    const std::vector<PathPiece> &pieces = path();
    if (pieces.empty())
        return;
    const std::int64_t last = static_cast<std::int64_t>(pieces.size()) - 1;
    std::int64_t next = place();
    if (next >= 0)
        next = std::clamp<std::int64_t>(next + by, 0, last);
    else if (const std::int64_t seen = pieceAt(pieces, m_view.shown().begin); seen >= 0)
        next = seen;
    else
        next = last;
    m_view.setPath(true);
    m_view.goTo(pieces[static_cast<std::size_t>(next)], m_view.state().resultsOf);
    Q_EMIT changed();
}

} // namespace overlapse
