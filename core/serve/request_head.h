// SPDX-License-Identifier: MIT
// The head of an HTTP/1 request (RFC 9112), as far as a server of files needs it. Pure.
#pragma once

#include "serve/conditions.h"

#include <cstddef>
#include <string_view>

namespace overlapse {

inline constexpr std::size_t longestHead = 16'384;
inline constexpr std::size_t longestTarget = 8'192;

/// Views into the bytes that were parsed, but for the conditions.
struct RequestHead
{
    std::string_view method;
    std::string_view target;
    std::string_view host; ///< without a port; empty if HTTP/1.0 left it out
    bool last = false;     ///< the connection ends after the response, as the client or its version wants
    bool hasBody = false;
    Conditions conditions;
};

struct ParsedHead
{
    enum class State { Incomplete, Complete, Refused };
    State state = State::Incomplete;
    int refusal = 0;      ///< Refused: the status to answer with; what follows cannot be understood
    std::size_t size = 0; ///< Complete: how many bytes it took up
    RequestHead head;
};

/// Of the first head in `bytes`. What can be seen to be wrong before all of it is there is refused at once.
ParsedHead parseRequestHead(std::string_view bytes);

/// Whether that name stands for this machine alone. A page of any site may have its own name resolve to 127.0.0.1 and
/// so get at a server here, but then its name gives it away.
bool isLoopbackName(std::string_view host);

} // namespace overlapse
