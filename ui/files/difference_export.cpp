// SPDX-License-Identifier: MIT
#include "files/difference_export.h"

#include "formats/difference_csv.h"
#include "formats/files.h"
#include "scene/difference_picture.h"
#include "trace/this_machine.h"
#include "workload/same_work.h"
#include "workload/work_text.h"

#include <QIODevice>

namespace overlapse {

namespace {

PictureSpec pictureOf(const ComparedRuns &compared, const PictureOptions &options)
{
    PictureSpec picture;
    picture.size = options.size;
    picture.scale = options.scale;
    picture.theme = themeOf(options.scheme);
    const QString work = workText(*compared.a.work, options.secrets);
    picture.title = QStringLiteral("Overlapse: %1").arg(work);
    QStringList caption{QStringLiteral("B less A, sorted; the line is the sum of the causes"),
                        programVersion()};
    picture.caption = caption.join(QStringLiteral(" · "));
    picture.drawing = [&compared](const PictureSpec &spec) { return differencePicture(compared, spec); };
    return picture;
}

} // namespace

bool isDifferenceFile(const QString &path)
{
    return pictureFormatOf(path).has_value() || dataFormatOf(path) == DataFormat::Csv;
}

QString exportDifference(const QString &path, const ComparedRuns &compared, const PictureOptions &options)
{
    const std::optional<PictureFormat> format = pictureFormatOf(path);
    if (!format)
        return saveAs(path, [&](QIODevice &device) {
            return writeDifferenceCsv(device, compared.difference, compared.a.compared(),
                                      compared.b.compared(), options.secrets);
        });
    QString problem;
    const QString error = saveAs(path, [&](QIODevice &device) {
        return writePicture(device, pictureOf(compared, options), *format, &problem);
    });
    return problem.isEmpty() ? error : QStringLiteral("%1: %2").arg(path, problem);
}

} // namespace overlapse
