/// Many dossiers judged against one pack: what `chuan batch` does, on all cores, in input order.
///
///   BatchRequest request;
///   request.path = "hoso";
///   request.output = "ket-qua.ndjson";
///   Answer<BatchResult> result = run_batch(context, request, {});
///
/// The lines (schema chuan/assessment/1, or chuan/fault/1 in the place of a dossier that cannot be
/// read) go to OUTPUT.part, to `hooks.lines`, or one a file into a folder. Beside the part stands a
/// log of what was judged (see batch_log.h), from which a later run goes on.
///
/// Contract: bytes do not depend on the number of jobs; memory does not grow with the number of
/// lines unless rows for a picture are wanted (a row is under a kilobyte). A bad dossier stops
/// nothing. The pack is that of the request, else the newest complete one; without one asked for, a
/// dossier that names another is a fault.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/scorer.h"
#include "base/stream.h"
#include "model/picture.h"
#include "report/report.h"

namespace chuan {

struct BatchRequest {
  std::string path;  ///< a folder, a dossier, or a file of lines; "-": `hooks.input`
  std::string pack;
  std::vector<std::string> overlays;
  ScorerOptions scoring;
  int jobs = 1;
  bool fail_fast = false;
  bool resume = false;
  bool rows = false;  ///< keep a row a dossier, for a picture
  /// Where the lines grow: `output`.part. They become `output` where the lines are the result; else
  /// the caller writes it and then calls `forget_part`.
  std::string output;
  bool lines_are_result = true;
  std::string folder;           ///< one result a dossier into here; no lines then
  std::string handbacks;        ///< where the caller writes what is handed back
  std::string format = "json";  ///< of those results: a ScoreWriter's name
  ReportOptions report;         ///< of those results
};

struct BatchProgress {
  std::uint64_t dossiers = 0;
  std::uint64_t read = 0, total = 0;  ///< bytes of a stream, else dossiers; total 0: not known
};
struct BatchHooks {
  std::unique_ptr<ByteSource> input;
  std::function<IoStatus(std::string_view)> lines;  ///< without output and folder
  std::function<void(const BatchProgress&)> progress;
};

struct BatchResult {
  OpenPack open;
  std::uint64_t dossiers = 0;
  std::uint64_t faulty = 0;  ///< judged, with faults
  std::uint64_t unread = 0;  ///< not judged
  std::vector<PictureRow> rows;
  std::vector<PictureFault> faults;
  bool stopped = false;  ///< before the end, by fail_fast
  ExitCode exit = ExitCode::done;
};

/// No value when nothing could be judged or written; the messages stand in the context.
Answer<BatchResult> run_batch(Context& context, const BatchRequest& request, BatchHooks hooks);

/// "a.ndjson.part"
std::string part_of(const std::string& output);
/// Removes the part and its log after the result was written.
void forget_part(Context& context, const std::string& output);

}  // namespace chuan
