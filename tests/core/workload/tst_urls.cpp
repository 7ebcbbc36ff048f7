// SPDX-License-Identifier: MIT
// Hosts of URLs: those read one after the other are those of each by itself.
#include "workload/urls.h"

#include "pipeline/name_list.h"

#include <QTest>

#include <random>
#include <vector>

using namespace overlapse;

class TestUrls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostsReadTogetherAreThoseOfEach();
    void hostsOfManyAreForgottenAndReadAgain();
};

// Also what only curl can tell: other numbers of slashes, what is not plain, what is no URL.
void TestUrls::hostsReadTogetherAreThoseOfEach()
{
    const std::vector<QByteArray> begins{"https://example.org",
                                         "https://EXAMPLE.org",
                                         "HTTPS://example.org",
                                         "http://example.org",
                                         "http://example.org:80",
                                         "http://example.org:8080",
                                         "http://me:pw@example.org",
                                         "http://me:p/w@example.org",
                                         "http:/example.org",
                                         "http:///example.org",
                                         "http:////example.org",
                                         "//example.org",
                                         "example.org",
                                         "http://",
                                         "http://:80",
                                         "http://[::1]:9",
                                         "http://[::1",
                                         "http://example.org:99999",
                                         "http://b\xc3\xbc"
                                         "cher.example",
                                         "file://",
                                         "gopher://example.org",
                                         "://example.org",
                                         ""};
    const std::vector<QByteArray> ends{"",
                                       "/",
                                       "/a/b?c=d#e",
                                       "?c",
                                       "#e",
                                       "/://other.example/",
                                       "/a b",
                                       "/a\tb",
                                       QByteArray("/a\0b", 4),
                                       "\\a",
                                       "/\x7f",
                                       "/b\xc3\xbc"
                                       "cher",
                                       "@other.example/",
                                       ":81/"};
    std::vector<QByteArray> urls;
    for (const QByteArray &begin : begins)
        for (const QByteArray &end : ends)
            urls.push_back(begin + end);
    HostReader reader;
    std::mt19937 random(7);
    for (int i = 0; i < 5'000; ++i) {
        const QByteArray &url = urls[random() % urls.size()];
        QCOMPARE(reader.of(url), hostOf(url));
    }
    QCOMPARE(reader.of("https://Example.org/a"), QByteArray("example.org:443"));

    // As in a list: what begins as the one before is not always read.
    NameList list;
    for (int i = 0; i < 20'000; ++i)
        list.push_back(i > 0 && random() % 3 > 0 ? list[list.size() - 1] + ends[random() % ends.size()]
                                                 : urls[random() % urls.size()]);
    HostReader some;
    QByteArray host;
    int read = 0;
    for (NameList::Iterator url = list.begin(); url != list.end(); ++url) {
        if (!some.isSame(*url, url.shared())) {
            host = some.of(*url);
            ++read;
        }
        QCOMPARE(host, hostOf(*url));
    }
    QVERIFY2(read > 5'000 && read < 18'000, qPrintable(QString::number(read)));
}

void TestUrls::hostsOfManyAreForgottenAndReadAgain()
{
    HostReader reader;
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < 12'000; ++i)
            QCOMPARE(reader.of("http://h" + QByteArray::number(i) + "/x"),
                     "h" + QByteArray::number(i) + ":80");
}

QTEST_APPLESS_MAIN(TestUrls)
#include "tst_urls.moc"
