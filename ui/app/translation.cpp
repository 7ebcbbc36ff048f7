// SPDX-License-Identifier: MIT
#include "app/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QStringList>
#include <QTranslator>

namespace overlapse {

namespace {

bool install(const QString &catalogue, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(catalogue, folder) && QCoreApplication::installTranslator(translator))
        return true;
    delete translator;
    return false;
}

} // namespace

QString installTranslation(const QLocale &locale)
{
    const QStringList languages = locale.uiLanguages();
    for (const QString &tag : languages) {
        QString language = tag.section(u'-', 0, 0);
        // Who reads English first is not shown the next language only because English needs no translation.
        if (language == QLatin1String("en") || language == QLatin1String("C"))
            return {};
        // QTranslator itself goes from de_AT to de.
        if (!install(QStringLiteral("overlapse_") + QString(tag).replace(u'-', u'_'),
                     QStringLiteral(":/translations")))
            continue;
        for (const char *qt : {"qtbase_", "qtdeclarative_"})
            install(QLatin1String(qt) + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        return language;
    }
    return {};
}

} // namespace overlapse
