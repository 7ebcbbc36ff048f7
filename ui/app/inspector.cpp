// SPDX-License-Identifier: MIT
#include "app/inspector.h"

#include "pipeline/words.h"
#include "runs/describe_item.h"
#include "scene/core_words.h"
#include "scene/mode_title.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSettings>

namespace overlapse {

namespace {
QString codeKey()
{
    return QStringLiteral("window/code");
}
} // namespace

Inspector::Inspector(std::function<PanelSources()> sources, const View &view, QObject *parent)
    : QObject(parent), m_sources(std::move(sources)), m_view(view),
      m_language(codeLanguageNamed(QSettings().value(codeKey()).toString()))
{
    // As the timeline moves under a pointer, every frame has another item there: to make the panel anew takes longer than to
    // draw the frame.
    constexpr int rest = 50; // ms
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (std::exchange(m_late, false))
            tellPointed();
    });
    connect(&view, &View::pointed, this, &Inspector::tellPointed);
    connect(&view, &View::selected, this, &Inspector::tellItem);
    connect(&view, &View::touched, this, &Inspector::tell);
}

void Inspector::tell()
{
    tellItem();
    Q_EMIT changed();
}

void Inspector::tellPointed()
{
    if (m_rest.isActive()) {
        m_late = true;
        return;
    }
    tellItem();
    m_rest.start();
}

// Where none is shown, nothing of it is asked for.
void Inspector::tellItem()
{
    const bool shown = shownItem() >= 0;
    if (shown || m_itemTold)
        Q_EMIT itemChanged();
    m_itemTold = shown;
}

void Inspector::setScheme(int scheme)
{
    if (scheme == this->scheme())
        return;
    m_scheme = static_cast<Scheme>(scheme);
    tellItem();
}

int Inspector::shownItem() const
{
    const ViewState &state = m_view.state();
    return static_cast<int>(state.hovered >= 0 ? state.hovered : state.selected);
}

ItemDetails Inspector::details() const
{
    const PanelSources sources = m_sources();
    const Wording wording = Wording::onScreen();
    return describeItem(shownItem(), panelRunsOf(sources, wording), m_view.state().touched,
                        sources.state.experiment.work, themeOf(m_scheme), wording);
}

// Of a mode with the limits as they are; of a run that is kept with its own.
PipelineSpec Inspector::touchedSpec() const
{
    const PanelSources sources = m_sources();
    const PanelId touched = m_view.state().resultsOf;
    if (const RunRecord *kept = sources.state.run(RunId(static_cast<std::int64_t>(touched))))
        return kept->spec();
    for (const Mode mode : allModes)
        if (panelOfMode(mode) == touched)
            return sources.state.experiment.specFor(mode);
    return sources.state.experiment.specFor(Mode::Parallel);
}

WorkSpec Inspector::touchedWork() const
{
    const PanelSources sources = m_sources();
    const RunRecord *kept = sources.state.run(RunId(static_cast<std::int64_t>(m_view.state().resultsOf)));
    return kept ? kept->work() : sources.state.experiment.work;
}

double Inspector::touchedRun() const
{
    const auto touched = static_cast<std::int64_t>(m_view.state().resultsOf);
    const PanelSources sources = m_sources();
    const RunRecord *run = touched > 0 ? sources.state.run(RunId(touched)) : nullptr;
    return run && run->kept() ? static_cast<double>(touched) : 0;
}

QString Inspector::code() const
{
    return codeIn(static_cast<CodeLanguage>(language()), touchedWork(), touchedSpec());
}

int Inspector::language() const
{
    return static_cast<int>(hasCode(touchedWork(), m_language) ? m_language : CodeLanguage::Rust);
}

bool Inspector::hasShell() const
{
    return hasCode(touchedWork(), CodeLanguage::Shell);
}

void Inspector::setLanguage(int language)
{
    if (language < 0 || language >= static_cast<int>(allCodeLanguages.size()))
        return;
    m_language = static_cast<CodeLanguage>(language);
    QSettings().setValue(codeKey(), codeLanguageName(m_language));
    Q_EMIT changed();
}

QString Inspector::codeMode() const
{
    const Mode mode = touchedSpec().mode;
    return QStringLiteral("%1: %2").arg(modeTitle(mode), inWindow(modeSummary(mode)));
}

void Inspector::copyText(const QString &text) const
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace overlapse
