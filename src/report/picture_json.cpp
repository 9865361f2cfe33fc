#include "report/json_parts.h"
#include "report/machine_names.h"
#include "report/picture_report.h"

namespace chuan {
namespace {

/// Rounded to at most six places; only thirds and the like lose anything.
void put_number(JsonWriter& json, std::string_view key, const Rational& value) {
  std::string text = to_decimal(value, 6);
  while (text.find('.') != std::string::npos && (text.ends_with('0') || text.ends_with('.'))) {
    const bool point = text.ends_with('.');
    text.pop_back();
    if (point) break;
  }
  json.key(key).raw(text);
}

/// `scale`: 1, or 1/1,000,000 for values in millionths.
void put_spread(JsonWriter& json, const Spread& spread, const Rational& scale, bool ends) {
  json.begin_object();
  json.key("count").number(spread.count);
  if (spread.count != 0) {
    if (ends) put_number(json, "lowest", spread.lowest * scale);
    put_number(json, "first_quartile", spread.first_quartile * scale);
    put_number(json, "median", spread.median * scale);
    put_number(json, "third_quartile", spread.third_quartile * scale);
    if (ends) put_number(json, "highest", spread.highest * scale);
    if (ends) put_number(json, "mean", spread.mean * scale);
  }
  json.end_object();
}

void put_basis(JsonWriter& json, std::string_view key, const std::array<int, 4>& counts) {
  json.key(key).begin_object();
  for (std::size_t i = 0; i < counts.size(); ++i)
    json.key(machine_name(static_cast<Basis>(i))).number(counts[i]);
  json.end_object();
}

void put_school(JsonWriter& json, const PictureRow& row) {
  json.key("school").begin_object();
  json.key("code").string(row.code);
  json.key("name").string(row.name);
  json.end_object();
}

void put_row(JsonWriter& json, const PictureInput& input, const PictureRow& row) {
  json.begin_object();
  put_school(json, row);
  json.key("as_of").string(to_iso(row.as_of));
  json.key("stage").string(machine_name(row.stage));
  json.key("faults").number(row.faults);
  put_tally(json, row.total);
  put_basis(json, "basis", row.met_by_basis);
  json.key("reached").boolean((row.reached >> (input.picture.level - 1) & 1u) != 0);
  json.key("marks").begin_object();
  for (const PictureIndicator& indicator : input.picture.indicators)
    json.key(input.pack.indicators[indicator.indicator].id)
        .string(machine_name(row.marks[indicator.indicator]));
  json.end_object();
  json.end_object();
}

void put_indicator(JsonWriter& json, const PictureInput& input, const PictureIndicator& row) {
  json.begin_object();
  json.key("indicator").string(input.pack.indicators[row.indicator].id);
  json.key("applicable").number(row.applicable);
  // The words mean what they mean in a tally: `undocumented` and `nearly` are counted twice.
  for (std::size_t i = 0; i < kMarks; ++i) {
    const Mark mark = static_cast<Mark>(i);
    int count = row.by_mark[i];
    if (mark == Mark::met) count = row.met();
    if (mark == Mark::not_met) count += row.count(Mark::nearly);
    json.key(machine_name(mark)).number(count);
  }
  json.key("missing").number(row.missing);
  json.key("lifts").number(row.lifts);
  json.key("values");
  if (row.valued && row.spread.count >= kFewestSchools)
    put_spread(json, row.spread, Rational(1, kMicro), true);
  else
    json.null();
  json.end_object();
}

void put_ids(JsonWriter& json, const PictureInput& input, std::string_view key,
             const std::vector<std::uint16_t>& places) {
  json.key(key).begin_array();
  for (const std::uint16_t at : places)
    json.string(input.pack.indicators[input.picture.indicators[at].indicator].id);
  json.end_array();
}

void put_lists(JsonWriter& json, const PictureInput& input) {
  const Picture& picture = input.picture;
  put_ids(json, input, "hardest", picture.hardest);
  put_ids(json, input, "fixes", picture.fixes);
  json.key("one_away").begin_array();
  for (const OneAway& one : picture.one_away) {
    json.begin_object();
    put_school(json, picture.rows[one.row]);
    json.key("as_of").string(to_iso(picture.rows[one.row].as_of));
    json.key("indicator").string(input.pack.indicators[one.indicator].id);
    json.key("mark").string(machine_name(picture.rows[one.row].marks[one.indicator]));
    json.end_object();
  }
  json.end_array();
  json.key("repeated").begin_array();
  for (const std::vector<std::uint32_t>& dossiers : picture.repeated) {
    json.begin_object();
    put_school(json, picture.rows[dossiers.front()]);
    json.key("dossiers").begin_array();
    for (const std::uint32_t at : dossiers) json.string(to_iso(picture.rows[at].as_of));
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("faults").begin_array();
  for (const PictureFault& fault : picture.faults) {
    json.begin_object();
    json.key("path").string(fault.path);
    json.key("code").string(fault.code);
    json.key("message").string(fault.message);
    json.end_object();
  }
  json.end_array();
}

void put_standing(JsonWriter& json, const Standing& standing, const Rational& scale) {
  put_number(json, "own", standing.own * scale);
  json.key("worse").number(standing.worse);
  json.key("equal").number(standing.equal);
  json.key("others").number(standing.others);
  json.key("percentile");
  if (standing.others == 0)
    json.null();
  else
    json.string(to_decimal(standing.percentile, 2));
  json.key("quartile").number(standing.quartile);
  json.key("schools");
  put_spread(json, standing.all, scale, false);
}

}  // namespace

std::string_view machine_name(Mark mark) {
  switch (mark) {
    case Mark::met:
      return "met";
    case Mark::undocumented:
      return "undocumented";
    case Mark::nearly:
      return "nearly";
    case Mark::not_met:
      return "not_met";
    case Mark::no_evidence:
      return "no_evidence";
    case Mark::needs_ruling:
      return "needs_ruling";
    case Mark::not_applicable:
      return "not_applicable";
    case Mark::absent:
      break;
  }
  return "";
}

std::string write_picture_json(const PictureInput& input, const ReportOptions& options) {
  const Picture& picture = input.picture;
  const Wording w{input.pack, options.language, options.strict};
  std::string out;
  JsonWriter json(out, layout_of(options));
  json.begin_object();
  json.key("schema").string("chuan/national/1");
  json.key("tool").string(input.tool);
  put_pack(json, input.pack);
  json.key("level").number(picture.level);
  json.key("dossiers").number(static_cast<Int128>(picture.rows.size()));
  json.key("unread").number(static_cast<Int128>(picture.faults.size()));
  const bool any = !picture.rows.empty();
  put_day(json, "first_as_of", any ? std::optional(picture.first_as_of) : std::nullopt);
  put_day(json, "last_as_of", any ? std::optional(picture.last_as_of) : std::nullopt);
  json.key("reached").begin_array();
  for (const int dossiers : picture.reached) json.number(dossiers);
  json.end_array();
  json.key("sum").begin_object();
  put_tally(json, picture.sum);
  put_basis(json, "basis", picture.met_by_basis);
  put_basis(json, "rows_by_basis", picture.rows_by_basis);
  json.end_object();
  json.key("met");
  put_spread(json, picture.met, Rational(1), true);
  json.key("distribution").begin_array();
  for (const Picture::Bin& bin : picture.distribution) {
    json.begin_object();
    json.key("met").number(bin.met);
    json.key("dossiers").number(bin.dossiers);
    json.end_object();
  }
  json.end_array();
  json.key("groups").begin_array();
  for (const PictureGroup& group : picture.groups) {
    json.begin_object();
    json.key("group").number(input.pack.groups[group.group].number);
    json.key("title").string(w.of(input.pack.groups[group.group].title));
    json.key("met").number(group.met);
    json.key("applicable").number(group.applicable);
    json.key("spread");
    put_spread(json, group.spread, Rational(1), true);
    json.end_object();
  }
  json.end_array();
  json.key("indicators").begin_array();
  for (const PictureIndicator& indicator : picture.indicators)
    put_indicator(json, input, indicator);
  json.end_array();
  put_lists(json, input);
  json.key("schools").begin_array();
  for (const PictureRow& row : picture.rows) put_row(json, input, row);
  json.end_array();
  json.end_object();
  out += '\n';
  return out;
}

std::string write_handback_json(const PictureInput& input, const Handback& handback,
                                const ReportOptions& options) {
  const PictureRow& row = input.picture.rows[handback.row];
  const Wording w{input.pack, options.language, options.strict};
  std::string out;
  JsonWriter json(out, layout_of(options));
  json.begin_object();
  json.key("schema").string("chuan/handback/1");
  json.key("tool").string(input.tool);
  put_pack(json, input.pack);
  json.key("level").number(input.picture.level);
  put_school(json, row);
  json.key("as_of").string(to_iso(row.as_of));
  json.key("applicable").number(row.total.applicable);
  put_basis(json, "basis", row.met_by_basis);
  json.key("met").begin_object();
  put_standing(json, handback.met, Rational(1));
  json.end_object();
  json.key("groups").begin_array();
  for (std::size_t i = 0; i < handback.groups.size() && i < input.picture.groups.size(); ++i) {
    const Group& group = input.pack.groups[input.picture.groups[i].group];
    json.begin_object();
    json.key("group").number(group.number);
    json.key("title").string(w.of(group.title));
    put_standing(json, handback.groups[i], Rational(1));
    json.end_object();
  }
  json.end_array();
  json.key("indicators").begin_array();
  for (const Handback::Valued& one : handback.indicators) {
    json.begin_object();
    json.key("indicator").string(input.pack.indicators[one.indicator].id);
    json.key("mark").string(machine_name(row.marks[one.indicator]));
    put_standing(json, one.standing, Rational(1, kMicro));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace chuan
