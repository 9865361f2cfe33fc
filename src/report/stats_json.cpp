#include "report/json_parts.h"
#include "report/machine_names.h"
#include "report/stats_words.h"

namespace chuan {
namespace {

/// A number, or {"low","high"} where it is an interval; high is null without upper end.
void put_range(JsonWriter& json, std::string_view key, const Range& range) {
  json.key(key);
  if (range.exact()) {
    json.raw(exact_text(range.lo));
    return;
  }
  json.begin_object().key("low").raw(exact_text(range.lo)).key("high");
  range.open ? json.null() : json.raw(exact_text(range.hi));
  json.end_object();
}

/// {"low","high","percent"} with exact fractions; null where there is none.
void put_share(JsonWriter& json, std::string_view key, const std::optional<Range>& share) {
  json.key(key);
  if (!share) {
    json.null();
    return;
  }
  json.begin_object().key("low").string(to_string(share->lo)).key("high");
  share->open ? json.null() : json.string(to_string(share->hi));
  json.key("percent").string(share_plain(share));
  json.end_object();
}

/// {"low","high"} with exact fractions; null where there is none.
void put_quotient(JsonWriter& json, std::string_view key, const std::optional<Range>& range) {
  json.key(key);
  if (!range) {
    json.null();
    return;
  }
  json.begin_object().key("low").string(to_string(range->lo)).key("high");
  range->open ? json.null() : json.string(to_string(range->hi));
  json.end_object();
}

void put_key(JsonWriter& json, const StatsInput& input, Dimension dimension, StatsKey key) {
  if (key.kind == KeyKind::none)
    json.null();
  else if (dimension == Dimension::year && key.kind == KeyKind::value)
    json.number(key.value);
  else
    json.string(key_id(input.pack, input.evidence, dimension, key));
}

void put_count(JsonWriter& json, const StatsCount& count) {
  put_range(json, "classes", count.classes);
  put_range(json, "learners", count.learners);
  put_range(json, "turns", count.turns);
  put_range(json, "declared_total", count.untold);
  put_range(json, "heads", count.heads);
  put_range(json, "planned_learners", count.planned_learners);
  put_range(json, "full_time", count.full_time);
  put_range(json, "part_time", count.part_time);
  put_range(json, "online", count.online);
  put_share(json, "full_time_share", count.full_time_share);
  put_range(json, "in_plan", count.in_plan);
  put_range(json, "added", count.added);
  put_range(json, "outside", count.outside);
  put_quotient(json, "average_size", count.average_size);
  json.key("grades").begin_object();
  constexpr std::string_view kNames[] = {"excellent", "good", "fair", "average", "failed"};
  for (std::size_t i = 0; i < kGrades; ++i) put_range(json, kNames[i], count.grades[i]);
  json.end_object();
  put_range(json, "answers", count.answers);
  put_range(json, "satisfied", count.satisfied);
  put_share(json, "satisfied_share", count.satisfied_share);
}

void put_change(JsonWriter& json, const std::optional<StatsChange>& change) {
  json.key("change");
  if (!change) {
    json.null();
    return;
  }
  json.begin_object();
  const auto put = [&](std::string_view key, const std::optional<Range>& range) {
    if (range)
      put_range(json, key, *range);
    else
      json.key(key).null();
  };
  put("classes", change->classes);
  put("heads", change->heads);
  put_quotient(json, "classes_rate", change->classes_rate);
  put_quotient(json, "heads_rate", change->heads_rate);
  json.end_object();
}

void put_fulfilment(JsonWriter& json, const std::optional<Fulfilment>& plan) {
  json.key("plan");
  if (!plan) {
    json.null();
    return;
  }
  json.begin_object();
  put_range(json, "planned", plan->planned);
  put_range(json, "begun", plan->begun);
  put_range(json, "in_plan", plan->in_plan);
  put_share(json, "share", plan->share);
  put_share(json, "in_plan_share", plan->in_plan_share);
  json.end_object();
}

void put_rows(JsonWriter& json, const StatsInput& input, const Wording& w) {
  const StatsTable& table = input.table;
  json.key("rows").begin_array();
  for (const StatsRow& row : table.rows) {
    json.begin_object();
    json.key("keys").begin_object();
    for (std::size_t i = 0; i < table.by.size(); ++i)
      put_key(json.key(dimension_name(table.by[i])), input, table.by[i], row.keys[i]);
    json.end_object();
    json.key("titles").begin_object();
    for (std::size_t i = 0; i < table.by.size(); ++i)
      json.key(dimension_name(table.by[i]))
          .string(key_words(w, input.evidence, table.by[i], row.keys[i]));
    json.end_object();
    put_count(json, row.count);
    put_share(json, "class_share", row.class_share);
    put_share(json, "head_share", row.head_share);
    put_fulfilment(json, row.plan);
    put_change(json, row.change);
    json.end_object();
  }
  json.end_array();
  json.key("total").begin_object();
  put_count(json, table.total);
  put_fulfilment(json, table.total_plan);
  json.end_object();
}

void put_years(JsonWriter& json, const StatsInput& input) {
  json.key("years").begin_array();
  for (const YearStats& year : input.table.years) {
    json.begin_object();
    json.key("year").number(year.year).key("whole").boolean(year.whole);
    put_count(json, year.count);
    put_change(json, year.change);
    json.end_object();
  }
  json.end_array();
  json.key("warnings").begin_array();
  for (const ModeWarning& warning : input.table.warnings) {
    json.begin_object();
    json.key("kind").string("in_service_grows_full_time_shrinks");
    json.key("from_year").number(warning.from_year).key("to_year").number(warning.to_year);
    json.key("programme");
    warning.programme ? put_key(json, input, Dimension::programme, *warning.programme)
                      : static_cast<void>(json.null());
    put_range(json, "part_time_before", warning.part_time_before);
    put_range(json, "part_time_after", warning.part_time_after);
    put_range(json, "full_time_before", warning.full_time_before);
    put_range(json, "full_time_after", warning.full_time_after);
    json.end_object();
  }
  json.end_array();
}

void put_plan(JsonWriter& json, const StatsInput& input) {
  json.key("plan").begin_array();
  for (const PlanRow& row : input.table.plan) {
    json.begin_object();
    json.key("year").number(row.year);
    json.key("all").boolean(!row.programme);
    json.key("programme");
    row.programme ? put_key(json, input, Dimension::programme, *row.programme)
                  : static_cast<void>(json.null());
    json.key("ended").boolean(row.ended);
    put_range(json, "planned_classes", row.planned_classes);
    if (row.planned_heads)
      put_range(json, "planned_heads", *row.planned_heads);
    else
      json.key("planned_heads").null();
    put_range(json, "begun", row.begun);
    put_range(json, "in_plan", row.in_plan);
    put_range(json, "outside", row.outside);
    put_range(json, "heads", row.heads);
    put_range(json, "running", row.running);
    put_range(json, "scheduled", row.scheduled);
    put_range(json, "to_open", row.to_open);
    put_share(json, "share", row.share);
    put_share(json, "in_plan_share", row.in_plan_share);
    json.end_object();
  }
  json.end_array();
}

void put_quota(JsonWriter& json, const QuotaRow& row) {
  put_range(json, "planned", row.planned);
  put_range(json, "sent", row.sent);
  put_range(json, "sent_planned", row.sent_planned);
  put_range(json, "sent_outside", row.outside);
  put_range(json, "not_sent", row.not_sent);
  json.key("contradiction").boolean(row.contradiction);
}

void put_quotas(JsonWriter& json, const StatsInput& input) {
  json.key("quotas").begin_array();
  for (const QuotaRow& row : input.table.quotas) {
    const auto key = [&](std::string_view field) {
      return key_cell(input.pack, input.evidence, "quotas", field, row.row);
    };
    json.begin_object();
    json.key("code").string(text_cell(input.pack, input.evidence, "quotas", "code", row.row));
    put_key(json.key("year"), input, Dimension::year, key("year"));
    put_key(json.key("programme"), input, Dimension::programme, key("programme"));
    json.key("post").string(text_cell(input.pack, input.evidence, "quotas", "post", row.row));
    put_key(json.key("target_group"), input, Dimension::target_group, key("target_group"));
    put_quota(json, row);
    json.end_object();
  }
  json.end_array();
  json.key("quota_total");
  if (input.table.quota_total) {
    json.begin_object();
    put_quota(json, *input.table.quota_total);
    json.end_object();
  } else {
    json.null();
  }
}

void put_headlines(JsonWriter& json, const StatsInput& input) {
  json.key("headlines").begin_array();
  for (const HeadlineRow& row : input.table.headlines) {
    json.begin_object();
    json.key("code").string(text_cell(input.pack, input.evidence, "headlines", "code", row.row));
    json.key("title").string(text_cell(input.pack, input.evidence, "headlines", "title", row.row));
    json.key("first_day").string(to_iso(row.period.first));
    json.key("last_day").string(to_iso(row.period.last));
    json.key("counts").string(machine_name(row.counted));
    put_range(json, "stated", row.stated);
    put_range(json, "computed", row.computed);
    json.key("agreement").string(machine_name(row.agreement));
    json.end_object();
  }
  json.end_array();
}

void put_rules(JsonWriter& json, const StatsInput& input) {
  const StatsTable& table = input.table;
  const std::uint16_t reg = input.pack.schema.find_register("classes");
  const auto names = [&](std::string_view key, const std::vector<std::uint32_t>& rows) {
    json.key(key).begin_array();
    for (const std::uint32_t row : rows)
      json.string(input.evidence.record_name(input.pack.schema, reg, row));
    json.end_array();
  };
  json.key("records").begin_object();
  json.key("counted").number(table.rows_in).key("outside_period").number(table.rows_out);
  json.key("without_heads").number(table.without_heads);
  names("period_edge", table.period_edge);
  names("year_edge", table.year_edge);
  names("undated", table.undated);
  json.end_object();
}

}  // namespace

std::string write_stats_json(const StatsInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const StatsTable& table = input.table;
  std::string out;
  JsonWriter json(out, layout_of(options));
  json.begin_object();
  json.key("schema").string("chuan/stats/1");
  json.key("tool").string(input.tool);
  put_school(json, input.evidence);
  put_pack(json, input.pack);
  json.key("as_of").string(to_iso(table.as_of));
  json.key("period").begin_object();
  json.key("first_day").string(to_iso(table.period.first));
  json.key("last_day").string(to_iso(table.period.last));
  json.end_object();
  json.key("by").begin_array();
  for (const Dimension dimension : table.by) json.string(dimension_name(dimension));
  json.end_array();
  json.key("evidence_digest").string(input.evidence_digest);
  json.key("faults").number(static_cast<Int128>(input.faults));
  json.key("known").boolean(table.known).key("covered").boolean(table.covered);
  put_rows(json, input, w);
  json.key("units").begin_array();
  for (const UnitStats& unit : table.units) {
    json.begin_object();
    put_key(json.key("unit"), input, Dimension::unit, unit.unit);
    json.key("title").string(key_words(w, input.evidence, Dimension::unit, unit.unit));
    put_count(json, unit.count);
    json.end_object();
  }
  json.end_array();
  put_years(json, input);
  put_plan(json, input);
  json.key("running").begin_object();
  put_count(json, table.running);
  json.end_object();
  put_quotas(json, input);
  put_headlines(json, input);
  put_rules(json, input);
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace chuan
