// SPDX-License-Identifier: MIT
// Which file a path leads to, whatever it is called there.
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace overlapse {

/// Two are the same where writing to one path would replace what the other one reads: by a relative path, through links,
/// hard ones too. A file that is not there is its folder and its name.
struct FileIdentity
{
    std::uint64_t device = 0;
    std::uint64_t number = 0; ///< of the file, or of its folder
    QByteArray name{};        ///< empty where the file is there

    [[nodiscard]] bool exists() const { return name.isEmpty(); }
    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

/// Nothing where not even the folder is there.
std::optional<FileIdentity> identityOf(const QByteArray &path);
/// Of an open file, if it is a regular one.
std::optional<FileIdentity> identityOf(int descriptor);

} // namespace overlapse
