/// One worker of a batch: a chunk of dossiers into lines, or into result files of their own.
///
/// Contract: one thread a judge; the pack is shared. What comes out depends on the item, the pack
/// and the options alone. A dossier that changes while it is read is read again, then a fault.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/batch.h"
#include "app/batch_source.h"
#include "app/dossier.h"
#include "app/scorer.h"

namespace chuan {

struct Judged {
  ExitCode exit = ExitCode::done;     ///< done, evidence or system
  std::size_t end = 0;                ///< of its line in BatchWork::out
  std::optional<Diagnostic> message;  ///< for stderr, when not all is well
  std::optional<PictureRow> row;
  std::optional<PictureFault> fault;  ///< when it could not be judged
};
struct BatchWork {
  BatchChunk chunk;
  RoomyText out;
  std::uint64_t results = 0;  ///< print of the result files, one behind the other
  std::vector<Judged> judged;
  std::string unwritten;  ///< the result file that could not be written
  IoStatus written;

  /// Empty again, with the memory kept.
  void clear() {
    chunk.clear();
    out.end_at(0);
    results = 0;
    judged.clear();
    unwritten.clear();
    written = {};
  }
};

class BatchJudge {
 public:
  BatchJudge(FileSystem& disk, const OpenPack& pack, const BatchRequest& request);
  void judge(BatchWork& work);

 private:
  struct Result;
  /// A file's bytes, and its stamps before and after.
  struct Ahead {
    bool there = false;
    std::string bytes;
    FileStamp before, after;
  };
  /// The result's place among those of its format, and its bytes in `results_`.
  struct Place {
    std::size_t form, begin, end;
  };
  void read_ahead(const BatchChunk& chunk);
  bool read_file(const std::string& path, Ahead& file) const;
  Result score(BatchChunk& chunk, BatchItem& item, Ahead& file);
  /// Nothing when it is no file that can be read.
  std::optional<Result> score_file(BatchItem& item, Ahead& file);
  Result score_line(const BatchItem& item, std::string_view text);
  /// By its path, or by the bytes that were read there.
  Result score_at(const BatchItem& item, std::optional<std::string_view> bytes);
  /// With all that a report for people needs.
  Result score_whole(DossierSource source);
  Result made_of(const std::string& name, const Scorer::Outcome& got);
  /// An assessment or a fault that was written before; nothing when the text is neither.
  std::optional<Result> stored(const BatchItem& item, std::string_view text);
  Result read(const std::string& name, const Evidence& evidence, const Assessment& assessment,
              std::size_t faults, std::string bytes);
  Result unread(const std::string& name, const Diagnostics& diagnostics, const SourceMap& sources,
                ExitCode exit, std::string line = {});
  Result refused(const std::string& name, Code code, std::vector<std::string> args,
                 ExitCode exit = ExitCode::evidence);
  Result changed(const BatchItem& item);
  Diagnostic message(Code code, std::vector<std::string> args) const;
  void write_result(BatchWork& work, const BatchItem& item, const Place& place);

  FileSystem& disk_;
  const OpenPack& open_;
  const BatchRequest& request_;
  ReportOptions report_;
  const ScoreWriter* writer_ = nullptr;  ///< of result files other than JSON
  Scorer scorer_;
  std::vector<Ahead> ahead_;  ///< by item of the chunk
  RoomyText results_;         ///< of a chunk, for files of their own
};

/// Where the result of a dossier may stand: judged, and not judged.
std::vector<std::string> result_files(const std::string& stem, std::string_view format);

/// A whole JSON document on one line; what is not JSON comes out as something else that is not.
std::string one_line_json(std::string_view text);

/// The row of a line that an earlier run wrote; nothing for a fault.
std::optional<PictureRow> row_of_line(std::string_view line, const CompiledPack& pack,
                                      const std::string& name, PictureFault& fault);

}  // namespace chuan
