// SPDX-License-Identifier: MIT
#include "scene/mode_title.h"

#include "pipeline/words.h"

namespace overlapse {

QString modeTitle(Mode mode)
{
    QString name = modeName(mode);
    name[0] = name[0].toUpper();
    return name;
}

} // namespace overlapse
