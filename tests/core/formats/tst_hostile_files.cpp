// SPDX-License-Identifier: MIT
// A file may hold anything: reading it ends in a recording that keeps its promises or in one sentence, and never
// takes memory that the file's size does not warrant.
#include "formats/overlapse_file.h"

#include "analysis/missing_words.h"
#include "core/formats/sample_recordings.h"
#include "formats/json.h"
#include "formats/run_check.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborStreamWriter>
#include <QCborValue>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <functional>
#include <limits>
#include <random>

using namespace overlapse;

namespace {

QByteArray fileOf(const Recording &recording)
{
    return written([&](QIODevice &device) { return writeRecording(device, recording); });
}

Recording replayedRecording()
{
    WorkSpec work;
    work.items = 6;
    work.durations = sampleDurations();
    return predicted(work, {.cores = 2});
}

// A recording that keeps every promise, or a sentence: one line, for people.
QString complaintAbout(const QByteArray &file)
{
    const Checked<Recording> recording = readRecording(file);
    if (!recording)
        return recording.error.isEmpty() || recording.error.contains(u'\n')
            ? QStringLiteral("not a sentence: '%1'").arg(recording.error)
            : QString();
    for (const Run &run : recording->runs)
        if (QString wrong = checkRun(run); !wrong.isEmpty())
            return wrong;
    // And analysis copes with it, and it can be written again.
    const QByteArray json = written([&](QIODevice &device) { return writeJson(device, *recording, true); });
    if (QJsonDocument::fromJson(json).isNull())
        return QStringLiteral("no JSON comes of it");
    return fileOf(*recording).isEmpty() ? QStringLiteral("cannot be written") : QString();
}

// Peak resident memory in MiB since resetPeak(); nothing where the system does not tell.
void resetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        file.write("5");
}

qint64 memoryMiB(const char *key)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith(key))
            return line.mid(qsizetype(qstrlen(key))).simplified().split(' ').first().toLongLong() / 1024;
    return 0;
}

constexpr qint64 maxItems = 2'147'483'647;

// Keys of the file that lead to a value; an array's are numbers.
using Path = QVariantList;
using Edit = std::function<QCborValue(const QCborValue &)>;

QCborValue edited(const QCborValue &value, const Path &path, const Edit &edit)
{
    if (path.isEmpty())
        return edit(value);
    if (value.isMap()) {
        QCborMap map = value.toMap();
        const QString key = path.first().toString();
        map[key] = edited(map.value(key), path.mid(1), edit);
        return map;
    }
    QCborArray array = value.toArray();
    const qsizetype index = path.first().toInt();
    array[index] = edited(array.at(index), path.mid(1), edit);
    return array;
}

QByteArray editedFile(const QByteArray &file, const Path &path, const Edit &edit)
{
    const QCborValue all = edited(QCborValue::fromCbor(file).taggedValue(), path, edit);
    return QCborValue(QCborKnownTags::Signature, all).toCbor();
}

QCborArray manyNumbers(int count)
{
    QCborArray numbers;
    for (int i = 0; i < count; ++i)
        numbers.append(i);
    return numbers;
}

QCborValue int64Column(const std::vector<qint64> &values)
{
    QByteArray bytes;
    for (const qint64 value : values)
        for (int i = 0; i < 8; ++i)
            bytes += static_cast<char>(value >> (8 * i));
    return {QCborTag(79), bytes};
}

QCborValue int32Column(const std::vector<qint32> &values)
{
    QByteArray bytes;
    for (const qint32 value : values)
        for (int i = 0; i < 4; ++i)
            bytes += static_cast<char>(value >> (8 * i));
    return {QCborTag(78), bytes};
}

} // namespace

class TestHostileFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofAFileCutShortAnywhereWholeRunsAreRead_data();
    void ofAFileCutShortAnywhereWholeRunsAreRead();
    void changedBytesNeverBreakAPromise_data();
    void changedBytesNeverBreakAPromise();
    void refusalsSayWhatAndWhere_data();
    void refusalsSayWhatAndWhere();
    void refusalsOfWhatRunsShare_data();
    void refusalsOfWhatRunsShare();
    void refusalsOfDetailsAndNotes_data();
    void refusalsOfDetailsAndNotes();
    void refusalsOfWhatLiesBehind_data();
    void refusalsOfWhatLiesBehind();
    void whatIsNoRecordingIsSaidSo_data();
    void whatIsNoRecordingIsSaidSo();
    void hugeLengthsTakeNoMemory_data();
    void hugeLengthsTakeNoMemory();
    void deepNestingIsRefused();
};

void TestHostileFiles::ofAFileCutShortAnywhereWholeRunsAreRead_data()
{
    QTest::addColumn<Recording>("recording");
    QTest::newRow("predicted") << articleRecording();
    QTest::newRow("real") << realRecording();
    QTest::newRow("replayed") << replayedRecording();
    QTest::newRow("several works") << manifoldRecording();
    QTest::newRow("what looking at it took") << lookedAtRecording();
    QTest::newRow("notes and details") << notedRecording();
}

// What is told of it, and never half a run.
void TestHostileFiles::ofAFileCutShortAnywhereWholeRunsAreRead()
{
    QFETCH(Recording, recording);
    const QByteArray file = fileOf(recording);
    QVERIFY(readRecording(file));
    std::size_t most = 0;
    for (qsizetype size = 0; size < file.size(); ++size) {
        const Checked<Recording> cut = readRecording(file.left(size));
        if (!cut) {
            QVERIFY(!cut.error.isEmpty());
            if (size > 40)
                QVERIFY2(cut.error.contains(QLatin1String("cut short")), qPrintable(cut.error));
            QCOMPARE(most, std::size_t(0));
            continue;
        }
        QVERIFY(!cut->runs.empty() && cut->runs.size() >= most);
        most = cut->runs.size();
        QCOMPARE(cut->lostRuns, recording.lostRuns + std::int64_t(recording.runs.size() - most));
        QVERIFY(!lostRunsText(*cut).isEmpty());
        for (std::size_t i = 0; i < most; ++i)
            QCOMPARE(difference(cut->runs[i], recording.runs[i]), QString());
    }
    QCOMPARE(most, recording.runs.size() - 1);
    QVERIFY(readRecording(file + '\0').error.contains(QLatin1String("1 bytes follow the end")));
}

void TestHostileFiles::changedBytesNeverBreakAPromise_data()
{
    ofAFileCutShortAnywhereWholeRunsAreRead_data();
}

void TestHostileFiles::changedBytesNeverBreakAPromise()
{
    QFETCH(Recording, recording);
    const QByteArray file = fileOf(recording);
    std::mt19937 random(20240501);
    const auto below = [&random](qsizetype limit) { return qsizetype(random() % quint32(limit)); };
    for (int round = 0; round < 7'000; ++round) {
        QByteArray changed = file;
        for (qsizetype changes = 1 + below(3); changes > 0; --changes) {
            const qsizetype at = below(changed.size());
            switch (below(5)) {
            case 0: changed[at] = char(changed[at] ^ (1 << below(8))); break;
            case 1: changed[at] = char(random()); break;
            case 2: changed.insert(at, char(random())); break;
            case 3: changed.remove(at, 1 + below(8)); break;
            default: changed.replace(at, 1, file.mid(below(file.size()), 1 + below(16))); break;
            }
            if (changed.isEmpty())
                changed = file;
        }
        const QString complaint = complaintAbout(changed);
        QVERIFY2(complaint.isEmpty(), qPrintable(QStringLiteral("round %1: %2").arg(round).arg(complaint)));
    }
}

void TestHostileFiles::refusalsSayWhatAndWhere_data()
{
    QTest::addColumn<Path>("path");
    QTest::addColumn<QCborValue>("value");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const Path &path, const QCborValue &value, const char *error) {
        QTest::newRow(name) << path << value << QString::fromUtf8(error);
    };
    row("newer version", {"version"}, 12, "written by a newer Overlapse (format 12; this one reads 11)");
    row("no version", {"version"}, 0, "version: 0 is out of range, expected 1 to 9223372036854775807");
    row("other format", {"format"}, "overlapse-result", "this is not an Overlapse recording");
    row("unknown key", {"zzz"}, 1, "unknown key 'zzz'");
    row("type", {"machines", 0, "cores"}, "two", "machines[0].cores: expected an integer, found a text");
    row("no cores", {"machines", 0, "cores"}, 0, "machines[0].cores: 0 is out of range, expected 1 to 65536");
    row("map", {"machines", 0}, 7, "machines[0]: expected a map, found an integer");
    row("date", {"when"}, QCborValue(QCborTag(0), "soon"), "when: expected a date and time such as");
    row("word", {"works", 0, "fetch"}, "telepathy",
        "works[0].fetch: 'telepathy' is not a word that is known here");
    row("items", {"works", 0, "items"}, qint64(1) << 40, "works[0].items: 1099511627776 is out of range");
    row("real transform alone", {"works", 0, "transform"}, "real", "a real transform needs a real fetch");
    row("files without inputs", {"works", 0, "fetch"}, "file", "a real fetch needs inputs");
    row("share", {"works", 0, "fetch_time", "p"}, 11.0, "works[0].fetch_time.p: 11 is out of range");
    row("no number", {"works", 0, "fetch_time", "p"}, qQNaN(),
        "works[0].fetch_time.p: expected a finite number");
    row("time", {"works", 0, "fetch_time", "a_ns"}, -1, "works[0].fetch_time.a_ns: -1 is out of range");
    row("seed", {"works", 0, "seed"}, -1, "works[0].seed: expected an integer of at least 0");
    row("runs", {"runs"}, QCborMap(), "runs: expected an array, found a map");
    row("mode", {"runs", 1, "mode"}, "magic", "runs[1].mode: 'magic' is not a word that is known here");
    row("limit", {"runs", 0, "fetch_limit"}, 0,
        "runs[0].fetch_limit: 0 is out of range, expected 1 to 2147483647");
    row("threads", {"runs", 0, "threads"}, 1 << 20,
        "runs[0].threads: 1048576 is out of range, expected 1 to 65536");
    row("items of a run", {"runs", 0, "items"}, 5, "runs[0].items: 5 is out of range, expected 0 to 4");
    row("fewer items", {"runs", 0, "items"}, 3, "a byte string of length 32, expected 24");
    row("end", {"runs", 0, "end_ns"}, 1, "is later than the end of the run");
    row("id of another", {"runs", 1, "id"}, 1, "runs[1].id: 1 is the id of an earlier run (byte ");
    row("no id", {"runs", 1, "id"}, 0, "runs[1].id: 0 is out of range, expected 1 to 9007199254740992");
    row("id without end", {"runs", 1, "id"}, maxItems << 31,
        "runs[1].id: 4611686016279904256 is out of range");
    row("origin", {"runs", 2, "origin"}, "heaven",
        "runs[2].origin: 'heaven' is not a word that is known here");
    row("name", {"runs", 2, "name"}, 7, "runs[2].name: expected a text, found an integer");
    row("long name", {"runs", 2, "name"}, QString(201, u'x'),
        "runs[2].name: a name of length 201, expected at most 200");
    row("pinned", {"runs", 2, "pinned"}, 1, "runs[2].pinned: expected true or false, found an integer");
    row("work of nobody", {"runs", 1, "work"}, 1, "runs[1].work: 1 is out of range, expected 0 to 0");
    row("machine of nobody", {"runs", 1, "machine"}, -1,
        "runs[1].machine: -1 is out of range, expected 0 to 0");
    row("date of a run", {"runs", 1, "when"}, QCborValue(QCborTag(0), "soon"),
        "runs[1].when: expected a date and time such as");
    row("own basis", {"runs", 1, "basis"}, 2, "runs[1].basis: a run cannot be its own basis");
    row("no basis", {"runs", 1, "basis"}, 0, "runs[1].basis: 0 is out of range");
    row("disturbed too much", {"runs", 0, "disturbed"}, 1.25,
        "runs[0].disturbed: 1.25 is out of range, expected 0 to 1");
    row("disturbed less than nothing", {"runs", 0, "disturbed"}, -0.5,
        "runs[0].disturbed: -0.5 is out of range");
    row("disturbed by no number", {"runs", 0, "disturbed"}, qQNaN(),
        "runs[0].disturbed: expected a finite number");
    row("clock without cost", {"runs", 0, "looking"}, 23,
        "runs[0].looking: expected a map, found an integer");
    row("clock of an hour", {"runs", 1, "looking"},
        QCborMap{{QStringLiteral("clock_ns"), 3.6e12},
                 {QStringLiteral("thread_clock_ns"), 1.0},
                 {QStringLiteral("resolution_ns"), 1}},
        "runs[1].looking.clock_ns: 3.6e+12 is out of range, expected 0 to 1e+09");
    row("no works", {"works"}, QCborArray(), "works: expected the recording's own, found none");
    row("no machines", {"machines"}, QCborArray(), "machines: expected the recording's own, found none");
    row("many machines", {"machines"}, manyNumbers(10'002),
        "machines: an array of length 10002, expected at most 10001");
    row("many works", {"works"}, manyNumbers(10'002),
        "works: an array of length 10002, expected at most 10001");
    row("inputs of itself", {"works", 0, "inputs"}, 0, "works[0].inputs: no earlier work 0 has any");
    row("times of itself", {"works", 0, "durations"}, 0, "works[0].durations: no earlier work 0 has any");
    row("times of fewer than none", {"works", 0, "durations"}, -1,
        "works[0].durations: -1 is out of range, expected 0");
    const auto column = [&row](const char *name, const char *of, const QCborValue &value, const char *error) {
        row(name, {"runs", 0, "columns", of}, value, error);
    };
    column("stamp", "fetch_admitted_ns", int64Column({0, 1, -2, 3}),
           "runs[0]: columns.fetch_admitted_ns: item 2 is -2, expected -1 to 2305843009213693951 (byte ");
    column("order of stamps", "fetch_started_ns", int64Column({0, 0, 0, 0}),
           "runs[0]: item 1: 'fetch started' is earlier than 'fetch admitted'");
    column("order of items", "fetch_admitted_ns", int64Column({1, 0, 0, 0}),
           "runs[0]: item 1: 'fetch admitted' is earlier than an earlier item's");
    column("gap in the stamps", "fetch_finished_ns", -1,
           "runs[0]: item 0: 'transform finished' is there without 'transform started'");
    column("rank twice", "rank", 0, "runs[0]: item 1: rank 0 is another item's, or too large");
    column("emitted without rank", "rank", -1,
           "runs[0]: item 0: only an item that was yielded by the transform has a rank");
    column("fetch lane", "fetch_lane", 4, "runs[0]: item 0: there is no fetch lane 4");
    column("driver's fetch", "fetch_lane", -1, "runs[0]: item 0: there is no fetch lane -1");
    column("transform lane", "transform_lane", 65'536,
           "runs[0].columns.transform_lane: 65536 is out of range");
    column("status", "fetch_status", 5, "runs[0].columns.fetch_status: 5 is out of range, expected 0 to 4");
    column("itself", "fetch_started_ns", "fetch_started_ns",
           "'fetch_started_ns' is not an earlier column of the same type");
    column("later", "fetch_started_ns", "fetch_yielded_ns",
           "'fetch_yielded_ns' is not an earlier column of the same type");
    column("type of another", "attempts", "rank", "'rank' is not an earlier column of the same type");
    column("tag", "fetch_started_ns", QCborValue(QCborTag(78), QByteArray(16, '\0')),
           "expected the tag 79, found 78");
    column("untagged", "fetch_started_ns", QByteArray(32, '\0'), "expected an integer, found a byte string");
    row("rate", {"works", 0, "rules", "rate"}, -1.0, "works[0].rules.rate: -1 is out of range");
    row("transform", {"works", 0, "steps"}, QCborArray{"gunzip(5)"},
        "works[0].steps[0]: gunzip takes nothing in brackets");
    row("transform of two lines", {"works", 0, "steps"}, QCborArray{"gun\nzip"},
        "works[0].steps[0]: unknown transform 'gun\ufffdzip'");
    row("long text", {"program"}, QString(70'000, u'x'),
        "program: a text of length 70000, expected at most 65536");
}

void TestHostileFiles::refusalsSayWhatAndWhere()
{
    QFETCH(Path, path);
    QFETCH(QCborValue, value);
    QFETCH(QString, error);
    const QByteArray file = fileOf(articleRecording());
    QCOMPARE(
        readRecording(editedFile(file, path, [](const QCborValue &same) { return same; })).error.isEmpty(),
        path != Path{"zzz"});
    const Checked<Recording> recording =
        readRecording(editedFile(file, path, [&](const QCborValue &) { return value; }));
    QVERIFY(!recording);
    QVERIFY2(recording.error.contains(error), qPrintable(recording.error));
}

void TestHostileFiles::refusalsOfWhatRunsShare_data()
{
    QTest::addColumn<Path>("path");
    QTest::addColumn<QCborValue>("value");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const Path &path, const QCborValue &value, const char *error) {
        QTest::newRow(name) << path << value << QString::fromUtf8(error);
    };
    row("more items than its work has", {"runs", 2, "work"}, 0,
        "runs[2].items: 6 is out of range, expected 0 to 4");
    row("beyond the works", {"runs", 2, "work"}, 2, "runs[2].work: 2 is out of range, expected 0 to 1");
    row("beyond the machines", {"runs", 2, "machine"}, 2,
        "runs[2].machine: 2 is out of range, expected 0 to 1");
    row("inputs of a work without", {"works", 1, "inputs"}, 0, "works[1].inputs: no earlier work 0 has any");
    row("times of a work without", {"works", 1, "durations"}, 0,
        "works[1].durations: no earlier work 0 has any");
    row("times of a later work", {"works", 0, "durations"}, 1,
        "works[0].durations: no earlier work 1 has any");
}

// Of the sample, items 0 to 3 have details, and the last of these has three parts.
void TestHostileFiles::refusalsOfDetailsAndNotes_data()
{
    QTest::addColumn<Path>("path");
    QTest::addColumn<QCborValue>("value");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const Path &path, const QCborValue &value, const char *error) {
        QTest::newRow(name) << path << value << QString::fromUtf8(error);
    };
    const auto detail = [&row](const char *name, const QStringList &keys, const QCborValue &value,
                               const char *error) {
        Path path{"runs", 0, "details"};
        for (const QString &key : keys)
            path << key;
        row(name, path, value, error);
    };
    detail("more rows than items", {"rows"}, 6, "runs[0].details.rows: 6 is out of range, expected 1 to 4");
    detail("no rows", {"rows"}, 0, "runs[0].details.rows: 0 is out of range");
    detail("an item twice", {"item"}, int32Column({0, 1, 1, 3}),
           "runs[0]: details: item: row 2 is 1, expected 2 to 3");
    detail("nobody's", {"item"}, int32Column({0, 1, 2, 5}),
           "runs[0]: details: item: row 3 is 5, expected 3 to 3");
    detail("less than nobody's", {"item"}, int32Column({-1, 1, 2, 3}), "details: item: row 0 is -1");
    detail("items in another column", {"item"}, "rank", "expected values, one value, or 'row'");
    detail("status of no answer", {"http_status"}, 1000,
           "runs[0].details.http_status: 1000 is out of range, expected 0 to 999");
    detail("a text that there is not", {"error"}, 9, "details: item 0: there is no text of that number");
    detail("a text of less than none", {"note"}, -1, "runs[0].details.note: -1 is out of range");
    detail("longer digests than there are", {"digest", "size"}, int32Column({4, 0, 0, 1}),
           "digest or final_url: more or fewer bytes than the sizes say");
    detail("URLs of less than nothing", {"final_url", "size"}, -1,
           "runs[0].details.final_url.size: -1 is out of range");
    detail("fewer parts", {"parts"}, int32Column({0, 0, 0, 2}), "part_rows is 3, and the parts are 2");
    detail("parts of others", {"part_rows"}, 4, "a byte string of length 3, expected 4");
    detail("parts without end", {"part_rows"}, maxItems << 8,
           "part_kind: a byte string of length 3, expected 549755813632");
    detail("more parts than can be counted", {"part_rows"}, maxItems << 10,
           "part_rows: 2199023254528 is out of range");
    detail("part of a kind unknown", {"part_kind"}, 12,
           "runs[0].details.part_kind: 12 is out of range, expected 0 to 11");
    detail("part that was not reached", {"part_status"}, 0,
           "part_status: 0 is out of range, expected 1 to 4");
    detail("part of no attempt", {"part_attempt"}, 0, "part_attempt: 0 is out of range, expected 1 to 65535");
    detail("times that are not stored", {"part_begin_ns"}, 5, "expected a tag, found an integer");
    detail("parts that overlap", {"part_begin_ns"}, int64Column({1, 4, 9}),
           "details: item 3: its parts are not in order of time");
    detail("part that ends before it begins", {"part_end_ns"}, int64Column({5, 9, 8}),
           "details: item 3: its parts are not in order of time");
    detail("part before the beginning", {"part_begin_ns"}, int64Column({-1, 5, 9}),
           "details: part_begin_ns: row 0 is -1, expected 0 to 2305843009213693951 (byte ");
    detail("texts without end", {"text_rows"}, maxItems << 8, "text_rows: 549755813632 is out of range");
    detail("a text that is too long", {"texts", "size"}, int32Column({2'000'000'000, 8, 8, 8}),
           "texts: a text of 2000000000 bytes, expected at most");
    const auto notes = [&row](const char *name, const QCborValue &value, const char *error) {
        row(name, {"runs", 0, "notes"}, value, error);
    };
    const auto one = [](std::initializer_list<QCborValue> values) {
        QCborArray array;
        array.append(QCborArray(values));
        return array;
    };
    notes("note to nobody", one({5, 0, ""}), "runs[0].notes[0][0]: 5 is out of range, expected -1 to 3");
    notes("note before the beginning", one({0, -1, ""}), "runs[0].notes[0][1]: -1 is out of range");
    notes("note of nothing", one({0, 0}), "runs[0].notes[0]: expected an item, a time and a text");
    notes("note that is a number", one({0, 0, 7}), "runs[0].notes[0][2]: expected a text, found an integer");
    notes("notes without end", manyNumbers(10'001),
          "notes: an array of length 10001, expected at most 10000");
    const Path sizes{"works", 0, "inputs", "paths", "size"};
    row("shorter names than there are", sizes, int32Column({1, 1, 1, 1, 1}),
        "works[0].inputs.paths: more bytes than the sizes say");
    row("longer names than there are", sizes, int32Column({100'000, 0, 0, 0, 0}),
        "works[0].inputs.paths: fewer bytes than the sizes say");
    row("fewer names", sizes, int32Column({1, 1, 1, 1}), "a byte string of length 16, expected 20");
    row("names of one length", sizes, 1, "works[0].inputs.paths.size: expected a tag, found an integer");
    row("lost runs of less than none", {"lost"}, -1, "lost: -1 is out of range");
}

void TestHostileFiles::refusalsOfDetailsAndNotes()
{
    QFETCH(Path, path);
    QFETCH(QCborValue, value);
    QFETCH(QString, error);
    const QByteArray file = fileOf(notedRecording());
    QVERIFY(readRecording(editedFile(file, path, [](const QCborValue &same) { return same; })));
    const Checked<Recording> recording =
        readRecording(editedFile(file, path, [&](const QCborValue &) { return value; }));
    QVERIFY(!recording);
    QVERIFY2(recording.error.contains(error), qPrintable(recording.error));
}

void TestHostileFiles::refusalsOfWhatLiesBehind_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QCborValue>("value");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *title, const char *name, const QCborValue &value, const char *error) {
        QTest::newRow(title) << QString::fromLatin1(name) << value << QString::fromUtf8(error);
    };
    const auto numbers = [](std::initializer_list<qint64> values) {
        QByteArray bytes;
        for (const qint64 value : values)
            bytes.append(
                QByteArray(reinterpret_cast<const char *>(&value), 8)); // on machines that keep it so
        return QCborValue(QCborTag(79), bytes);
    };
    row("fewer CPU times than times", "fetch_cpu_ns", numbers({0}),
        "expected as many of each as fetch times, or none");
    row("more CPU time than time", "fetch_cpu_ns", numbers({2, 0, 0, 0}),
        "a part of a time is longer than the time");
    row("a part that is less than nothing", "transform_outside_ns", numbers({-1, 0, 0, 0}),
        "transform_outside_ns");
    row("more outside than there is", "transform_outside_ns", numbers({4, 0, 0, 0}),
        "a part of a time is longer");
    row("a server that there is not", "server", numbers({0, 0, 2, 0}), "expected places in 'servers'");
    row("no servers", "servers", QCborArray(), "expected places in 'servers'");
    row("a server of one member", "servers", QCborArray({QCborArray({1}), QCborArray({1, true})}),
        "expected places, and whether they were filled");
    row("fewer places than none", "servers",
        QCborArray({QCborArray({-1, true, true}), QCborArray({1, true, true})}),
        "works[0].durations.servers[0][0]: -1 is out of range");
    row("a rate of less than nothing", "rate", -1.0, "works[0].durations.rate: -1 is out of range");
    row("a rate without a bound", "rate", std::numeric_limits<double>::infinity(),
        "expected a finite number");
    row("fewer waits than trials", "trial_wait_ns", numbers({0}), "as many of each as trials");
    row("a trial that took less than nothing", "trial_ns", numbers({1, -1, 1}), "trial_ns");
    row("a trial of a row that there is not", "trial_row", numbers({1, 1, 4}), "rows of the times, in order");
    row("trials in no order", "trial_row", numbers({1, 3, 1}), "rows of the times, in order");
    row("failed twice", "fetch_failed", numbers({1, 1}), "rows of the times, in order");
    row("failed before all", "transform_failed", numbers({-1}), "transform_failed");
}

void TestHostileFiles::refusalsOfWhatLiesBehind()
{
    QFETCH(QString, name);
    QFETCH(QCborValue, value);
    QFETCH(QString, error);
    const Path path{"works", 0, "durations", name};
    const QByteArray file = fileOf(heldBackRecording());
    QVERIFY(readRecording(editedFile(file, path, [](const QCborValue &same) { return same; })));
    const Checked<Recording> recording =
        readRecording(editedFile(file, path, [&](const QCborValue &) { return value; }));
    QVERIFY(!recording);
    QVERIFY2(recording.error.contains(error), qPrintable(recording.error));
}

void TestHostileFiles::refusalsOfWhatRunsShare()
{
    QFETCH(Path, path);
    QFETCH(QCborValue, value);
    QFETCH(QString, error);
    const QByteArray file = fileOf(manifoldRecording());
    QVERIFY(readRecording(file));
    const Checked<Recording> recording =
        readRecording(editedFile(file, path, [&](const QCborValue &) { return value; }));
    QVERIFY(!recording);
    QVERIFY2(recording.error.contains(error), qPrintable(recording.error));
}

void TestHostileFiles::whatIsNoRecordingIsSaidSo_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("JSON") << QByteArray(R"({"format":"overlapse-recording","version":1})");
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("ones") << QByteArray(4096, '\xff');
    QTest::newRow("tags") << QByteArray(100'000, '\xc6');
    QTest::newRow("an endless map") << QByteArray("\xbf\x66"
                                                  "format",
                                                  8);
    QTest::newRow("an endless text") << QByteArray("\xd9\xd9\xf7\xa7\x66"
                                                   "format\x7f\x61"
                                                   "a",
                                                   14);
}

void TestHostileFiles::whatIsNoRecordingIsSaidSo()
{
    QFETCH(QByteArray, file);
    QCOMPARE(readRecording(file).error, QStringLiteral("this is not an Overlapse recording"));
}

void TestHostileFiles::hugeLengthsTakeNoMemory_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("error");
    const QByteArray file = fileOf(articleRecording());
    // `needle` and the length's bytes after it; the new length is 2^60 or 2^31 - 1.
    const auto row = [](const char *name, const QByteArray &of, const QByteArray &needle, qsizetype skip,
                        const QByteArray &head, const char *error) {
        QByteArray changed = of;
        const qsizetype at = changed.indexOf(needle);
        if (at < 0)
            qFatal("%s is not in the file", needle.constData());
        changed.replace(at + needle.size(), skip, head);
        QTest::newRow(name) << changed << QString::fromUtf8(error);
    };
    const QByteArray huge("\x10\0\0\0\0\0\0\0", 8);
    row("text", file, "program", 1, '\x7b' + huge, "program: the file is cut short: a text of length");
    row("array of runs", file, "runs", 1, '\x9b' + huge, "runs: the file is cut short: an array of length");
    row("map", file, "machines\x81", 1, '\xbb' + huge, "machines[0]: the file is cut short: a map of length");
    row("column", file, "fetch_admitted_ns\xd8\x4f", 2, '\x5b' + huge,
        "the file is cut short: a byte string of length");
    const QByteArray replayed = fileOf(replayedRecording());
    row("replayed times", replayed, "fetch_ns\xd8\x4f", 2, '\x5b' + huge,
        "works[0].durations.fetch_ns: the file is cut short: a byte string of length");
    row("paths", fileOf(realRecording()), "paths", 1, '\xbb' + huge,
        "works[0].inputs.paths: the file is cut short");
    row("more paths than bytes", fileOf(realRecording()),
        "paths\xa2"
        "dsize\xd8\x4e",
        1, '\x5b' + huge, "works[0].inputs.paths.size: the file is cut short: a byte string of length");

    // Nothing stored, all of it claimed: ten thousand million stamps in a thousand bytes.
    WorkSpec work;
    work.items = 4;
    work.fetchTime = work.transformTime = {};
    const QByteArray zero = fileOf(predicted(work, {.cores = 1}, {}, {Mode::Sequential}));
    QByteArray claims = editedFile(zero, {"works", 0, "items"}, [](const QCborValue &) { return maxItems; });
    claims = editedFile(claims, {"runs", 0, "items"}, [](const QCborValue &) { return maxItems; });
    QTest::newRow("named columns only")
        << claims << "items without one stored column; at most 4096 may be like that";
    claims = editedFile(claims, {"runs", 0, "columns", "fetch_admitted_ns"}, [](const QCborValue &) {
        return int64Column({0, 0, 0, 0});
    });
    QTest::newRow("one short column") << claims << "a byte string of length 32, expected 17179869176";
    QByteArray most =
        editedFile(zero, {"works", 0, "items"}, [](const QCborValue &) { return qint64(maxUnstoredItems); });
    most =
        editedFile(most, {"runs", 0, "items"}, [](const QCborValue &) { return qint64(maxUnstoredItems); });
    QVERIFY2(readRecording(most), qPrintable(readRecording(most).error));
    most = editedFile(most, {"runs"}, [](const QCborValue &runs) {
        QCborArray many;
        for (int i = 0; i < 257; ++i) {
            QCborMap run = runs[0].toMap();
            run[QLatin1String("id")] = i + 1;
            many.append(run);
        }
        return many;
    });
    QTest::newRow("many runs of named columns")
        << most << "runs[256].columns: 4096 items without one stored column, as in so many earlier runs";
}

void TestHostileFiles::hugeLengthsTakeNoMemory()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, error);
    resetPeak();
    const qint64 before = memoryMiB("VmRSS:");
    const Checked<Recording> recording = readRecording(file);
    const qint64 taken = memoryMiB("VmHWM:") - before;
    QVERIFY(!recording);
    QVERIFY2(recording.error.contains(error), qPrintable(recording.error));
    QVERIFY2(taken < 16, qPrintable(QStringLiteral("%1 MiB").arg(taken)));
}

void TestHostileFiles::deepNestingIsRefused()
{
    const QByteArray file = fileOf(articleRecording());
    for (const char *key : {"machines", "works", "runs", "program", "when"}) {
        QByteArray deep = file;
        const qsizetype at = deep.indexOf(QByteArray(key)) + qsizetype(qstrlen(key));
        deep.insert(at, QByteArray(1'000'000, '\x81'));
        const Checked<Recording> recording = readRecording(deep);
        QVERIFY(!recording);
        QVERIFY2(recording.error.startsWith(QLatin1String(key)), qPrintable(recording.error));
    }
}

QTEST_APPLESS_MAIN(TestHostileFiles)
#include "tst_hostile_files.moc"
