#include "app/batch_names.h"

#include <algorithm>
#include <array>

#include "base/file_system.h"
#include "base/text.h"

namespace chuan {
namespace {

constexpr std::array<std::string_view, 6> kEndings = {"yaml", "yml",    "json",
                                                      "xlsx", "ndjson", "jsonl"};
/// Names that are devices on Windows, with any ending.
constexpr std::array<std::string_view, 22> kDevices = {
    "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
constexpr std::size_t kLongest = 150;  // bytes; endings and a number follow

bool is_refused(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
         std::string_view("<>:\"/\\|?*").find(c) != std::string_view::npos;
}

/// Cut before a character, not within one.
void shorten(std::string& name) {
  if (name.size() <= kLongest) return;
  std::size_t at = kLongest;
  while (at > 0 && (static_cast<unsigned char>(name[at]) & 0xC0) == 0x80) --at;
  name.resize(at);
}

}  // namespace

std::string safe_name(std::string_view name) {
  while (name.ends_with('/')) name.remove_suffix(1);
  name = file_name(name);
  const std::string ending = to_lower(extension(name));
  if (std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end() &&
      name.size() > ending.size() + 1)
    name.remove_suffix(ending.size() + 1);
  std::string out(name);
  std::replace_if(out.begin(), out.end(), is_refused, '_');
  shorten(out);
  while (!out.empty() && (out.back() == '.' || out.back() == ' ')) out.pop_back();
  if (out.empty() || out.front() == '.' || out.starts_with("~$")) out.insert(0, "_");
  const std::string first = to_lower(std::string_view(out).substr(0, out.find('.')));
  if (std::find(kDevices.begin(), kDevices.end(), first) != kDevices.end()) out.insert(0, "_");
  return out;
}

std::string some_names(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 5;
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < kShown; ++i)
    out += (i == 0 ? "" : ", ") + names[i];
  return names.size() > kShown ? out + ", ..." : out;
}

std::string ResultNames::next(std::string_view name) {
  const std::string wanted = safe_name(name);
  std::string out = wanted;
  for (int n = 2; !taken_.insert(to_lower(out)).second; ++n) out = wanted + "-" + std::to_string(n);
  return out;
}

}  // namespace chuan
