// SPDX-License-Identifier: MIT
// The window in the user's language.
#pragma once

#include <QString>

class QLocale;
class QString;

namespace overlapse {

/// Installs the translation into the first of the locale's languages that there is one for, and Qt's own texts in that
/// language where they are installed. Returns that language, e.g. "de"; English needs none, and has the empty name.
/// Before the window is made: texts that are shown already stay as they are. GUI thread.
QString installTranslation(const QLocale &locale);

} // namespace overlapse
