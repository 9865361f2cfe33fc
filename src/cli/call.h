/// One run of a command: its arguments, the world it works in, and the two ways it ends.
///
///   const Answer<Scored> scored = score(call.context, request);
///   if (!scored) return call.fail(scored.exit);
///   return call.finish(writer->write(scored->report(tool_name()), call.report_options()),
///                      scored->exit());
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/score.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/options.h"
#include "report/report.h"

namespace chuan {

/// What --width may be.
inline constexpr int kNarrowest = 40;
inline constexpr int kWidest = 400;

struct Call {
  Call(Console& console_, const Command& command_, Arguments arguments_, Language language_)
      : console(console_),
        command(command_),
        arguments(std::move(arguments_)),
        language(language_),
        context(console_.files, language_) {}

  Console& console;
  const Command& command;
  Arguments arguments;
  Language language;
  Context context;

  /// How results are laid out; messages take the same with their own stream's colour.
  ReportOptions report_options() const;
  std::string say(std::string_view key, const std::vector<std::string>& args = {}) const {
    return phrase(key, language, args);
  }

  /// The messages on stderr, then the result on stdout or into -o FILE.
  ExitCode finish(std::string_view result, ExitCode exit);
  /// The messages, then the result on stdout, where -o names something else.
  ExitCode show(std::string_view result, ExitCode exit);
  /// The messages only.
  ExitCode fail(ExitCode exit);
  /// Messages with known names of people dotted out, unless --names.
  std::string without_names(const std::string& messages) const;
  /// False, with a message, where bytes that are no text would go to a terminal: -o is wanted.
  bool may_write_binary(const std::string& option);
  /// False, with a message, where -o names a file that is there: a document that somebody may have
  /// gone on with is not replaced without --force.
  bool may_replace();

  /// A path of the command line, or all of standard input for "-".
  Answer<DossierSource> dossier(std::size_t positional);
  /// The options of judging_options(), --require-level too.
  Answer<ScoreRequest> judging_request();
  /// The same and the dossier at `positional`.
  Answer<ScoreRequest> score_request(std::size_t positional = 0);

 private:
  void write_messages();
  bool read_input_ = false;
};

/// The options of every command that judges a dossier.
std::vector<OptionSpec> judging_options();
OptionSpec format_option(std::vector<std::string> formats);
OptionSpec output_option();
std::vector<std::string> names_of(const std::vector<ScoreWriter>& writers);
/// The writer --format names; the first when it was not given.
const ScoreWriter& writer_for(const Arguments& arguments, const std::vector<ScoreWriter>& writers);

}  // namespace chuan
