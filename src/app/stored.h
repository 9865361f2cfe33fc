/// An assessment that was written as JSON, read back: findings and verdicts, for `diff`.
///
/// Contract: reads what the schema chuan/assessment/1 promises and ignores additions. The result
/// holds no records and no explanations: its evidence is the school's name and date alone.
#pragma once

#include "app/score.h"

namespace chuan {

/// A dossier is judged; a file of schema chuan/assessment/1 is read back as it was judged.
Answer<Scored> score_or_stored(Context& context, const ScoreRequest& request);

}  // namespace chuan
