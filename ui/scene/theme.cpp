// SPDX-License-Identifier: MIT
#include "scene/theme.h"

#include <QCoreApplication>
#include <QFontDatabase>

namespace overlapse {

// The data colours were chosen so that any two stay apart for every kind of colour blindness (tst_legible holds them to
// that), and so that waiting is paler than work in both themes.

Theme lightTheme()
{
    return {
        .dark = false,
        .fontFamilies = {QStringLiteral("Inter")},
        .window = 0xf4f6f9,
        .surface = 0xffffff,
        .panel = 0xffffff,
        .border = 0xd5dae1,
        .text = 0x14181f,
        .text2 = 0x596472,
        .text3 = 0x667180,
        .grid = 0xe0e4ea,
        .accent = 0x1668dc,
        .accentText = 0xffffff,
        .good = 0x16804a,
        .warning = 0x9a5b00,
        .fetchQueued = 0x94afcf,
        .fetch = 0x1b79d2,
        .transform = 0xd47f00,
        .transformOffCpu = 0xf9e1b5,
        .transformUnknown = 0xf3bd6a,
        .heldOrder = 0xaf86e1,
        .heldDriver = 0xb3beca,
        .heldFull = 0xd2c28c,
        .queuedPool = 0x5da193,
        .wakeup = 0xdadce3,
        .host = 0x93d7ee,
        .rate = 0xba9775,
        .capacity = 0x7387ae,
        .unpolled = 0x85589d,
        .backoff = 0xde92ab,
        .failed = 0xd0351d,
        .inFlightArea = 0xbdd3ef,
        .busyLine = 0xd07c00,
        .makespanLine = 0x14181f,
        .boundLine = 0xc02a63,
        .spread = 0xdde1e8,
        .ghost = 0xe9ecf1,
        .ghostLine = 0xb4bdc9,
        .selection = QColor(22, 104, 220, 40),
        .hover = QColor(22, 104, 220, 20),
    };
}

Theme darkTheme()
{
    return {
        .dark = true,
        .fontFamilies = {QStringLiteral("Inter")},
        .window = 0x14161a,
        .surface = 0x1d2026,
        .panel = 0x1d2026,
        .border = 0x363b44,
        .text = 0xeef1f5,
        .text2 = 0xa0a9b6,
        .text3 = 0x8791a0,
        .grid = 0x2c3038,
        .accent = 0x4c9bff,
        .accentText = 0x0b1626,
        .good = 0x4fc784,
        .warning = 0xe9b04e,
        .fetchQueued = 0x335d86,
        .fetch = 0x4299ed,
        .transform = 0xf4a12b,
        .transformOffCpu = 0x57431e,
        .transformUnknown = 0xae7929,
        .heldOrder = 0x9770ca,
        .heldDriver = 0x5c627b,
        .heldFull = 0x8a8252,
        .queuedPool = 0x3a9185,
        .wakeup = 0x424a54,
        .host = 0x5a8797,
        .rate = 0x7b6147,
        .capacity = 0x6f7aae,
        .unpolled = 0xbd8ad1,
        .backoff = 0xa85a6e,
        .failed = 0xff603e,
        .inFlightArea = 0x22405f,
        .busyLine = 0xf4a12b,
        .makespanLine = 0xeef1f5,
        .boundLine = 0xef5f93,
        .spread = 0x3d444f,
        .ghost = 0x2a2f37,
        .ghostLine = 0x566070,
        .selection = QColor(76, 155, 255, 56),
        .hover = QColor(76, 155, 255, 28),
    };
}

QColor lookColour(const Theme &theme, Look look)
{
    switch (look) {
    case Look::FetchQueued: return theme.fetchQueued;
    case Look::Fetch: return theme.fetch;
    case Look::Host: return theme.host;
    case Look::Rate: return theme.rate;
    case Look::Capacity: return theme.capacity;
    case Look::Unpolled: return theme.unpolled;
    case Look::Backoff: return theme.backoff;
    case Look::HeldOrder: return theme.heldOrder;
    case Look::HeldDriver: return theme.heldDriver;
    case Look::HeldFull: return theme.heldFull;
    case Look::QueuedPool: return theme.queuedPool;
    case Look::Wakeup: return theme.wakeup;
    case Look::Transform: return theme.transform;
    case Look::TransformOffCpu: return theme.transformOffCpu;
    case Look::TransformUnknown: return theme.transformUnknown;
    case Look::Failed: return theme.failed;
    }
    return theme.text2;
}

QColor causeColour(const Theme &theme, Cause cause)
{
    return lookColour(theme, causeLook(cause));
}

namespace {

struct LookText
{
    Look look;
    SwatchStyle style;
    const char *text;
    const char *about;
};

constexpr LookText lookTexts[] = {
    {Look::Fetch, SwatchStyle::Thick, QT_TRANSLATE_NOOP("Timeline", "fetch"),
     QT_TRANSLATE_NOOP("Timeline", "work: the fetch is under way")},
    {Look::Transform, SwatchStyle::Thick, QT_TRANSLATE_NOOP("Timeline", "transform, on the CPU"),
     QT_TRANSLATE_NOOP("Timeline", "work: its thread uses the CPU")},
    {Look::TransformOffCpu, SwatchStyle::Hatched, QT_TRANSLATE_NOOP("Timeline", "transform, off the CPU"),
     QT_TRANSLATE_NOOP("Timeline",
                       "begun, but its thread had no core in the meantime; drawn at the end of its span")},
    {Look::TransformUnknown, SwatchStyle::Thick, QT_TRANSLATE_NOOP("Timeline", "transform, CPU time unknown"),
     QT_TRANSLATE_NOOP("Timeline", "work whose CPU time was not read")},
    {Look::FetchQueued, SwatchStyle::Thin, QT_TRANSLATE_NOOP("Timeline", "waiting for its first poll"),
     QT_TRANSLATE_NOOP("Timeline",
                       "admitted, but the driver has not come to it: it was busy, or nothing asked the fetch "
                       "stage for more")},
    {Look::HeldOrder, SwatchStyle::Thin, QT_TRANSLATE_NOOP("Timeline", "held by order"),
     QT_TRANSLATE_NOOP("Timeline", "finished, and waiting for an earlier item that is not (order kept)")},
    {Look::HeldDriver, SwatchStyle::Thin, QT_TRANSLATE_NOOP("Timeline", "driver busy"),
     QT_TRANSLATE_NOOP("Timeline", "the driver was running a transform, and polled nothing")},
    {Look::HeldFull, SwatchStyle::Thin, QT_TRANSLATE_NOOP("Timeline", "transform stage full"),
     QT_TRANSLATE_NOOP("Timeline", "fetched, but M items were in there already")},
    {Look::QueuedPool, SwatchStyle::Thin, QT_TRANSLATE_NOOP("Timeline", "no thread free"),
     QT_TRANSLATE_NOOP("Timeline", "in line for one of the pool's c threads")},
    {Look::Wakeup, SwatchStyle::Thin, QT_TRANSLATE_NOOP("Timeline", "driver waking"),
     QT_TRANSLATE_NOOP("Timeline", "the driver was waking up or polling others")},
    {Look::Host, SwatchStyle::Thin, QT_TRANSLATE_NOOP("Timeline", "its host's turn"),
     QT_TRANSLATE_NOOP("Timeline",
                       "as many requests as are allowed to one host were under way there already")},
    {Look::Rate, SwatchStyle::Thin, QT_TRANSLATE_NOOP("Timeline", "the rate"),
     QT_TRANSLATE_NOOP("Timeline", "held back so that no more requests a second are begun than allowed")},
    {Look::Capacity, SwatchStyle::Thin, QT_TRANSLATE_NOOP("Timeline", "the server's line"),
     QT_TRANSLATE_NOOP("Timeline", "the server had as many as it serves at a time: the others wait there")},
    {Look::Unpolled, SwatchStyle::Thin, QT_TRANSLATE_NOOP("Timeline", "ready and unpolled"),
     QT_TRANSLATE_NOOP(
         "Timeline",
         "an await of the fetch had ended, and the driver had not polled it: the next begins in a "
         "poll")},
    {Look::Backoff, SwatchStyle::Thin, QT_TRANSLATE_NOOP("Timeline", "back-off"),
     QT_TRANSLATE_NOOP("Timeline", "between a failed attempt and the next")},
};

} // namespace

std::vector<LegendEntry> legend(const Theme &theme, const Wording &wording)
{
    std::vector<LegendEntry> entries;
    for (const LookText &row : lookTexts) {
        LegendEntry entry{wording.translate("Timeline", row.text),
                          row.style,
                          lookColour(theme, row.look),
                          theme.transform,
                          {},
                          wording.translate("Timeline", row.about)};
        for (int cause = 0; cause < causeCount; ++cause)
            if (causeLook(static_cast<Cause>(cause)) == row.look)
                entry.causes.push_back(static_cast<Cause>(cause));
        entries.push_back(std::move(entry));
    }
    const auto add = [&entries, &wording](Mark mark, const char *text, SwatchStyle style,
                                          const QColor &colour, const QColor &second, const char *about) {
        entries.push_back({wording.translate("Timeline", text),
                           style,
                           colour,
                           second,
                           {},
                           wording.translate("Timeline", about),
                           mark});
    };
    add(Mark::Failed, QT_TRANSLATE_NOOP("Timeline", "failed"), SwatchStyle::Thick, theme.failed, {},
        QT_TRANSLATE_NOOP("Timeline", "the stage ended with an error"));
    add(Mark::Makespan, QT_TRANSLATE_NOOP("Timeline", "makespan"), SwatchStyle::Line, theme.makespanLine, {},
        QT_TRANSLATE_NOOP("Timeline", "when the last item left: how long it all took"));
    add(Mark::Spread, QT_TRANSLATE_NOOP("Timeline", "repeats, shortest to longest"), SwatchStyle::Band,
        theme.spread, theme.makespanLine,
        QT_TRANSLATE_NOOP(
            "Timeline",
            "from the shortest makespan of the repeats to the longest; the run shown is that of "
            "the median"));
    add(Mark::Bound, QT_TRANSLATE_NOOP("Timeline", "lower bound"), SwatchStyle::DashedLine, theme.boundLine,
        {},
        QT_TRANSLATE_NOOP("Timeline",
                          "no schedule with these limits can be faster: a floor, not a forecast"));
    add(Mark::Prediction, QT_TRANSLATE_NOOP("Timeline", "predicted"), SwatchStyle::Outline, theme.ghost,
        theme.ghostLine,
        QT_TRANSLATE_NOOP("Timeline",
                          "hollow, or striped where rows are low, in front or behind: what the virtual clock "
                          "says; filled is measured"));
    add(Mark::Before, QT_TRANSLATE_NOOP("Timeline", "measured before"), SwatchStyle::Thick, theme.ghostLine,
        {}, QT_TRANSLATE_NOOP("Timeline", "behind a prediction: a measurement with other parameters"));
    return entries;
}

QFont themeFont(const QStringList &families, int pixelSize, int weight)
{
    static const QStringList system = QFontDatabase::systemFont(QFontDatabase::GeneralFont).families();
    QFont font;
    font.setFamilies(families + system);
    font.setPixelSize(pixelSize);
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

} // namespace overlapse
