// SPDX-License-Identifier: MIT
// Writing a note to an item or to an instant, and going from note to note.
#pragma once

#include "timeline/view.h"

namespace overlapse {

/// GUI thread. It keeps no notes itself: pinned() says what was written.
class NotePad : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(bool shown READ shown NOTIFY changed) ///< a note is being written
    Q_PROPERTY(
        QString about READ about NOTIFY changed) ///< "Item 7 · report.pdf, Parallel", "at 1.25 s, Parallel"
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed) ///< in one line
    Q_PROPERTY(bool there READ there NOTIFY changed) ///< it was written before, and can be taken away
    Q_PROPERTY(int count READ count NOTIFY changed)  ///< of the notes of that run

public:
    explicit NotePad(View &view, QObject *parent = nullptr);

    [[nodiscard]] bool shown() const { return m_place.has_value(); }
    [[nodiscard]] QString about() const;
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] bool there() const { return noteThere() != nullptr; }
    [[nodiscard]] int count() const;

    /// To the selected item in the panel touched last; where none is selected, to the pointer's time, else to the beginning
    /// of the selected time, else to the middle of what is seen. Refused where that panel's run is none of the document's.
    Q_INVOKABLE void begin();
    void open(const NotePlace &place); ///< to be written
    /// To the next note in time of the run of the panel touched last, or the one before, from the one that was there last, else
    /// from what is seen; after the last comes the first. What was being written is kept.
    Q_INVOKABLE void step(int by);
    // Each ends the writing.
    Q_INVOKABLE void keep();  ///< what was written; nothing written: as remove()
    Q_INVOKABLE void leave(); ///< as it was
    Q_INVOKABLE void remove();

Q_SIGNALS:
    void changed();
    void begun(); ///< to be written, not only read
    void ended();
    void pinned(qlonglong run, const overlapse::PinnedNote &note);
    void refused(const QString &why);

private:
    [[nodiscard]] const PanelInput *panelOf(PanelId id) const;
    [[nodiscard]] const PinnedNote *noteThere() const;
    [[nodiscard]] std::optional<NotePlace> placeWanted(const PanelInput &panel) const;
    bool show(const NotePlace &place);
    void end();

    View &m_view;
    std::optional<NotePlace> m_place; ///< nothing: none is written
    RunId m_record = RunId::None;
    NotePlace m_last;                 ///< where one was written, or read, last
    std::optional<QString> m_written; ///< nothing: it is as it was
    QString m_before;                 ///< as it was
};

} // namespace overlapse
