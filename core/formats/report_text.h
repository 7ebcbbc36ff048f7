// SPDX-License-Identifier: MIT
// Text from outside, as reports write it down.
#pragma once

#include <QString>

namespace overlapse {

/// Control and invisible formatting characters (bidirectional marks too) as \xNN; what no file can hold is replaced.
QString visibleText(const QString &text);
/// The same for HTML, between tags and in quoted attributes.
QString htmlText(const QString &text);
/// The same for Markdown, in a line or in a table's cell: nothing in it is markup.
QString markdownText(const QString &text);

} // namespace overlapse
