#include "report/diagnostic_words.h"

#include "report/catalogue.h"
#include "report/letters.h"

namespace chuan {
namespace {

std::vector<std::string> clean(const std::vector<std::string>& args) {
  std::vector<std::string> out;
  out.reserve(args.size());
  for (const std::string& arg : args) out.push_back(one_line(arg));
  return out;
}

/// What fills the placeholders. The last argument of some codes is `system_reason`.
std::vector<std::string> filling(const Diagnostic& diagnostic, Language language) {
  std::vector<std::string> out = clean(diagnostic.args);
  switch (diagnostic.code) {
    case Code::file_unreadable:
    case Code::cannot_write:
    case Code::output_failed:
    case Code::stdin_unreadable: {
      const std::string key = out.empty() ? std::string() : "system." + out.back();
      const std::string words = phrase(key, language);
      if (words != key) out.back() = words;
      break;
    }
    default:
      break;
  }
  return out;
}

}  // namespace

std::string message_words(const Diagnostic& diagnostic, Language language) {
  const auto words = find_diagnostic_words(diagnostic.code, language);
  if (words) return fill(words->message, filling(diagnostic, language));
  std::string text(code_id(diagnostic.code));
  for (const std::string& arg : diagnostic.args) text += " " + one_line(arg);
  return text;
}

std::string hint_words(const Diagnostic& diagnostic, Language language) {
  const auto words = find_diagnostic_words(diagnostic.code, language);
  return words ? fill(words->hint, clean(diagnostic.args)) : std::string();
}

std::string note_words(const DiagnosticNote& note, Language language) {
  return phrase("diagnostic." + note.text_key, language, clean(note.args));
}

std::string place_words(const SourceMap& sources, const Origin& origin,
                        const std::string& subject) {
  if (origin.known()) return one_line(sources.place(origin).to_string());
  return one_line(subject);
}

}  // namespace chuan
