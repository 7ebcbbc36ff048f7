// SPDX-License-Identifier: MIT
// Every theme for every eye: what a look means is told apart by those who see fewer colours too, and text can be read.
//
// How dichromats see a colour: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision
// Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, table 1, severity 1.0, on linear sRGB.
// How far colours are apart: CIE 1976 (dE*ab) under D65; a difference of 2.3 is just noticeable. Contrast: WCAG 2.1.
#include "scene/scheme.h"

#include <QTest>

#include <cmath>

using namespace overlapse;

namespace {

/// Fields side by side are told apart at a glance from about there on.
constexpr double leastDifference = 10;
constexpr double leastForText = 4.5;
constexpr double leastForGraphics = 3;
constexpr double leastForThin =
    1.25; ///< what waits is thin and pale in the usual themes, beside work that is neither

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

struct Vision
{
    const char *name;
    Matrix sees;
};

constexpr Vision visions[] = {
    {"trichromacy", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Triple linearOf(const QColor &colour)
{
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

Triple times(const Matrix &matrix, const Triple &vector)
{
    Triple result{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            result[row] += matrix[row][column] * vector[column];
    return result;
}

Triple labOf(const Triple &linearRgb)
{
    constexpr Matrix toXyz{{{0.4124564, 0.3575761, 0.1804375},
                            {0.2126729, 0.7151522, 0.0721750},
                            {0.0193339, 0.1191920, 0.9503041}}};
    constexpr Triple white{0.95047, 1, 1.08883};
    const Triple xyz = times(toXyz, linearRgb);
    const auto f = [](double t) {
        constexpr double edge = 6.0 / 29;
        return t > edge * edge * edge ? std::cbrt(t) : t / (3 * edge * edge) + 4.0 / 29;
    };
    const double x = f(xyz[0] / white[0]);
    const double y = f(xyz[1] / white[1]);
    const double z = f(xyz[2] / white[2]);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const QColor &a, const QColor &b, const Vision &vision)
{
    const auto seen = [&vision](const QColor &colour) {
        Triple result = times(vision.sees, linearOf(colour));
        for (double &channel : result)
            channel = std::clamp(channel, 0.0, 1.0);
        return labOf(result);
    };
    const Triple p = seen(a);
    const Triple q = seen(b);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const Triple rgb = linearOf(colour);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    };
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QByteArray lookName(Look look)
{
    static constexpr std::array<const char *, lookCount> names{
        "fetchQueued",      "host",       "rate",     "backoff", "capacity",   "unpolled",  "fetch",
        "heldOrder",        "heldDriver", "heldFull", "wakeup",  "queuedPool", "transform", "transformOffCpu",
        "transformUnknown", "failed"};
    return names[static_cast<std::size_t>(look)];
}

} // namespace

class TestLegible : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePaperIsRight();
    void everyTwoLooksAreToldApart_data();
    void everyTwoLooksAreToldApart();
    void textCanBeRead_data() { schemes(); }
    void textCanBeRead();
    void whatIsDrawnCanBeSeen_data() { schemes(); }
    void whatIsDrawnCanBeSeen();

private:
    static void schemes()
    {
        QTest::addColumn<int>("scheme");
        for (const Scheme scheme : allSchemes)
            QTest::newRow(qPrintable(schemeName(scheme))) << static_cast<int>(scheme);
    }
};

// Figures that are known: else the others would mean nothing.
void TestLegible::thePaperIsRight()
{
    QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21) < 1e-9);
    QVERIFY(std::abs(contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01);
    const Triple white = labOf(linearOf(Qt::white));
    QVERIFY(std::abs(white[0] - 100) < 0.01 && std::abs(white[1]) < 0.02 && std::abs(white[2]) < 0.02);
    const Triple red = labOf(linearOf(Qt::red));
    QVERIFY(std::abs(red[0] - 53.24) < 0.02 && std::abs(red[1] - 80.09) < 0.05
            && std::abs(red[2] - 67.20) < 0.05);
    // Greys stay grey for everybody; red and green of one lightness do not stay apart.
    for (const Vision &vision : visions)
        QVERIFY(difference(Qt::white, Qt::black, vision) > 99);
    const QColor reddish(0xc0, 0x60, 0x40);
    const QColor greenish(0x70, 0x7a, 0x30);
    QVERIFY(difference(reddish, greenish, visions[2]) < difference(reddish, greenish, visions[0]) / 2);
}

void TestLegible::everyTwoLooksAreToldApart_data()
{
    QTest::addColumn<int>("scheme");
    QTest::addColumn<int>("vision");
    for (const Scheme scheme : allSchemes)
        for (std::size_t vision = 0; vision < std::size(visions); ++vision)
            QTest::addRow("%s, %s", qPrintable(schemeName(scheme)), visions[vision].name)
                << static_cast<int>(scheme) << static_cast<int>(vision);
}

// Any two may lie on each other where rows are low, or two runs are compared.
void TestLegible::everyTwoLooksAreToldApart()
{
    QFETCH(const int, scheme);
    QFETCH(const int, vision);
    const Theme theme = themeOf(Scheme(scheme));
    QByteArrayList alike;
    for (int a = 0; a < lookCount; ++a)
        for (int b = 0; b < a; ++b) {
            const double apart =
                difference(lookColour(theme, Look(a)), lookColour(theme, Look(b)), visions[vision]);
            if (apart < leastDifference)
                alike << lookName(Look(a)) + " and " + lookName(Look(b)) + ": "
                        + QByteArray::number(apart, 'f', 1);
        }
    QVERIFY2(alike.isEmpty(), alike.join("; ").constData());
}

void TestLegible::textCanBeRead()
{
    QFETCH(const int, scheme);
    const Theme theme = themeOf(Scheme(scheme));
    QByteArrayList faint;
    for (const auto &[name, colour] : {std::pair{"text", theme.text},
                                       {"text2", theme.text2},
                                       {"text3", theme.text3},
                                       {"accent", theme.accent},
                                       {"good", theme.good},
                                       {"warning", theme.warning},
                                       {"failed", theme.failed}})
        for (const QColor &under : {theme.surface, theme.panel, theme.window})
            if (contrast(colour, under) < leastForText)
                faint << QByteArray(name) + ": " + QByteArray::number(contrast(colour, under), 'f', 2);
    if (contrast(theme.accentText, theme.accent) < leastForText)
        faint << "accentText";
    QVERIFY2(faint.isEmpty(), faint.join("; ").constData());
}

void TestLegible::whatIsDrawnCanBeSeen()
{
    QFETCH(const int, scheme);
    const Theme theme = themeOf(Scheme(scheme));
    QByteArrayList faint;
    const auto hold = [&](const QByteArray &name, const QColor &colour, double least) {
        if (contrast(colour, theme.surface) < least)
            faint << name + ": " + QByteArray::number(contrast(colour, theme.surface), 'f', 2);
    };
    for (const Look work : {Look::Fetch, Look::Transform, Look::Failed})
        hold(lookName(work), lookColour(theme, work), leastForGraphics);
    hold("makespan", theme.makespanLine, leastForGraphics);
    hold("bound", theme.boundLine, leastForGraphics);
    hold("busy cores", theme.busyLine, leastForGraphics);
    const bool strong = isHighContrast(Scheme(scheme));
    for (int look = 0; look < lookCount; ++look) {
        // Under its hatch, whose lines have the colour of a transform.
        const bool hatched = Look(look) == Look::TransformOffCpu;
        hold(lookName(Look(look)), lookColour(theme, Look(look)),
             strong && !hatched ? leastForGraphics : leastForThin - (hatched ? 0.05 : 0));
    }
    if (strong)
        hold("border", theme.border, leastForGraphics);
    QVERIFY2(faint.isEmpty(), faint.join("; ").constData());
}

QTEST_GUILESS_MAIN(TestLegible)
#include "tst_legible.moc"
