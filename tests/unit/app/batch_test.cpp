#include "app/batch.h"

#include <algorithm>

#include "app/batch_judge.h"
#include "app/batch_log.h"
#include "app/batch_names.h"
#include "app/batch_source.h"
#include "unit/app/small_world.h"

using namespace chuan;
using small_world::sound_registers;
using small_world::World;

namespace {

/// A disk that is full after some bytes, and whose files may change under the reader's eyes.
class BadDisk final : public FileSystem {
 public:
  explicit BadDisk(FileSystem& good_in) : good(good_in) {}

  FileSystem& good;
  std::uint64_t room = UINT64_MAX;  ///< bytes that may still be appended
  mutable int changes = 0;          ///< how many times yet a stamp differs from the one before

  FileKind kind(const std::string& path) const override { return good.kind(path); }
  IoStatus read(const std::string& path, std::size_t limit, std::string& out) const override {
    return good.read(path, limit, out);
  }
  IoStatus list(const std::string& path, std::vector<DirEntry>& out) const override {
    return good.list(path, out);
  }
  IoStatus write_atomic(const std::string& path, std::string_view bytes) override {
    return good.write_atomic(path, bytes);
  }
  IoStatus write_soon(const std::string& path, std::string_view bytes) override {
    if (bytes.size() > room) return {IoFault::other, "disk full"};
    room -= bytes.size();
    return good.write_soon(path, bytes);
  }
  IoStatus make_directories(const std::string& path) override {
    return good.make_directories(path);
  }
  FileStamp stamp(const std::string& path) const override {
    FileStamp out = good.stamp(path);
    if (changes > 0) out.changed += changes--;
    return out;
  }
  IoStatus open(const std::string& path, std::unique_ptr<ByteSource>& out) const override {
    return good.open(path, out);
  }
  IoStatus grow(const std::string& path, std::uint64_t keep,
                std::unique_ptr<GrowingFile>& out) override {
    std::unique_ptr<GrowingFile> file;
    const IoStatus status = good.grow(path, keep, file);
    out = std::make_unique<Limited>(*this, std::move(file));
    return status;
  }
  IoStatus remove(const std::string& path) override { return good.remove(path); }

 private:
  class Limited final : public GrowingFile {
   public:
    Limited(BadDisk& disk, std::unique_ptr<GrowingFile> file)
        : disk_(disk), file_(std::move(file)) {}
    IoStatus append(std::string_view bytes) override {
      const std::string_view written = bytes.substr(0, std::min(disk_.room, bytes.size()));
      disk_.room -= written.size();
      static_cast<void>(file_->append(written));
      return written.size() == bytes.size() ? IoStatus{} : IoStatus{IoFault::other, "disk full"};
    }
    IoStatus finish(const std::string& target) override { return file_->finish(target); }

   private:
    BadDisk& disk_;
    std::unique_ptr<GrowingFile> file_;
  };
};

/// Bytes that come `step` at a time, and then perhaps a fault.
class Drops final : public ByteSource {
 public:
  Drops(std::string bytes, std::size_t step, bool fails = false)
      : bytes_(std::move(bytes)), step_(step), fails_(fails) {}
  IoStatus read(char* into, std::size_t room, std::size_t& got) override {
    got = bytes_.copy(into, std::min(room, step_), at_);
    at_ += got;
    return got == 0 && fails_ ? IoStatus{IoFault::other, "gone"} : IoStatus{};
  }

 private:
  std::string bytes_;
  std::size_t step_, at_ = 0;
  bool fails_;
};

struct Run {
  ExitCode exit = ExitCode::done;
  bool value = false;
  std::string lines, codes;
  BatchResult result;
};

Run run(FileSystem& disk, BatchRequest request, std::unique_ptr<ByteSource> input = nullptr) {
  Context context(disk);
  Run out;
  request.pack = "packs/mini";
  BatchHooks hooks;
  hooks.input = std::move(input);
  hooks.lines = [&](std::string_view lines) {
    out.lines += lines;
    return IoStatus{};
  };
  Answer<BatchResult> got = run_batch(context, request, std::move(hooks));
  out.exit = got ? got->exit : got.exit;
  out.value = static_cast<bool>(got);
  if (got) out.result = std::move(*got);
  for (const Diagnostic& one : context.diagnostics.all())
    out.codes += (out.codes.empty() ? "" : " ") + std::string(code_id(one.code));
  return out;
}

/// Nine dossiers in the folder "h", two of them bad.
World nine() {
  World world;
  for (int i = 0; i < 9; ++i)
    world.dossier("h/" + std::to_string(i) + ".yaml",
                  i == 5 ? "registers: 7\n" : sound_registers());
  world.files.files["h/4.yaml"] = "a: [";
  return world;
}

BatchRequest in_part() {
  BatchRequest request;
  request.path = "h";
  request.output = "out";
  return request;
}

std::vector<std::string> items_of(BatchSource& source, std::vector<std::size_t>& chunks) {
  std::vector<std::string> out;
  for (BatchChunk chunk; source.next(chunk); chunk = BatchChunk()) {
    chunks.push_back(chunk.items.size());
    for (const BatchItem& item : chunk.items)
      out.push_back(
          item.name + "=" +
          (item.kind == BatchItem::Kind::long_line ? "long" : std::string(chunk.text_of(item))));
  }
  return out;
}

}  // namespace

TEST_CASE("lines are found however the bytes come, and chunks depend on the bytes alone") {
  std::string text =
      "\xEF\xBB\xBF{1}\r\n\n  \t\r\n{2}\n" + std::string(kLongestLine + 1, 'x') + "\n{3}";
  std::vector<std::string> wanted = {"a:1={1}", "a:4={2}", "a:5=long", "a:6={3}"};
  for (int i = 0; i < 300; ++i) {
    text += "\n" + std::string(static_cast<std::size_t>(i * 37 % 9000 + 1), 'y');
    wanted.push_back("a:" + std::to_string(7 + i) + "=" +
                     std::string(static_cast<std::size_t>(i * 37 % 9000 + 1), 'y'));
  }
  // More blank lines than a chunk holds.
  text += std::string(700'000, '\n') + "{4}";
  wanted.push_back("a:700306={4}");
  std::vector<std::size_t> first;
  for (const std::size_t step :
       {std::size_t{1 << 20}, std::size_t{65536}, std::size_t{1000}, std::size_t{7}}) {
    std::vector<std::size_t> chunks;
    const auto source = batch_lines("a", std::make_unique<Drops>(text, step), 0);
    CHECK((items_of(*source, chunks) == wanted));
    if (first.empty()) first = chunks;
    CHECK(chunks == first);
  }
  CHECK(first.size() > 3);
  for (const char* nothing : {"", "\n", "\xEF\xBB\xBF", "\r\n \n"}) {
    std::vector<std::size_t> chunks;
    const auto source = batch_lines("a", std::make_unique<Drops>(nothing, 1), 0);
    CHECK(items_of(*source, chunks).empty());
  }
}

TEST_CASE("results are named safely on every system, and each once") {
  const auto [given, safe] = GENERATE(table<std::string, std::string>({
      {"h/Ha Noi.yaml", "Ha Noi"},
      {"h/Ha Noi/", "Ha Noi"},
      {"a.tar.json", "a.tar"},
      {"a.txt", "a.txt"},
      {"con.json", "_con"},
      {"CON.b.yaml", "_CON.b"},
      {"com10.yaml", "com10"},
      {"a<b>c:d\"e|f?g*h.xlsx", "a_b_c_d_e_f_g_h"},
      {"a\tb.yaml", "a_b"},
      {"..", "_"},
      {".yaml", "_.yaml"},
      {"tail. .yaml", "tail"},
      {"~$a.yaml", "_~$a"},
      {"", "_"},
  }));
  CHECK(safe_name(given) == safe);
}

TEST_CASE("long names are cut between letters; names that a system cannot tell apart get numbers") {
  std::string many;
  for (int i = 0; i < 100; ++i) many += "\xE1\xBA\xA1";
  CHECK(safe_name(many + ".yaml").size() == 150);
  ResultNames names;
  CHECK(names.next("x/A.yaml") == "A");
  CHECK(names.next("x/a.json") == "a-2");
  CHECK(names.next("x/a-2.json") == "a-2-2");
  CHECK(names.next("x/a.xlsx") == "a-3");
}

TEST_CASE("a document on many lines becomes one, with its strings as they are") {
  CHECK(one_line_json("{\n  \"a b\": [1, 2],\r\n\t\"c\": \"x \\\" y\\\\\" }\n") ==
        "{\"a b\":[1,2],\"c\":\"x \\\" y\\\\\"}");
}

TEST_CASE("a log is read back up to its first torn line, and is of one run") {
  MemoryFileSystem files;
  BatchLog log;
  const std::vector<BatchEntry> entries = {{4, 11, 100, 12, 1, 0, 0},
                                           {4, UINT64_MAX, 90, 13, 0, 2, 1}};
  REQUIRE(log.begin(files, "l", 77, {}).ok());
  for (const BatchEntry& entry : entries) REQUIRE(log.add(entry).ok());
  bool other = false;
  const auto read = [&](std::uint64_t of) { return BatchLog::read(files, "l", of, other); };
  REQUIRE(read(77).size() == 2);
  CHECK_FALSE(other);
  CHECK(read(77)[1].input == UINT64_MAX);
  CHECK(read(77)[1].unreadable == 1);
  CHECK(read(78).empty());
  CHECK(other);
  const std::string whole = files.files["l"];
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    files.files["l"] = whole.substr(0, cut);
    CHECK(read(77).size() <= 1);
  }
  for (const char* bad :
       {"", "x", "chuan/part/1 77", "chuan/part/1 77\n1 2 3\n", "chuan/part/1 77\n-1 2 3 4 5 6 7\n",
        "chuan/part/1 77\n1 2 3 4 5 6 7 8\n", "chuan/part/1 77\na\n"}) {
    files.files["l"] = bad;
    CHECK(read(77).empty());
  }
  // Cut after its first entry, it goes on from there.
  files.files["l"] = whole;
  REQUIRE(log.begin(files, "l", 77, {entries[0]}).ok());
  REQUIRE(log.add(entries[1]).ok());
  CHECK(files.files["l"] == whole);
}

TEST_CASE("a disk that is full at any byte leaves no result, and going on gives the whole one") {
  World world = nine();
  const Run whole = run(world.files, in_part());
  REQUIRE(whole.exit == ExitCode::evidence);
  CHECK(whole.result.dossiers == 9);
  CHECK(whole.result.unread == 1);
  CHECK(whole.result.faulty == 1);
  const std::string expected = world.files.files.at("out");
  REQUIRE(std::count(expected.begin(), expected.end(), '\n') == 9);
  CHECK(world.files.files.count("out.part") == 0);
  CHECK(world.files.files.count("out.part.log") == 0);
  for (std::uint64_t room = 0; room < expected.size() + 200; room += 1237) {
    CAPTURE(room);
    world.files.files["out"] = "old";
    BadDisk disk(world.files);
    disk.room = room;
    const Run broken = run(disk, in_part());
    if (broken.exit != ExitCode::system) {
      CHECK(world.files.files.at("out") == expected);
      continue;
    }
    CHECK(broken.codes.find("U020") != std::string::npos);
    CHECK(world.files.files.at("out") == "old");
    disk.room = UINT64_MAX;
    BatchRequest again = in_part();
    again.resume = true;
    const Run resumed = run(disk, again);
    CHECK(resumed.exit == ExitCode::evidence);
    CHECK(resumed.result.dossiers == 9);
    CHECK(resumed.result.unread == 1);
    CHECK(resumed.result.faulty == 1);
    CHECK(world.files.files.at("out") == expected);
  }
}

TEST_CASE("a full disk while results are written one a file stops the run") {
  World world = nine();
  BadDisk disk(world.files);
  disk.room = 20000;
  BatchRequest request;
  request.path = "h";
  request.folder = "one";
  const Run broken = run(disk, request);
  CHECK(broken.exit == ExitCode::system);
  CHECK(broken.codes.find("U020") != std::string::npos);
  disk.room = UINT64_MAX;
  request.resume = true;
  CHECK(run(disk, request).exit == ExitCode::evidence);
  for (int i = 0; i < 9; ++i)
    CHECK(world.files.files.count("one/" + std::to_string(i) + ".json") == 1);
}

TEST_CASE(
    "a dossier that changes while it is read is read again; one that never rests is a fault") {
  World world;
  world.dossier("a.yaml", sound_registers());
  BatchRequest request;
  request.path = "a.yaml";
  const Run calm = run(world.files, request);
  BadDisk disk(world.files);
  disk.changes = 1;
  CHECK(run(disk, request).lines == calm.lines);
  disk.changes = 1000;
  const Run restless = run(disk, request);
  CHECK(restless.exit == ExitCode::system);
  CHECK(restless.lines.find("F006") != std::string::npos);
}

TEST_CASE("input that breaks off is told, and its whole lines were scored") {
  World world;
  world.dossier("a.json", "");
  BatchRequest request;
  request.path = "-";
  const Run broken = run(world.files, request, std::make_unique<Drops>("{}\n{}\n", 100, true));
  CHECK(broken.exit == ExitCode::system);
  CHECK_FALSE(broken.value);
  CHECK(broken.codes.find("F005") != std::string::npos);
  CHECK(std::count(broken.lines.begin(), broken.lines.end(), '\n') == 2);
}

TEST_CASE("rows for a picture are the same after a break") {
  World world = nine();
  BatchRequest request = in_part();
  request.rows = true;
  request.lines_are_result = false;
  const Run whole = run(world.files, request);
  REQUIRE(whole.result.rows.size() == 8);
  REQUIRE(world.files.files.count("out.part") == 1);
  request.resume = true;
  const Run kept = run(world.files, request);
  REQUIRE(kept.result.rows.size() == 8);
  REQUIRE(kept.result.faults.size() == 1);
  CHECK(kept.result.dossiers == 9);
  for (std::size_t i = 0; i < 8; ++i) {
    const PictureRow& a = whole.result.rows[i];
    const PictureRow& b = kept.result.rows[i];
    CHECK(a.code == b.code);
    CHECK(a.path == b.path);
    CHECK(a.marks == b.marks);
    CHECK(a.values == b.values);
    CHECK(a.faults == b.faults);
    CHECK(a.reached == b.reached);
    CHECK(a.met_by_basis == b.met_by_basis);
  }
  CHECK(whole.result.faults[0].path == kept.result.faults[0].path);
  CHECK(whole.result.faults[0].code == kept.result.faults[0].code);
  CHECK(whole.result.faults[0].message == kept.result.faults[0].message);
}
