// SPDX-License-Identifier: MIT
// What may be secret in work and in what came of it: parts of URLs, also of those that commands are given, and the
// values of headers. Memory holds them whole;
// whoever shows or writes something takes it from here, and gets it masked unless the user asked for more.
#pragma once

#include "pipeline/work_spec.h"

namespace overlapse {

enum class Secrets : std::uint8_t { Masked, Kept };

/// An item's input; of a URL that is fetched or given to a command, maskedUrl().
QByteArray writtenInput(const WorkSpec &work, std::int64_t item, Secrets secrets);

/// The same as people may see it: bytes that are not UTF-8 are replaced.
QString shownInput(const WorkSpec &work, std::int64_t item, Secrets secrets = Secrets::Masked);

/// Where the inputs came from, as the user gave it.
QStringList shownSources(const WorkSpec &work, Secrets secrets = Secrets::Masked);

/// The same work, but for URLs in its commands; its inputs are writtenInput()'s.
WorkSpec writtenWork(const WorkSpec &work, Secrets secrets);

/// Text that may hold URLs: an error, what a transform found out, a name. A URL ends at a blank.
QString shownText(const WorkSpec &work, const QString &text, Secrets secrets = Secrets::Masked);

/// The headers as a recording has them: their names, with their values only if asked for.
QStringList writtenHeaders(const FetchRules &rules, Secrets secrets);

/// Whether its value is likely to open something: Authorization, Cookie, whatever is called a key, a token, a secret …
bool mayBeSecret(const QString &header);

/// A header to be looked at: its value is masked where it may be secret.
QString shownHeader(const QString &header);

/// Whether masking leaves anything out of commands or headers.
bool hasSecretSettings(const WorkSpec &work);

/// Whether masking leaves anything out of inputs. Takes a moment where there are millions of them.
bool hasSecretInputs(const WorkSpec &work);

/// Whether something was left out of an input when it was written. Takes as long.
bool hasMaskedInputs(const WorkSpec &work);
/// The same of commands.
bool hasMaskedCommands(const WorkSpec &work);

} // namespace overlapse
