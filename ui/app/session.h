// SPDX-License-Identifier: MIT
// One window's parts, and which of them tell which: a page of connections. No part knows the session.
#pragma once

#include "app/appearance.h"
#include "app/comparing.h"
#include "app/inspector.h"
#include "app/notices.h"
#include "app/seeing.h"
#include "document/document.h"
#include "files/files.h"
#include "forms/limits_form.h"
#include "forms/rules_form.h"
#include "forms/search_form.h"
#include "forms/work_form.h"
#include "running/input_lister.h"
#include "running/limit_finder.h"
#include "running/map_finder.h"
#include "running/predictor.h"
#include "running/recorder_cost.h"
#include "running/runner.h"
#include "runs/explainer.h"
#include "runs/panels.h"
#include "runs/reason_finder.h"
#include "runs/repeat_notes.h"
#include "runs/result_table.h"
#include "teaching/lesson.h"
#include "timeline/map_view.h"
#include "timeline/path_walk.h"
#include "timeline/view.h"

#include <QObject>

namespace overlapse {
/// One a window. GUI thread only; it never waits.
class Session : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(overlapse::Document *document READ document CONSTANT)
    Q_PROPERTY(overlapse::WorkForm *work READ work CONSTANT)
    Q_PROPERTY(overlapse::RulesForm *rules READ rules CONSTANT)
    Q_PROPERTY(overlapse::LimitsForm *limits READ limits CONSTANT)
    Q_PROPERTY(overlapse::InputLister *inputs READ inputs CONSTANT)
    Q_PROPERTY(overlapse::Runner *runner READ runner CONSTANT)
    Q_PROPERTY(overlapse::SearchForm *search READ search CONSTANT)
    Q_PROPERTY(overlapse::LimitFinder *finder READ finder CONSTANT)
    Q_PROPERTY(overlapse::Files *files READ files CONSTANT)
    Q_PROPERTY(overlapse::Panels *panels READ panels CONSTANT)
    Q_PROPERTY(overlapse::Explainer *explainer READ explainer CONSTANT)
    Q_PROPERTY(overlapse::RepeatNotes *repeats READ repeats CONSTANT)
    Q_PROPERTY(overlapse::View *view READ view CONSTANT)
    Q_PROPERTY(overlapse::PathWalk *path READ path CONSTANT)
    Q_PROPERTY(overlapse::MapView *map READ map CONSTANT)
    Q_PROPERTY(overlapse::Seeing *seeing READ seeing CONSTANT)
    Q_PROPERTY(overlapse::DifferenceView *difference READ difference CONSTANT)
    Q_PROPERTY(overlapse::Inspector *inspector READ inspector CONSTANT)
    Q_PROPERTY(overlapse::ResultTable *results READ results CONSTANT)
    Q_PROPERTY(overlapse::Lesson *lesson READ lesson CONSTANT)
    Q_PROPERTY(overlapse::Notices *notices READ notices CONSTANT)
    Q_PROPERTY(overlapse::RecorderCost *recorder READ recorder CONSTANT)
    Q_PROPERTY(overlapse::Appearance *appearance READ appearance CONSTANT)
public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] Document *document() { return &m_document; }
    [[nodiscard]] WorkForm *work() { return &m_work; }
    [[nodiscard]] RulesForm *rules() { return &m_rules; }
    [[nodiscard]] LimitsForm *limits() { return &m_limits; }
    [[nodiscard]] InputLister *inputs() { return &m_inputs; }
    [[nodiscard]] Runner *runner() { return &m_runner; }
    [[nodiscard]] SearchForm *search() { return &m_search; }
    [[nodiscard]] LimitFinder *finder() { return &m_finder; }
    [[nodiscard]] Files *files() { return &m_files; }
    [[nodiscard]] Panels *panels() { return &m_panels; }
    [[nodiscard]] Explainer *explainer() { return &m_explainer; }
    [[nodiscard]] RepeatNotes *repeats() { return &m_repeats; }
    [[nodiscard]] View *view() { return &m_view; }
    [[nodiscard]] PathWalk *path() { return &m_path; }
    [[nodiscard]] MapView *map() { return &m_map; }
    [[nodiscard]] Seeing *seeing() { return &m_seeing; }
    [[nodiscard]] DifferenceView *difference() { return m_comparing.view(); }
    [[nodiscard]] Inspector *inspector() { return &m_inspector; }
    [[nodiscard]] ResultTable *results() { return &m_results; }
    [[nodiscard]] Lesson *lesson() { return &m_lesson; }
    [[nodiscard]] Notices *notices() { return &m_notices; }
    [[nodiscard]] RecorderCost *recorder() { return &m_recorder; }
    [[nodiscard]] Appearance *appearance() { return &m_appearance; }
    /// Whether every shown mode has something to show.
    [[nodiscard]] bool complete() const { return isComplete(sources()); }
    /// Nothing is being computed, listed, read or written.
    [[nodiscard]] bool idle() const;
    /// What there is to write.
    [[nodiscard]] Snapshot snapshot() const;

private:
    [[nodiscard]] PanelSources sources() const;
    void connectDocument();
    void connectInputs();
    void connectRunning();
    void connectFinder();
    void connectFiles();
    void connectShown();
    void connectMap();
    void onEdited(Document::Parts parts);
    void onReplaced();
    void predict();
    void askMap();
    void offer();
    void listAgain();
    [[nodiscard]] bool measuring() const { return m_runner.running() || m_finder.running(); }
    void tellLesson();
    void tellLater();
    void tellResults();
    void askReasons();

    const int m_cores; ///< of this machine, where runs are measured
    Appearance m_appearance;
    RecorderCost m_recorder;
    Notices m_notices;
    View m_view;
    PathWalk m_path;
    MapView m_map;
    ReasonFinder m_reasons;
    RepeatNotes m_repeats;
    Document m_document;
    InputLister m_inputs;
    Predictor m_predictor;
    MapFinder m_maps;
    Runner m_runner;
    Lesson m_lesson;
    WorkForm m_work;
    RulesForm m_rules;
    LimitsForm m_limits;
    SearchForm m_search;
    LimitFinder m_finder;
    Panels m_panels;
    Explainer m_explainer;
    Inspector m_inspector;
    Seeing m_seeing;
    ResultTable m_results;
    Comparing m_comparing;
    Files m_files;
    bool m_telling = false; ///< of what the panels show: a turn of the event loop is waited for
};

} // namespace overlapse
