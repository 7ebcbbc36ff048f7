// SPDX-License-Identifier: MIT
// What the window reads and writes: recordings, experiments, exports, the clipboard. In the background.
#pragma once

#include "files/opened_recording.h"
#include "files/picture_choice.h"
#include "files/snapshot.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace overlapse {

/// GUI thread; never waits. Nothing that is opened is run.
class Files : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has them")
    Q_PROPERTY(
        QStringList recent READ recent NOTIFY recentChanged) ///< the latest first; those that still exist
    Q_PROPERTY(overlapse::PictureChoice *picture READ picture CONSTANT)
    Q_PROPERTY(QVariantList examples READ examples CONSTANT)    ///< of { name, title, about }
    Q_PROPERTY(bool opening READ opening NOTIFY openingChanged) ///< a recording is being read

public:
    /// `snapshot` says what there is to write; it is asked each time.
    explicit Files(std::function<Snapshot()> snapshot, QObject *parent = nullptr);
    /// Waits until what is being written is done; what is being read is stopped.
    ~Files() override;

    [[nodiscard]] QStringList recent() const;
    [[nodiscard]] PictureChoice *picture() { return &m_picture; }
    [[nodiscard]] QVariantList examples() const;
    /// While something is measured no other experiment is opened.
    void setBusy(bool busy) { m_busy = busy; }

    /// Opens a recording or an experiment. On failure all stays as it was.
    Q_INVOKABLE void open(const QUrl &file);
    Q_INVOKABLE void openPath(const QString &path) { open(QUrl::fromLocalFile(path)); }
    [[nodiscard]] bool opening() const { return !m_reading.isEmpty(); }
    /// Recordings that are being read are not opened.
    Q_INVOKABLE void stopOpening();
    /// The runs of a recording, beside those that there are.
    Q_INVOKABLE void addRuns(const QUrl &file);
    Q_INVOKABLE void openExample(const QString &name);
    /// The work, the limits and the modes that are shown, as a file that people can read.
    Q_INVOKABLE void saveExperiment(const QUrl &url);
    /// To the clipboard: the command that does the same.
    Q_INVOKABLE void copyCommandLine();
    /// Writes what is shown; the suffix says the format. A recording holds all runs, shown or not. Charts are written as
    /// `picture` says.
    Q_INVOKABLE void exportTo(const QUrl &file, bool unmasked = false);
    /// The map of limits that is shown, as the suffix says.
    Q_INVOKABLE void exportMap(const QUrl &file);
    /// The comparison that is shown, as the suffix says.
    Q_INVOKABLE void exportDifference(const QUrl &file);
    /// Whether an export leaves out what may be secret, unless it is unmasked.
    Q_INVOKABLE bool hasSecrets() const { return m_snapshot().secrets; }
    /// To the clipboard.
    Q_INVOKABLE void copyChart();

    /// A path made of a name, which stands for itself: no `#` or `%` of it means anything.
    Q_INVOKABLE QUrl fileIn(const QUrl &folder, const QString &name) const;
    /// The file that a dialog has `selected`, after this name was typed in it: where it took the name for a part of a
    /// URL, the file that the name means, with `suffix` where it has none that says a format.
    Q_INVOKABLE QUrl typed(const QUrl &folder, const QString &name, const QString &suffix,
                           const QUrl &selected) const;
    Q_INVOKABLE bool isThere(const QUrl &file) const;

    [[nodiscard]] bool idle() const { return m_pool.activeThreadCount() == 0; }

Q_SIGNALS:
    void recentChanged();
    void recordingOpened(const overlapse::OpenedRecording &opened);
    void runsOpened(const overlapse::OpenedRecording &opened);
    void experimentOpened(const overlapse::ExperimentFile &file);
    void openingChanged();
    /// Of a run of what was opened, of which only a first look was there: all is told of it now.
    void prepared(const overlapse::PreparedRunPtr &first, const overlapse::PreparedRunPtr &whole);
    void recordingSaved(const QList<overlapse::RunRecord> &runs);
    void writing(); ///< what is written is the whole: a walk ends
    void said(const QString &status);
    void failed(const QString &problem);

private:
    using Read = void (Files::*)(const OpenedRecording &);
    void openRecordingAs(const QString &path, Read signal);
    void openExperimentFile(const QString &path);
    void endReading(const std::shared_ptr<ReadProgress> &progress);
    void tellReading();
    void prepareWhole(const OpenedRecording &opened);
    void addRecent(const QString &path);
    [[nodiscard]] std::optional<Snapshot> snapshotToWrite();

    std::function<Snapshot()> m_snapshot;
    PictureChoice m_picture;
    bool m_busy = false;
    QList<std::shared_ptr<ReadProgress>> m_reading; ///< of recordings, the one under way first
    QString m_readName;                             ///< of the file that is told of
    QTimer m_telling;                               ///< how far that has come
    QThreadPool m_pool;                             ///< one job at a time
};

} // namespace overlapse
