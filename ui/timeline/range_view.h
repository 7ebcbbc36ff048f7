// SPDX-License-Identifier: MIT
// The statistics of the selected time as the window shows them: of which run, and of which state more.
#pragma once

#include "scene/range_words.h"
#include "scene/scheme.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace overlapse {

/// GUI thread only. It computes nothing: setFigures() brings them.
class RangeView : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(double height READ height WRITE setHeight NOTIFY heightChanged) ///< 0: the usual
    Q_PROPERTY(QString title READ title NOTIFY changed)                        ///< from when to when
    Q_PROPERTY(QString length READ length NOTIFY changed)
    Q_PROPERTY(
        bool pending READ pending NOTIFY changed) ///< what is told is of another time, or of other runs
    Q_PROPERTY(
        QString message READ message NOTIFY changed) ///< why there is nothing; empty: there is, or it comes
    Q_PROPERTY(QVariantList columns READ columns NOTIFY changed)    ///< rangeColumns()
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)          ///< rangeRows() of the chosen run
    Q_PROPERTY(QVariantMap histogram READ histogram NOTIFY changed) ///< of the chosen state; may be empty
    Q_PROPERTY(int column READ column WRITE chooseColumn NOTIFY changed)
    Q_PROPERTY(int state READ state WRITE chooseState NOTIFY changed) ///< a Cause; -1: the latency

public:
    explicit RangeView(QObject *parent = nullptr) : QObject(parent) {}

    [[nodiscard]] bool shown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] double height() const { return m_height; }
    void setHeight(double height);
    [[nodiscard]] QString title() const { return rangeText(m_range, Wording::onScreen()); }
    [[nodiscard]] QString length() const { return Wording::onScreen().duration(m_range.length()); }
    [[nodiscard]] bool pending() const { return m_pending; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QVariantList columns() const { return m_columns; }
    [[nodiscard]] QVariantList rows() const { return m_rows; }
    [[nodiscard]] QVariantMap histogram() const { return m_histogram; }
    [[nodiscard]] int column() const;
    void chooseColumn(int column);
    [[nodiscard]] int state() const { return m_state; }
    void chooseState(int state);
    /// So many lines further.
    Q_INVOKABLE void stepState(int by);
    Q_INVOKABLE void stepColumn(int by);
    [[nodiscard]] const RangeFigures *figures() const { return m_figures.get(); }

    /// Another part of the time is selected, and its figures are to come.
    void await(TimeRange range);
    void setFigures(const std::shared_ptr<const RangeFigures> &figures);
    /// There are none: why.
    void setNone(TimeRange range, const QString &message);
    /// The run of that panel is the chosen one, where there are figures of it.
    void choosePanel(PanelId panel);
    void setScheme(int scheme);

Q_SIGNALS:
    void changed();
    void shownChanged();
    void heightChanged();

private:
    [[nodiscard]] const RangeFigures::OfRun *chosen() const;
    void tell();

    bool m_shown = false;
    double m_height = 0;
    Scheme m_scheme = Scheme::Light;
    bool m_pending = false;
    TimeRange m_range;
    QString m_message;
    std::shared_ptr<const RangeFigures> m_figures;
    PanelId m_panel = PanelId::None;
    int m_state = latencyRow;
    QVariantList m_columns;
    QVariantList m_rows;
    QVariantMap m_histogram;
};

} // namespace overlapse
