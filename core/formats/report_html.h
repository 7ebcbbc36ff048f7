// SPDX-License-Identifier: MIT
// A report as one HTML file: no script, nothing from elsewhere; light or dark as its reader has it; to print, or on a phone.
#pragma once

#include "formats/report.h"

namespace overlapse {

/// The same chart twice, as SVG. Empty: there is none.
struct ReportChart
{
    QByteArray light;
    QByteArray dark;
};

/// Well-formed as XML too.
QByteArray htmlOf(const Report &report, const ReportChart &chart = {}, const ReportChart &maps = {});

/// An SVG file as a part of a page: without its prolog, title and description; its ids begin with `prefix`; it is as wide
/// as its place, and called `label`, which has neither quotes nor brackets.
QByteArray inlineSvg(const QByteArray &svg, const QByteArray &prefix, const QByteArray &label);

} // namespace overlapse
