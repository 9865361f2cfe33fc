#include "app/batch_judge.h"

#include <algorithm>
#include <utility>

#include "app/score.h"
#include "app/stored_assessment.h"
#include "app/version.h"
#include "base/number.h"
#include "base/text.h"
#include "doc/read.h"
#include "evidence/read.h"
#include "plan/picture.h"
#include "report/diagnostic_words.h"
#include "report/letters.h"
#include "report/numerals.h"

namespace chuan {
namespace {

constexpr int kTries = 3;
/// Of the files of a chunk, and of one whose memory is kept.
constexpr std::size_t kMostAhead = 1u << 20;
constexpr std::size_t kMostBytes = 64u << 20;

bool is_json_name(std::string_view path) {
  return to_lower(extension(path)) == "json";
}

/// The beginning of a file, enough to see its schema.
std::string beginning(const FileSystem& files, const std::string& path) {
  std::unique_ptr<ByteSource> file;
  std::string out(kSchemaWithin, '\0');
  std::size_t got = 0;
  if (!files.open(path, file).ok() || !file->read(out.data(), out.size(), got).ok()) got = 0;
  out.resize(got);
  return out;
}

bool is_ours(std::string_view text) {
  return says_schema(text, kAnyAssessment) || says_schema(text, kAnyFault);
}

std::string_view member(const Tree& tree, NodeId map, std::string_view key) {
  if (map == kNoNode || !tree.is_map(map)) return {};
  const NodeId node = tree.find(map, key);
  return node == kNoNode || !tree.is_scalar(node) ? std::string_view() : tree.text(node);
}

/// What a written fault says: where, and its first error; as `unread` tells it.
PictureFault written_fault(const Tree& tree, const std::string& name) {
  PictureFault out;
  out.path = member(tree, tree.root(), "path");
  if (out.path.empty()) out.path = name;
  const NodeId list = tree.find(tree.root(), "diagnostics");
  NodeId at = list == kNoNode || !tree.is_list(list) ? kNoNode : tree.first_child(list);
  while (at != kNoNode && member(tree, at, "severity") != "error") at = tree.next(at);
  out.code = member(tree, at, "code");
  out.message = member(tree, at, "message");
  Place place;
  const auto number = [&](std::string_view key) {
    return static_cast<int>(parse_plain_number(member(tree, at, key)).value.lo / kMicro);
  };
  place.file = member(tree, at, "file");
  place.sheet = member(tree, at, "sheet");
  place.cell = member(tree, at, "cell");
  place.line = number("line");
  place.column = number("column");
  if (place.line > 0 || !place.cell.empty()) out.path = place.to_string();
  return out;
}

/// Findings for each row of the level: without them a picture would show holes as verdicts.
bool is_whole(const PictureRow& row) {
  const auto there = std::count_if(row.marks.begin(), row.marks.end(),
                                   [](Mark mark) { return mark != Mark::absent; });
  return there == row.total.indicators;
}

}  // namespace

struct BatchJudge::Result {
  Judged judged;
  std::string own;
  std::string_view lent = {};  ///< the line where the scorer wrote it, until it writes the next
  bool report = false;         ///< in the format asked for, else JSON

  /// Its place in result_files.
  std::size_t form() const { return report ? 0 : judged.fault ? 1 : 2; }
};

BatchJudge::BatchJudge(FileSystem& disk, const OpenPack& pack, const BatchRequest& request)
    : disk_(disk),
      open_(pack),
      request_(request),
      report_(request.report),
      scorer_(disk, pack, request.scoring) {
  report_.language = request.scoring.language;
  report_.compact = true;
  for (const ScoreWriter& writer : score_writers())
    if (writer.name == request.format && request.format != "json") writer_ = &writer;
}

/// Files are read and written some at a time: in between the system's own code and data do not
/// take the place of ours in the caches.
void BatchJudge::judge(BatchWork& work) {
  const bool in_files = !request_.folder.empty();
  RoomyText& lines = in_files ? results_ : work.out;
  if (in_files) results_.end_at(0);
  std::vector<Place> places;
  std::vector<BatchItem>& items = work.chunk.items;
  read_ahead(work.chunk);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t begin = lines.size();
    scorer_.write_behind(lines);
    Result result = score(work.chunk, items[i], ahead_[i]);
    if (result.lent.empty()) {
      lines.end_at(begin);
      lines.append(result.own);
    }  // else the scorer has written it there
    if (in_files) places.push_back({result.form(), begin, lines.size()});
    result.judged.end = in_files ? 0 : lines.size();
    work.judged.push_back(std::move(result.judged));
    if (in_files && request_.fail_fast && work.judged.back().exit != ExitCode::done) break;
    if (ahead_[i].bytes.size() > kMostAhead) ahead_[i].bytes = std::string();
  }
  if (in_files) work.results = fingerprint(lines.view());
  for (std::size_t i = 0; i < places.size() && work.written.ok(); ++i)
    write_result(work, items[i], places[i]);
}

void BatchJudge::read_ahead(const BatchChunk& chunk) {
  if (ahead_.size() < chunk.items.size()) ahead_.resize(chunk.items.size());
  std::size_t held = 0;
  for (std::size_t i = 0; i < chunk.items.size(); ++i) {
    const BatchItem& item = chunk.items[i];
    ahead_[i].there = item.kind == BatchItem::Kind::file && writer_ == nullptr &&
                      held < kMostAhead && read_file(item.name, ahead_[i]);
    held += ahead_[i].there ? ahead_[i].bytes.size() : 0;
  }
}

bool BatchJudge::read_file(const std::string& path, Ahead& file) const {
  const std::size_t most = ReadEvidenceOptions().max_bytes;
  return disk_.read_stamped(path, most, file.bytes, file.before, file.after).ok();
}

BatchJudge::Result BatchJudge::score(BatchChunk& chunk, BatchItem& item, Ahead& file) {
  if (item.kind != BatchItem::Kind::file) {
    // Nobody asks for the print of a line where no log is kept.
    const bool logged = !request_.output.empty() || !request_.folder.empty();
    if (logged) item.print = print_of(disk_, chunk, item);
    return score_line(item, chunk.text_of(item));
  }
  if (writer_ == nullptr)
    if (auto got = score_file(item, file)) return std::move(*got);
  item.print = print_of(disk_, chunk, item);
  for (int tries = 1;; ++tries) {
    Result result = score_at(item, std::nullopt);
    const std::uint64_t after = print_of(disk_, chunk, item);
    if (after == item.print) return result;
    item.print = after;
    if (tries == kTries) return changed(item);
  }
}

/// The system is asked no more than it must be; what cannot be read this way is a folder, or told
/// by who reads it by its path.
std::optional<BatchJudge::Result> BatchJudge::score_file(BatchItem& item, Ahead& file) {
  for (int tries = 1;; ++tries) {
    if (!file.there && !read_file(item.name, file)) return std::nullopt;
    file.there = false;
    item.print = print_of_file(file.after, item.name);
    // What a pipe has said it does not say again.
    if (file.before == file.after || file.before.kind != FileKind::file)
      return score_at(item, file.bytes);
    if (tries == kTries) return changed(item);
  }
}

BatchJudge::Result BatchJudge::score_line(const BatchItem& item, std::string_view text) {
  if (item.kind == BatchItem::Kind::long_line)
    return refused(item.name, Code::line_too_long, {std::to_string(kLongestLine >> 20) + " MB"});
  if (!trim(text).starts_with('{')) return refused(item.name, Code::json_line_not_object, {});
  if (is_ours(text))
    if (auto found = stored(item, text)) return std::move(*found);
  return writer_ != nullptr ? score_whole({item.name, std::string(text)})
                            : made_of(item.name, scorer_.score_text(item.name, text));
}

BatchJudge::Result BatchJudge::score_at(const BatchItem& item,
                                        std::optional<std::string_view> bytes) {
  Result result = writer_ != nullptr
                      ? score_whole({item.name, std::nullopt})
                      : made_of(item.name, bytes ? scorer_.score_file(item.name, *bytes)
                                                 : scorer_.score_path(item.name));
  // A file that is no good dossier may be an assessment: looked at again only then.
  if (result.judged.exit == ExitCode::done || !is_json_name(item.name)) return result;
  std::string kept;
  if (!bytes && is_ours(beginning(disk_, item.name)) &&
      disk_.read(item.name, kMostBytes, kept).ok())
    bytes = kept;
  if (bytes && is_ours(*bytes))
    if (auto found = stored(item, *bytes)) return std::move(*found);
  return result;
}

BatchJudge::Result BatchJudge::made_of(const std::string& name, const Scorer::Outcome& got) {
  if (got.assessment == nullptr)
    return unread(name, got.context->diagnostics, got.context->sources, got.exit,
                  std::string(got.line));
  Result result = read(name, *got.evidence, *got.assessment, got.faults, {});
  if (!result.judged.fault) result.lent = got.line;
  return result;
}

BatchJudge::Result BatchJudge::changed(const BatchItem& item) {
  return refused(item.name, Code::file_changed, {item.name}, ExitCode::system);
}

BatchJudge::Result BatchJudge::score_whole(DossierSource source) {
  Context context(disk_, request_.scoring.language);
  ScoreRequest request;
  request.dossier.as_of = request_.scoring.as_of;
  request.dossier.source = std::move(source);
  request.level = request_.scoring.level;
  request.stage = request_.scoring.stage;
  request.names = request_.report.names;
  request.strict = request_.scoring.strict;
  const std::string& name = request.dossier.source.path;
  Answer<Scored> scored = score_with(context, request, open_);
  if (!scored) {
    context.diagnostics.sort();
    return unread(name, context.diagnostics, context.sources, scored.exit);
  }
  Result result = read(name, scored->dossier.evidence, scored->assessment, scored->dossier.faults,
                       writer_->write(scored->report(tool_name()), report_));
  result.report = !result.judged.fault;
  return result;
}

std::optional<BatchJudge::Result> BatchJudge::stored(const BatchItem& item, std::string_view text) {
  SourceMap sources;
  Diagnostics diagnostics;
  const SourceId id = sources.lend_text(item.name, text);
  const auto tree = read_json(sources, id, diagnostics);
  if (!tree) return unread(item.name, diagnostics, sources, ExitCode::evidence);
  const std::string_view schema = member(*tree, tree->root(), "schema");
  const bool one_line = text.find('\n') == std::string_view::npos;
  const std::string line = (one_line ? std::string(text) : one_line_json(text)) + "\n";
  if (schema == kFaultSchema) {
    Result result;
    result.own = line;
    result.judged.exit = ExitCode::evidence;
    result.judged.fault = written_fault(*tree, item.name);
    const PictureFault& fault = *result.judged.fault;
    result.judged.message = message(Code::batch_unread, {fault.path, fault.message});
    return result;
  }
  if (schema != kAssessmentSchema) {
    if (!schema.starts_with(kAnyAssessment.substr(1)) && !schema.starts_with(kAnyFault.substr(1)))
      return std::nullopt;
    return refused(item.name, Code::not_an_assessment,
                   {item.name, "schema " + std::string(schema)});
  }
  if (writer_ != nullptr)
    return refused(item.name, Code::stored_not_comparable,
                   {"--format json", "--format " + request_.format});
  const CompiledPack& pack = *open_.pack;
  const StoredPack of = stored_pack(*tree);
  std::string wrong;
  auto found = stored_assessment(*tree, pack, wrong);
  const MadeWith made = made_otherwise(of, found ? &*found : nullptr, pack, request_.scoring);
  if (!made.theirs.empty())
    return refused(item.name, Code::stored_not_comparable, {made.theirs, made.ours});
  if (!found) return refused(item.name, Code::not_an_assessment, {item.name, wrong});
  if (!is_whole(picture_row(pack, found->evidence, found->assessment, 0, {})))
    return refused(item.name, Code::not_an_assessment, {item.name, "findings"});
  found->evidence.pack = pack.info.id;
  return read(item.name, found->evidence, found->assessment, found->faults, line);
}

/// Judged; without --pack only where the dossier, scored alone, would be judged by this pack.
BatchJudge::Result BatchJudge::read(const std::string& name, const Evidence& evidence,
                                    const Assessment& assessment, std::size_t faults,
                                    std::string bytes) {
  const PackInfo& pack = open_.pack->info;
  const Date as_of = assessment.period.as_of;
  if (request_.pack.empty() && !evidence.pack.empty() && evidence.pack != pack.id)
    return refused(name, Code::batch_other_pack, {evidence.pack, pack.id});
  if (request_.pack.empty() && evidence.pack.empty() &&
      (as_of < pack.in_force_from || as_of > pack.in_force_to))
    return refused(name, Code::no_pack_in_force, {day(as_of, report_.language), pack.id});
  Result result;
  result.own = std::move(bytes);
  if (faults != 0) {
    result.judged.exit = ExitCode::evidence;
    result.judged.message = message(Code::batch_faulty, {name, std::to_string(faults)});
  }
  if (request_.rows)
    result.judged.row = picture_row(*open_.pack, evidence, assessment, faults, name);
  return result;
}

BatchJudge::Result BatchJudge::unread(const std::string& name, const Diagnostics& diagnostics,
                                      const SourceMap& sources, ExitCode exit, std::string line) {
  Result result;
  result.own =
      line.empty() ? write_fault_json(name, diagnostics, sources, report_) : std::move(line);
  result.judged.exit = exit == ExitCode::system ? ExitCode::system : ExitCode::evidence;
  const std::vector<Diagnostic>& all = diagnostics.all();
  const auto first = std::find_if(all.begin(), all.end(), [](const Diagnostic& one) {
    return one.severity == Severity::error;
  });
  PictureFault fault{one_line(name), {}, {}};
  if (first != all.end()) {
    if (first->origin.known()) fault.path = one_line(sources.place(first->origin).to_string());
    fault.code = code_id(first->code);
    fault.message = message_words(*first, report_.language);
  }
  result.judged.message = message(Code::batch_unread, {fault.path, fault.message});
  result.judged.fault = std::move(fault);
  return result;
}

BatchJudge::Result BatchJudge::refused(const std::string& name, Code code,
                                       std::vector<std::string> args, ExitCode exit) {
  Diagnostics diagnostics;
  diagnostics.add(code, {}, std::move(args)).subject = name;
  return unread(name, diagnostics, SourceMap(), exit);
}

Diagnostic BatchJudge::message(Code code, std::vector<std::string> args) const {
  Diagnostic out;
  out.code = code;
  out.severity = default_severity(code);
  out.args = std::move(args);
  return out;
}

std::vector<std::string> result_files(const std::string& stem, std::string_view format) {
  if (format == "json") return {stem + ".json"};
  return {stem + "." + std::string(format == "text" ? "txt" : format), stem + ".fault.json",
          stem + ".json"};
}

void BatchJudge::write_result(BatchWork& work, const BatchItem& item, const Place& place) {
  const std::string stem = join_path(request_.folder, item.result);
  const std::vector<std::string> places = result_files(stem, request_.format);
  const std::string& path = places[std::min(place.form, places.size() - 1)];
  // Of an earlier run, when the dossier was faulty then, or was not.
  for (const std::string& other : places)
    if (other != path) static_cast<void>(disk_.remove(other));
  const std::string_view bytes = results_.view().substr(place.begin, place.end - place.begin);
  // A workbook is made in a temporary file, which the system may refuse.
  work.written =
      bytes.empty() ? IoStatus{IoFault::other, "temporary file"} : disk_.write_soon(path, bytes);
  if (!work.written.ok()) work.unwritten = path;
}

std::string one_line_json(std::string_view text) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\' && i + 1 < text.size()) {
      out += c;
      out += text[++i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (quoted || !blank) out += c;
  }
  return out;
}

std::optional<PictureRow> row_of_line(std::string_view line, const CompiledPack& pack,
                                      const std::string& name, PictureFault& fault) {
  SourceMap sources;
  Diagnostics diagnostics;
  const auto tree = read_json(sources, sources.lend_text(name, line), diagnostics);
  std::string wrong;
  const auto found = tree ? stored_assessment(*tree, pack, wrong) : std::nullopt;
  if (found) return picture_row(pack, found->evidence, found->assessment, found->faults, name);
  if (tree) fault = written_fault(*tree, name);
  return std::nullopt;
}

}  // namespace chuan
