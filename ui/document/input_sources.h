// SPDX-License-Identifier: MIT
// Where the inputs of real work come from, and finding out which they are.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"

#include <atomic>

namespace overlapse {

/// As the user or a file gives them.
struct InputSources
{
    QStringList inputs{}; ///< files and folders, or URLs
    QString list{};       ///< a file with further inputs, one a line; may be empty
    QString folder{};     ///< what names of files are relative to; empty: the current folder
    QString
        served{}; ///< a folder that is served and whose files are the URLs, instead of inputs; may be empty

    [[nodiscard]] bool isEmpty() const { return inputs.isEmpty() && list.isEmpty() && served.isEmpty(); }
    friend bool operator==(const InputSources &, const InputSources &) = default;
};

/// What is found out by looking at every input once, as they are listed: there may be millions.
struct InputTraits
{
    QStringList
        hosts{}; ///< of URLs: each once, in their order, with its port where that is not the usual one
    bool secret = false; ///< something is masked where inputs are shown (workload/secrets.h)
    bool masked = false; ///< something was masked when they were written
};

struct ListedInputs
{
    std::shared_ptr<const InputList> inputs;
    InputTraits traits;
    QString served; ///< the served folder as the current folder sees it; empty: none
};

/// Walks folders and reads the list, which may take long. Fetches and runs nothing.
Checked<ListedInputs> listInputs(const WorkSpec &work, const InputSources &sources,
                                 const std::atomic<bool> &stop);

/// The lines of a text as URLs, without blank ones and comments (#), as in lists. The error names the line.
Checked<QStringList> urlsOf(const QString &text);
inline constexpr int mostTypedUrls = 2'000; ///< more are opened as a list

/// Of a recording: it knows each input, but keeps the sources only as what people read.
InputSources recordedSources(const WorkSpec &work);

/// Of inputs that are listed.
InputTraits traitsOf(const WorkSpec &work);

} // namespace overlapse
