/// HTML written so that no text of a dossier can become markup, and a page that runs nothing.
///
///   Html html;
///   html.open("p", {{"class", "note"}}).text("<script>").close();   // <p
///   class="note">&lt;script... html_page(body, "Title", Language::vi, css)                      //
///   with its CSP
///
/// Contract: every text and attribute value is one clean line, escaped; tags, attribute names and
/// the style sheet are ours. Elements close in the order in which they were opened.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/report.h"

namespace chuan {

std::string html_text(std::string_view text);

class Html {
 public:
  using Attribute = std::pair<std::string_view, std::string_view>;
  using Attributes = std::initializer_list<Attribute>;

  Html& open(std::string_view tag, Attributes attributes = {});
  Html& close();
  Html& text(std::string_view text);
  /// <tag>text</tag>; nothing at all for an empty text.
  Html& element(std::string_view tag, Attributes attributes, std::string_view text);
  /// An element without content: <col>, <rect>.
  Html& empty(std::string_view tag, Attributes attributes);
  Html& line();
  std::string take() { return std::move(out_); }

 private:
  void begin(std::string_view tag, Attributes attributes);
  std::string out_;
  std::vector<std::string_view> open_;
};

/// A whole document with its style sheet inside. The content policy allows that sheet by its hash
/// and nothing else: no script, no picture, no request.
std::string html_page(std::string_view body, std::string_view title, Language language,
                      std::string_view css);

/// The style sheet of reports: screen, phone and A4.
std::string_view report_css();

}  // namespace chuan
