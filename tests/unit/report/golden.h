/// Goldens: small files a person reads. CHUAN_APPROVE=1 rewrites those that differ.
#pragma once

#include <string>
#include <string_view>

namespace chuan::test {

/// Compares with tests/golden/report/<name>; on a difference says which line differs.
void check_golden(std::string_view name, const std::string& actual);
/// The text of a file of the repository; empty when it is not there.
std::string repository_file(const std::string& path);

}  // namespace chuan::test
