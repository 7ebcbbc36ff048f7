// SPDX-License-Identifier: MIT
// The window in German: what it says is translated whole, fits, and works as in English.
#include "window_under_test.h"

#include "app/translation.h"

#include "analysis/waits.h"
#include "pipeline/words.h"
#include "scene/core_words.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace overlapse;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; ///< one for each form of the plural
    bool numbered = false;
    bool finished = true;
};

std::vector<Message> messagesOf(const QString &path)
{
    QFile file(path);
    std::vector<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.push_back({context, {}, {}, xml.attributes().value("numerus") == QLatin1String("yes")});
        else if (xml.name() == QLatin1String("source"))
            messages.back().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.back().finished = !xml.attributes().hasAttribute("type");
            if (!messages.back().numbered)
                messages.back().translations << xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform"))
            messages.back().translations << xml.readElementText();
    }
    return xml.hasError() ? std::vector<Message>() : messages;
}

/// "%1", "%Ln", in order of the alphabet.
QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("%(L?n|L?[0-9])"));
    QStringList found;
    for (auto it = placeholder.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    return found;
}

QStringList filterSuffixes(const QString &text)
{
    static const QRegularExpression filter(QStringLiteral("\\(\\*[^)]*\\)$"));
    return {filter.match(text).captured()};
}

} // namespace

class TestWindowGerman : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsTranslatedIsWhole();
    void theCoresFixedTextsAreKnown();
    void englishNeedsNoTranslation();
    void theWindowSpeaksGerman();
    void aCountHasItsPlural();
    void filesStayEnglish();
    void buttonsHaveRoomForTheirWords_data();
    void buttonsHaveRoomForTheirWords();

private:
    bool m_translated = false;
};

void TestWindowGerman::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::German));
    m_translated = installTranslation(QLocale()) == QLatin1String("de");
}

// What is not finished falls back to English; `./dev translations` names it.
void TestWindowGerman::whatIsTranslatedIsWhole()
{
    const std::vector<Message> messages =
        messagesOf(QStringLiteral(TEST_DATA "/../../resources/translations/overlapse_de.ts"));
    QVERIFY(messages.size() > 200);
    for (const Message &message : messages) {
        if (!message.finished)
            continue;
        QVERIFY2(message.translations.size() == (message.numbered ? 2 : 1), qPrintable(message.source));
        for (const QString &text : message.translations) {
            QVERIFY2(!text.trimmed().isEmpty(), qPrintable(message.source));
            QVERIFY2(placeholdersOf(text) == placeholdersOf(message.source), qPrintable(text));
            QVERIFY2(filterSuffixes(text) == filterSuffixes(message.source), qPrintable(text));
        }
    }
}

void TestWindowGerman::theCoresFixedTextsAreKnown()
{
    const QStringList known = fixedTexts();
    for (const Mode mode : allModes)
        QVERIFY2(known.contains(modeSummary(mode)), qPrintable(modeSummary(mode)));
    for (int cause = 0; cause < causeCount; ++cause)
        QVERIFY2(known.contains(causeText(static_cast<Cause>(cause))),
                 qPrintable(causeText(static_cast<Cause>(cause))));
    if (m_translated)
        QCOMPARE(inWindow(causeText(Cause::FetchHeldOrder)), QStringLiteral("von der Reihenfolge gehalten"));
    QCOMPARE(inWindow(QStringLiteral("of a file's own")), QStringLiteral("of a file's own"));
    QCOMPARE(inWindow(QString()), QString());
}

void TestWindowGerman::englishNeedsNoTranslation()
{
    QCOMPARE(installTranslation(QLocale::c()), QString());
    QCOMPARE(installTranslation(QLocale(QLocale::English, QLocale::UnitedKingdom)), QString());
    if (m_translated)
        QCOMPARE(installTranslation(QLocale(QLocale::German, QLocale::Austria)), QStringLiteral("de"));
}

void TestWindowGerman::theWindowSpeaksGerman()
{
    if (!m_translated)
        QSKIP("there was no lrelease to compile the translation");
    const Window w;
    QVERIFY(w.settles());
    QTRY_COMPARE(w.text("runButton"), QStringLiteral("Messen"));
    QTRY_COMPARE(w.property("modeCard1", "origin").toString(), QStringLiteral("vorhergesagt"));
    QTRY_COMPARE(w.makespan(0), QStringLiteral("8,000 s"));
    QTRY_COMPARE(w.property("modeCard1", "name").toString(), QStringLiteral("Concurrent"));
    QTRY_COMPARE(w.panels()[1].subtitle, QStringLiteral("vorhergesagt · 100 % der Schranke"));
    QTRY_VERIFY(w.text("experimentTitle").startsWith(QLatin1String("Der Artikel")));
    w.press(Qt::Key_L);
    w.press(Qt::Key_F1);
    QTRY_VERIFY(w.visible("help"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("help"));
}

void TestWindowGerman::aCountHasItsPlural()
{
    if (!m_translated)
        QSKIP("there was no lrelease to compile the translation");
    const auto files = [](int count) {
        return QCoreApplication::translate("overlapse::InputLister", "%Ln files", nullptr, count);
    };
    QCOMPARE(files(1), QStringLiteral("1 Datei"));
    QCOMPARE(files(2607), QStringLiteral("2.607 Dateien"));
}

void TestWindowGerman::filesStayEnglish()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("chart.svg"));
    Window w;
    QVERIFY(w.settles());
    w.session.files()->exportTo(QUrl::fromLocalFile(path));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.idle(), patience);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    for (const char *english : {"8.000 s", "predicted", "lower bound", "transform, on the CPU", "in flight"})
        QVERIFY2(svg.contains(english), english);
    for (const char *german : {"8,000 s", "vorhergesagt", "Schranke"})
        QVERIFY2(!svg.contains(german), german);
}

void TestWindowGerman::buttonsHaveRoomForTheirWords_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("smallest") << QSize(960, 600);
    QTest::newRow("usual") << QSize(1440, 900);
}

void TestWindowGerman::buttonsHaveRoomForTheirWords()
{
    QFETCH(const QSize, size);
    const Window w;
    w.window->resize(size);
    QTRY_COMPARE(w.item("legend")->width(), double(size.width()));
    QVERIFY(w.settles());
    w.settleLayout();
    QStringList cutOff;
    QStringList outside;
    Window::eachItem(w.window->contentItem(), [&](QQuickItem *item) {
        if (!item->isVisible())
            return;
        const QRectF place = item->mapRectToScene(item->boundingRect());
        if (item->activeFocusOnTab() && (place.left() < 0 || place.right() > size.width() + 0.5))
            outside << item->objectName();
        const QString text = item->property("text").toString();
        if (text.isEmpty() || !item->property("truncated").isValid())
            return;
        if (item->property("truncated").toBool()
            || item->property("contentWidth").toDouble() > item->width() + 0.5)
            cutOff << text;
    });
    QCOMPARE(outside, QStringList());
    // A title is data, and may be of any length.
    cutOff.removeAll(w.text("experimentTitle"));
    QVERIFY2(cutOff.isEmpty(), qPrintable(cutOff.join(u'\n')));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowGerman>(argc, argv);
}
#include "tst_window_german.moc"
