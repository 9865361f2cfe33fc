#include "pack/image.h"

#include <boost/pfr.hpp>
#include <cstring>
#include <type_traits>

namespace chuan {
namespace {

template <class T>
inline constexpr bool kPlain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Writer {
 public:
  template <class T>
  void operator()(const T& value) {
    if constexpr (kPlain<T>)
      out.append(reinterpret_cast<const char*>(&value), sizeof value);
    else
      boost::pfr::for_each_field(value, [this](auto& field) { (*this)(field); });
  }
  void operator()(const std::string& text) {
    size(text.size());
    out += text;
  }
  template <class T>
  void operator()(const std::vector<T>& list) {
    size(list.size());
    for (const T& one : list) (*this)(one);
  }
  void operator()(const std::vector<bool>& list) {
    size(list.size());
    for (const bool one : list) (*this)(one);
  }
  template <class T>
  void operator()(const std::optional<T>& value) {
    (*this)(value.has_value());
    if (value) (*this)(*value);
  }
  void operator()(const Rational& value) {
    wide(value.num());
    wide(value.den());
  }

  std::string out;

 private:
  void size(std::size_t count) { (*this)(static_cast<std::uint32_t>(count)); }
  void wide(Int128 value) {
    (*this)(static_cast<std::int64_t>(value >> 64));
    (*this)(static_cast<std::uint64_t>(value));
  }
};

class Reader {
 public:
  Reader(std::string_view bytes, SourceId first) : rest_(bytes), first_(first) {}

  /// Everything was there, and nothing more when `all`.
  bool good(bool all) const { return !broken_ && (!all || rest_.empty()); }

  template <class T>
  void operator()(T& value) {
    if constexpr (kPlain<T>)
      take(&value, sizeof value);
    else
      boost::pfr::for_each_field(value, [this](auto& field) { (*this)(field); });
  }
  void operator()(bool& value) {
    char byte = 0;
    take(&byte, 1);
    value = byte != 0;
  }
  void operator()(std::string& text) {
    const std::size_t count = size();
    text.assign(rest_.substr(0, count));
    rest_.remove_prefix(count);
  }
  template <class T>
  void operator()(std::vector<T>& list) {
    list.resize(size());
    for (T& one : list) (*this)(one);
  }
  void operator()(std::vector<bool>& list) {
    list.resize(size());
    for (std::size_t i = 0; i < list.size(); ++i) {
      bool one = false;
      (*this)(one);
      list[i] = one;
    }
  }
  template <class T>
  void operator()(std::optional<T>& value) {
    bool there = false;
    (*this)(there);
    if (there) (*this)(value.emplace());
  }
  void operator()(Rational& value) {
    const Int128 num = wide();
    const Int128 den = wide();
    if (den == 1)
      value = num;
    else if (den > 1)
      value = Rational(num, den);
    else
      broken_ = true;
  }
  void operator()(Origin& origin) {
    boost::pfr::for_each_field(origin, [this](auto& field) { (*this)(field); });
    if (origin.known()) origin.source += first_;
  }

 private:
  void take(void* into, std::size_t count) {
    if (count > rest_.size()) {
      broken_ = true;
      rest_ = {};
      return;
    }
    std::memcpy(into, rest_.data(), count);
    rest_.remove_prefix(count);
  }
  /// Of what takes a byte each at least: more than there is cannot come.
  std::size_t size() {
    std::uint32_t count = 0;
    take(&count, sizeof count);
    if (count <= rest_.size()) return count;
    broken_ = true;
    rest_ = {};
    return 0;
  }
  Int128 wide() {
    std::int64_t high = 0;
    std::uint64_t low = 0;
    (*this)(high);
    (*this)(low);
    return (Int128{high} << 64) | low;
  }

  std::string_view rest_;
  SourceId first_;
  bool broken_ = false;
};

}  // namespace

std::string write_image(const PackImage& image) {
  Writer writer;
  writer(image);
  return std::move(writer.out);
}

std::optional<PackImage> read_image(std::string_view bytes, SourceId first) {
  std::optional<PackImage> out(std::in_place);
  Reader reader(bytes, first);
  reader(*out);
  if (!reader.good(true)) out.reset();
  return out;
}

std::optional<PackInfo> read_image_info(std::string_view bytes) {
  std::vector<std::string> files;
  std::optional<PackInfo> out(std::in_place);
  Reader reader(bytes, 0);
  reader(files);
  reader(*out);
  if (!reader.good(false)) out.reset();
  return out;
}

}  // namespace chuan
