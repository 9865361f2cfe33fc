#include "app/batch_order.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace chuan;

TEST_CASE(
    "law: work on any number of threads comes out in order, and no more is held than allowed") {
  for (const int jobs : {1, 2, 8}) {
    int taken = 0;
    int given = 0;
    std::atomic<int> most{0};
    std::atomic<int> open{0};
    std::vector<int> got;
    run_in_order<int>(
        jobs,
        [&](int& chunk) {
          chunk = taken;
          if (taken < 500) most = std::max(most.load(), ++open);
          return taken++ < 500;
        },
        [&](int, int& chunk) {
          if (chunk % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
          chunk *= 10;
        },
        [&](int& chunk) {
          --open;
          got.push_back(chunk);
          ++given;
          return true;
        });
    REQUIRE(got.size() == 500);
    for (int i = 0; i < 500; ++i) CHECK(got[static_cast<std::size_t>(i)] == 10 * i);
    CHECK(most <= 4 * jobs + 1);
  }
}

TEST_CASE("a receiver that has enough ends the run, and a fault in a thread reaches the caller") {
  for (const int jobs : {1, 2, 8}) {
    int taken = 0;
    int given = 0;
    const auto take = [&](int& chunk) {
      chunk = taken++;
      return taken < 1000;
    };
    run_in_order<int>(
        jobs, take, [](int, int&) {}, [&](int&) { return ++given < 5; });
    CHECK(given == 5);
    CHECK(taken < 5 + 4 * jobs + jobs + 1);
    taken = 0;
    CHECK_THROWS_AS(run_in_order<int>(
                        jobs, take,
                        [](int, int& chunk) {
                          if (chunk == 3) throw std::runtime_error("x");
                        },
                        [](int&) { return true; }),
                    std::runtime_error);
  }
}
