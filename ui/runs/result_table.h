// SPDX-License-Identifier: MIT
// The results of one mode's run as a table: sorted and filtered in the background, one line for each row on the screen.
#pragma once

#include "document/prepared_run.h"
#include "runs/result_columns.h"
#include "runs/result_order.h"

#include <QAbstractListModel>
#include <QFutureWatcher>
#include <QHash>
#include <QList>
#include <QThreadPool>
#include <QVariant>

#include <memory>

namespace overlapse {

/// What a table is about.
struct ResultSource
{
    PreparedRunPtr run{}; ///< null: nothing yet
    Mode mode = Mode::Parallel;
    QString name{};          ///< what a run that is kept is called; empty: its mode's
    int panel = -1;          ///< of those that are shown
    bool measuring = false;  ///< the mode is being measured
    bool predicting = false; ///< nothing yet, since predictions are being made
};

/// GUI thread; never waits. As a model it has only the lines that fit on the screen, so that ten million rows cost what
/// twenty do. While something is being arranged, the last good arrangement stays.
class ResultTable : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one a session")

    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY shownChanged)      ///< remembered
    Q_PROPERTY(double height READ height WRITE setHeight NOTIFY shownChanged) ///< remembered; 0: the usual
    Q_PROPERTY(QString title READ title NOTIFY contentChanged)         ///< "Results of parallel, measured"
    Q_PROPERTY(QString countText READ countText NOTIFY contentChanged) ///< "37 of 2,619"
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY contentChanged) ///< why there is no row; else empty
    Q_PROPERTY(QString emptyHint READ emptyHint NOTIFY contentChanged)
    Q_PROPERTY(bool real READ isReal NOTIFY contentChanged) ///< there are inputs, and they may fail
    Q_PROPERTY(bool canCopyAll READ canCopyAll NOTIFY contentChanged)
    Q_PROPERTY(double count READ count NOTIFY contentChanged) ///< of rows, on the screen or not
    Q_PROPERTY(QList<overlapse::ResultHead> heads READ heads NOTIFY headsChanged)
    Q_PROPERTY(overlapse::ResultHead noHead READ noHead CONSTANT)
    Q_PROPERTY(double room READ room WRITE setRoom NOTIFY headsChanged)     ///< width for the columns
    Q_PROPERTY(double page READ page WRITE setPage NOTIFY topChanged)       ///< rows that fit
    Q_PROPERTY(double top READ top WRITE setTop NOTIFY topChanged)          ///< the first row that is seen
    Q_PROPERTY(double selectedRow READ selectedRow NOTIFY selectionChanged) ///< -1: none of them
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY queryChanged)
    Q_PROPERTY(bool failedOnly READ failedOnly WRITE setFailedOnly NOTIFY queryChanged)

public:
    enum Role {
        CellsRole = Qt::UserRole, ///< texts, one for each head
        ItemRole,                 ///< -1: below the last row
        FailedRole,
        SelectedRole,
    };
    static constexpr std::int64_t mostCopied = 10'000; ///< rows, to the clipboard

    explicit ResultTable(QObject *parent = nullptr);
    /// Stops and waits; of ten million items, a fifth of a second at most.
    ~ResultTable() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool shown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] double height() const { return m_height; }
    void setHeight(double height);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString countText() const;
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString emptyHint() const;
    [[nodiscard]] bool isReal() const { return m_work.isReal(); }
    [[nodiscard]] bool canCopyAll() const { return count() > 0 && count() <= mostCopied; }
    [[nodiscard]] double count() const { return static_cast<double>(rows()); }
    [[nodiscard]] QList<ResultHead> heads() const { return m_heads; }
    [[nodiscard]] static ResultHead noHead() { return {}; }
    [[nodiscard]] double room() const { return m_room; }
    void setRoom(double room);
    [[nodiscard]] double page() const { return m_page; }
    void setPage(double rows);
    [[nodiscard]] double top() const { return m_top; }
    void setTop(double row);
    [[nodiscard]] double selectedRow() const { return static_cast<double>(m_selectedRow); }
    [[nodiscard]] QString filter() const { return m_query.filter; }
    void setFilter(const QString &text);
    [[nodiscard]] bool failedOnly() const { return m_query.failedOnly; }
    void setFailedOnly(bool failedOnly);

    /// By a column; again: the other way round.
    Q_INVOKABLE void sortBy(int column);
    /// The user wants the row's item: itemChosen().
    Q_INVOKABLE void choose(double row);
    /// The row so many below the selected one, or above it.
    Q_INVOKABLE void move(double by);
    Q_INVOKABLE void deselect() { Q_EMIT itemChosen(-1, -1); }
    Q_INVOKABLE void zoomToSelected();
    /// One cell, whole.
    Q_INVOKABLE QString wholeText(int item, int column) const;
    /// The selected row to the clipboard, tab-separated.
    Q_INVOKABLE void copySelected() const;
    /// All rows that there are, with a line of heads.
    Q_INVOKABLE void copyAll();

    /// What it shows from now on, if that is something else.
    void show(const ResultSource &source, const WorkSpec &work);
    /// The item is selected, here or elsewhere; its row is brought into view.
    void select(std::int64_t item);
    /// Rows are being found and sorted.
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] const ResultQuery &query() const { return m_query; }
    [[nodiscard]] const ResultSource &source() const { return m_source; }
    /// Of the row; what is on the screen now.
    [[nodiscard]] std::int64_t itemAt(std::int64_t row) const { return m_arranged->order.itemAt(row); }

Q_SIGNALS:
    void shownChanged();
    void contentChanged();
    void headsChanged();
    void topChanged();
    void selectionChanged();
    void queryChanged();
    void itemChosen(int item, int panel);
    void zoomWanted(int item, int panel);
    void copied();

private:
    /// A run in the order that was asked for.
    struct Arranged
    {
        PreparedRunPtr run; ///< null: there is none
        WorkSpec work;
        ResultQuery query;
        ResultFacts facts;
        ResultOrder order;
    };
    using ArrangedPtr = std::shared_ptr<const Arranged>;
    [[nodiscard]] QString name() const;
    using Stop = std::shared_ptr<std::atomic<bool>>;

    [[nodiscard]] std::int64_t rows() const { return m_arranged->order.count(); }
    [[nodiscard]] static ArrangedPtr arrange(Arranged asked, const std::atomic<bool> &stop);
    [[nodiscard]] static QString lineOf(const Arranged &arranged, const std::vector<ResultColumn> &columns,
                                        std::int64_t item);
    void ask(bool toTop);
    void take(const ArrangedPtr &arranged);
    void setQuery(const ResultQuery &query);
    void placeHeads();
    void clampTop();
    void reveal(std::int64_t row);
    void setLines();
    void updateLines();

    bool m_shown = false;
    double m_height = 0;
    ResultSource m_source;
    WorkSpec m_work;
    ResultQuery m_query;
    ArrangedPtr m_arranged = std::make_shared<Arranged>();
    QList<ResultHead> m_heads;
    std::vector<ResultColumn> m_columns; ///< of the heads
    double m_room = 0;
    double m_page = 0;
    double m_top = 0;
    int m_lines = 0;
    std::int64_t m_selected = -1; ///< item
    std::int64_t m_selectedRow = -1;
    std::int64_t m_chosenRow = -1; ///< by the user: need not be looked for
    bool m_busy = false;
    bool m_toTop = false; ///< when the arrangement under way arrives
    QThreadPool m_pool;   ///< one job at a time
    Stop m_stop;
    QFutureWatcher<ArrangedPtr> m_arranging;
    QFutureWatcher<QString> m_copying;
};

} // namespace overlapse
