// SPDX-License-Identifier: MIT
#include "runs/code_language.h"

#include "runs/command_lines.h"
#include "runs/go_code.h"
#include "runs/mode_code.h"
#include "runs/python_code.h"

namespace overlapse {

QString codeLanguageName(CodeLanguage language)
{
    switch (language) {
    case CodeLanguage::Rust: break;
    case CodeLanguage::Qt: return QStringLiteral("qt");
    case CodeLanguage::Python: return QStringLiteral("python");
    case CodeLanguage::Go: return QStringLiteral("go");
    case CodeLanguage::Shell: return QStringLiteral("shell");
    }
    return QStringLiteral("rust");
}

CodeLanguage codeLanguageNamed(const QString &name)
{
    for (const CodeLanguage language : allCodeLanguages)
        if (codeLanguageName(language) == name)
            return language;
    return CodeLanguage::Rust;
}

bool hasCode(const WorkSpec &work, CodeLanguage language)
{
    return language != CodeLanguage::Shell || work.fetch == FetchKind::Command;
}

QString codeIn(CodeLanguage language, const WorkSpec &work, const PipelineSpec &spec)
{
    switch (language) {
    case CodeLanguage::Rust: break;
    case CodeLanguage::Qt: return qtCode(spec);
    case CodeLanguage::Python: return pythonCode(spec);
    case CodeLanguage::Go: return goCode(spec);
    case CodeLanguage::Shell: return shellCode(work, spec);
    }
    return rustCode(spec);
}

} // namespace overlapse
