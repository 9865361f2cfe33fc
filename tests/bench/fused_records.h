/// A dossier of qd11-2021 as compact records: what a program written by hand for this one pack
/// would keep, and what the fused reference reads.
///
/// Scale values are their position in facts.yaml, yes/no is 1 or 0; kNothing is a cell known to be
/// empty, kOpen one of which nothing is known.
///
/// Contract: plain data, made once a dossier by `pack_evidence`, which is not timed.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "fused_names.h"
#include "model/evidence.h"
#include "model/pack.h"

namespace chuan::bench {

using Code = std::uint8_t;
inline constexpr Code kNothing = 14, kOpen = 15;

/// Inclusive days; lo > hi: no date.
struct Days32 {
  std::int32_t lo = INT32_MIN, hi = INT32_MAX;
  bool exact() const { return lo == hi; }
};

inline constexpr std::int32_t kNobody = -2;    ///< names nobody
inline constexpr std::int32_t kSomebody = -1;  ///< names somebody unknown

struct Staff {
  std::uint64_t codes = 0;
  Days32 from, to, teaching;
};
struct StaffYear {
  std::int32_t person = kNobody;
  Days32 year;
  Code refreshed = kOpen, methods = kOpen, demonstration = kOpen, field_study = kOpen,
       rating = kOpen, exempt = kOpen;
};
struct Certificate {
  std::int32_t person = kNobody;
  Code kind = kOpen;
};
struct Discipline {
  std::int32_t person = kNobody;
  Days32 date;
  Code measure = kOpen;
};
struct Unit {
  Days32 from, to;
  Code kind = kOpen;
};
struct Class {
  Days32 start, end;
  std::int64_t weight_lo = 1, weight_hi = 1;
  Code intermediate = kOpen, mode = kOpen;
};
struct Plan {
  Days32 year;
  Cell classes;
};
struct Programme {
  Days32 from, to;
  Code code = kOpen, as_academy_rules = kOpen, approved = kOpen;  ///< code: 1 when written
};
struct Research {
  Days32 accepted;
  std::int32_t leader = kNobody;
  std::uint32_t first = 0, last = 0;  ///< in Dossier::people
  Code kind = kOpen, level = kOpen, used = kOpen;
};
struct Publication {
  Days32 date;
  std::uint32_t first = 0, last = 0;  ///< in Dossier::people
  Code kind = kOpen, defends = kOpen;
};
struct Event {
  Days32 date;
  Code kind = kOpen, level = kOpen;
};
struct Room {
  Days32 from, to;
  Cell places;
  Code kind = kOpen;
};
struct Budget {
  Days32 year;
  Cell need, granted;
};
struct Survey {
  Days32 year;
  Cell asked, satisfied;
  Code source = kOpen;
};
struct SchoolYear {
  Days32 year;
  Code rating = kOpen, emulation = kOpen, regulations = kOpen, conduct = kOpen;
};
struct Document {
  Days32 date, valid_to;
  std::uint32_t topics_sure = 0, topics_may = 0;
  Code issuer = kOpen, kind = kOpen, own = kOpen;
};
struct Figure {
  std::uint16_t next = 0;  ///< the next row of this key, from 1
  std::int16_t year = -1;  ///< -1: none written
  Cell part, whole, value;
};
struct RulingRow {
  Date date;
  Code row = 0, stage = 0, value = 0;
};

template <class T>
struct Rows {
  bool known = false;
  Days32 covers;
  std::vector<T> rows;
};
struct Dossier {
  Rows<Staff> staff;
  Rows<StaffYear> staff_years;
  Rows<Certificate> certificates;
  Rows<Discipline> discipline;
  Rows<Unit> units;
  Rows<Class> classes;
  Rows<Plan> plans;
  Rows<Programme> programmes;
  Rows<Research> research;
  Rows<Publication> publications;
  Rows<Event> events;
  Rows<Room> rooms;
  Rows<Budget> budgets;
  Rows<Survey> surveys;
  Rows<SchoolYear> school_years;
  Rows<Document> documents;
  std::vector<std::int32_t> people;
  std::vector<Figure> figures;
  std::array<std::uint16_t, kFigureKeys> first_figure{};  ///< by key: a row of `figures`, from 1
  Cell land, learners, boarding, titles, digital, software;
  std::vector<RulingRow> rulings;
  std::uint64_t not_applicable = 0, opinion_asked = 0;  ///< by row, a bit each
};

/// Of evidence read against the shipped qd11-2021.
Dossier pack_evidence(const CompiledPack& pack, const Evidence& evidence);

}  // namespace chuan::bench
