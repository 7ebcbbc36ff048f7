// SPDX-License-Identifier: MIT
// Names of results: every input gets one of its own, and none leads out of the folder.
#include "workload/output_names.h"

#include <QImageReader>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <array>
#include <random>

using namespace overlapse;

namespace {

std::vector<QByteArray> namesOf(FetchKind fetch, std::vector<QByteArray> inputs,
                                const QStringList &steps = {})
{
    WorkSpec work;
    work.fetch = fetch;
    for (const QString &step : steps)
        work.steps.push_back({step, {}});
    auto list = std::make_shared<InputList>();
    list->paths = std::move(inputs);
    work.inputs = list;
    return outputNames(work);
}

QList<QByteArray> listOf(const std::vector<QByteArray> &names)
{
    return {names.begin(), names.end()};
}

// What is promised of every name; an empty text if it holds.
QString problemOf(const QByteArray &name)
{
    for (const QByteArray &component : name.split('/')) {
        if (component.isEmpty() || component == "." || component == "..")
            return QStringLiteral("leads elsewhere");
        if (component.size() > 250)
            return QStringLiteral("is too long");
        if (component[0] == '-' || component[0] == '~' || component.contains('\\'))
            return QStringLiteral("is not safe in a shell");
    }
    for (const QChar c : QString::fromUtf8(name))
        if (c.category() == QChar::Other_Control || c == QChar::ReplacementCharacter)
            return QStringLiteral("holds what is not to be shown");
    return {};
}

// No two are the same, and none is a folder of another, whatever their case.
QString clashIn(const std::vector<QByteArray> &names)
{
    QSet<QString> files;
    for (const QByteArray &name : names) {
        const QString folded = QString::fromUtf8(name).toCaseFolded();
        if (files.contains(folded))
            return folded;
        files.insert(folded);
    }
    for (const QString &file : files)
        for (qsizetype slash = file.indexOf(u'/'); slash >= 0; slash = file.indexOf(u'/', slash + 1))
            if (files.contains(file.left(slash)))
                return file;
    return {};
}

} // namespace

class TestOutputNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfFiles_data();
    void namesOfFiles();
    void namesOfUrls_data();
    void namesOfUrls();
    void namesOfCommandInputs();
    void queriesAreNotShown();
    void longComponentsAreCut();
    void deepPathsAreCut();
    void anyBytesGiveSafeNames();
    void manyInputsOfOneName();
};

void TestOutputNames::namesOfFiles_data()
{
    using List = QList<QByteArray>;
    QTest::addColumn<List>("inputs");
    QTest::addColumn<QStringList>("steps");
    QTest::addColumn<List>("names");
    const QStringList none;
    const QStringList gunzip{"gunzip"};
    const auto row = [](const char *name, const List &inputs, const QStringList &steps, const List &names) {
        QTest::newRow(name) << inputs << steps << names;
    };
    row("one file", {"in/a.txt"}, none, {"a.txt"});
    row("below one folder", {"/in/x/a", "/in/x/b", "/in/y/a"}, none, {"x/a", "x/b", "y/a"});
    row("a folder and another that begins so", {"in/a/1", "in/ab/2"}, none, {"a/1", "ab/2"});
    row("nothing in common", {"a/1", "b/2"}, none, {"a/1", "b/2"});
    row("absolute and relative", {"/a/1", "b/2"}, none, {"a/1", "b/2"});
    row("the same folder, written otherwise", {"./in//a", "in/./b", "in/x/../c"}, none, {"a", "b", "c"});
    row("above this folder", {"../../a", "../../b/../../c"}, none, {"a", "c"});
    row("nothing at all", {"/", ".."}, none, {"item", "item-2"});
    row("twice", {"in/a.txt", "in/a.txt", "in/a.txt"}, none, {"a.txt", "a-2.txt", "a-3.txt"});
    row("upper and lower case", {"a.txt", "A.TXT", "A-2.TXT"}, none, {"a.txt", "A-2.TXT", "A-2-2.TXT"});
    row("other letters", {"\xc3\xa4", "\xc3\x84", "a\xcc\x88"}, none,
        {"\xc3\xa4", "\xc3\x84-2", "a\xcc\x88-3"});
    row("a file and a folder of that name", {"a", "a/b", "A/c"}, none, {"a-2", "a/b", "A/c"});
    row("dashes and tildes", {"-rf/~root", "-rf/x-"}, none, {"%7Eroot", "x-"});
    row("folders too", {"-a/~b", "c"}, none, {"%2Da/%7Eb", "c"});
    row("controls and backslashes", {"a\nb", "c\\d", QByteArray("e\0f", 3), "\xc2\x9bg", "\x7f"}, none,
        {"a%0Ab", "c%5Cd", "e%00f", "%C2%9Bg", "%7F"});
    row("spaces and other letters stay", {" a b ", "\xe2\x82\xac", "\xf0\x9f\x98\x80"}, none,
        {" a b ", "\xe2\x82\xac", "\xf0\x9f\x98\x80"});
    row("not UTF-8", {"\xff\xfe", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"}, none,
        {"%FF%FE", "%C3", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%E2%82"});
    row("unpacked", {"a.gz", "b.tar.gz", "c.txt", "d.gz.gz", "E.GZ"}, gunzip,
        {"a", "b.tar", "c.txt", "d.gz", "E.GZ"});
    row("unpacked twice", {"a.gz.gz", "b"}, {"gunzip", "sha256", "gunzip"}, {"a", "b"});
    row("unpacked to the same", {"a.gz", "a", "A.gz"}, gunzip, {"a", "a-2", "A-3"});
    row("only a suffix", {".gz", "..gz", "x/...gz"}, gunzip, {".gz", "..gz", "x/...gz"});
    row("not unpacked", {"a.gz", "b"}, {"sha256"}, {"a.gz", "b"});
    row("the list of results",
        {"overlapse-results.csv", "Overlapse-Results.CSV", "sub/overlapse-results.csv"}, none,
        {"overlapse-results-2.csv", "Overlapse-Results-3.CSV", "sub/overlapse-results.csv"});
    if (QImageReader::supportedImageFormats().contains("gif"))
        row("of another format", {"a.gif", "a.png", "b.gif.gz", "c.jpg"}, {"gunzip", "image"},
            {"a.png", "a-2.png", "b.png", "c.jpg"});
}

void TestOutputNames::namesOfFiles()
{
    QFETCH(const QList<QByteArray>, inputs);
    QFETCH(const QStringList, steps);
    QFETCH(const QList<QByteArray>, names);
    const std::vector<QByteArray> made = namesOf(FetchKind::File, {inputs.begin(), inputs.end()}, steps);
    QCOMPARE(listOf(made), names);
    for (const QByteArray &name : made)
        QCOMPARE(problemOf(name), QString());
    QCOMPARE(clashIn(made), QString());
}

void TestOutputNames::namesOfUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char *url, const char *name) {
        QTest::newRow(url) << QByteArray(url) << QByteArray(name);
    };
    row("http://example.com", "example.com/index");
    row("http://example.com/", "example.com/index");
    row("http://example.com:80/a", "example.com/a");
    row("https://example.com:443/a", "example.com/a");
    row("https://example.com:80/a", "example.com:80/a");
    row("HTTP://Example.COM:8080/A/b.html", "example.com:8080/A/b.html");
    row("http://example.com/a/", "example.com/a/index");
    row("http://example.com//a///b", "example.com/a/b");
    row("http://example.com/../../etc/passwd", "example.com/etc/passwd");
    row("http://example.com/%2e%2e/%2Fa", "example.com/%2e%2e/%2Fa");
    row("http://example.com/a\\..\\b", "example.com/a%5C..%5Cb");
    row("http://example.com/a#b/../c", "example.com/a");
    row("http://user:secret@example.com/a", "example.com/a");
    row("http://../a", "%2E./a");
}

void TestOutputNames::namesOfUrls()
{
    QFETCH(const QByteArray, url);
    QFETCH(const QByteArray, name);
    QCOMPARE(namesOf(FetchKind::Http, {url}).front(), name);
}

void TestOutputNames::namesOfCommandInputs()
{
    QCOMPARE(listOf(namesOf(FetchKind::Command,
                            {"in/a", "in/b", "one two", "/etc/x", "https://me:pw@host/p?k=v"})),
             (QList<QByteArray>{"in/a", "in/b", "one two", "etc/x",
                                namesOf(FetchKind::Http, {"https://me:pw@host/p?k=v"}).front()}));
}

void TestOutputNames::queriesAreNotShown()
{
    const std::vector<QByteArray> names =
        namesOf(FetchKind::Http,
                {"http://h/a.php?key=secret", "http://h/a.php?key=other", "http://h/?key=secret",
                 "http://h/b.gz?key=secret", "http://h/a.php?key=secret"},
                {"gunzip"});
    static const QRegularExpression hashed(QStringLiteral("^h/a-[0-9a-f]{12}\\.php$"));
    QVERIFY2(hashed.match(QString::fromUtf8(names[0])).hasMatch(), names[0].constData());
    QVERIFY2(hashed.match(QString::fromUtf8(names[1])).hasMatch(), names[1].constData());
    QVERIFY(names[0] != names[1]);
    QVERIFY(names[2].startsWith("h/index-"));
    QVERIFY(names[3].startsWith("h/b-"));
    QVERIFY(!names[3].contains(".gz"));
    QCOMPARE(names[4], QByteArray(names[0]).insert(names[0].size() - 4, "-2"));
}

void TestOutputNames::longComponentsAreCut()
{
    const QByteArray euros = QByteArray("\xe2\x82\xac").repeated(80); // 240 bytes
    const QByteArray letters(300, 'x');
    const std::vector<QByteArray> names =
        namesOf(FetchKind::File,
                {letters + "1.jpg", letters + "2.jpg", euros, QByteArray(200, 'y'), letters + "1.jpg"});
    for (const QByteArray &name : names)
        QCOMPARE(problemOf(name), QString());
    QCOMPARE(names[0].size(), 200);
    QVERIFY(names[0].endsWith(".jpg"));
    QVERIFY(names[0] != names[1]);
    QVERIFY(names[2].startsWith(euros.left(60)));
    QVERIFY(names[2].size() <= 200);
    QCOMPARE(names[3], QByteArray(200, 'y'));
    QCOMPARE(clashIn(names), QString());
}

void TestOutputNames::deepPathsAreCut()
{
    const QByteArray deep = QByteArray("d/").repeated(1000);
    const std::vector<QByteArray> names =
        namesOf(FetchKind::Http, {"http://h/" + deep + "a", "http://h/" + deep + "d/a", "http://h/b"});
    QCOMPARE(names[0].count('/'), 29);
    QVERIFY(names[0].endsWith("/a"));
    QVERIFY(names[0] != names[1]);
    QCOMPARE(names[2], QByteArray("h/b"));
}

void TestOutputNames::anyBytesGiveSafeNames()
{
    std::mt19937 random(7);
    constexpr std::array<unsigned char, 16> likely{'/', '/',  '.',  '.',  '-',  '~',  '\\', 'a',
                                                   'A', 0xc3, 0x84, 0xe2, 0x82, 0xac, 0xff, 0};
    std::vector<QByteArray> inputs;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray input;
        for (unsigned length = 1 + random() % 12; length > 0; --length)
            input += static_cast<char>(likely[random() % likely.size()]);
        inputs.push_back(input);
    }
    for (const FetchKind fetch : {FetchKind::File, FetchKind::Command}) {
        const std::vector<QByteArray> names = namesOf(fetch, inputs, {"gunzip"});
        QCOMPARE(names.size(), inputs.size());
        for (const QByteArray &name : names)
            QVERIFY2(problemOf(name).isEmpty(), name.constData());
        QCOMPARE(clashIn(names), QString());
        QCOMPARE(listOf(namesOf(fetch, inputs, {"gunzip"})), listOf(names));
    }
}

void TestOutputNames::manyInputsOfOneName()
{
    const std::vector<QByteArray> names =
        namesOf(FetchKind::File, std::vector<QByteArray>(100'000, QByteArray("in/a.txt")));
    QCOMPARE(names.back(), QByteArray("a-100000.txt"));
    QCOMPARE(clashIn(names), QString());
}

QTEST_APPLESS_MAIN(TestOutputNames)
#include "tst_output_names.moc"
