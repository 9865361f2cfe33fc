/// A diagnostic's message, hint and notes in words: shared by the text and JSON renderers.
///
/// Contract: total; a code without words shows its id, never an empty line.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/source.h"
#include "report/report.h"

namespace chuan {

std::string message_words(const Diagnostic& diagnostic, Language language);
/// What to do; empty when the catalogue has nothing to say.
std::string hint_words(const Diagnostic& diagnostic, Language language);
std::string note_words(const DiagnosticNote& note, Language language);
/// "school.yaml:3:7", or the subject, or nothing.
std::string place_words(const SourceMap& sources, const Origin& origin,
                        const std::string& subject = {});

}  // namespace chuan
