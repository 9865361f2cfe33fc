/// The middle of `why`: which records were counted and left out, topics, papers, rulings.
///
/// Contract: private to the text writer; every line within the page.
#pragma once

#include "report/page.h"
#include "report/why_parts.h"

namespace chuan {

/// The ruling, the ground of "opinion asked" or "not applicable".
void put_grounds(Page& page, const Wording& w, const WhyInput& input, const ReportOptions& options);
/// Counted, undecided and left-out records with their reasons and places.
void put_records(Page& page, const Wording& w, const WhyInput& input, const ReportOptions& options);
/// Documents in force by topic.
void put_topics(Page& page, const Wording& w, const WhyInput& input);
/// The documents wanted, there or missing.
void put_papers(Page& page, const Wording& w, const WhyInput& input);

}  // namespace chuan
