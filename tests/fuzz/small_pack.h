/// The small pack of tests/unit/pack, changed by an input: loaded, looked through, judged with.
#pragma once

#include "unit/pack/fixture.h"

namespace chuan::fuzz {

/// A value exactly when there is no error; a pack that loads is sound, lints without harm, and
/// judges a dossier that says nothing.
void check_pack(const pack_test::PackFiles& files);

}  // namespace chuan::fuzz
