/// Work on many threads whose results come out in the order of the input.
///
///   run_in_order<Chunk>(jobs, take, work, give);
///   // take(chunk): fills the next chunk, false at the end        one thread at a time, in order
///   // work(worker, chunk): 0 <= worker < jobs                    all threads at once
///   // give(chunk): false stops everything                        one thread at a time, in order
///
/// Chunks are used again, memory and all: `clear()` empties one that has it.
///
/// Contract: no more than kAhead chunks a thread are held, so a slow receiver slows the readers.
/// With one job all runs in the calling thread. What a callback throws ends the run and is thrown
/// again to the caller. Where the system gives fewer threads, fewer do the work.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace chuan {

template <typename Chunk>
void empty(Chunk& chunk) {
  if constexpr (requires { chunk.clear(); })
    chunk.clear();
  else
    chunk = Chunk();
}

template <typename Chunk, typename Take, typename Work, typename Give>
class InOrder {
 public:
  InOrder(int jobs, Take& take, Work& work, Give& give)
      : take_(take), work_(work), give_(give), ready_(static_cast<std::size_t>(jobs) * kAhead) {}

  void run(int jobs) {
    std::vector<std::jthread> threads;
    try {
      for (int i = 1; i < jobs; ++i) threads.emplace_back([this, i] { serve(i); });
    } catch (const std::system_error&) {
      // The threads there are do the work.
    }
    serve(0);
    threads.clear();
    if (fault_) std::rethrow_exception(fault_);
  }

 private:
  static constexpr std::size_t kAhead = 2;

  void serve(int worker) {
    try {
      std::uint64_t ticket = 0;
      for (Chunk chunk; take(chunk, ticket);) {
        work_(worker, chunk);
        put(std::move(chunk), ticket);
        chunk = spare();
      }
    } catch (...) {
      const std::lock_guard lock(state_);
      if (!fault_) fault_ = std::current_exception();
      stop();
    }
  }

  bool take(Chunk& chunk, std::uint64_t& ticket) {
    const std::lock_guard reading(input_);
    {
      std::unique_lock lock(state_);
      room_.wait(lock, [this] { return stopped_ || taken_ - given_ < ready_.size(); });
      if (stopped_ || ended_) return false;
    }
    const bool more = take_(chunk);
    const std::lock_guard lock(state_);
    if (!more) {
      ended_ = true;
      return false;
    }
    ticket = taken_++;
    return !stopped_;
  }

  void put(Chunk chunk, std::uint64_t ticket) {
    std::unique_lock lock(state_);
    ready_[ticket % ready_.size()] = std::move(chunk);
    if (giving_) return;
    giving_ = true;
    for (auto* next = &ready_[given_ % ready_.size()]; next->has_value() && !stopped_;
         next = &ready_[given_ % ready_.size()]) {
      Chunk first = std::move(**next);
      next->reset();
      lock.unlock();
      const bool go_on = give_(first);
      empty(first);
      lock.lock();
      spare_.push_back(std::move(first));
      ++given_;
      if (!go_on) stop();
      room_.notify_all();
    }
    giving_ = false;
  }

  /// A chunk that was given, emptied, or a new one.
  Chunk spare() {
    const std::lock_guard lock(state_);
    if (spare_.empty()) return Chunk();
    Chunk chunk = std::move(spare_.back());
    spare_.pop_back();
    return chunk;
  }

  void stop() {
    stopped_ = true;
    room_.notify_all();
  }

  Take& take_;
  Work& work_;
  Give& give_;
  std::mutex input_;
  std::mutex state_;
  std::condition_variable room_;
  std::vector<std::optional<Chunk>> ready_;
  std::vector<Chunk> spare_;
  std::uint64_t taken_ = 0, given_ = 0;
  bool ended_ = false, stopped_ = false, giving_ = false;
  std::exception_ptr fault_;
};

template <typename Chunk, typename Take, typename Work, typename Give>
void run_in_order(int jobs, Take take, Work work, Give give) {
  if (jobs > 1) {
    InOrder<Chunk, Take, Work, Give>(jobs, take, work, give).run(jobs);
    return;
  }
  for (Chunk chunk; take(chunk); empty(chunk)) {
    work(0, chunk);
    if (!give(chunk)) return;
  }
}

}  // namespace chuan
