// SPDX-License-Identifier: MIT
// The one home of colours: chart, legend, details and exports take theirs from here.
#pragma once

#include "analysis/waits.h"
#include "scene/wording.h"

#include <QColor>
#include <QFont>
#include <QString>
#include <QStringList>

#include <array>
#include <bitset>
#include <vector>

namespace overlapse {

struct Theme
{
    bool dark = false;
    QStringList fontFamilies; ///< in order of preference; the system's own follow

    // Quiet greys: everything that is not data.
    QColor window;  ///< behind the panels
    QColor surface; ///< under the rows
    QColor panel;   ///< side panels and bars
    QColor border;
    QColor text;
    QColor text2; ///< quiet text
    QColor text3; ///< quieter still: row numbers
    QColor grid;
    QColor accent;
    QColor accentText; ///< on accent
    QColor good;       ///< a speed-up
    QColor warning;    ///< a note that something no longer fits

    // Data: one meaning each.
    QColor fetchQueued; ///< admitted, not polled yet
    QColor fetch;
    QColor transform;        ///< on the CPU
    QColor transformOffCpu;  ///< under the hatch, whose lines have the colour of transform
    QColor transformUnknown; ///< its CPU time was not read
    QColor heldOrder;
    QColor heldDriver; ///< the driver was running a transform
    QColor heldFull;   ///< the transform stage held M
    QColor queuedPool; ///< no thread was free
    QColor wakeup;     ///< the driver was waking or polling
    QColor host;       ///< for its host's turn
    QColor rate;       ///< for the rate
    QColor capacity;   ///< in the server's line
    QColor unpolled;   ///< an await had ended, and no poll had begun the next
    QColor backoff;
    QColor failed;
    QColor inFlightArea; ///< counters: fetches in flight
    QColor busyLine;     ///< counters: busy cores
    QColor makespanLine;
    QColor boundLine;
    QColor spread;    ///< of repeats, from the shortest makespan to the longest
    QColor ghost;     ///< fill of a prediction behind a measurement
    QColor ghostLine; ///< its outline
    QColor selection; ///< band through every panel
    QColor hover;
};

Theme lightTheme();
Theme darkTheme();

/// What a span can look like; one meaning each. In the order in which an item meets them.
enum class Look : std::uint8_t {
    FetchQueued,
    Fetch,
    Host,
    Rate,
    Backoff,
    Capacity,
    Unpolled,
    HeldOrder,
    HeldDriver,
    HeldFull,
    QueuedPool,
    Wakeup,
    Transform,
    TransformOffCpu,
    TransformUnknown,
    Failed,
};
inline constexpr int lookCount = 16;

using LookSet = std::bitset<lookCount>;

/// Causes that mean the same on screen share a look.
constexpr Look causeLook(Cause cause)
{
    constexpr std::array looks{
        Look::FetchQueued, // the driver was elsewhere, or nothing asked the fetch stage for more
        Look::Host,
        Look::Rate,
        Look::Backoff,
        Look::Capacity,
        Look::Unpolled,
        Look::Fetch,
        Look::HeldOrder,
        Look::HeldDriver,
        Look::HeldFull,
        Look::Wakeup,
        Look::QueuedPool,
        Look::HeldDriver, // both kinds of queue
        Look::Transform,
        Look::TransformOffCpu,
        Look::TransformUnknown, // transform running
        Look::HeldOrder,
        Look::HeldDriver,
        Look::Wakeup, // transform held
    };
    static_assert(looks.size() == causeCount, "every cause has a look, in the order of Cause");
    return looks[static_cast<std::size_t>(cause)];
}
QColor lookColour(const Theme &theme, Look look);
QColor causeColour(const Theme &theme, Cause cause);

/// How a legend's swatch is drawn.
enum class SwatchStyle : std::uint8_t { Thick, Hatched, Thin, Line, DashedLine, Outline, Band };

/// What a legend's entry stands for that is no cause.
enum class Mark : std::uint8_t { None, Failed, Makespan, Spread, Bound, Prediction, Before };

struct LegendEntry
{
    QString text;
    SwatchStyle style = SwatchStyle::Thick;
    QColor colour;
    QColor second;             ///< Hatched: its lines; Outline and Band: the line
    std::vector<Cause> causes; ///< none for lines, failures and ghosts
    QString about{};           ///< what it means, in a line
    Mark mark = Mark::None;
};

/// Every entry, in the order in which an item meets them; then failed, makespan, the spread of repeats, lower bound,
/// prediction, and what was measured before.
std::vector<LegendEntry> legend(const Theme &theme, const Wording &wording = {});

/// The theme's font. `weight` as QFont's.
QFont themeFont(const QStringList &families, int pixelSize, int weight = QFont::Normal);

} // namespace overlapse
