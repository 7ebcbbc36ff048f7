// SPDX-License-Identifier: MIT
// Maps of limits as CSV and JSON, to the letter.
#include "formats/map_files.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

LimitsMap sample()
{
    LimitsMap map{{.mode = Mode::Parallel, .order = Order::Any, .threads = 3}, 10, {{1, 4}, {2, 8}}, {}};
    map.cells = {{.makespan = 4s, .p99 = 2s},
                 {.makespan = 2s, .p99 = 1s},
                 {.makespan = 4s, .p99 = absent, .failed = 2, .reliable = false},
                 {}};
    return map;
}

template<typename Write>
QByteArray written(Write write)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!write(buffer))
        qFatal("not written");
    return buffer.data();
}

} // namespace

class TestMapFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvHasALineACell();
    void jsonHasTheSame();
    void whatIsNotKnownIsNull();
    void aDeviceThatTakesNothing();
};

void TestMapFiles::csvHasALineACell()
{
    QCOMPARE(written([](QIODevice &device) {
                 return writeMapsCsv(device, {sample(), sample()});
             }),
             QByteArray("mode,order,threads,fetch_limit,transform_limit,makespan_ns,items_per_s,p99_ns,"
                        "failed,reliable,mark\n")
                 + QByteArray("parallel,any,3,1,2,4000000000,2.5,2000000000,0,true,\n"
                              "parallel,any,3,4,2,2000000000,5,1000000000,0,true,best knee\n"
                              "parallel,any,3,1,8,4000000000,2,,2,false,\n"
                              "parallel,any,3,4,8,,,,,true,\n")
                       .repeated(2));
}

void TestMapFiles::jsonHasTheSame()
{
    const QByteArray text = written([](QIODevice &device) {
        return writeMapsJson(device, {sample()}, QStringLiteral("10 \"items\""), 2);
    });
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    QCOMPARE(json["format"], QJsonValue("overlapse-map"));
    QCOMPARE(json["version"], QJsonValue(1));
    QCOMPARE(json["workload"], QJsonValue("10 \"items\""));
    QCOMPARE(json["cores"], QJsonValue(2));
    const QJsonObject map = json["maps"].toArray()[0].toObject();
    QCOMPARE(map["mode"], QJsonValue("parallel"));
    QCOMPARE(map["order"], QJsonValue("any"));
    QCOMPARE(map["threads"], QJsonValue(3));
    QCOMPARE(map["items"], QJsonValue(10));
    QCOMPARE(map["fetch_limits"], QJsonValue(QJsonArray{1, 4}));
    QCOMPARE(map["transform_limits"], QJsonValue(QJsonArray{2, 8}));
    QCOMPARE(map["makespan_ns"],
             QJsonValue(QJsonArray{QJsonArray{4e9, 2e9}, QJsonArray{4e9, QJsonValue::Null}}));
    QCOMPARE(map["p99_ns"],
             QJsonValue(QJsonArray{QJsonArray{2e9, 1e9}, QJsonArray{QJsonValue::Null, QJsonValue::Null}}));
    QCOMPARE(map["reliable"], QJsonValue(QJsonArray{QJsonArray{true, true}, QJsonArray{false, true}}));
    const QJsonObject best{{"fetch_limit", 4},
                           {"transform_limit", 2},
                           {"makespan_ns", 2e9},
                           {"items_per_s", 5},
                           {"p99_ns", 1e9}};
    QCOMPARE(map["best"], QJsonValue(best));
    QCOMPARE(map["knee"], QJsonValue(best));
}

void TestMapFiles::whatIsNotKnownIsNull()
{
    LimitsMap map = sample();
    map.cells.assign(4, {});
    const QByteArray text =
        written([&](QIODevice &device) { return writeMapsJson(device, {map}, QStringLiteral("w"), 1); });
    const QJsonObject json = QJsonDocument::fromJson(text)["maps"].toArray()[0].toObject();
    QVERIFY(json["best"].isNull() && json["knee"].isNull());
}

void TestMapFiles::aDeviceThatTakesNothing()
{
    QBuffer closed;
    closed.open(QIODevice::ReadOnly);
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
    QVERIFY(!writeMapsCsv(closed, {sample()}));
}

QTEST_APPLESS_MAIN(TestMapFiles)
#include "tst_map_files.moc"
