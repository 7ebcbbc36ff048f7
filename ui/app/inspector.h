// SPDX-License-Identifier: MIT
// What is told of the item that is pointed at or selected, and the code of the mode that was touched last.
#pragma once

#include "runs/code_language.h"
#include "runs/item_details.h"
#include "runs/panels_of.h"
#include "scene/scheme.h"
#include "timeline/view.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace overlapse {

/// GUI thread. Everything is told when it is asked for.
class Inspector : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(int shownItem READ shownItem NOTIFY itemChanged) ///< hovered, else selected; -1: none
    Q_PROPERTY(overlapse::ItemDetails details READ details NOTIFY itemChanged)
    Q_PROPERTY(QString code READ code NOTIFY changed)                       ///< of the mode last touched
    Q_PROPERTY(int language READ language WRITE setLanguage NOTIFY changed) ///< a CodeLanguage; remembered
    Q_PROPERTY(bool hasShell READ hasShell NOTIFY changed) ///< whether a shell could do the work
    Q_PROPERTY(QString codeMode READ codeMode NOTIFY changed)
    Q_PROPERTY(double touchedRun READ touchedRun NOTIFY changed) ///< the id of one that is kept; 0: a mode
    Q_PROPERTY(int touchedMode READ touchedMode NOTIFY changed)
    Q_PROPERTY(int scheme READ scheme WRITE setScheme NOTIFY itemChanged) ///< in which colours

public:
    Inspector(std::function<PanelSources()> sources, const View &view, QObject *parent = nullptr);

    [[nodiscard]] int shownItem() const;
    [[nodiscard]] ItemDetails details() const;
    [[nodiscard]] QString code() const;
    /// The one that was chosen, or Rust where it has nothing for this work.
    [[nodiscard]] int language() const;
    void setLanguage(int language);
    [[nodiscard]] bool hasShell() const;
    [[nodiscard]] QString codeMode() const;
    [[nodiscard]] int touchedMode() const { return static_cast<int>(touchedSpec().mode); }
    [[nodiscard]] double touchedRun() const;
    [[nodiscard]] int scheme() const { return static_cast<int>(m_scheme); }
    void setScheme(int scheme);
    Q_INVOKABLE void copyText(const QString &text) const; ///< to the clipboard
    /// The runs, or what is to be run, are others now.
    void tell();
    /// What is pointed at now is told of soon.
    [[nodiscard]] bool pending() const { return m_late; }

Q_SIGNALS:
    void changed();
    void itemChanged();

private:
    [[nodiscard]] PipelineSpec touchedSpec() const;
    [[nodiscard]] WorkSpec touchedWork() const;
    void tellItem();
    void tellPointed();

    std::function<PanelSources()> m_sources;
    const View &m_view;
    CodeLanguage m_language = CodeLanguage::Rust;
    Scheme m_scheme = Scheme::Light;
    bool m_itemTold = false; ///< that one is shown
    QTimer m_rest;           ///< after one that was pointed at was told
    bool m_late = false;     ///< another is pointed at meanwhile
};

} // namespace overlapse
