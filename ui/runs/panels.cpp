// SPDX-License-Identifier: MIT
#include "runs/panels.h"

#include "runs/made_from.h"
#include "scene/legend_bar.h"
#include "trace/this_machine.h"

namespace overlapse {

Panels::Panels(std::function<PanelSources()> sources, QObject *parent)
    : QObject(parent), m_sources(std::move(sources))
{
}

void Panels::refresh()
{
    m_outdated = true;
    if (m_waited)
        return;
    m_waited = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_waited = false;
            make();
            Q_EMIT changed();
            if (m_legend != m_toldLegend) {
                m_toldLegend = m_legend;
                Q_EMIT legendChanged();
            }
        },
        Qt::QueuedConnection);
}

void Panels::make()
{
    if (!m_outdated)
        return;
    m_outdated = false;
    const PanelSources sources = m_sources();
    m_input = std::make_shared<TimelineInput>(panelsOf(sources, Wording::onScreen()));
    m_legend.clear();
    for (const std::size_t index : legendIn(*m_input))
        m_legend.append(static_cast<int>(index));
    m_bestMode = sources.growing.run ? QString() : bestModeOf(sources);
}

void Panels::tellRows()
{
    const PanelSources sources = m_sources();
    m_modes.setRows(modeRowsOf(sources));
    m_kept.setRows(keptRowsOf(sources));
}

void Panels::keep(int mode)
{
    if (mode < 0 || mode >= static_cast<int>(allModes.size()))
        return;
    const PanelSources sources = m_sources();
    const Mode kept = allModes[static_cast<std::size_t>(mode)];
    if (sources.measuring(kept))
        return; // what is seen is not done yet
    if (const RunRecord *fitting = sources.state.fitting(kept))
        return Q_EMIT keepWanted(*fitting);
    RunRecord record;
    record.prepared = sources.prediction(kept);
    if (!record.prepared || sources.predicting) // it may still be of what was there before
        return;
    const Experiment &experiment = sources.state.experiment;
    record.facts.work = std::make_shared<WorkSpec>(experiment.work);
    tellSupposed(record.facts, *record.prepared, experiment, Wording::onScreen());
    record.facts.machine = thisMachine();
    record.facts.machine->cores = coresOf(sources.state.experiment, sources.machineCores);
    record.facts.when = QDateTime::currentDateTimeUtc();
    record.facts.program = programVersion();
    if (const RunRecord *basis = sources.state.experiment.work.isReal() ? sources.state.basis() : nullptr)
        record.facts.basis = basis->id();
    Q_EMIT keepWanted(record);
}

std::shared_ptr<const TimelineInput> Panels::input()
{
    make();
    return m_input;
}

QList<int> Panels::legend()
{
    make();
    return m_legend;
}

QString Panels::bestMode()
{
    make();
    return m_bestMode;
}

} // namespace overlapse
