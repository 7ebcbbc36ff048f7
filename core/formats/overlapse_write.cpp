// SPDX-License-Identifier: MIT
#include "formats/overlapse_file.h"

#include "formats/block_writer.h"
#include "formats/columns.h"
#include "formats/file_words.h"
#include "pipeline/words.h"
#include "workload/secrets.h"
#include "workload/served_text.h"
#include "workload/work_text.h"

#include <QCborStreamWriter>
#include <QtEndian>

#include <algorithm>
#include <numeric>

namespace overlapse {

namespace {

// QCborStreamWriter does not look at what its device answers.
class BlockDevice final : public QIODevice
{
public:
    explicit BlockDevice(QIODevice &device) : m_out(device) { open(WriteOnly | Unbuffered); }
    bool finish() { return m_out.finish(); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_out.put(std::string_view(data, static_cast<std::size_t>(size)));
        return size;
    }

private:
    BlockWriter m_out;
};

void putKey(QCborStreamWriter &cbor, const char *name)
{
    cbor.append(QLatin1String(name));
}

void putInt(QCborStreamWriter &cbor, const char *name, std::int64_t value)
{
    putKey(cbor, name);
    cbor.append(qint64(value));
}

void putTextValue(QCborStreamWriter &cbor, const QString &text)
{
    QStringView kept = QStringView(text).left(maxTextLength);
    if (kept.size() < text.size() && kept.last().isHighSurrogate())
        kept.chop(1);
    cbor.append(kept);
}

void putText(QCborStreamWriter &cbor, const char *name, const QString &text)
{
    putKey(cbor, name);
    putTextValue(cbor, text);
}

void putWhen(QCborStreamWriter &cbor, const QDateTime &when)
{
    putKey(cbor, "when");
    const QString text = when.isValid() ? when.toUTC().toString(Qt::ISODateWithMs) : QString();
    if (text.isEmpty()) {
        cbor.appendNull();
        return;
    }
    cbor.append(QCborTag(0));
    cbor.append(text);
}

void putTime(QCborStreamWriter &cbor, const char *name, const TimeSpec &time)
{
    putKey(cbor, name);
    cbor.startMap(4);
    putKey(cbor, "kind");
    cbor.append(wordFor(timeWords, time.kind));
    putInt(cbor, "a_ns", time.a.count());
    putInt(cbor, "b_ns", time.b.count());
    putKey(cbor, "p");
    cbor.append(time.p);
    cbor.endMap();
}

// Appends `count` values from `values` to `bytes` as the type has them.
template<typename Stored>
void encode(const std::int64_t *values, std::int64_t count, char *to)
{
    for (std::int64_t i = 0; i < count; ++i)
        qToLittleEndian<Stored>(static_cast<Stored>(values[i]), to + i * qsizetype(sizeof(Stored)));
}

void encode(ColumnType type, const std::int64_t *values, std::int64_t count, char *to)
{
    switch (type) {
    case ColumnType::UInt8: return encode<quint8>(values, count, to);
    case ColumnType::UInt16: return encode<quint16>(values, count, to);
    case ColumnType::Int32: return encode<qint32>(values, count, to);
    case ColumnType::Int64: return encode<qint64>(values, count, to);
    }
}

void putNanos(QCborStreamWriter &cbor, const char *name, const std::vector<Nanos> &times)
{
    putKey(cbor, name);
    cbor.append(QCborTag(quint64(ColumnType::Int64)));
    QByteArray bytes(qsizetype(times.size() * 8), Qt::Uninitialized);
    for (std::size_t i = 0; i < times.size(); ++i)
        qToLittleEndian<qint64>(times[i].count(), bytes.data() + i * 8);
    cbor.append(bytes);
}

void putDurations(QCborStreamWriter &cbor, const DurationTable *durations)
{
    putKey(cbor, "durations");
    if (!durations) {
        cbor.appendNull();
        return;
    }
    cbor.startMap(3);
    putText(cbor, "source", durations->source);
    putNanos(cbor, "fetch_ns", durations->fetch);
    putNanos(cbor, "transform_ns", durations->transform);
    cbor.endMap();
}

void putRules(QCborStreamWriter &cbor, const FetchRules &rules, Secrets secrets)
{
    putKey(cbor, "rules");
    cbor.startMap(8);
    putKey(cbor, "headers");
    cbor.startArray(quint64(rules.headers.size()));
    for (const QString &header : writtenHeaders(rules, secrets))
        putTextValue(cbor, header);
    cbor.endArray();
    putInt(cbor, "per_host", rules.perHost);
    putKey(cbor, "rate");
    cbor.append(rules.rate);
    putInt(cbor, "timeout_ns", rules.timeout.count());
    putInt(cbor, "deadline_ns", rules.deadline.count());
    putInt(cbor, "retries", rules.retries);
    putInt(cbor, "max_bytes", rules.maxBytes);
    putKey(cbor, "stop_at_error");
    cbor.append(rules.stopAtError);
    cbor.endMap();
}

void putInputs(QCborStreamWriter &cbor, const WorkSpec &work, Secrets secrets)
{
    putKey(cbor, "inputs");
    const InputList *inputs = work.inputs.get();
    if (!inputs) {
        cbor.appendNull();
        return;
    }
    cbor.startMap(3);
    putKey(cbor, "sources");
    cbor.startArray(quint64(inputs->sources.size()));
    for (const QString &source : shownSources(work, secrets))
        putTextValue(cbor, source);
    cbor.endArray();
    putInt(cbor, "passed_over", inputs->passedOver);
    putKey(cbor, "paths");
    cbor.startArray(inputs->paths.size());
    for (std::size_t item = 0; item < inputs->paths.size(); ++item)
        cbor.append(writtenInput(work, static_cast<std::int64_t>(item), secrets));
    cbor.endArray();
    cbor.endMap();
}

void putServed(QCborStreamWriter &cbor, const std::optional<ServedFolder> &served)
{
    putKey(cbor, "served");
    if (!served) {
        cbor.appendNull();
        return;
    }
    cbor.startMap(4);
    putText(cbor, "folder", served->folder);
    putTime(cbor, "latency", served->latency);
    putKey(cbor, "fail");
    cbor.append(served->fail);
    putText(cbor, "fail_with", failureKindText(served->failWith));
    cbor.endMap();
}

void putWork(QCborStreamWriter &cbor, const WorkSpec &work, Secrets secrets)
{
    const WorkSpec written = writtenWork(work, secrets);
    putKey(cbor, "work");
    cbor.startMap(12);
    putInt(cbor, "items", work.items);
    putKey(cbor, "fetch");
    cbor.append(wordFor(fetchWords, work.fetch));
    putTime(cbor, "fetch_time", work.fetchTime);
    putKey(cbor, "transform");
    cbor.append(wordFor(transformWords, work.transform));
    putTime(cbor, "transform_time", work.transformTime);
    putKey(cbor, "steps");
    cbor.startArray(written.steps.size());
    for (const TransformStep &step : written.steps)
        putTextValue(cbor, stepText(step));
    cbor.endArray();
    putKey(cbor, "seed");
    cbor.append(quint64(work.seed));
    putDurations(cbor, work.durations.get());
    putInputs(cbor, work, secrets);
    putText(cbor, "command", written.command);
    putRules(cbor, work.rules, secrets);
    putServed(cbor, work.served);
    cbor.endMap();
}

// One run's columns, gathered in blocks: a column whole takes 8 bytes an item, all of them the trace once more.
class ColumnWriter
{
public:
    ColumnWriter(QCborStreamWriter &cbor, const Trace &trace) : m_cbor(cbor), m_trace(trace) {}

    void write(Column column)
    {
        putKey(m_cbor, infoOf(column).name);
        const bool mustStore = column == Column::FetchAdmitted && m_trace.size() > maxUnstoredItems;
        if (!mustStore) {
            if (const std::optional<std::int64_t> value = constant(column))
                return m_cbor.append(qint64(*value));
            if (column == Column::Rank && isItemNumber(column))
                return m_cbor.append(QLatin1String("item"));
            for (const Column earlier : m_stored)
                if (infoOf(earlier).type == infoOf(column).type && areEqual(earlier, column))
                    return m_cbor.append(QLatin1String(infoOf(earlier).name));
        }
        m_stored.push_back(column);
        store(column);
    }

private:
    using Block = std::vector<std::int64_t>;

    // Values of items `begin` and on, as many as fit.
    void gather(Column column, std::int64_t begin, Block &block) const
    {
        block.resize(static_cast<std::size_t>(std::min(blockItems, m_trace.size() - begin)));
        if (column <= Column::TransformCpu) {
            for (std::size_t i = 0; i < block.size(); ++i)
                block[i] = m_trace.stamp(StampColumn(column), begin + std::int64_t(i)).count();
            return;
        }
        withMember(column, [&](auto member) {
            for (std::size_t i = 0; i < block.size(); ++i)
                block[i] = columnValue(m_trace.row(begin + std::int64_t(i)).*member);
        });
    }
    [[nodiscard]] std::optional<std::int64_t> constant(Column column)
    {
        if (m_trace.size() == 0)
            return infoOf(column).least;
        gather(column, 0, m_first);
        const std::int64_t value = m_first.front();
        return everyBlock(column,
                          [value](const Block &block, std::int64_t) {
                              return std::all_of(block.begin(), block.end(),
                                                 [value](std::int64_t v) { return v == value; });
                          })
            ? std::optional(value)
            : std::nullopt;
    }
    [[nodiscard]] bool isItemNumber(Column column)
    {
        return everyBlock(column, [this](const Block &block, std::int64_t begin) {
            m_second.resize(block.size());
            std::iota(m_second.begin(), m_second.end(), begin);
            return block == m_second;
        });
    }
    [[nodiscard]] bool areEqual(Column earlier, Column column)
    {
        return everyBlock(column, [this, earlier](const Block &block, std::int64_t begin) {
            gather(earlier, begin, m_second);
            return block == m_second;
        });
    }
    template<typename Test>
    bool everyBlock(Column column, Test test)
    {
        for (std::int64_t begin = 0; begin < m_trace.size(); begin += blockItems) {
            gather(column, begin, m_first);
            if (!test(m_first, begin))
                return false;
        }
        return true;
    }
    void store(Column column)
    {
        const ColumnType type = infoOf(column).type;
        QByteArray bytes(qsizetype(m_trace.size() * widthOf(type)), Qt::Uninitialized);
        everyBlock(column, [&](const Block &block, std::int64_t begin) {
            encode(type, block.data(), std::int64_t(block.size()), bytes.data() + begin * widthOf(type));
            return true;
        });
        m_cbor.append(QCborTag(quint64(type)));
        m_cbor.append(bytes);
    }

    QCborStreamWriter &m_cbor;
    const Trace &m_trace;
    std::vector<Column> m_stored;
    Block m_first;
    Block m_second;
};

void putDetails(QCborStreamWriter &cbor, const Trace &trace, const WorkSpec &work, Secrets secrets)
{
    putKey(cbor, "details");
    cbor.startArray(trace.details().size());
    for (const auto &[item, detail] : trace.details()) {
        cbor.startArray(7);
        cbor.append(qint64(item));
        cbor.append(detail.digest);
        putTextValue(cbor, shownText(work, detail.error, secrets));
        putTextValue(cbor, shownText(work, detail.note, secrets));
        cbor.append(qint64(detail.httpStatus));
        putTextValue(cbor, detail.address);
        cbor.startArray(detail.parts.size());
        for (const FetchPart &part : detail.parts) {
            cbor.startArray(5);
            for (const std::int64_t value :
                 {std::int64_t(part.kind), std::int64_t(part.attempt), std::int64_t(part.status),
                  std::int64_t(part.begin.count()), std::int64_t(part.end.count())})
                cbor.append(qint64(value));
            cbor.endArray();
        }
        cbor.endArray();
        cbor.endArray();
    }
    cbor.endArray();
}

void putRun(QCborStreamWriter &cbor, const Run &run, const WorkSpec &work, Secrets secrets)
{
    cbor.startMap(11);
    putKey(cbor, "mode");
    cbor.append(modeName(run.spec.mode));
    putKey(cbor, "order");
    cbor.append(orderName(run.spec.order));
    putInt(cbor, "fetch_limit", run.spec.fetchLimit);
    putInt(cbor, "transform_limit", run.spec.transformLimit);
    putInt(cbor, "threads", run.spec.threads);
    putKey(cbor, "clock");
    cbor.append(wordFor(clockWords, run.clock));
    putInt(cbor, "items", run.trace.size());
    putInt(cbor, "end_ns", run.trace.end().count());
    putKey(cbor, "cancelled");
    cbor.append(run.trace.cancelled());
    putKey(cbor, "columns");
    const int count = run.trace.hasBytes() ? columnCount : simulatedColumnCount;
    cbor.startMap(quint64(count));
    ColumnWriter writer(cbor, run.trace);
    for (int column = 0; column < count; ++column)
        writer.write(Column(column));
    cbor.endMap();
    putDetails(cbor, run.trace, work, secrets);
    cbor.endMap();
}

} // namespace

bool writeRecording(QIODevice &device, const Recording &recording, Secrets secrets)
{
    BlockDevice out(device);
    QCborStreamWriter cbor(&out);
    cbor.append(QCborTag(QCborKnownTags::Signature));
    cbor.startMap(7);
    putKey(cbor, "format");
    cbor.append(QLatin1String("overlapse-recording"));
    putInt(cbor, "version", recordingVersion);
    putText(cbor, "program", recording.program);
    putWhen(cbor, recording.when);
    putKey(cbor, "machine");
    cbor.startMap(3);
    putInt(cbor, "cores", recording.machine.cores);
    putText(cbor, "cpu", recording.machine.cpu);
    putText(cbor, "system", recording.machine.system);
    cbor.endMap();
    putWork(cbor, recording.work, secrets);
    putKey(cbor, "runs");
    cbor.startArray(recording.runs.size());
    for (const Run &run : recording.runs)
        putRun(cbor, run, recording.work, secrets);
    cbor.endArray();
    cbor.endMap();
    return out.finish();
}

} // namespace overlapse
