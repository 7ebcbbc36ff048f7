// SPDX-License-Identifier: MIT
// Numbers for people. Files and the command line write those of the C locale, whoever reads them; the window passes
// its user's.
#pragma once

#include <QLocale>
#include <QString>

#include <cstdint>

namespace overlapse {

/// "0.75", "12345.0": never grouped, so that a group's sign is not taken for the decimal point of another country.
QString decimalText(double value, int decimals, const QLocale &locale = QLocale::c());

/// "10,000". The C locale has no groups of its own: those of English.
QString countText(std::int64_t count, const QLocale &locale = QLocale::c());

/// A sentence of the analysis, whose numbers are those of the C locale, with the locale's: "4.0 s of 5.0 s" becomes
/// "4,0 s of 5,0 s". Whole numbers stay ungrouped: some of them are names of items.
QString withNumbers(const QString &sentence, const QLocale &locale);

} // namespace overlapse
