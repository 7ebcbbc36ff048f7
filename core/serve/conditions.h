// SPDX-License-Identifier: MIT
// What a request may ask of a file besides its path: conditions, and a piece of it (RFC 9110, sections 13 and 14). Pure.
#pragma once

#include <cstdint>
#include <string>

namespace overlapse {

/// The values of these fields; empty where a request has none. Of several of a name, the values joined by commas.
struct Conditions
{
    std::string ifMatch{};
    std::string ifNoneMatch{};
    std::string ifModifiedSince{};
    std::string ifUnmodifiedSince{};
    std::string ifRange{};
    std::string range{};
};

/// Of a file, to tell one state of it from another.
struct FileState
{
    std::string etag;          ///< with its quotation marks; strong
    std::int64_t modified = 0; ///< seconds since 1970
    std::int64_t size = 0;     ///< bytes
};

/// What is answered, and which bytes of the file are sent.
struct FileAnswer
{
    int status = 200; ///< or 206, 304, 412, 416; the last three have no bytes of the file
    std::int64_t begin = 0;
    std::int64_t end = 0;

    friend bool operator==(const FileAnswer &, const FileAnswer &) = default;
};

/// The file is there and is sent, unless the conditions say otherwise. A range counts where `mayBePiece` (it is a GET),
/// and one of several pieces is passed over, as is whatever cannot be understood.
FileAnswer answerTo(const Conditions &conditions, const FileState &file, bool mayBePiece);

/// From what changes when a file does: its size, and when that was, in seconds since 1970 and nanoseconds.
std::string etagOf(std::int64_t size, std::int64_t modified, std::int64_t ns);

/// The value of a Content-Range, of a 206 or a 416.
std::string contentRange(const FileAnswer &answer, std::int64_t size);

} // namespace overlapse
