/// Every fault of a dossier at once, and of the documents beside it when asked.
#pragma once

#include "app/dossier.h"

namespace chuan {

enum class CheckFiles : std::uint8_t { no, yes };

/// Done when no fault was found (warnings are none); the messages stand in the context.
ExitCode check(Context& context, const DossierRequest& request, CheckFiles files);

}  // namespace chuan
