#include "doc/note_shapes.h"

#include <algorithm>

#include "doc/edit_styles.h"

namespace chuan::xlsx {
namespace {

constexpr std::string_view kDrawingEnd = "</xml>";
constexpr std::string_view kShapeId = "_x0000_s";
constexpr std::string_view kBoxType = "_x0000_t202";
constexpr std::size_t kIdsPerBlock = 1024;
/// On each element of ours: the drawing may bind other prefixes.
constexpr const char* kNames =
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
    " xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";

std::string tag(std::string_view name, std::uint32_t value) {
  return "<x:" + std::string(name) + ">" + std::to_string(value) + "</x:" + std::string(name) + ">";
}

/// Where a shape begins and ends, whatever prefix it is written with; npos when none follows.
struct Span {
  std::size_t begin = std::string_view::npos;
  std::size_t end = std::string_view::npos;
};
Span next_shape(std::string_view drawing, std::size_t from) {
  constexpr std::string_view kName = "shape";
  for (std::size_t at = drawing.find('<', from); at != std::string_view::npos;
       at = drawing.find('<', at + 1)) {
    const std::size_t end = drawing.find_first_of(" \t\r\n/>", at + 1);
    if (end == std::string_view::npos) break;
    const std::string_view name = drawing.substr(at + 1, end - at - 1);
    if (name != kName && !name.ends_with(":shape")) continue;
    const std::string close = "</" + std::string(name) + ">";
    const std::size_t closed = drawing.find(close, end);
    if (closed == std::string_view::npos) break;
    return {at, closed + close.size()};
  }
  return {};
}

/// One more than the highest id in the drawing, or the second of its block.
std::size_t next_id(std::string_view drawing) {
  std::size_t highest = 0;
  for (std::size_t at = drawing.find(kShapeId); at != std::string_view::npos;
       at = drawing.find(kShapeId, at + 1)) {
    const std::size_t begin = at + kShapeId.size();
    const std::size_t end =
        std::min(drawing.find_first_not_of("0123456789", begin), drawing.size());
    highest = std::max<std::size_t>(highest, number_in(drawing.substr(begin, end - begin)));
  }
  if (highest != 0) return highest + 1;
  const std::string_view kMap = "data=\"";
  const std::size_t at = drawing.find(kMap);
  const std::size_t begin = at == std::string_view::npos ? 0 : at + kMap.size();
  const std::size_t end = std::min(drawing.find_first_not_of("0123456789", begin), drawing.size());
  return number_in(drawing.substr(begin, end - begin), 1) * kIdsPerBlock + 1;
}

}  // namespace

std::string empty_drawing(std::size_t number) {
  return "<xml" + std::string(kNames) +
         "><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"" + std::to_string(number) +
         "\"/></o:shapelayout></xml>";
}

bool add_note_shape(std::string& drawing, Address at, std::size_t lines) {
  const std::size_t end = drawing.rfind(kDrawingEnd);
  if (end == std::string::npos) return false;
  constexpr std::uint32_t kColumnsWide = 4;
  const auto rows = static_cast<std::uint32_t>(std::clamp<std::size_t>(lines, 3, 25));
  std::string shape;
  if (drawing.find(kBoxType) == std::string::npos)
    shape = "<v:shapetype" + std::string(kNames) +
            " id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\""
            " path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
            "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
  shape += "<v:shape" + std::string(kNames) + " id=\"" + std::string(kShapeId) +
           std::to_string(next_id(drawing)) +
           "\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;"
           "width:200pt;height:" +
           std::to_string(rows * 15) +
           "pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">"
           "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>"
           "<v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\">"
           "<div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\">"
           "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>";
  const std::uint32_t top = at.row == 0 ? 0 : at.row - 1;
  for (const std::uint32_t number :
       {at.column + 1, 15u, top, 10u, at.column + 1 + kColumnsWide, 15u, top + rows})
    shape += std::to_string(number) + ", ";
  shape += "4</x:Anchor><x:AutoFill>False</x:AutoFill>" + tag("Row", at.row) +
           tag("Column", at.column) + "</x:ClientData></v:shape>";
  drawing.insert(end, shape);
  return true;
}

bool has_shapes(std::string_view drawing) {
  return next_shape(drawing, 0).begin != std::string_view::npos;
}

void remove_note_shape(std::string& drawing, Address at) {
  const std::string row = "Row>" + std::to_string(at.row) + "</";
  const std::string column = "Column>" + std::to_string(at.column) + "</";
  for (Span shape = next_shape(drawing, 0); shape.begin != std::string_view::npos;
       shape = next_shape(drawing, shape.end)) {
    const std::string_view text(drawing.data() + shape.begin, shape.end - shape.begin);
    if (text.find(row) == std::string_view::npos || text.find(column) == std::string_view::npos)
      continue;
    drawing.erase(shape.begin, shape.end - shape.begin);
    return;
  }
}

}  // namespace chuan::xlsx
