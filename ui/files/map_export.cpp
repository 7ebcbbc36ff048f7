// SPDX-License-Identifier: MIT
#include "files/map_export.h"

#include "formats/files.h"
#include "formats/map_files.h"
#include "workload/work_text.h"

#include <QIODevice>

namespace overlapse {

bool isMapFile(const QString &path)
{
    const std::optional<DataFormat> format = dataFormatOf(path);
    return pictureFormatOf(path).has_value() || format == DataFormat::Csv || format == DataFormat::Json;
}

QString exportMaps(const QString &path, const std::vector<LimitsMap> &maps, const WorkSpec &work, int cores,
                   const PictureOptions &options)
{
    if (pictureFormatOf(path))
        return exportMapPicture(path, maps, work, cores, options);
    const bool csv = dataFormatOf(path) == DataFormat::Csv;
    return saveAs(path, [&](QIODevice &device) {
        return csv ? writeMapsCsv(device, maps)
                   : writeMapsJson(device, maps, workText(work), cores,
                                   work.durations ? work.durations->cut.lostRuns : 0);
    });
}

} // namespace overlapse
