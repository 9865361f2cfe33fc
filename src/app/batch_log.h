/// What an unfinished batch has judged so far, so that a later run goes on from there.
///
///   chuan/part/1 <print of options, pack and input>
///   <dossiers> <print of the input> <bytes of output> <print of the output> <faulty> <unread>
///   <unreadable>
///
/// A line a chunk, written after the chunk's output. A chunk counts only if its input and its
/// output are still what they were; the first that differs and all after it are judged again. A
/// torn last line is nothing.
///
/// Contract: one thread. Prints show changes, they are no proof against forgery.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/stream.h"

namespace chuan {

struct BatchEntry {
  std::uint64_t dossiers = 0, input = 0, size = 0, output = 0;
  std::uint64_t faulty = 0, unread = 0, unreadable = 0;
};

class BatchLog {
 public:
  /// What is to be kept of an earlier run's log; `other_run` when there is one of another run.
  static std::vector<BatchEntry> read(const FileSystem& files, const std::string& path,
                                      std::uint64_t run, bool& other_run);
  /// The log cut after these entries, which are what `read` gave or its beginning; none: a new one.
  IoStatus begin(FileSystem& files, const std::string& path, std::uint64_t run,
                 const std::vector<BatchEntry>& kept);
  IoStatus add(const BatchEntry& entry);

 private:
  std::unique_ptr<GrowingFile> file_;
};

}  // namespace chuan
