// SPDX-License-Identifier: MIT
// Names come back as they were, whatever they are made of, from any place; names that begin alike take little memory.
#include "pipeline/name_list.h"

#include <QTest>

#include <random>

using namespace overlapse;

namespace {

std::vector<QByteArray> randomNames(std::size_t count)
{
    std::mt19937 random(7);
    std::vector<QByteArray> names;
    for (std::size_t i = 0; i < count; ++i) {
        QByteArray name = names.empty() || random() % 5 == 0 ? QByteArray() : names.back();
        name.truncate(qsizetype(random() % (std::size_t(name.size()) + 1)));
        for (std::uint32_t more = random() % 40; more > 0; --more)
            name += char(random());
        names.push_back(name);
    }
    return names;
}

} // namespace

class TestNameList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void comesBackFromAnyPlace();
    void anEmptyListHasNone();
    void areEqualWhereTheNamesAre();
    void listsCanBePutTogether();
    void piecesAreJoined();
    void whatNamesShareIsSaid();
    void bytesAreFoundWhereverTheyAre();
    void longNamesAreKept();
    void namesThatBeginAlikeTakeLittle();
};

void TestNameList::comesBackAsItWas()
{
    const std::vector<QByteArray> names = randomNames(10'000);
    const NameList list = names;
    QCOMPARE(list.size(), names.size());
    std::size_t at = 0;
    for (const QByteArray &name : list)
        QCOMPARE(name, names[at++]);
    QCOMPARE(at, names.size());
}

void TestNameList::comesBackFromAnyPlace()
{
    const std::vector<QByteArray> names = randomNames(9'000); // more than two pages
    const NameList list = names;
    for (std::size_t at = names.size(); at-- > 0;)
        QCOMPARE(list[at], names[at]);
    QCOMPARE(list.front(), names.front());
}

void TestNameList::anEmptyListHasNone()
{
    const NameList list;
    QVERIFY(list.empty() && list.begin() == list.end());
    QCOMPARE(list.size(), std::size_t(0));
    const NameList one{QByteArray()};
    QCOMPARE(one.size(), std::size_t(1));
    QCOMPARE(one[0], QByteArray());
}

void TestNameList::areEqualWhereTheNamesAre()
{
    const std::vector<QByteArray> names = randomNames(5'000);
    NameList grown;
    for (const QByteArray &name : names)
        grown.push_back(name);
    QVERIFY(grown == NameList(names));
    QVERIFY(!(grown == NameList{"a", "b"}));
    QVERIFY(!(NameList{"ab", "c"} == NameList{"a", "bc"}));
}

void TestNameList::listsCanBePutTogether()
{
    NameList list{"/a", "/b"};
    list.append(NameList{"/b", "/c"});
    list.append(list);
    QVERIFY((list == NameList{"/a", "/b", "/b", "/c", "/a", "/b", "/b", "/c"}));
    list.assign(3, "x");
    QVERIFY((list == NameList{"x", "x", "x"}));
}

void TestNameList::piecesAreJoined()
{
    const std::vector<QByteArray> names = randomNames(3 * NameList::pageNames + 5);
    const auto part = [&names](std::size_t from, std::size_t to) {
        NameList list;
        for (std::size_t at = from * NameList::pageNames;
             at < std::min(to * NameList::pageNames, names.size()); ++at)
            list.push_back(names[at]);
        return list;
    };
    NameList all = NameList::joined({part(0, 1), NameList(), part(1, 3), part(3, 4)});
    QVERIFY(all == NameList(names));
    for (const std::size_t at : {std::size_t(0), NameList::pageNames, names.size() - 1})
        QCOMPARE(all[at], names[at]);
    std::size_t at = 2 * NameList::pageNames;
    for (NameList::Iterator name = all.from(at); name != all.end(); ++name)
        QCOMPARE(*name, names[at++]);
    QCOMPARE(at, names.size());
    all.push_back(names.back());
    QCOMPARE(all[names.size()], names.back());
    QVERIFY(NameList::joined({}).empty());
}

void TestNameList::whatNamesShareIsSaid()
{
    const NameList list = randomNames(10'000);
    QByteArray before;
    qsizetype sum = 0;
    for (NameList::Iterator name = list.begin(); name != list.end(); ++name) {
        QCOMPARE(name->first(name.shared()), before.first(name.shared()));
        sum += name.shared();
        before = *name;
    }
    QVERIFY(sum > 10'000);
}

void TestNameList::bytesAreFoundWhereverTheyAre()
{
    NameList list;
    for (int i = 0; i < 10'000; ++i)
        list.push_back("/folder/" + QByteArray(i % 130, 'x')
                       + QByteArray::number(i)); // lengths are no bytes of names
    QVERIFY(!list.haveAny("?@#*"));
    QVERIFY(list.haveAny("x") && list.haveAny("?7") && list.haveAny("/"));
    list.push_back("/folder/a?b");
    QVERIFY(list.haveAny("@?") && !list.haveAny("@*") && !list.haveAny(""));
    QVERIFY(!NameList().haveAny("a"));
    QVERIFY(NameList{QByteArray("a\xff", 2)}.haveAny("\xff"));
}

void TestNameList::longNamesAreKept()
{
    const QByteArray name(300'000, 'n');
    const NameList list{name + '1', name + '2', "", name};
    QCOMPARE(list[1], name + '2');
    QCOMPARE(list[3], name);
    QVERIFY(list.bytesUsed() < 1'000'000);
}

void TestNameList::namesThatBeginAlikeTakeLittle()
{
    constexpr int count = 100'000;
    NameList list;
    for (int i = 0; i < count; ++i)
        list.push_back("https://www.example.org/some/folder/of/pages/" + QByteArray::number(i) + ".html");
    QVERIFY2(list.bytesUsed() < 20 * count, qPrintable(QString::number(list.bytesUsed())));
}

QTEST_APPLESS_MAIN(TestNameList)
#include "tst_name_list.moc"
