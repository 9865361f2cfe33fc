#include "cli/help.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace chuan {
namespace {

constexpr std::size_t kNameColumn = 30;
constexpr std::array<std::string_view, 8> kExits = {"0", "1", "2", "3", "4", "5", "70", "130"};

/// A page of help: headings, and two columns that wrap under the second.
class Page {
 public:
  Page(Language language, int width)
      : language_(language), width_(static_cast<std::size_t>(width)) {}

  std::string say(std::string_view key) const { return phrase(key, language_); }

  void heading(std::string_view text) { out_ += "\n" + std::string(text) + "\n"; }
  void line(std::string_view text) { out_ += std::string(text) + "\n"; }

  void paragraph(std::string_view text, std::size_t indent) {
    for (const std::string& row : wrap(text, width_ - indent))
      out_ += std::string(indent, ' ') + row + "\n";
  }

  void entry(std::string_view name, std::string_view text, std::size_t column) {
    const std::vector<std::string> rows = wrap(text, width_ - column);
    std::string left = "  " + std::string(name);
    if (display_width(left) + 2 > column) {
      out_ += left + "\n";
      left.clear();
    }
    for (const std::string& row : rows) {
      out_ += pad_right(left, column) + row + "\n";
      left.clear();
    }
  }

  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::size_t width_;
  std::string out_;
};

std::string usage(const Command& command, const Page& page) {
  std::string out = "chuan " + command.name;
  for (const Positional& positional : command.positionals) {
    const std::string word = page.say(positional.argument);
    out += positional.required ? " " + word : " [" + word + "]";
  }
  return out + " [" + page.say("cli.argument.options") + "]";
}

/// "-o, --output FILE", or "--lang vi|en" where the values are few.
std::string written(const OptionSpec& option, const Page& page) {
  std::string out = option.letter == 0 ? "" : std::string("-") + option.letter + ", ";
  out += "--" + option.name;
  if (option.argument.empty()) return out;
  std::string values;
  for (const std::string& value : option.values) values += (values.empty() ? "" : "|") + value;
  return out + " " + (values.empty() ? page.say(option.argument) : values);
}

void add_options(Page& page, const std::vector<OptionSpec>& options) {
  for (const OptionSpec& option : options)
    page.entry(written(option, page), page.say("cli.option." + option.name), kNameColumn);
}

void add_exits(Page& page) {
  page.heading(page.say("cli.help.exits"));
  for (const std::string_view code : kExits)
    page.entry(code, page.say("cli.exit." + std::string(code)), 7);
}

}  // namespace

std::string general_help(Language language, int width) {
  Page page(language, width);
  page.paragraph(page.say("cli.help.about"), 0);
  page.heading(page.say("cli.help.use") + ": chuan " + page.say("cli.argument.command") + " [" +
               page.say("cli.argument.options") + "]");
  page.heading(page.say("cli.help.commands"));
  for (const Command& command : commands())
    page.entry(command.name, page.say("cli.command." + command.key()), 14);
  page.heading(page.say("cli.help.common"));
  add_options(page, common_options());
  add_exits(page);
  page.heading(page.say("cli.help.begin"));
  for (const char* number : {"1", "2", "3"})
    page.line("  " + page.say(std::string("cli.help.begin.") + number));
  return page.take();
}

std::string command_help(const Command& command, Language language, int width) {
  Page page(language, width);
  page.line(usage(command, page));
  page.line("");
  page.paragraph(page.say("cli.command." + command.key()), 2);
  const std::string more = "cli.about." + command.key();
  page.paragraph(page.say(more), 2);
  if (!command.options.empty()) {
    page.heading(page.say("cli.help.options"));
    add_options(page, command.options);
  }
  page.heading(page.say("cli.help.common"));
  add_options(page, common_options());
  page.heading(page.say("cli.help.examples"));
  for (std::size_t i = 0; i < command.examples.size(); ++i) {
    page.line("  " + command.examples[i]);
    page.paragraph(page.say("cli.example." + command.key() + "." + std::to_string(i + 1)), 6);
  }
  add_exits(page);
  return page.take();
}

}  // namespace chuan
