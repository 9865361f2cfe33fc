/// What the same bytes cost without the work: reads every input, writes as many result bytes.
///
///   floor files FOLDER OUT SIZE [--sax|--yaml-node|--yaml-events]    a file in, a file out
///   floor lines FILE OUT SIZE [--sax]                                a line in, a line out
///   floor repeat FILE COUNT             the lines of FILE over and over, as of so many schools
///
/// SIZE is the length of a result in bytes. --sax runs one Boost.JSON SAX pass with a handler that
/// keeps nothing over each text, --yaml-node loads it as YAML::Node, --yaml-events parses it with
/// yaml-cpp's events into nothing.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <istream>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace json = boost::json;

/// Keeps nothing.
struct Deaf {
  static constexpr std::size_t max_object_size = json::object::max_size();
  static constexpr std::size_t max_array_size = json::array::max_size();
  static constexpr std::size_t max_key_size = json::string::max_size();
  static constexpr std::size_t max_string_size = json::string::max_size();
  using Error = json::error_code;
  using Text = json::string_view;
  static bool on_document_begin(Error&) { return true; }
  static bool on_document_end(Error&) { return true; }
  static bool on_array_begin(Error&) { return true; }
  static bool on_array_end(std::size_t, Error&) { return true; }
  static bool on_object_begin(Error&) { return true; }
  static bool on_object_end(std::size_t, Error&) { return true; }
  static bool on_string_part(Text, std::size_t, Error&) { return true; }
  static bool on_string(Text, std::size_t, Error&) { return true; }
  static bool on_key_part(Text, std::size_t, Error&) { return true; }
  static bool on_key(Text, std::size_t, Error&) { return true; }
  static bool on_number_part(Text, Error&) { return true; }
  static bool on_int64(std::int64_t, Text, Error&) { return true; }
  static bool on_uint64(std::uint64_t, Text, Error&) { return true; }
  static bool on_double(double, Text, Error&) { return true; }
  static bool on_bool(bool, Error&) { return true; }
  static bool on_null(Error&) { return true; }
  static bool on_comment_part(Text, Error&) { return true; }
  static bool on_comment(Text, Error&) { return true; }
};

struct DeafEvents : YAML::EventHandler {
  using Mark = YAML::Mark;
  using Anchor = YAML::anchor_t;
  using Style = YAML::EmitterStyle::value;
  void OnDocumentStart(const Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const Mark&, Anchor) override {}
  void OnAlias(const Mark&, Anchor) override {}
  void OnScalar(const Mark&, const std::string&, Anchor, const std::string&) override {}
  void OnSequenceStart(const Mark&, const std::string&, Anchor, Style) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const Mark&, const std::string&, Anchor, Style) override {}
  void OnMapEnd() override {}
};

struct Bytes : std::streambuf {
  explicit Bytes(std::string& text) { setg(text.data(), text.data(), text.data() + text.size()); }
};

enum class Parse { nothing, sax, yaml_node, yaml_events };

bool parse(Parse how, json::basic_parser<Deaf>& parser, const char* data, std::size_t size) {
  if (how == Parse::nothing) return true;
  if (how == Parse::sax) {
    json::error_code error;
    parser.reset();
    return parser.write_some(false, data, size, error) == size && !error;
  }
  std::string text(data, size);
  if (how == Parse::yaml_node) return YAML::Load(text).IsMap();
  Bytes bytes(text);
  std::istream in(&bytes);
  DeafEvents events;
  return YAML::Parser(in).HandleNextDocument(events);
}

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "floor: %s: %s\n", what.c_str(), std::strerror(errno));
  std::exit(5);
}

void write_all(int file, const char* data, std::size_t size) {
  while (size != 0) {
    const ssize_t n = ::write(file, data, size);
    if (n < 0) fail("write");
    data += n;
    size -= static_cast<std::size_t>(n);
  }
}

int open_or_fail(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags, 0644);
  if (file < 0) fail(path);
  return file;
}

void read_file(const std::string& path, std::string& out) {
  const int file = open_or_fail(path, O_RDONLY);
  struct stat info {};
  if (::fstat(file, &info) != 0) fail(path);
  out.resize(static_cast<std::size_t>(info.st_size));
  std::size_t got = 0;
  while (got < out.size()) {
    const ssize_t n = ::read(file, out.data() + got, out.size() - got);
    if (n <= 0) fail(path);
    got += static_cast<std::size_t>(n);
  }
  ::close(file);
}

int files(const std::string& folder, const std::string& to, std::size_t size, Parse how) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  std::filesystem::create_directories(to);
  const std::string result(size, 'x');
  json::basic_parser<Deaf> parser{json::parse_options{}};
  std::string text;
  for (const std::string& name : names) {
    read_file(folder + "/" + name, text);
    if (!parse(how, parser, text.data(), text.size())) fail(name);
    const int out = open_or_fail(to + "/" + name, O_WRONLY | O_CREAT | O_TRUNC);
    write_all(out, result.data(), result.size());
    ::close(out);
  }
  return 0;
}

int lines(const std::string& path, const std::string& to, std::size_t size, Parse how) {
  constexpr std::size_t block = std::size_t{1} << 18;
  const int in = open_or_fail(path, O_RDONLY);
  const int out = open_or_fail(to, O_WRONLY | O_CREAT | O_TRUNC);
  const std::string result(size, 'x');
  json::basic_parser<Deaf> parser{json::parse_options{}};
  std::string text, pending;
  for (bool more = true; more;) {
    const std::size_t kept = text.size();
    text.resize(kept + block);
    const ssize_t n = ::read(in, text.data() + kept, block);
    if (n < 0) fail(path);
    more = n > 0;
    text.resize(kept + static_cast<std::size_t>(n));
    std::size_t begin = 0;
    while (const void* end = std::memchr(text.data() + begin, '\n', text.size() - begin)) {
      const auto at = static_cast<std::size_t>(static_cast<const char*>(end) - text.data());
      if (!parse(how, parser, text.data() + begin, at - begin)) fail("line");
      pending += result;
      begin = at + 1;
    }
    text.erase(0, begin);
    if (pending.size() < block && more) continue;
    write_all(out, pending.data(), pending.size());
    pending.clear();
  }
  ::close(out);
  return 0;
}

/// Each line under a school's code of its own, as the workload writes it: "truong-000123".
int repeat(const std::string& path, std::size_t count) {
  constexpr std::string_view mark = "\"code\":\"truong-";
  constexpr std::size_t digits = 6;
  std::string text;
  read_file(path, text);
  std::size_t begin = 0;
  for (std::size_t number = 0; number < count; ++number) {
    if (begin == text.size()) begin = 0;
    const std::size_t end = text.find('\n', begin) + 1;
    const std::size_t code = text.find(mark, begin) + mark.size();
    if (code < end)
      for (std::size_t i = 0, left = number; i < digits; ++i, left /= 10)
        text[code + digits - 1 - i] = static_cast<char>('0' + left % 10);
    write_all(STDOUT_FILENO, text.data() + begin, end - begin);
    begin = end;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const auto number = [&](std::size_t i) {
    return static_cast<std::size_t>(std::strtoull(words[i].c_str(), nullptr, 10));
  };
  if (words.size() == 3 && words[0] == "repeat") return repeat(words[1], number(2));
  if (words.size() < 4) return 2;
  Parse how = Parse::nothing;
  if (words.size() > 4)
    how = words[4] == "--sax"         ? Parse::sax
          : words[4] == "--yaml-node" ? Parse::yaml_node
                                      : Parse::yaml_events;
  if (words[0] == "files") return files(words[1], words[2], number(3), how);
  if (words[0] == "lines") return lines(words[1], words[2], number(3), how);
  return 2;
}
