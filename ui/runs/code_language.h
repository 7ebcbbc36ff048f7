// SPDX-License-Identifier: MIT
// In which language the code of a mode is shown.
#pragma once

#include "pipeline/work_spec.h"

#include <QString>

#include <array>

namespace overlapse {

enum class CodeLanguage : std::uint8_t {
    Rust,
    Qt, ///< C++
    Python,
    Go,
    Shell, ///< of work by commands only
};
inline constexpr std::array allCodeLanguages{CodeLanguage::Rust, CodeLanguage::Qt, CodeLanguage::Python,
                                             CodeLanguage::Go, CodeLanguage::Shell};

/// "rust", "qt", … as settings have them.
QString codeLanguageName(CodeLanguage language);
/// Rust if there is none of that name.
CodeLanguage codeLanguageNamed(const QString &name);

/// Whether there is code for such work.
bool hasCode(const WorkSpec &work, CodeLanguage language);
QString codeIn(CodeLanguage language, const WorkSpec &work, const PipelineSpec &spec);

} // namespace overlapse
