#include "base/file_system.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/text.h"

using namespace chuan;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLimit = 1 << 20;

/// A folder of its own that goes away with the test.
struct TempFolder {
  TempFolder() {
    path = (fs::temp_directory_path() / ("chuan-files-" + std::to_string(::getpid()))).string();
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~TempFolder() {
    std::error_code error;
    fs::remove_all(path, error);
  }
  std::string at(const std::string& name) const { return path + "/" + name; }
  void put(const std::string& name, const std::string& text) const {
    std::ofstream(at(name), std::ios::binary) << text;
  }
  std::string get(const std::string& name) const {
    std::ifstream in(at(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), {}));
  }
  std::string path;
};

std::string names(const std::vector<DirEntry>& entries) {
  std::string out;
  for (const DirEntry& e : entries) {
    out += e.name + (e.kind == FileKind::directory ? "/ " : " ");
  }
  return out;
}

}  // namespace

TEST_CASE("paths are joined and taken apart by forward slashes") {
  CHECK(join_path("a/b", "c") == "a/b/c");
  CHECK(join_path("a/", "c") == "a/c");
  CHECK(join_path("", "c") == "c");
  CHECK(join_path("a", "/c") == "/c");
  CHECK(join_path("a", "C:/c") == "C:/c");
  CHECK(join_path("a", "") == "a");
  CHECK(file_name("a/b.yaml") == "b.yaml");
  CHECK(file_name("b.yaml") == "b.yaml");
  CHECK(file_name("a/").empty());
  CHECK(extension("a.b/c.YAML") == "YAML");
  CHECK(extension("a.b/c").empty());
  CHECK(extension(".gitignore").empty());
  CHECK(extension("a.tar.gz") == "gz");
}

TEST_CASE("the disk reads whole files up to the limit") {
  const TempFolder folder;
  const DiskFileSystem disk;
  const std::string bytes("a\0b\r\n", 5);
  folder.put("x", bytes);
  std::string out = "old";
  CHECK(disk.read(folder.at("x"), 5, out).ok());
  CHECK(out == bytes);
  CHECK(disk.read(folder.at("x"), 4, out).fault == IoFault::too_large);
  CHECK(disk.read(folder.at("y"), kLimit, out).fault == IoFault::not_found);
  CHECK(disk.read(folder.at("x/y"), kLimit, out).fault == IoFault::not_found);
  CHECK(disk.read(folder.path, kLimit, out).fault == IoFault::is_directory);
  CHECK_FALSE(disk.read(folder.path, kLimit, out).reason.empty());
  folder.put("empty", "");
  CHECK(disk.read(folder.at("empty"), 0, out).ok());
  CHECK(out.empty());
  CHECK(disk.kind(folder.at("x")) == FileKind::file);
  CHECK(disk.kind(folder.path) == FileKind::directory);
  CHECK(disk.kind(folder.at("y")) == FileKind::absent);
  CHECK(disk.read("/dev/zero", 100, out).fault == IoFault::too_large);
  CHECK(disk.read("/dev/null", 100, out).ok());
}

TEST_CASE("a file is read with its stamps, over what was read before") {
  const TempFolder folder;
  const DiskFileSystem disk;
  std::string text;
  FileStamp before, after;
  for (const std::size_t size : {std::size_t{5000}, std::size_t{0}, std::size_t{70'000}}) {
    CAPTURE(size);
    folder.put("a", std::string(size, static_cast<char>('a' + size % 7)));
    REQUIRE(disk.read_stamped(folder.at("a"), kLimit, text, before, after).ok());
    CHECK((text == folder.get("a")));
    CHECK(before == disk.stamp(folder.at("a")));
    CHECK(before == after);
    CHECK(before.kind == FileKind::file);
    CHECK(before.size == size);
  }
  CHECK(disk.read_stamped(folder.path, kLimit, text, before, after).fault == IoFault::is_directory);
}

TEST_CASE("a name in another normal form is the same name") {
  const TempFolder folder;
  DiskFileSystem disk;
  const std::string apart = "Tru\u031Bo\u031B\u0300ng";
  const std::string joined = to_nfc(apart);
  REQUIRE(apart != joined);
  fs::create_directory(folder.at(apart));
  folder.put(apart + "/So\u0302\u0309.csv", "x");
  std::string out;
  CHECK(disk.read(folder.at(joined + "/Sổ.csv"), kLimit, out).ok());
  CHECK(out == "x");
  CHECK(disk.kind(folder.at(joined)) == FileKind::directory);
  std::vector<DirEntry> entries;
  CHECK(disk.list(folder.at(joined), entries).ok());
  CHECK(names(entries) == "Sổ.csv ");
  CHECK(disk.write_atomic(folder.at(joined + "/Sổ.csv"), "new").ok());
  CHECK(folder.get(apart + "/So\u0302\u0309.csv") == "new");
  CHECK(disk.write_atomic(folder.at(joined + "/other"), "new").ok());
  CHECK(folder.get(apart + "/other") == "new");
  CHECK(disk.kind(folder.at("Tr\u01B0a")) == FileKind::absent);
}

TEST_CASE("folders are listed in order, without office droppings") {
  const TempFolder folder;
  const DiskFileSystem disk;
  for (const char* name : {"b.csv", "a.csv", "~$a.xlsx", ".~lock.a.csv#", "Thumbs.db",
                           "desktop.ini", ".DS_Store", "Đ.csv"}) {
    folder.put(name, "x");
  }
  fs::create_directory(folder.at("__MACOSX"));
  fs::create_directory(folder.at("registers"));
  std::vector<DirEntry> entries;
  CHECK(disk.list(folder.path, entries).ok());
  CHECK(names(entries) == "a.csv b.csv registers/ Đ.csv ");
  CHECK(disk.list(folder.at("none"), entries).fault == IoFault::not_found);
  CHECK(entries.empty());
  CHECK_FALSE(disk.list(folder.at("a.csv"), entries).ok());
}

TEST_CASE("a file is written whole or not at all, whether the disk is waited for or not") {
  const auto write = GENERATE(&FileSystem::write_atomic, &FileSystem::write_soon);
  const TempFolder folder;
  DiskFileSystem disk;
  CHECK((disk.*write)(folder.at("x"), "one").ok());
  CHECK(folder.get("x") == "one");
  fs::permissions(folder.at("x"), fs::perms::owner_read | fs::perms::owner_write);
  CHECK((disk.*write)(folder.at("x"), "two").ok());
  CHECK(folder.get("x") == "two");
  CHECK(fs::status(folder.at("x")).permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(folder.entries() == 1);

  CHECK((disk.*write)(folder.path, "x").fault == IoFault::is_directory);
  CHECK((disk.*write)(folder.at("none/x"), "x").fault == IoFault::not_found);
  CHECK((disk.*write)(folder.at("x/y"), "x").fault == IoFault::not_found);
  CHECK_FALSE((disk.*write)("/dev/full", "x").ok());
  CHECK((disk.*write)("/dev/null", "x").ok());
  CHECK(folder.entries() == 1);

  fs::create_symlink("x", folder.at("link"));
  CHECK((disk.*write)(folder.at("link"), "three").ok());
  CHECK(fs::is_symlink(folder.at("link")));
  CHECK(folder.get("x") == "three");

  CHECK(disk.make_directories(folder.at("d/e")).ok());
  CHECK(disk.make_directories(folder.at("d/e")).ok());
  CHECK_FALSE(disk.make_directories(folder.at("x/e")).ok());
}

TEST_CASE("a failed rename leaves no temporary file") {
  const auto write = GENERATE(&FileSystem::write_atomic, &FileSystem::write_soon);
  const TempFolder folder;
  DiskFileSystem disk;
  // A name too long for the target but not for the temporary file.
  CHECK_FALSE((disk.*write)(folder.at(std::string(300, 'x')), "x").ok());
  CHECK(folder.entries() == 0);
}

TEST_CASE("the twin in memory answers like the disk and logs what was read") {
  MemoryFileSystem memory;
  memory.files = {
      {"school.yaml", "s"}, {"registers/staff.csv", "c"}, {"registers/~$staff.csv", ""}};
  std::string out;
  CHECK(memory.read("school.yaml", kLimit, out).ok());
  CHECK(memory.read("./registers/staff.csv", kLimit, out).ok());
  CHECK(out == "c");
  CHECK(memory.read("registers", kLimit, out).fault == IoFault::is_directory);
  CHECK(memory.read("none", kLimit, out).fault == IoFault::not_found);
  CHECK(memory.read("school.yaml", 0, out).fault == IoFault::too_large);
  CHECK(memory.reads == std::vector<std::string>{"school.yaml", "./registers/staff.csv",
                                                 "registers", "none", "school.yaml"});
  CHECK(memory.kind("registers/") == FileKind::directory);
  CHECK(memory.kind("regi") == FileKind::absent);
  CHECK(memory.kind(".") == FileKind::directory);
  std::vector<DirEntry> entries;
  CHECK(memory.list("", entries).ok());
  CHECK(names(entries) == "registers/ school.yaml ");
  CHECK(memory.list("registers", entries).ok());
  CHECK(names(entries) == "staff.csv ");
  CHECK(memory.list("none", entries).fault == IoFault::not_found);
  CHECK_FALSE(memory.list("school.yaml", entries).ok());
  CHECK(memory.write_atomic("out/x", "y").ok());
  CHECK(memory.kind("out") == FileKind::directory);
  CHECK(memory.write_atomic("out", "y").fault == IoFault::is_directory);
  CHECK(memory.make_directories("new").ok());
  CHECK_FALSE(memory.make_directories("school.yaml").ok());
  memory.files["So\u0302\u0309.csv"] = "apart";
  CHECK(memory.read("Sổ.csv", kLimit, out).ok());
  CHECK(out == "apart");
}
