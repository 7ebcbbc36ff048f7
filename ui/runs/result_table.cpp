// SPDX-License-Identifier: MIT
#include "runs/result_table.h"

#include "pipeline/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSettings>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

// A page of text is not laid out to be cut off.
QString shortened(const QString &text)
{
    constexpr qsizetype most = 400;
    return text.size() > most ? text.left(most) + u'…' : text;
}

bool contains(const std::vector<ResultColumn> &columns, ResultColumn column)
{
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

} // namespace

ResultTable::ResultTable(QObject *parent) : QAbstractListModel(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("results"));
    const QSettings settings;
    m_shown = settings.value(QStringLiteral("results/shown")).toBool();
    m_height = settings.value(QStringLiteral("results/height")).toDouble();
    connect(&m_arranging, &QFutureWatcher<ArrangedPtr>::finished, this, [this] {
        if (*m_stop || m_arranging.future().resultCount() == 0)
            return; // a later one is on its way
        take(m_arranging.result());
    });
    connect(&m_copying, &QFutureWatcher<QString>::finished, this, [this] {
        if (m_copying.future().resultCount() == 0)
            return;
        QGuiApplication::clipboard()->setText(m_copying.result());
        Q_EMIT copied();
    });
}

ResultTable::~ResultTable()
{
    if (m_stop)
        *m_stop = true;
    m_arranging.disconnect();
    m_copying.disconnect();
    m_pool.waitForDone();
}

void ResultTable::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    QSettings().setValue(QStringLiteral("results/shown"), shown);
    ask(false);
    Q_EMIT shownChanged();
}

void ResultTable::setHeight(double height)
{
    if (height == m_height)
        return;
    m_height = height;
    QSettings().setValue(QStringLiteral("results/height"), height);
    Q_EMIT shownChanged();
}

void ResultTable::show(const ResultSource &source, const WorkSpec &work)
{
    const bool same = source.run == m_source.run && source.mode == m_source.mode
        && source.name == m_source.name && source.measuring == m_source.measuring
        && source.predicting == m_source.predicting && work.fetch == m_work.fetch
        && work.inputs == m_work.inputs;
    m_source = source;
    if (same)
        return;
    m_work = work;
    ask(false);
}

void ResultTable::setFilter(const QString &text)
{
    ResultQuery query = m_query;
    query.filter = text.trimmed();
    setQuery(query);
}

void ResultTable::setFailedOnly(bool failedOnly)
{
    ResultQuery query = m_query;
    query.failedOnly = failedOnly;
    setQuery(query);
}

void ResultTable::sortBy(int column)
{
    if (column < 0 || column >= resultColumnCount)
        return;
    ResultQuery query = m_query;
    query.descending = static_cast<int>(query.sort) == column && !query.descending;
    query.sort = static_cast<ResultColumn>(column);
    setQuery(query);
}

void ResultTable::setQuery(const ResultQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    ask(true);
    placeHeads();
    Q_EMIT queryChanged();
}

// Of simulated work in its own order nothing has to be found out. Everything else is done in the background; what was
// asked for before is stopped.
void ResultTable::ask(bool toTop)
{
    if (m_stop)
        *m_stop = true;
    m_busy = false;
    m_toTop = m_toTop || toTop;
    Arranged asked{m_source.measuring || !m_shown ? nullptr : m_source.run, m_work, m_query, {}, {}};
    if (!m_work.isReal())
        asked.query.failedOnly = false;
    if (!asked.run)
        return take(std::make_shared<Arranged>(std::move(asked)));
    const ResultQuery &query = asked.query;
    if (!m_work.isReal() && query.filter.isEmpty() && query.sort == ResultColumn::Item)
        return take(arrange(std::move(asked), false));
    m_busy = true;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_arranging.setFuture(QtConcurrent::run(
        &m_pool, [asked = std::move(asked), stop = m_stop] { return arrange(asked, *stop); }));
}

ResultTable::ArrangedPtr ResultTable::arrange(Arranged asked, const std::atomic<bool> &stop)
{
    const Run &run = asked.run->run;
    asked.facts = resultFactsOf(run, asked.work, stop);
    if (!contains(resultColumnsOf(run, asked.work, asked.facts), asked.query.sort)) {
        asked.query.sort = ResultColumn::Item;
        asked.query.descending = false;
    }
    asked.order = arrangeResults(run, asked.work, asked.query, stop, Wording::onScreen());
    return std::make_shared<Arranged>(std::move(asked));
}

void ResultTable::take(const ArrangedPtr &arranged)
{
    m_busy = false;
    m_arranged = arranged;
    m_selectedRow = m_arranged->order.rowOf(m_selected);
    if (std::exchange(m_toTop, false))
        m_top = 0;
    placeHeads();
    clampTop();
    setLines();
    updateLines();
    Q_EMIT contentChanged();
    Q_EMIT selectionChanged();
}

void ResultTable::placeHeads()
{
    std::vector<ResultColumn> columns;
    if (m_arranged->run)
        columns = resultColumnsOf(m_arranged->run->run, m_arranged->work, m_arranged->facts);
    QList<ResultHead> heads;
    m_columns.clear();
    const std::int64_t items = m_arranged->run ? m_arranged->run->run.trace.size() : 0;
    // What is asked for is marked at once, also while it is being done.
    const ResultColumn sorted = contains(columns, m_query.sort) ? m_query.sort : ResultColumn::Item;
    for (const ColumnPlace &place : placeResultColumns(columns, items, m_room, sorted)) {
        heads.append(resultHeadOf(place, sorted, sorted == m_query.sort && m_query.descending));
        if (place.column == ResultColumn::Input && !m_arranged->facts.inputsBegin.isEmpty())
            heads.back().tip = tr("All begin with %1").arg(m_arranged->facts.inputsBegin);
        m_columns.push_back(place.column);
    }
    if (heads == m_heads)
        return;
    m_heads = heads;
    Q_EMIT headsChanged();
    updateLines();
}

void ResultTable::setRoom(double room)
{
    if (room == m_room)
        return;
    m_room = room;
    placeHeads();
}

void ResultTable::setPage(double rows)
{
    if (rows == m_page)
        return;
    const bool follow = m_selectedRow >= 0 && static_cast<double>(m_selectedRow) >= m_top
        && static_cast<double>(m_selectedRow) + 1 <= m_top + m_page;
    m_page = std::max(0.0, rows);
    clampTop();
    setLines();
    if (follow)
        reveal(m_selectedRow);
    Q_EMIT topChanged();
}

void ResultTable::setTop(double row)
{
    const double before = m_top;
    m_top = row;
    clampTop();
    if (m_top == before)
        return;
    setLines();
    if (std::floor(m_top) != std::floor(before))
        updateLines();
    Q_EMIT topChanged();
}

void ResultTable::clampTop()
{
    const double before = m_top;
    m_top = std::clamp(m_top, 0.0, std::max(0.0, count() - m_page));
    if (m_top != before)
        Q_EMIT topChanged();
}

void ResultTable::reveal(std::int64_t row)
{
    const auto at = static_cast<double>(row);
    if (at < m_top)
        setTop(at);
    else if (at + 1 > m_top + m_page)
        setTop(at + 1 - m_page);
}

// As many as can be seen, in part or whole.
void ResultTable::setLines()
{
    const int lines = static_cast<int>(std::min(count(), std::ceil(m_page) + 1));
    if (lines > m_lines) {
        beginInsertRows({}, m_lines, lines - 1);
        m_lines = lines;
        endInsertRows();
    } else if (lines < m_lines) {
        beginRemoveRows({}, lines, m_lines - 1);
        m_lines = lines;
        endRemoveRows();
    }
}

void ResultTable::updateLines()
{
    if (m_lines > 0)
        Q_EMIT dataChanged(index(0), index(m_lines - 1));
}

int ResultTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_lines;
}

QVariant ResultTable::data(const QModelIndex &index, int role) const
{
    const std::int64_t row = static_cast<std::int64_t>(m_top) + index.row();
    if (!index.isValid() || row >= rows())
        return role == ItemRole ? QVariant(-1)
            : role == CellsRole ? QVariant(QStringList())
                                : QVariant(false);
    const std::int64_t item = itemAt(row);
    const Run &run = m_arranged->run->run;
    switch (role) {
    case CellsRole: {
        QStringList cells;
        for (const ResultColumn column : m_columns) {
            QString text = resultText(run, m_arranged->work, column, item, Wording::onScreen());
            if (const QString &begin = m_arranged->facts.inputsBegin;
                column == ResultColumn::Input && !begin.isEmpty() && text.startsWith(begin))
                text.replace(0, begin.size(), QStringLiteral("…/"));
            cells << (text.isEmpty() && isNumber(column) ? QStringLiteral("–") : shortened(text));
        }
        return cells;
    }
    case ItemRole: return static_cast<int>(item);
    case FailedRole: return itemFailed(run, item);
    case SelectedRole: return row == m_selectedRow;
    default: return {};
    }
}

QHash<int, QByteArray> ResultTable::roleNames() const
{
    return {{CellsRole, "cells"}, {ItemRole, "item"}, {FailedRole, "failed"}, {SelectedRole, "selected"}};
}

QString ResultTable::title() const
{
    if (!m_arranged->run)
        return tr("Results of %1", "a mode").arg(name());
    return m_arranged->run->run.clock == Clock::Live ? tr("Results of %1, measured", "a mode").arg(name())
                                                     : tr("Results of %1, predicted", "a mode").arg(name());
}

QString ResultTable::name() const
{
    return m_source.name.isEmpty() ? modeName(m_source.mode) : m_source.name;
}

QString ResultTable::countText() const
{
    if (!m_arranged->run)
        return {};
    const std::int64_t all = m_arranged->run->run.trace.size();
    const auto text = [](std::int64_t count) { return overlapse::countText(count, QLocale()); };
    if (m_arranged->query.filter.isEmpty() && !m_arranged->query.failedOnly)
        return all == 1 ? tr("1 item") : tr("%1 items").arg(text(all));
    return tr("%1 of %2", "items").arg(text(rows()), text(all));
}

QString ResultTable::emptyText() const
{
    if (rows() > 0 || busy())
        return {};
    if (m_source.measuring)
        return tr("Measuring %1", "a mode").arg(name());
    if (!m_source.run)
        return isReal()           ? tr("Not measured yet")
            : m_source.predicting ? tr("predicting …")
                                  : tr("Longer than the clock goes: take fewer items, or shorter times");
    const ResultQuery &query = m_arranged->query;
    if (query.failedOnly && m_source.run->run.trace.failedCount() == 0)
        return tr("Nothing failed");
    return query.filter.isEmpty() ? tr("There are no items") : tr("No item matches “%1”").arg(query.filter);
}

QString ResultTable::emptyHint() const
{
    if (rows() > 0 || busy())
        return {};
    if (m_source.measuring)
        return tr("Its items are listed when it is done");
    if (!m_source.run)
        return isReal() ? tr("Press Run to see what comes of every item") : QString();
    const ResultQuery &query = m_arranged->query;
    if (query.failedOnly && m_source.run->run.trace.failedCount() == 0)
        return tr("Every item came through");
    return query.filter.isEmpty() ? QString() : tr("Esc in the filter clears it");
}

void ResultTable::choose(double row)
{
    if (row < 0 || row >= count())
        return;
    m_chosenRow = static_cast<std::int64_t>(row);
    Q_EMIT itemChosen(static_cast<int>(itemAt(m_chosenRow)), m_source.panel);
    m_chosenRow = -1;
}

void ResultTable::move(double by)
{
    if (rows() == 0)
        return;
    if (m_selectedRow < 0)
        return choose(by >= count() ? count() - 1 : std::ceil(m_top));
    choose(std::clamp(selectedRow() + by, 0.0, count() - 1));
}

void ResultTable::zoomToSelected()
{
    if (m_selectedRow >= 0)
        Q_EMIT zoomWanted(static_cast<int>(m_selected), m_source.panel);
}

void ResultTable::select(std::int64_t item)
{
    if (item == m_selected)
        return;
    m_selected = item;
    m_selectedRow = m_chosenRow >= 0 && m_chosenRow < rows() && itemAt(m_chosenRow) == item
        ? m_chosenRow
        : m_arranged->order.rowOf(item);
    if (m_selectedRow >= 0)
        reveal(m_selectedRow);
    if (m_lines > 0)
        Q_EMIT dataChanged(index(0), index(m_lines - 1), {SelectedRole});
    Q_EMIT selectionChanged();
}

QString ResultTable::wholeText(int item, int column) const
{
    if (!m_arranged->run || item < 0 || item >= m_arranged->run->run.trace.size())
        return {};
    return resultText(m_arranged->run->run, m_arranged->work, static_cast<ResultColumn>(column), item,
                      Wording::onScreen());
}

QString ResultTable::lineOf(const Arranged &arranged, const std::vector<ResultColumn> &columns,
                            std::int64_t item)
{
    QStringList cells;
    for (const ResultColumn column : columns)
        cells << bareResultText(arranged.run->run, arranged.work, column, item);
    return cells.join(u'\t');
}

void ResultTable::copySelected() const
{
    if (m_selectedRow < 0)
        return;
    const auto columns = resultColumnsOf(m_arranged->run->run, m_arranged->work, m_arranged->facts);
    QGuiApplication::clipboard()->setText(lineOf(*m_arranged, columns, m_selected));
}

void ResultTable::copyAll()
{
    if (!canCopyAll())
        return;
    m_copying.setFuture(QtConcurrent::run(&m_pool, [arranged = m_arranged] {
        const auto columns = resultColumnsOf(arranged->run->run, arranged->work, arranged->facts);
        QStringList heads;
        for (const ResultColumn column : columns)
            heads << resultKey(column);
        QString text = heads.join(u'\t') + u'\n';
        for (std::int64_t row = 0; row < arranged->order.count(); ++row)
            text += lineOf(*arranged, columns, arranged->order.itemAt(row)) + u'\n';
        return text;
    }));
}

} // namespace overlapse
