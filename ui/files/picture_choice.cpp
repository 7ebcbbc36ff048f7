// SPDX-License-Identifier: MIT
#include "files/picture_choice.h"

#include <QSettings>

#include <algorithm>

namespace overlapse {

namespace {
constexpr double smallestScale = 0.5; // as on the command line
constexpr double largestScale = 4;
} // namespace

PictureChoice::PictureChoice(QObject *parent) : QObject(parent)
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("export"));
    const QSize usual = PictureOptions().size;
    m_suffix = settings.value(QStringLiteral("suffix"), QStringLiteral("svg")).toString();
    m_size = {std::clamp(settings.value(QStringLiteral("width"), usual.width()).toInt(), least, most),
              std::clamp(settings.value(QStringLiteral("height"), usual.height()).toInt(), least, most)};
    m_scale = std::clamp(settings.value(QStringLiteral("scale"), 1).toDouble(), smallestScale, largestScale);
    m_colours = std::clamp(settings.value(QStringLiteral("colours"), 0).toInt(), 0,
                           static_cast<int>(allSchemes.size()));
    m_onScreen = settings.value(QStringLiteral("on_screen"), false).toBool();
    connect(this, &PictureChoice::changed, this, &PictureChoice::save);
}

void PictureChoice::setWidth(int width)
{
    m_size.setWidth(std::clamp(width, least, most));
    Q_EMIT changed();
}

void PictureChoice::setHeight(int height)
{
    m_size.setHeight(std::clamp(height, least, most));
    Q_EMIT changed();
}

void PictureChoice::setScale(double scale)
{
    m_scale = std::clamp(scale, smallestScale, largestScale);
    Q_EMIT changed();
}

double PictureChoice::possibleScale() const
{
    return std::min(m_scale, double(largestPictureSide) / std::max(m_size.width(), m_size.height()));
}

PictureOptions PictureChoice::options(const PicturePart &part, Scheme window) const
{
    PictureOptions options;
    options.size = m_size;
    options.scale = possibleScale();
    options.scheme = m_colours == 0 ? window : Scheme(m_colours - 1);
    if (m_onScreen)
        options.part = part;
    options.part.rowMode = part.rowMode;
    return options;
}

void PictureChoice::save() const
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("export"));
    settings.setValue(QStringLiteral("suffix"), m_suffix);
    settings.setValue(QStringLiteral("width"), m_size.width());
    settings.setValue(QStringLiteral("height"), m_size.height());
    settings.setValue(QStringLiteral("scale"), m_scale);
    settings.setValue(QStringLiteral("colours"), m_colours);
    settings.setValue(QStringLiteral("on_screen"), m_onScreen);
}

} // namespace overlapse
