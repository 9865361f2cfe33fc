#include "app/batch.h"

#include <algorithm>
#include <utility>

#include "app/batch_judge.h"
#include "app/batch_log.h"
#include "app/batch_names.h"
#include "app/batch_order.h"
#include "app/batch_results.h"
#include "app/batch_source.h"
#include "app/transfer.h"
#include "app/version.h"
#include "base/text.h"
#include "doc/load_text.h"

namespace chuan {
namespace {

constexpr std::size_t kReadAtOnce = 256u << 10;

std::string log_of(const BatchRequest& request) {
  return request.folder.empty() ? part_of(request.output) + ".log"
                                : join_path(request.folder, ".chuan-batch.log");
}

bool holds_lines(std::string_view path) {
  const std::string ending = to_lower(extension(path));
  return ending != "yaml" && ending != "yml" && ending != "json" && ending != "xlsx";
}

/// What must be the same for one run to go on from another's part.
std::uint64_t print_of_run(const BatchRequest& request, const CompiledPack& pack) {
  const ScorerOptions& how = request.scoring;
  std::string text = tool_name() + '\n' + pack.info.digest + '\n' + request.path + '\n';
  for (const OverlayInfo& overlay : pack.overlays) text += overlay.digest + '\n';
  text += std::to_string(how.level) + ' ' + std::to_string(static_cast<int>(how.stage)) + ' ';
  text += (how.as_of ? to_iso(*how.as_of) : "-") + ' ';
  text += std::to_string(static_cast<int>(how.language)) + (how.explain ? " explain" : "");
  text += how.digest ? " digest" : "";
  text += how.strict ? " strict" : "";
  text += request.pack.empty() ? " unasked" : "";
  if (!request.folder.empty())
    text += " " + request.format + std::to_string(request.report.width) +
            (request.report.names ? " names" : "");
  return fingerprint(text);
}

class Batch {
 public:
  Batch(Context& context, const BatchRequest& request, BatchHooks hooks)
      : context_(context), request_(request), hooks_(std::move(hooks)) {}

  Answer<BatchResult> run() {
    if (const ExitCode opened = open(); opened != ExitCode::done) return opened;
    if (const ExitCode begun = begin(); begun != ExitCode::done) return begun;
    std::vector<BatchJudge> judges;
    judges.reserve(static_cast<std::size_t>(request_.jobs));
    for (int i = 0; i < request_.jobs; ++i)
      judges.emplace_back(context_.files, result_.open, request_);
    run_in_order<BatchWork>(
        request_.jobs, [this](BatchWork& work) { return take(work); },
        [&](int worker, BatchWork& work) { judges[static_cast<std::size_t>(worker)].judge(work); },
        [this](BatchWork& work) { return give(work); });
    return end();
  }

 private:
  ExitCode cannot_write(const std::string& path, const IoStatus& status) {
    context_.diagnostics.add(Code::cannot_write, {}, {path, status.reason}).subject = path;
    return ExitCode::system;
  }

  /// The pack and the input.
  ExitCode open() {
    PackRequest wanted;
    wanted.asked = request_.pack;
    wanted.overlays = request_.overlays;
    Answer<OpenPack> pack = open_pack(context_, wanted);
    if (!pack) return pack.exit;
    result_.open = std::move(*pack);
    const PackInfo& info = result_.open.pack->info;
    if (request_.scoring.level > info.levels) {
      context_.diagnostics.add(
          Code::level_not_in_pack, {},
          {std::to_string(request_.scoring.level), info.id, std::to_string(info.levels)});
      return ExitCode::usage;
    }
    const std::string& path = request_.path;
    if (hooks_.input != nullptr) {
      source_ = batch_lines(path, std::move(hooks_.input), 0);
      return ExitCode::done;
    }
    IoStatus status;
    if (context_.files.kind(path) == FileKind::absent) {
      status = {IoFault::not_found, {}};
    } else if (context_.files.kind(path) != FileKind::directory && holds_lines(path)) {
      std::unique_ptr<ByteSource> file;
      status = context_.files.open(path, file);
      if (status.ok())
        source_ = batch_lines(path, std::move(file), context_.files.stamp(path).size);
    } else {
      source_ = batch_paths(context_, path);
      status = source_->status();
    }
    if (status.ok()) return ExitCode::done;
    add_file_fault(status, path, 0, context_.diagnostics);
    return ExitCode::system;
  }

  /// What the results would stand in the place of: what is read is never written over.
  std::string over_input() const {
    const std::string& path = request_.path;
    const auto reads = [&](const std::string& file) {
      const auto read_for = [&](const std::string& input) {
        return is_read_for(context_, input, file);
      };
      const std::vector<std::string>& overlays = request_.overlays;
      return std::any_of(overlays.begin(), overlays.end(), read_for) ||
             (hooks_.input == nullptr && path != "-" && read_for(path));
    };
    if (!request_.output.empty()) {
      if (context_.files.kind(request_.output) == FileKind::directory) return {};
      for (const std::string& file : {request_.output, part_of(request_.output)})
        if (reads(file)) return file;
    }
    for (const std::string& folder : {request_.folder, request_.handbacks}) {
      if (folder.empty() || hooks_.input != nullptr) continue;
      if (context_.files.kind(path) == FileKind::directory) {
        if (is_same_file(context_, path, folder)) return folder;
        continue;
      }
      const std::string stem = join_path(folder, safe_name(path));
      for (const std::string& result : result_files(stem, request_.format))
        if (reads(result)) return result;
    }
    return {};
  }

  /// What an earlier run left, and where the lines go.
  ExitCode begin() {
    if (const std::string over = over_input(); !over.empty()) {
      context_.diagnostics.add(Code::output_is_input, {}, {over});
      return ExitCode::usage;
    }
    const std::string part = part_of(request_.output);
    const FileKind target = context_.files.kind(request_.output);
    if (!request_.output.empty() && target == FileKind::directory)
      return cannot_write(request_.output, {IoFault::is_directory, "is a directory"});
    // A device or a pipe takes the lines as they come.
    direct_ = !request_.output.empty() &&
              (target == FileKind::other || request_.output.starts_with("/dev/"));
    const bool in_part = request_.folder.empty() && !request_.output.empty() && !direct_;
    if (direct_ && request_.lines_are_result) {
      const IoStatus opened = context_.files.grow(request_.output, 0, lines_);
      if (!opened.ok()) return cannot_write(request_.output, opened);
    }
    if (!request_.folder.empty()) {
      const IoStatus made = context_.files.make_directories(request_.folder);
      if (!made.ok()) return cannot_write(request_.folder, made);
    }
    if (!in_part && request_.folder.empty()) return ExitCode::done;

    const std::uint64_t run = print_of_run(request_, *result_.open.pack);
    std::vector<BatchEntry> kept;
    if (request_.resume) {
      bool other_run = false;
      kept = BatchLog::read(context_.files, log_of(request_), run, other_run);
      if (other_run) context_.diagnostics.add(Code::resume_begins_anew, {}, {log_of(request_)});
      keep_unchanged(kept, in_part ? part : std::string());
    }
    const IoStatus logged = log_.begin(context_.files, log_of(request_), run, kept);
    // By the name the user gave: the log stands beside it.
    if (!logged.ok()) return cannot_write(in_part ? request_.output : request_.folder, logged);
    logging_ = true;
    if (!in_part) return ExitCode::done;
    std::uint64_t size = 0;
    for (const BatchEntry& entry : kept) size += entry.size;
    const IoStatus grown = context_.files.grow(part, size, lines_);
    return grown.ok() ? ExitCode::done : cannot_write(part, grown);
  }

  bool take(BatchWork& work) {
    if (!first_.chunk.items.empty()) {
      work = std::move(first_);
      first_ = BatchWork();
      return true;
    }
    return source_->next(work.chunk);
  }

  bool give(BatchWork& work);
  IoStatus write(std::string_view bytes);
  void collect(Judged& judged);
  void keep_unchanged(std::vector<BatchEntry>& kept, const std::string& part);
  void keep(const BatchEntry& entry, const BatchChunk& chunk, std::string_view lines);
  Answer<BatchResult> end();

  Context& context_;
  const BatchRequest& request_;
  BatchHooks hooks_;
  std::unique_ptr<BatchSource> source_;
  std::unique_ptr<GrowingFile> lines_;
  BatchLog log_;
  bool logging_ = false, direct_ = false;
  BatchWork first_;  ///< the chunk that was looked at and is to be judged again
  BatchResult result_;
  std::vector<std::uint64_t> results_;  ///< prints of the names of the results, of a folder
  std::uint64_t unreadable_ = 0;
  IoStatus written_;
  std::string unwritten_;  ///< the file that could not be written; empty: what `hooks.lines` is
};

std::uint64_t print_of(const FileSystem& files, const BatchChunk& chunk) {
  std::uint64_t print = 0;
  for (const BatchItem& item : chunk.items) print = print * 31 + print_of(files, chunk, item);
  return print;
}

bool Batch::give(BatchWork& work) {
  std::size_t used = work.judged.size();
  for (std::size_t i = 0; request_.fail_fast && i < used; ++i)
    if (work.judged[i].exit != ExitCode::done) {
      used = i + 1;
      result_.stopped = true;
    }
  const std::string_view lines =
      work.out.view().substr(0, used == 0 ? 0 : work.judged[used - 1].end);
  written_ = work.written;
  unwritten_ = work.unwritten;
  if (written_.ok()) written_ = write(lines);
  if (!written_.ok()) return false;
  const BatchResult before = {{}, result_.dossiers, result_.faulty, result_.unread, {}, {}};
  const std::uint64_t unreadable = unreadable_;
  for (std::size_t i = 0; i < used; ++i) {
    if (!request_.folder.empty()) results_.push_back(fingerprint(work.chunk.items[i].result));
    collect(work.judged[i]);
  }
  if (logging_ && !result_.stopped) {
    BatchEntry entry;
    for (const BatchItem& item : work.chunk.items) entry.input = entry.input * 31 + item.print;
    entry.dossiers = used;
    entry.size = lines.size();
    entry.output = request_.folder.empty() ? fingerprint(lines) : work.results;
    entry.faulty = result_.faulty - before.faulty;
    entry.unread = result_.unread - before.unread;
    entry.unreadable = unreadable_ - unreadable;
    written_ = log_.add(entry);
    if (!written_.ok()) unwritten_ = log_of(request_);
  }
  if (hooks_.progress) hooks_.progress({result_.dossiers, work.chunk.read, source_->total()});
  return written_.ok() && !result_.stopped;
}

IoStatus Batch::write(std::string_view bytes) {
  if (lines_ != nullptr) {
    const IoStatus status = lines_->append(bytes);
    if (!status.ok()) unwritten_ = direct_ ? request_.output : part_of(request_.output);
    return status;
  }
  return hooks_.lines && request_.folder.empty() ? hooks_.lines(bytes) : IoStatus{};
}

void Batch::collect(Judged& judged) {
  ++result_.dossiers;
  if (judged.fault)
    ++result_.unread;
  else if (judged.exit != ExitCode::done)
    ++result_.faulty;
  if (judged.exit == ExitCode::system) ++unreadable_;
  if (judged.message) context_.diagnostics.add(std::move(*judged.message));
  if (judged.row) result_.rows.push_back(std::move(*judged.row));
  if (judged.fault && request_.rows) result_.faults.push_back(std::move(*judged.fault));
}

void Batch::keep_unchanged(std::vector<BatchEntry>& kept, const std::string& part) {
  std::unique_ptr<ByteSource> done;
  if (!part.empty() && !context_.files.open(part, done).ok()) kept.clear();
  for (std::size_t i = 0; i < kept.size(); ++i) {
    BatchChunk chunk;
    bool same = source_->next(chunk) && chunk.items.size() == kept[i].dossiers &&
                print_of(context_.files, chunk) == kept[i].input;
    std::string lines;
    for (std::size_t got = 1; same && done != nullptr && got != 0 && lines.size() < kept[i].size;) {
      const std::size_t had = lines.size();
      lines.resize(std::min<std::uint64_t>(kept[i].size, had + kReadAtOnce));
      if (!done->read(lines.data() + had, lines.size() - had, got).ok()) got = 0;
      lines.resize(had + got);
    }
    if (done != nullptr)
      same = same && lines.size() == kept[i].size;
    else
      same = same && read_results(context_.files, request_, chunk, lines);
    same = same && fingerprint(lines) == kept[i].output;
    if (!same) {
      first_.chunk = std::move(chunk);
      kept.resize(i);
      return;
    }
    if (!request_.folder.empty())
      for (const BatchItem& item : chunk.items) results_.push_back(fingerprint(item.result));
    keep(kept[i], chunk, lines);
  }
}

void Batch::keep(const BatchEntry& entry, const BatchChunk& chunk, std::string_view lines) {
  result_.dossiers += entry.dossiers;
  result_.faulty += entry.faulty;
  result_.unread += entry.unread;
  unreadable_ += entry.unreadable;
  if (!request_.rows) return;
  for (const BatchItem& item : chunk.items) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    PictureFault fault;
    if (auto row = row_of_line(line, *result_.open.pack, item.name, fault))
      result_.rows.push_back(std::move(*row));
    else
      result_.faults.push_back(std::move(fault));
  }
}

Answer<BatchResult> Batch::end() {
  const bool in_part = lines_ != nullptr && !direct_;
  const auto left = [&](ExitCode exit) {
    if (logging_ && result_.dossiers != 0)
      context_.diagnostics.add(Code::part_left, {},
                               {in_part ? part_of(request_.output) : request_.folder});
    return exit;
  };
  if (!written_.ok())
    return left(unwritten_.empty() ? ExitCode::system : cannot_write(unwritten_, written_));
  if (source_->is_cut_short() && !result_.stopped) {
    context_.diagnostics.add(Code::file_changed, {}, {request_.path}).subject = request_.path;
    return left(ExitCode::system);
  }
  if (!source_->status().ok()) {
    add_file_fault(source_->status(), request_.path, 0, context_.diagnostics);
    return left(ExitCode::system);
  }
  result_.exit = unreadable_ != 0                             ? ExitCode::system
                 : result_.unread != 0 || result_.faulty != 0 ? ExitCode::evidence
                                                              : ExitCode::done;
  if (result_.stopped) {
    left(result_.exit);
    return std::move(result_);
  }
  const bool empty = result_.dossiers == 0;
  if (empty)
    context_.diagnostics.add(Code::batch_empty, {}, {request_.path}).subject = request_.path;
  // No dossiers make no lines: those of an earlier run do not stay for them.
  if (in_part && request_.lines_are_result) {
    const IoStatus named = lines_->finish(request_.output);
    if (!named.ok()) return left(cannot_write(request_.output, named));
  }
  if (empty) {
    if (in_part) forget_part(context_, request_.output);
    return ExitCode::evidence;
  }
  if (!request_.folder.empty()) {
    std::sort(results_.begin(), results_.end());
    tell_strays(context_, request_, results_);
  }
  if (logging_ && (request_.lines_are_result || !request_.folder.empty()))
    static_cast<void>(context_.files.remove(log_of(request_)));
  return std::move(result_);
}

}  // namespace

std::string part_of(const std::string& output) {
  return output + ".part";
}

void forget_part(Context& context, const std::string& output) {
  const std::string part = part_of(output);
  static_cast<void>(context.files.remove(part + ".log"));
  static_cast<void>(context.files.remove(part));
}

Answer<BatchResult> run_batch(Context& context, const BatchRequest& request, BatchHooks hooks) {
  return Batch(context, request, std::move(hooks)).run();
}

}  // namespace chuan
