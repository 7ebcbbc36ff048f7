// SPDX-License-Identifier: MIT
// What the window is about: the experiment and the runs, with their history.
#pragma once

#include "document/document_state.h"
#include "document/edit.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <optional>
#include <tuple>

namespace overlapse {

/// GUI thread only.
class Document : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(QString title READ title NOTIFY
                   titleChanged) ///< of the recording, else of the experiment; may be empty
    Q_PROPERTY(QString about READ about NOTIFY titleChanged)    ///< what to look for; may be empty
    Q_PROPERTY(bool unsaved READ unsaved NOTIFY unsavedChanged) ///< a run that is in no file
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY historyChanged)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY historyChanged)

public:
    /// What differs from before.
    enum Part : std::uint8_t {
        Work = 1,   ///< what is done to the items
        Rules = 2,  ///< how it is fetched
        Limits = 4, ///< with the cores that predictions are for
        Shown = 8,  ///< which modes are shown, and measured
        Runs = 16,
        Notes = 32, ///< and nothing else of the runs
    };
    Q_DECLARE_FLAGS(Parts, Part)

    Document(DocumentState state, int machineCores, QObject *parent = nullptr);

    [[nodiscard]] const DocumentState &state() const { return m_state; }
    [[nodiscard]] const Experiment &experiment() const { return m_state.experiment; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString about() const;
    [[nodiscard]] bool unsaved() const;
    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }

    /// An id that no run of this document has had.
    RunId newId() { return RunId(++m_lastId); }

    /// One step of undo for a whole drag of the same thing. `which` tells things of one kind apart.
    void edit(Edit what, const Experiment &next, int which = 0);
    /// A step of its own.
    void change(Edit what, const DocumentState &next);
    /// What an opened experiment names, but did not hold: no step.
    void complete(const Experiment &experiment);
    /// A run begins: what is shown is no longer the recording that was opened, and nothing is supposed.
    void leaveFile();
    /// Not a step of undo: none takes a measurement away.
    void addMeasured(RunRecord record);
    /// All is told now of a run that was only looked at before (PreparedRun::complete): not a step of undo either.
    void setPrepared(const PreparedRunPtr &first, const PreparedRunPtr &whole);
    /// They are in a file now.
    void setSaved(const QList<RunRecord> &runs);

    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    /// Back to the article's experiment.
    Q_INVOKABLE void reset();
    /// The end of a drag or of typing: the next change is a step of its own for undo.
    Q_INVOKABLE void commit() { m_last.reset(); }
    /// The last panel stays: a window is never empty.
    Q_INVOKABLE void toggleMode(int mode);
    /// Its limits and order are the experiment's, and its mode is shown: one step.
    void adopt(const PipelineSpec &spec);
    /// Run leaves it out, or no longer.
    Q_INVOKABLE void skipMode(int mode, bool skip);
    /// Without an id, it gets one.
    void keep(const RunRecord &record) { keepAll({record}); }
    /// The same of several: one step.
    void keepAll(QList<RunRecord> records);
    // By the id of a run that is kept.
    Q_INVOKABLE void removeRun(qlonglong id);
    Q_INVOKABLE void renameRun(qlonglong id, const QString &name);
    Q_INVOKABLE void placeRun(qlonglong id, int to);
    Q_INVOKABLE void showRun(qlonglong id, bool shown);
    /// Of any run: the note takes the place of the one that was there; an empty one takes that away. What is written to the same
    /// note up to commit() is one step, and none where it is in the end as it was.
    void pin(RunId id, const PinnedNote &note);
    /// Repeats that other programs disturbed do not count, or again.
    Q_INVOKABLE void leaveOutDisturbed(bool leaveOut);

Q_SIGNALS:
    void edited(overlapse::Document::Parts parts);
    /// The experiment is another as a whole, by undo too; edited() comes first.
    void replaced();
    void modeShown(int mode); ///< it had no panel before
    void titleChanged();
    void unsavedChanged();
    void historyChanged();

private:
    [[nodiscard]] bool isUnsaved(const RunRecord &record) const;
    [[nodiscard]] bool isUnsaved(const DocumentState &state) const;
    struct Step
    {
        DocumentState before;
        DocumentState after;
    };
    struct LastEdit
    {
        Edit what;
        int which;
        std::optional<std::tuple<RunId, std::int64_t, Nanos>> note{};
        friend bool operator==(const LastEdit &, const LastEdit &) = default;
    };

    void take(const DocumentState &next);
    void push(const DocumentState &next);
    void restore(std::vector<Step> &from, std::vector<Step> &to, bool back);

    const int m_machineCores;
    DocumentState m_state;
    std::vector<Step> m_undo;
    std::vector<Step> m_redo;
    std::optional<LastEdit> m_last;
    std::map<RunId, RunRecord> m_saved;          ///< as they are in a file
    std::map<RunId, std::int64_t> m_savedPlaces; ///< rising, in the order in which they stand in files
    std::int64_t m_nextPlace = 0;
    std::int64_t m_lastId = 0;
};

} // namespace overlapse

Q_DECLARE_OPERATORS_FOR_FLAGS(overlapse::Document::Parts)
