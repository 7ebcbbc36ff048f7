// SPDX-License-Identifier: MIT
// What may be secret in URLs and headers, and what is left of it where it is masked.
#include "workload/secrets.h"

#include "workload/urls.h"

#include <QTest>

using namespace overlapse;

namespace {

WorkSpec webWork(const QByteArray &url = "http://h/a")
{
    WorkSpec work;
    work.fetch = FetchKind::Http;
    auto inputs = std::make_shared<InputList>();
    inputs->paths = {url};
    inputs->sources = {QString::fromUtf8(url)};
    work.inputs = inputs;
    work.items = 1;
    return work;
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void urlsAreMasked_data();
    void urlsAreMasked();
    void whateverCanBeFetchedIsMasked_data();
    void whateverCanBeFetchedIsMasked();
    void urlsWithinTextAreMasked_data();
    void urlsWithinTextAreMasked();
    void inputsAndSourcesAreWholeOnlyWhenAskedFor();
    void filesAreLeftAlone();
    void commandsAreGivenUrls_data();
    void commandsAreGivenUrls();
    void commandsNameUrls_data();
    void commandsNameUrls();
    void headersAreNames();
    void headersTellWhatIsNoSecret_data();
    void headersTellWhatIsNoSecret();
    void secretsAreNoticed_data();
    void secretsAreNoticed();
    void aMistakeInAHeaderDoesNotRepeatItsValue();
};

void TestSecrets::urlsAreMasked_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const QByteArray &url, const QByteArray &masked) {
        QTest::newRow(url.constData()) << url << masked;
    };
    row("https://host/path", "https://host/path");
    row("https://me:pw@host/path", "https://***@host/path");
    row("https://me@host", "https://***@host");
    row("https://me:p@w@host/a@b", "https://***@host/a@b");
    row("https://host/?key=v&b", "https://host/?key=***&***");
    row("https://host?key=v=w", "https://host?key=***");
    row("https://host/a?k=v#part", "https://host/a?k=***#part");
    row("https://host/a#part", "https://host/a#part");
    row("https://host/a#token=v&state=w&x", "https://host/a#token=***&state=***&x");
    row("https://host/#/page?k=v", "https://host/#/page?k=***");
    row("https://host/a#b?c", "https://host/a#b?c");
    row("https://host/a;jsessionid=v/b;w;x=y=z?k=v", "https://host/a;jsessionid=***/b;w;x=***?k=***");
    row("https://host/a=b/c", "https://host/a=b/c");
    row("https://host;a=b/c", "https://host;a=b/c");
    row("https://host/?k=http://me:pw@other/", "https://host/?k=***");
    row("http:/me:pw@host/?k=v", "http:/***@host/?k=***");
    row("http:///me:pw@host/?k=v", "http:///***@host/?k=***");
    row("//me:pw@host/?k=v", "//***@host/?k=***");
    row("no URL?k=v", "no URL?k=v");
}

void TestSecrets::urlsAreMasked()
{
    QFETCH(const QByteArray, url);
    QFETCH(const QByteArray, masked);
    QCOMPARE(maskedUrl(url), masked);
    QCOMPARE(maskedUrl(masked), masked);
}

void TestSecrets::whateverCanBeFetchedIsMasked_data()
{
    QTest::addColumn<QByteArray>("beginning");
    for (const char *beginning : {"http://", "http:/", "http:///", "HTTPS://", "hTTp:/"})
        QTest::newRow(beginning) << QByteArray(beginning);
}

void TestSecrets::whateverCanBeFetchedIsMasked()
{
    QFETCH(const QByteArray, beginning);
    const QByteArray url = beginning + "s3cret:s3cret@host/p;id=s3cret?s3cret&k=s3cret#k=s3cret";
    if (!urlProblem(url).isEmpty())
        QSKIP("this cannot be fetched here");
    QVERIFY2(!maskedUrl(url).contains("s3cret"), maskedUrl(url).constData());
}

void TestSecrets::urlsWithinTextAreMasked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *text, const char *shown) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(shown);
    };
    row("HTTP 404", "HTTP 404");
    row("", "");
    row("redirected to ftp://me:pw@h/?k=v: ftp is not fetched",
        "redirected to ftp://***@h/?k=***: ftp is not fetched");
    row("from http://h/?k=v to http://me@h/, twice", "from http://h/?k=*** to http://***@h/, twice");
    row("cannot get 'https://h/?k=v'.", "cannot get 'https://h/?k=***'.");
    row("redirected to //me:pw@h/: no", "redirected to //***@h/: no");
    row("exit status 3: see /usr/share?", "exit status 3: see /usr/share?");
    row("größer: https://h/ä?schlüssel=geheim …", "größer: https://h/ä?schlüssel=*** …");
}

void TestSecrets::urlsWithinTextAreMasked()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(shownText(webWork(), text), shown);
    QCOMPARE(shownText(webWork(), text, Secrets::Kept), text);
}

void TestSecrets::inputsAndSourcesAreWholeOnlyWhenAskedFor()
{
    const QByteArray url = "http://me:pw@h/?k=v";
    const WorkSpec work = webWork(url);
    QCOMPARE(writtenInput(work, 0, Secrets::Masked), QByteArray("http://***@h/?k=***"));
    QCOMPARE(writtenInput(work, 0, Secrets::Kept), url);
    QCOMPARE(shownInput(work, 0), QStringLiteral("http://***@h/?k=***"));
    QCOMPARE(shownInput(work, 0, Secrets::Kept), QString::fromUtf8(url));
    QCOMPARE(shownSources(work), QStringList(QStringLiteral("http://***@h/?k=***")));
    QCOMPARE(shownSources(work, Secrets::Kept), QStringList(QString::fromUtf8(url)));
}

void TestSecrets::filesAreLeftAlone()
{
    WorkSpec work = webWork("http://me@b?k=v");
    work.fetch = FetchKind::File;
    QCOMPARE(shownInput(work, 0), QStringLiteral("http://me@b?k=v"));
    QCOMPARE(shownSources(work), QStringList(QStringLiteral("http://me@b?k=v")));
    QCOMPARE(shownText(work, QStringLiteral("no such file: http://me@b?k=v")),
             QStringLiteral("no such file: http://me@b?k=v"));
    QVERIFY(!hasSecretInputs(work) && !hasSecretSettings(work) && !hasMaskedInputs(work));
}

void TestSecrets::commandsAreGivenUrls_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const QByteArray &input, const QByteArray &masked) {
        QTest::newRow(input.constData()) << input << masked;
    };
    row("a//me@b?k=v", "a//me@b?k=v");
    row("https://h/a", "https://h/a");
    row("https://me:pw@h/a?k=v", "https://***@h/a?k=***");
    row("--url=ftp://me:pw@h/a b", "--url=ftp://***@h/a b");
    row("\xff=sftp://me@h/\xff", "\xff=sftp://***@h/\xff");
    row("://me@h", "://me@h");
}

void TestSecrets::commandsAreGivenUrls()
{
    QFETCH(const QByteArray, input);
    QFETCH(const QByteArray, masked);
    WorkSpec work = webWork(input);
    work.fetch = FetchKind::Command;
    QCOMPARE(writtenInput(work, 0, Secrets::Masked), masked);
    QCOMPARE(writtenInput(work, 0, Secrets::Kept), input);
    QCOMPARE(hasSecretInputs(work), input != masked);
    WorkSpec written = webWork(masked);
    written.fetch = FetchKind::Command;
    QVERIFY(!hasSecretInputs(written));
    QCOMPARE(hasMaskedInputs(written), input != masked);
}

void TestSecrets::commandsNameUrls_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *command, const char *written) {
        QTest::newRow(command) << QString::fromUtf8(command) << QString::fromUtf8(written);
    };
    row("cat  -- {}", "cat  -- {}");
    row("curl  https://h/ {}", "curl  https://h/ {}");
    row("curl https://me:pw@h/ {}", "curl 'https://***@h/' {}");
    row("curl -d \"a b\" https://h/?k=\\\"v", "curl -d 'a b' 'https://h/?k=***'");
    row("sh -c 'curl \"https://h?k=v&l=w\" | wc' _ {}", "sh -c 'curl \"https://h?k=***&l=***\" | wc' _ {}");
    row("curl 'https://me@h", "curl 'https://***@h");
}

void TestSecrets::commandsNameUrls()
{
    QFETCH(const QString, command);
    QFETCH(const QString, written);
    WorkSpec work;
    work.fetch = FetchKind::Command;
    work.command = command;
    QCOMPARE(writtenWork(work, Secrets::Masked).command, written);
    QCOMPARE(writtenWork(work, Secrets::Kept).command, command);
    QCOMPARE(hasSecretSettings(work), command != written);
    QCOMPARE(hasMaskedCommands(writtenWork(work, Secrets::Masked)), command != written);
    work.fetch = FetchKind::File;
    work.command.clear();
    work.steps = {{QStringLiteral("cmd"), command}};
    QCOMPARE(writtenWork(work, Secrets::Masked).steps.front().argument, written);
    QCOMPARE(hasSecretSettings(work), command != written);
    QCOMPARE(hasMaskedCommands(writtenWork(work, Secrets::Masked)), command != written);
    QCOMPARE(shownText(work, QStringLiteral("failed: ftp://me@h")), QStringLiteral("failed: ftp://***@h"));
}

void TestSecrets::headersAreNames()
{
    const FetchRules rules{.headers = {QStringLiteral("Accept: a:b"), QStringLiteral("X-Key:v")}};
    QCOMPARE(writtenHeaders(rules, Secrets::Masked), QStringList({"Accept", "X-Key"}));
    QCOMPARE(writtenHeaders(rules, Secrets::Kept), rules.headers);
}

void TestSecrets::headersTellWhatIsNoSecret_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *header, const char *shown) {
        QTest::newRow(header) << QString::fromUtf8(header) << QString::fromUtf8(shown);
    };
    row("Accept: text/html", "Accept: text/html");
    row("User-Agent:me", "User-Agent:me");
    row("Authorization: Bearer v", "Authorization: ***");
    row("cookie: a=v", "cookie: ***");
    row("Proxy-Authorization: v", "Proxy-Authorization: ***");
    row("X-Api-KEY: v", "X-Api-KEY: ***");
    row("X-CSRF-Token:v", "X-CSRF-Token: ***");
    row("Client-Secret: v", "Client-Secret: ***");
    row("X-JWT: v", "X-JWT: ***");
    row("X-XSRF: v", "X-XSRF: ***");
    row("X-Csrf: v", "X-Csrf: ***");
    row("Authorization", "Authorization");
}

void TestSecrets::headersTellWhatIsNoSecret()
{
    QFETCH(const QString, header);
    QFETCH(const QString, shown);
    QCOMPARE(shownHeader(header), shown);
}

void TestSecrets::secretsAreNoticed_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("has");
    QTest::newRow("nothing") << QByteArray("http://h/a@b#c") << QString() << false;
    QTest::newRow("a value") << QByteArray("http://h/?a=b") << QString() << true;
    QTest::newRow("credentials") << QByteArray("http://me@h/") << QString() << true;
    QTest::newRow("masked already") << QByteArray("http://***@h/?a=***&***") << QString() << false;
    QTest::newRow("a header") << QByteArray("http://h/") << QStringLiteral("A: b") << true;
    QTest::newRow("the name of one") << QByteArray("http://h/") << QStringLiteral("A") << false;
}

void TestSecrets::secretsAreNoticed()
{
    QFETCH(const QByteArray, url);
    QFETCH(const QString, header);
    QFETCH(const bool, has);
    WorkSpec work = webWork(url);
    if (!header.isEmpty())
        work.rules.headers << header;
    QCOMPARE(hasSecretInputs(work) || hasSecretSettings(work), has);
}

void TestSecrets::aMistakeInAHeaderDoesNotRepeatItsValue()
{
    for (const char *header : {"Authorization Bearer s3cret", "No Name: s3cret"}) {
        const QString problem = headerProblem(QLatin1String(header));
        QVERIFY(!problem.isEmpty());
        QVERIFY2(!problem.contains(QLatin1String("s3cret")), qPrintable(problem));
    }
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
