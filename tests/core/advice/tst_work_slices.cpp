// SPDX-License-Identifier: MIT
// Parts of a list, to measure settings on: which inputs they take, and when one is given up.
#include "advice/work_slices.h"
#include "workload/same_work.h"

#include <QTest>

#include <algorithm>

using namespace overlapse;

namespace {

/// "000" to "399".
WorkSpec listOf400()
{
    WorkSpec work;
    InputList list;
    for (int i = 0; i < 400; ++i)
        list.paths.push_back(QByteArray::number(i).rightJustified(3, '0'));
    work.inputs = finished(std::move(list));
    work.items = 400;
    return work;
}

std::vector<QByteArray> pathsOf(const WorkSpec &slice)
{
    std::vector<QByteArray> paths;
    for (std::size_t i = 0; i < slice.inputs->paths.size(); ++i)
        paths.push_back(slice.inputs->paths[i]);
    return paths;
}

} // namespace

class TestWorkSlices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFailsAtOnceDoesNotEndASlice();
    void aSliceIsASampleOfAllTheWork();
};

// With 64 in flight the few that fail at once come back first.
void TestWorkSlices::whatFailsAtOnceDoesNotEndASlice()
{
    WorkSlices slices(listOf400());
    QCOMPARE(slices.next(256, 0, 64).halt, (HaltRule{.failures = 128}));
    QCOMPARE(slices.next(16, 0, 4).halt, (HaltRule{.failures = 10}));
    QCOMPARE(slices.next(200, 0.125, 8).halt, (HaltRule{.failures = 16 + 38}));
}

// What follows each other in a list is often alike: half of it may fail.
void TestWorkSlices::aSliceIsASampleOfAllTheWork()
{
    WorkSlices slices(listOf400());
    std::vector<QByteArray> taken;
    for (int round = 0; round < 4; ++round) {
        const std::vector<QByteArray> paths = pathsOf(slices.next(100, 0, 4));
        QCOMPARE(paths.size(), std::size_t(100));
        // Those that are given up early are as telling.
        const auto soon = std::count_if(paths.begin(), paths.begin() + 40,
                                        [](const QByteArray &path) { return path >= "200"; });
        QVERIFY2(soon > 8 && soon < 32, QByteArray::number(qlonglong(soon)).constData());
        const auto late = std::ranges::count_if(paths, [](const QByteArray &path) { return path >= "200"; });
        QVERIFY2(late > 30 && late < 70, QByteArray::number(qlonglong(late)).constData());
        taken.insert(taken.end(), paths.begin(), paths.end());
    }
    std::ranges::sort(taken);
    QVERIFY(std::ranges::adjacent_find(taken) == taken.end()); // each was taken once by now
    const std::vector<QByteArray> all = pathsOf(slices.next(400, 0, 4));
    QCOMPARE(all, taken); // in their own order
    QVERIFY(!std::ranges::is_sorted(pathsOf(slices.next(400, 0.5, 4))));
}

QTEST_APPLESS_MAIN(TestWorkSlices)
#include "tst_work_slices.moc"
