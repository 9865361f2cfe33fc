// The head of a document as its layout has it, the signature, and how the document came about.
#include <algorithm>

#include "base/text.h"
#include "report/document_parts.h"
#include "report/footer.h"
#include "report/letters.h"
#include "report/model.h"
#include "report/numerals.h"

namespace chuan {
namespace {

const Statement* find_statement(const Evidence& evidence, std::string_view key) {
  const std::string wanted = fold_key(key);
  for (const Statement& statement : evidence.statements)
    if (fold_key(statement.key) == wanted) return &statement;
  return nullptr;
}

/// What the dossier says of its own head, or nothing: statements "heading/number" and the like.
std::string given(const DocumentWork& work, std::string_view key) {
  const Statement* found = find_statement(work.input.evidence, "heading/" + std::string(key));
  return found == nullptr ? std::string() : one_line(trim(found->text));
}

/// The head is in Vietnamese in any language: it is the form of an office.
std::string form(std::string_view key, const std::vector<std::string>& args = {}) {
  return phrase(key, Language::vi, args);
}

struct Place {
  std::string name;  ///< "Hà Nội"
  bool city = false;
};
Place place_of(const std::string& province) {
  const std::string text = one_line(trim(province));
  // Compared without marks; the words cut off are counted in letters of the text itself.
  const auto without = [&](std::size_t words) {
    std::string_view rest = text;
    for (std::size_t i = 0; i < words; ++i) {
      const std::size_t blank = rest.find(' ');
      if (blank == std::string_view::npos) return std::string();
      rest = trim(rest.substr(blank));
    }
    return std::string(rest);
  };
  const std::string key = fold_key(text);
  if (key.starts_with("thanh pho ")) return {without(2), true};
  if (key.starts_with("tinh ")) return {without(1), false};
  return {text, false};
}

std::string padded(int n, bool pad) {
  return (pad && n < 10 ? "0" : "") + std::to_string(n);
}

std::string filled_in(const DocumentWork& work, std::string_view kind, const std::string& text) {
  const Evidence& evidence = work.input.evidence;
  const Place place = place_of(evidence.province);
  const std::string dots = form("paper.dots");
  const auto value = [&](std::string_view name) -> std::string {
    if (name == "school")
      return upper(
          one_line(evidence.school_name.empty() ? evidence.school_code : evidence.school_name));
    if (name == "kind") return std::string(work.layout.abbreviation(kind));
    if (name == "day") return padded(evidence.dossier_date.day(), true);
    if (name == "month")
      return padded(evidence.dossier_date.month(), evidence.dossier_date.month() <= 2);
    if (name == "year") return std::to_string(evidence.dossier_date.year());
    std::string own = given(work, name);
    if (!own.empty()) return own;
    if (name == "parent" && !place.name.empty())
      return form(place.city ? "paper.parent_city" : "paper.parent_province", {upper(place.name)});
    if (name == "place" && !place.name.empty()) return upper_first(place.name);
    return name == "number" ? form("paper.number_blank") : dots;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t open = text.find('{', i);
    const std::size_t close = open == std::string::npos ? open : text.find('}', open);
    out += text.substr(i, open == std::string::npos ? open : open - i);
    if (close == std::string::npos) break;
    out += value(std::string_view(text).substr(open + 1, close - open - 1));
    i = close + 1;
  }
  return out;
}

TextParagraph head_line(const DocumentWork& work, std::string_view kind, const HeadLine& line) {
  TextParagraph out;
  out.role = TextRole::head;
  out.rule = line.rule;
  TextRun run;
  run.text = filled_in(work, kind, line.text);
  run.bold = line.look.bold;
  run.italic = line.look.italic;
  run.half_points = line.look.half_points;
  out.runs.push_back(std::move(run));
  return out;
}

TextCell head_column(const DocumentWork& work, std::string_view kind,
                     const std::vector<HeadLine>& lines) {
  const bool numbered = !work.layout.abbreviation(kind).empty();
  TextCell out;
  for (const HeadLine& line : lines)
    if (numbered || line.text.find("{number}") == std::string::npos)
      out.paragraphs.push_back(head_line(work, kind, line));
  return out;
}

TextTable head_table(const DocumentWork& work, std::string_view kind, bool landscape) {
  // The columns keep their widths on a wide page, with the blank between them.
  const int width = work.layout.text_width(landscape);
  const int left = work.layout.head_left_width;
  const int right = std::max(1, work.layout.text_width(false) - left);
  TextTable table;
  table.heading_rows = 0;
  table.bordered = false;
  table.widths = {left, std::max(0, width - left - right), right};
  table.rows.push_back({head_column(work, kind, work.layout.head_left), TextCell{},
                        head_column(work, kind, work.layout.head_right)});
  if (table.widths[1] == 0) {
    table.widths.erase(table.widths.begin() + 1);
    table.rows[0].erase(table.rows[0].begin() + 1);
  }
  return table;
}

TextParagraph titled(TextRole role, std::string text) {
  TextParagraph out;
  out.role = role;
  out.runs.push_back({std::move(text)});
  return out;
}

/// One short line for the foot of every page; the whole stands at the end of the document.
std::string page_foot(const DocumentWork& work) {
  const PackInfo& pack = work.input.pack.info;
  // "sha256:" and the first of its signs.
  const std::string digest = work.input.evidence_digest.substr(0, 19);
  return work.say("paper.page_foot", {one_line(pack.id) + " " + one_line(pack.version),
                                      day(work.input.assessment.period.as_of, work.w.language),
                                      digest, one_line(work.input.tool)});
}

}  // namespace

DocumentWork::DocumentWork(const ReportInput& input_, const ReportOptions& options_,
                           const Layout& layout_)
    : input(input_),
      options(options_),
      layout(layout_),
      w{input_.pack, options_.language, options_.strict},
      rows(make_indicator_rows(input_, options_)) {}

TextDocument begin_document(const DocumentWork& work, std::string_view kind,
                            std::string_view title_key, bool landscape) {
  TextDocument document;
  document.language = work.w.language;
  document.title = work.say(title_key) + ": " + school_line(work.input);
  document.author = school_line(work.input);
  document.created = work.input.evidence.dossier_date;
  document.footer = {page_foot(work)};
  TextSection& section = document.add_section(landscape);
  section.add(head_table(work, kind, landscape));
  section.add(titled(TextRole::title, upper(work.say(title_key))));
  section.add(titled(TextRole::subject, subject_line(work.w, work.input, true)));
  for (const std::string& line : context_lines(work.w, work.input)) section.add(note(line));
  return document;
}

void put_signature(TextSection& section, const DocumentWork& work) {
  TextTable table;
  table.heading_rows = 0;
  table.bordered = false;
  table.widths = {1, 1};
  TextCell left;
  left.paragraphs.push_back(labelled(TextRole::note, form("paper.receivers"), ""));
  left.paragraphs.push_back(note(form("paper.receivers_list")));
  for (TextParagraph& paragraph : left.paragraphs) paragraph.align = TextAlign::left;
  TextCell right;
  for (const HeadLine& line : work.layout.signature)
    right.paragraphs.push_back(head_line(work, "", line));
  // Room to sign.
  TextParagraph blank;
  blank.role = TextRole::head;
  right.paragraphs.insert(right.paragraphs.begin(), blank);
  right.paragraphs.insert(right.paragraphs.end(), 4, blank);
  table.rows.push_back({std::move(left), std::move(right)});
  section.add(std::move(table));
}

void put_closing(TextSection& section, const DocumentWork& work) {
  TextParagraph head = labelled(TextRole::note, work.say("paper.closing"), "");
  head.keep_next = true;
  section.add(std::move(head));
  std::vector<std::string> lines = footer_lines(work.input, work.options);
  lines.push_back(work.say("paper.layout", {one_line(work.w.of(work.layout.title)),
                                            one_line(work.w.of(work.layout.source))}));
  for (std::string& line : lines) {
    TextParagraph paragraph = note(std::move(line));
    paragraph.align = TextAlign::left;
    paragraph.keep_next = &line != &lines.back();
    section.add(std::move(paragraph));
  }
}

std::string statement_line(const DocumentWork& work, std::string_view key) {
  const Statement* found = find_statement(work.input.evidence, key);
  return found == nullptr ? std::string() : one_line(trim(found->text));
}

bool put_statement(TextSection& section, const DocumentWork& work, std::string_view key,
                   TextRole role) {
  const Statement* found = find_statement(work.input.evidence, key);
  if (found == nullptr || is_blank(found->text)) return false;
  std::string_view rest = found->text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string line = one_line(trim(rest.substr(0, end)));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (line.empty()) continue;
    TextParagraph paragraph;
    paragraph.role = role;
    paragraph.runs.push_back({std::move(line)});
    section.add(std::move(paragraph));
  }
  return true;
}

}  // namespace chuan
