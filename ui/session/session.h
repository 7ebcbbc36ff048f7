// SPDX-License-Identifier: MIT
// The window's heart: the experiment, its predictions and measurements, undo, files and settings.
#pragma once

#include "core_words.h"
#include "experiment.h"
#include "item_details.h"
#include "mode_list.h"
#include "picture_choice.h"
#include "predictions.h"
#include "result_table.h"
#include "run_plan.h"
#include "scene/timeline_scene.h"
#include "walkthrough.h"

#include "formats/experiment_file.h"
#include "live/comparison.h"
#include "pipeline/checked.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <QVariantList>

#include <array>
#include <atomic>
#include <optional>

namespace overlapse {

/// One a window. GUI thread only; it never waits and never predicts itself.
class Session : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")

    // The work. A text that cannot be understood leaves the last good state and sets its error.
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY
                   experimentChanged) ///< simulated, files, web or command, as FetchKind counts them
    Q_PROPERTY(int items READ items WRITE setItems NOTIFY experimentChanged)
    Q_PROPERTY(QString fetch READ fetch WRITE setFetch NOTIFY experimentChanged)
    Q_PROPERTY(QString fetchError READ fetchError NOTIFY errorsChanged)
    Q_PROPERTY(QString transform READ transform WRITE setTransform NOTIFY experimentChanged)
    Q_PROPERTY(QString transformError READ transformError NOTIFY errorsChanged)
    Q_PROPERTY(
        QString steps READ steps WRITE setSteps NOTIFY experimentChanged) ///< of real work: "gunzip+sha256"
    Q_PROPERTY(QString stepsError READ stepsError NOTIFY errorsChanged)
    Q_PROPERTY(int seed READ seed WRITE setSeed NOTIFY experimentChanged)
    Q_PROPERTY(
        QString folder READ folder NOTIFY experimentChanged) ///< the chosen folder or files; empty: none
    Q_PROPERTY(
        QString list READ list NOTIFY experimentChanged) ///< the file with an input a line; empty: none
    Q_PROPERTY(
        QString listing READ listing NOTIFY experimentChanged) ///< "2,607 files, 812 passed over", or why not
    Q_PROPERTY(bool listingFailed READ listingFailed NOTIFY experimentChanged) ///< and `listing` says why
    Q_PROPERTY(QString urls READ urls WRITE setUrls NOTIFY
                   experimentChanged) ///< one a line; empty where there are too many to show
    Q_PROPERTY(QString urlsError READ urlsError NOTIFY errorsChanged)
    Q_PROPERTY(QString served READ served NOTIFY
                   experimentChanged) ///< the folder that is served instead of URLs; empty: none
    Q_PROPERTY(QString latency READ latency WRITE setLatency NOTIFY experimentChanged) ///< of its server
    Q_PROPERTY(QString latencyError READ latencyError NOTIFY errorsChanged)
    Q_PROPERTY(QString failing READ failing WRITE setFailing NOTIFY
                   experimentChanged) ///< the share of its requests: "2%"
    Q_PROPERTY(QString failingError READ failingError NOTIFY errorsChanged)
    Q_PROPERTY(QString command READ command WRITE setCommand NOTIFY experimentChanged)
    Q_PROPERTY(QString commandError READ commandError NOTIFY errorsChanged)
    // The rules of real work. 0 and empty texts: none, or the usual.
    Q_PROPERTY(int perHost READ perHost WRITE setPerHost NOTIFY experimentChanged)
    Q_PROPERTY(QString rate READ rate WRITE setRate NOTIFY experimentChanged) ///< a second
    Q_PROPERTY(int retries READ retries WRITE setRetries NOTIFY experimentChanged)
    Q_PROPERTY(QString timeout READ timeout WRITE setTimeout NOTIFY experimentChanged)
    Q_PROPERTY(QString deadline READ deadline WRITE setDeadline NOTIFY experimentChanged)
    Q_PROPERTY(QString maxBytes READ maxBytes WRITE setMaxBytes NOTIFY experimentChanged) ///< of an item
    Q_PROPERTY(QString headers READ headers WRITE setHeaders NOTIFY experimentChanged)    ///< one a line
    Q_PROPERTY(bool stopAtError READ stopAtError WRITE setStopAtError NOTIFY experimentChanged)
    Q_PROPERTY(QString deadlineError READ deadlineError NOTIFY errorsChanged)
    Q_PROPERTY(QString maxBytesError READ maxBytesError NOTIFY errorsChanged)
    Q_PROPERTY(QString headersError READ headersError NOTIFY errorsChanged)
    Q_PROPERTY(QString rateError READ rateError NOTIFY errorsChanged)
    Q_PROPERTY(QString timeoutError READ timeoutError NOTIFY errorsChanged)
    // The limits.
    Q_PROPERTY(int fetchLimit READ fetchLimit WRITE setFetchLimit NOTIFY experimentChanged)
    Q_PROPERTY(int transformLimit READ transformLimit WRITE setTransformLimit NOTIFY experimentChanged)
    Q_PROPERTY(int threads READ threads WRITE setThreads NOTIFY experimentChanged)
    Q_PROPERTY(bool orderKept READ orderKept WRITE setOrderKept NOTIFY experimentChanged)
    Q_PROPERTY(int cores READ cores NOTIFY experimentChanged) ///< that predictions are for
    Q_PROPERTY(bool elsewhere READ elsewhere NOTIFY
                   experimentChanged) ///< and this machine has another number of them
    Q_PROPERTY(QString hint READ hint NOTIFY experimentChanged) ///< "N* = 7 fetches keep 4 threads busy"
    // What is shown.
    Q_PROPERTY(overlapse::ModeList *modes READ modes CONSTANT)
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY darkChanged)
    Q_PROPERTY(bool lanes READ lanes WRITE setLanes NOTIFY timelineChanged)
    Q_PROPERTY(int shownItem READ shownItem NOTIFY detailsChanged) ///< hovered, else selected; -1: none
    Q_PROPERTY(overlapse::ItemDetails details READ details NOTIFY detailsChanged)
    Q_PROPERTY(
        QString bestMode READ bestMode NOTIFY timelineChanged) ///< which mode was best and why; may be empty
    Q_PROPERTY(QString code READ code NOTIFY detailsChanged)   ///< of the mode last touched
    Q_PROPERTY(bool codeInQt READ codeInQt WRITE setCodeInQt NOTIFY detailsChanged) ///< C++, rather than Rust
    Q_PROPERTY(QString codeMode READ codeMode NOTIFY detailsChanged)
    Q_PROPERTY(overlapse::ResultTable *results READ results CONSTANT)
    // For teaching.
    Q_PROPERTY(
        bool guessing READ guessing WRITE setGuessing NOTIFY experimentChanged) ///< results wait for a guess
    Q_PROPERTY(
        bool hidden READ hidden NOTIFY experimentChanged) ///< results are not shown, nor is anything run
    Q_PROPERTY(overlapse::Walkthrough *walk READ walk CONSTANT)
    Q_PROPERTY(
        bool canWalk READ canWalk NOTIFY timelineChanged) ///< a prediction that is short enough to follow
    // What goes on.
    Q_PROPERTY(bool running READ running NOTIFY runningChanged)
    Q_PROPERTY(bool canRun READ canRun NOTIFY runningChanged) ///< not running, and something to run
    Q_PROPERTY(
        overlapse::RunPlan plan READ plan NOTIFY confirmationWanted) ///< what a confirmation is asked for
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QString status READ status NOTIFY progressChanged) ///< one line beside Run
    Q_PROPERTY(QString problem READ problem NOTIFY
                   problemChanged) ///< an error to show until dismissed; may be empty
    Q_PROPERTY(bool unsaved READ unsaved NOTIFY unsavedChanged) ///< a measurement that is in no file
    Q_PROPERTY(QStringList recent READ recent NOTIFY
                   recentChanged) ///< files, the latest first; those that still exist
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY experimentChanged)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY experimentChanged)
    Q_PROPERTY(overlapse::PictureChoice *picture READ picture CONSTANT)
    Q_PROPERTY(QVariantList examples READ examples CONSTANT)      ///< of { name, title, about }
    Q_PROPERTY(QString about READ about NOTIFY experimentChanged) ///< what to look for; may be empty
    Q_PROPERTY(QString title READ title NOTIFY
                   experimentChanged) ///< of the recording, else of the experiment; may be empty

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] bool isReal() const { return m_experiment.work.isReal(); }
    [[nodiscard]] int kind() const { return static_cast<int>(m_experiment.work.fetch); }
    void setKind(int kind);
    [[nodiscard]] int items() const { return static_cast<int>(m_experiment.work.items); }
    void setItems(int items);
    [[nodiscard]] QString fetch() const;
    void setFetch(const QString &text);
    [[nodiscard]] QString fetchError() const { return m_fetchError; }
    [[nodiscard]] QString transform() const;
    void setTransform(const QString &text);
    [[nodiscard]] QString transformError() const { return m_transformError; }
    [[nodiscard]] QString steps() const;
    void setSteps(const QString &text);
    [[nodiscard]] QString stepsError() const
    {
        return m_stepsError.isEmpty() ? m_stepsProblem : m_stepsError;
    }
    [[nodiscard]] int seed() const { return static_cast<int>(m_experiment.work.seed); }
    void setSeed(int seed);
    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString list() const;
    [[nodiscard]] QString listing() const { return m_listing; }
    [[nodiscard]] bool listingFailed() const { return m_listingFailed; }
    [[nodiscard]] QString urls() const;
    void setUrls(const QString &text);
    [[nodiscard]] QString urlsError() const { return m_urlsError; }
    [[nodiscard]] QString served() const { return m_experiment.sources.served; }
    [[nodiscard]] QString latency() const;
    void setLatency(const QString &text);
    [[nodiscard]] QString latencyError() const { return m_latencyError; }
    [[nodiscard]] QString failing() const;
    void setFailing(const QString &text);
    [[nodiscard]] QString failingError() const { return m_failingError; }
    [[nodiscard]] QString command() const { return m_experiment.work.command; }
    void setCommand(const QString &text);
    [[nodiscard]] QString commandError() const
    {
        return m_commandError.isEmpty() ? m_commandProblem : m_commandError;
    }
    [[nodiscard]] int perHost() const { return static_cast<int>(m_experiment.work.rules.perHost); }
    void setPerHost(int perHost);
    [[nodiscard]] QString rate() const;
    void setRate(const QString &text);
    [[nodiscard]] int retries() const { return m_experiment.work.rules.retries; }
    void setRetries(int retries);
    [[nodiscard]] QString timeout() const;
    void setTimeout(const QString &text);
    [[nodiscard]] QString deadline() const;
    void setDeadline(const QString &text);
    [[nodiscard]] QString maxBytes() const;
    void setMaxBytes(const QString &text);
    [[nodiscard]] QString headers() const;
    void setHeaders(const QString &text);
    [[nodiscard]] bool stopAtError() const { return m_experiment.work.rules.stopAtError; }
    void setStopAtError(bool stop);
    [[nodiscard]] QString deadlineError() const { return m_deadlineError; }
    [[nodiscard]] QString maxBytesError() const { return m_maxBytesError; }
    [[nodiscard]] QString headersError() const { return m_headersError; }
    [[nodiscard]] QString rateError() const { return m_rateError; }
    [[nodiscard]] QString timeoutError() const { return m_timeoutError; }
    [[nodiscard]] int fetchLimit() const { return static_cast<int>(m_experiment.limits.fetchLimit); }
    void setFetchLimit(int limit);
    [[nodiscard]] int transformLimit() const { return static_cast<int>(m_experiment.limits.transformLimit); }
    void setTransformLimit(int limit);
    [[nodiscard]] int threads() const { return m_experiment.limits.threads; }
    void setThreads(int threads);
    [[nodiscard]] bool orderKept() const { return m_experiment.limits.order == Order::Kept; }
    void setOrderKept(bool kept);
    [[nodiscard]] int cores() const { return m_experiment.cores > 0 ? m_experiment.cores : m_cores; }
    [[nodiscard]] bool elsewhere() const { return cores() != m_cores; }
    [[nodiscard]] QString hint() const;

    [[nodiscard]] ModeList *modes() { return &m_modes; }
    [[nodiscard]] bool dark() const { return m_dark; }
    void setDark(bool dark);
    [[nodiscard]] bool lanes() const { return m_lanes; }
    void setLanes(bool lanes);
    [[nodiscard]] int shownItem() const;
    [[nodiscard]] ItemDetails details() const;
    [[nodiscard]] QString bestMode() const;
    [[nodiscard]] QString code() const;
    [[nodiscard]] bool codeInQt() const { return m_codeInQt; }
    void setCodeInQt(bool qt);
    Q_INVOKABLE void copyText(const QString &text) const; ///< to the clipboard
    [[nodiscard]] QString codeMode() const;
    [[nodiscard]] ResultTable *results() { return &m_results; }

    [[nodiscard]] Walkthrough *walk() { return &m_walk; }
    [[nodiscard]] bool canWalk() const;
    /// Begins the walk through the prediction of the mode touched last, or ends it.
    Q_INVOKABLE void toggleWalk();
    [[nodiscard]] bool guessing() const { return m_guessing; }
    void setGuessing(bool guessing);
    [[nodiscard]] bool hidden() const { return m_guessing && !m_revealed; }
    /// How long the user thinks that mode takes, as in "5s"; empty: no guess. Returns what is wrong with it.
    Q_INVOKABLE QString setGuess(int mode, const QString &text);
    Q_INVOKABLE bool hasGuess() const;
    Q_INVOKABLE void reveal();
    [[nodiscard]] bool running() const { return m_comparison != nullptr; }
    [[nodiscard]] bool canRun() const;
    [[nodiscard]] RunPlan plan() const { return m_asked; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString status() const { return m_status; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool unsaved() const { return m_unsaved; }
    [[nodiscard]] QStringList recent() const;
    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }
    [[nodiscard]] QString title() const { return m_title.isEmpty() ? inWindow(m_experiment.title) : m_title; }
    [[nodiscard]] QString about() const { return hidden() ? QString() : inWindow(m_experiment.about); }
    [[nodiscard]] PictureChoice *picture() { return &m_picture; }
    [[nodiscard]] QVariantList examples() const;

    /// Measures the modes that are shown, one after the other. Work that acts outside of this program is asked about
    /// first, by confirmationWanted(), and done after confirmRun().
    Q_INVOKABLE void run();
    /// The user agrees to plan(). Where the work is another by now, that is asked about instead.
    Q_INVOKABLE void confirmRun();
    Q_INVOKABLE void stop();
    /// The last panel stays: a window is never empty.
    Q_INVOKABLE void toggleMode(int index);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    /// The end of a drag or of typing: the next change is a step of its own for undo.
    Q_INVOKABLE void commit() { m_lastChanged = nullptr; }
    /// Back to the article's experiment (can be undone).
    Q_INVOKABLE void reset();
    Q_INVOKABLE void chooseFolder(const QUrl &folder);
    /// Those of these transforms that this program has.
    Q_INVOKABLE QStringList known(QStringList transforms) const;
    /// A file with an input a line. Only read.
    Q_INVOKABLE void chooseList(const QUrl &file);
    /// Its files become the URLs, served by the run itself.
    Q_INVOKABLE void serveFolder(const QUrl &folder);
    Q_INVOKABLE void useUrls(); ///< instead of the served folder
    Q_INVOKABLE void openPath(const QString &path) { open(QUrl::fromLocalFile(path)); }
    /// One of the examples (can be undone).
    Q_INVOKABLE void openExample(const QString &name);
    /// The work, the limits and the modes that are shown, as a file that people can read.
    Q_INVOKABLE void saveExperiment(const QUrl &url);
    /// To the clipboard: the command that does the same.
    Q_INVOKABLE void copyCommandLine();
    /// Opens a recording or an experiment in the background; never runs anything. On failure `problem` says why and all
    /// stays as it was.
    Q_INVOKABLE void open(const QUrl &file);
    /// Writes what is shown, in the background; the suffix says the format. `status` or `problem` tells how it went.
    /// Charts are written as `picture` says.
    Q_INVOKABLE void exportTo(const QUrl &file, bool unmasked = false);
    /// Whether an export leaves out what may be secret, unless it is `unmasked`.
    Q_INVOKABLE bool hasSecrets() const;
    /// To the clipboard, drawn in the background.
    Q_INVOKABLE void copyChart();
    Q_INVOKABLE void dismissProblem();
    /// The mode whose code and stamps are shown, by its place in the mode bar.
    Q_INVOKABLE void touchMode(int index);

    // For the timeline.
    /// Valid until the next timelineChanged().
    [[nodiscard]] const TimelineInput &timelineInput() const { return m_input; }
    [[nodiscard]] int hovered() const { return m_hovered < 0 ? static_cast<int>(m_walk.item()) : m_hovered; }
    [[nodiscard]] int selected() const { return m_selected; }
    /// `panel` counts the panels that are shown; -1 for both: none.
    void hover(int item, int panel);
    void select(int item, int panel);
    /// What the timeline has on the screen, for pictures of that.
    void setView(const TimelineView &view) { m_view = view; }
    /// The processor draws the pictures, so they cost what they show: fewer of them while a run is measured.
    void setRenderingCostly(bool costly);
    /// Whether every shown mode has something to show.
    [[nodiscard]] bool complete() const;
    /// What is shown, as a recording: measurements where they fit, else predictions.
    [[nodiscard]] Recording recording() const;
    /// Nothing is being computed, listed, read or written.
    [[nodiscard]] bool idle() const;

Q_SIGNALS:
    void experimentChanged();
    void errorsChanged();
    void timelineChanged();
    void detailsChanged();
    void darkChanged();
    void runningChanged();
    void confirmationWanted();
    void progressChanged();
    void problemChanged();
    void unsavedChanged();
    void recentChanged();

private:
    struct Measurement
    {
        PreparedRunPtr prepared;
        Experiment experiment;
    };

    /// An opened recording, ready to be shown.
    struct Opened
    {
        QString error;
        QString name;
        QString path;
        Recording recording;
        InputSources sources;
        InputTraits traits;
        std::vector<PreparedRunPtr> runs;
    };
    using Listing = std::shared_ptr<const Checked<ListedInputs>>;
    /// What a kind of work was when another was chosen.
    struct KindOfWork
    {
        WorkSpec work;
        InputSources sources;
        InputTraits traits;
    };

    void change(const char *what, const Experiment &next);
    void restore(std::vector<Experiment> &from, std::vector<Experiment> &to);
    void experimentEdited();
    void setError(QString &error, const QString &text);
    void clearErrors();
    void checkPrograms();
    void setRules(const char *what, const FetchRules &rules);
    void setServed(const char *what, const ServedFolder &served);
    void startListing(const InputSources &sources, const char *step);
    void stopListing();
    void nameListing();
    void listAgain();
    void onListed(const Listing &listing);
    void start();
    [[nodiscard]] QString runningText() const;
    [[nodiscard]] static bool isExperiment(const QString &path);
    void openExperiment(const QString &path);
    void take(const ExperimentFile &file);
    [[nodiscard]] ExperimentFile experimentFile() const;
    void onOpened(const Opened &opened);
    void setStatus(const QString &status);
    void predict();
    void onPredicted();
    void onRunStarted(int index);
    void onRunFinished(int index, const Run &run);
    void onComparisonFinished(bool stopped);
    void grow();
    void rebuild();
    [[nodiscard]] PanelInput panelOf(Mode mode, const Wording &wording) const;
    [[nodiscard]] TimelineInput inputForFiles() const; ///< as timelineInput(), in the words of files
    [[nodiscard]] PanelInput walkedPanelOf(Mode mode);
    void walkTouchedMode();
    void linkResults();
    void chooseResults(int mode);
    void tellResults();
    [[nodiscard]] Nanos elapsed() const; ///< of the run under way
    [[nodiscard]] ModeRow modeRowOf(Mode mode) const;
    void hideAgain();
    [[nodiscard]] QString guessText(Mode mode, Nanos makespan) const;
    [[nodiscard]] PictureOptions pictureOptions() const;
    [[nodiscard]] bool mayWrite(); ///< else says why not
    [[nodiscard]] PreparedRunPtr best(Mode mode) const;
    [[nodiscard]] const Measurement *fitting(Mode mode) const;
    [[nodiscard]] const Measurement *staleMeasurement(Mode mode) const;
    [[nodiscard]] PreparedRunPtr measuredSource() const;
    void predictRealWork();
    [[nodiscard]] std::vector<Mode> shownModes() const;
    [[nodiscard]] std::vector<PreparedRunPtr> shownRuns() const;
    void fail(const QString &problem);
    void setUnsaved(bool unsaved);
    void addRecent(const QString &path);
    void loadSettings();
    void saveSettings() const;

    const int m_cores; ///< of this machine, where runs are measured
    Experiment m_experiment;
    std::vector<Experiment> m_undo;
    std::vector<Experiment> m_redo;
    const char *m_lastChanged = nullptr;
    std::array<bool, 5> m_shown{true, true, true, true, true};
    QString m_fetchError;
    QString m_transformError;
    QString m_stepsError;   ///< of what was typed; the problem is of what it stands for
    QString m_stepsProblem; ///< a program that cannot be started
    QString m_urlsError;
    QString m_latencyError;
    QString m_failingError;
    QString m_commandError;
    QString m_commandProblem;
    QString m_rateError;
    QString m_timeoutError;
    QString m_deadlineError;
    QString m_maxBytesError;
    QString m_headersError;
    QString m_listing;
    bool m_listingFailed = false;                     ///< and `m_listing` says why
    std::shared_ptr<std::atomic<bool>> m_listingStop; ///< of the listing under way
    InputSources m_listingSources;
    const char *m_listingStep = nullptr; ///< for undo; null: part of what was opened
    RunPlan m_asked;
    QStringList m_agreed; ///< what the user has agreed to last; empty: nothing
    QString m_title;      ///< of an opened recording
    ModeList m_modes;
    Predictions m_predictions;
    std::array<std::optional<Measurement>, 5> m_measurements;
    std::optional<Recording> m_opened;                 ///< where the measurements came from, if not from here
    std::array<std::optional<KindOfWork>, 4> m_others; ///< by kind
    std::vector<PreparedRunPtr> m_kept;                ///< what m_input points to
    TimelineInput m_input;
    Walkthrough m_walk;
    int m_walkRequest = 0;       ///< the latest; what was asked for before it is not shown any more
    std::array<Run, 5> m_walked; ///< what of each mode has happened by now
    std::array<std::optional<Nanos>, 5> m_guesses;
    bool m_guessing = false;
    bool m_revealed = false;
    PictureChoice m_picture;
    TimelineView m_view;
    bool m_dark = false;
    bool m_lanes = false;
    bool m_codeInQt = false;
    int m_hovered = -1;
    int m_selected = -1;
    int m_touchedMode = 2; ///< parallel
    int m_resultMode = 2;  ///< as that, but the pointer alone does not change it
    ResultTable m_results;
    QThreadPool m_background; ///< one job at a time: listing, reading, writing

    // While a comparison runs.
    std::unique_ptr<Comparison> m_comparison;
    std::vector<Mode> m_runModes;
    std::vector<PipelineSpec> m_runSpecs;
    Experiment m_runExperiment;
    Mode m_runningMode = Mode::Sequential;
    Run m_growing;
    std::vector<ItemRow> m_inFlight;
    QTimer m_frame;
    bool m_renderingCostly = false;
    bool m_unsaved = false;
    QString m_status;
    QString m_problem;
};

} // namespace overlapse
