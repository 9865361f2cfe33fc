/// libxlsxwriter, loaded when the first workbook is written: it brings three more libraries with
/// it, whose loading and binding takes longer than to score a school, and most runs write no
/// workbook. Private to the folder.
///
/// Each function has the library's own name and type, so that calls read as they would without
/// this header:
///
///   lxw_workbook* book = workbook_new_opt(path, &options);
///
/// Contract: only to be called where `library_there`: chuan's package depends on the library, so
/// that without it the installation is broken. Threads may call at the same time.
#pragma once

#include <xlsxwriter.h>

#include <algorithm>
#include <cstddef>

namespace chuan::xlsx {

bool library_there();
/// The address of a function of the library.
void* library_function(const char* name);

template <std::size_t N>
struct FunctionName {
  char text[N]{};
  consteval FunctionName(const char (&name)[N]) { std::copy_n(name, N, text); }
};

template <class Type, FunctionName kName>
class LibraryFunction;
template <class Result, class... Given, FunctionName kName>
class LibraryFunction<Result(Given...), kName> {
 public:
  Result operator()(Given... given) const {
    static const auto function =
        reinterpret_cast<Result (*)(Given...)>(library_function(kName.text));
    return function(given...);
  }
};

#define CHUAN_XLSX(name) inline constexpr LibraryFunction<decltype(::name), #name> name
CHUAN_XLSX(format_set_align);
CHUAN_XLSX(format_set_bg_color);
CHUAN_XLSX(format_set_bold);
CHUAN_XLSX(format_set_border);
CHUAN_XLSX(format_set_border_color);
CHUAN_XLSX(format_set_font_color);
CHUAN_XLSX(format_set_font_name);
CHUAN_XLSX(format_set_font_size);
CHUAN_XLSX(format_set_italic);
CHUAN_XLSX(format_set_num_format);
CHUAN_XLSX(format_set_pattern);
CHUAN_XLSX(format_set_text_wrap);
CHUAN_XLSX(format_set_underline);
CHUAN_XLSX(format_set_unlocked);
CHUAN_XLSX(workbook_add_format);
CHUAN_XLSX(workbook_add_worksheet);
CHUAN_XLSX(workbook_close);
CHUAN_XLSX(workbook_new_opt);
CHUAN_XLSX(workbook_set_properties);
CHUAN_XLSX(worksheet_activate);
CHUAN_XLSX(worksheet_autofilter);
CHUAN_XLSX(worksheet_data_validation_range);
CHUAN_XLSX(worksheet_fit_to_pages);
CHUAN_XLSX(worksheet_freeze_panes);
CHUAN_XLSX(worksheet_hide);
CHUAN_XLSX(worksheet_merge_range);
CHUAN_XLSX(worksheet_protect);
CHUAN_XLSX(worksheet_repeat_rows);
CHUAN_XLSX(worksheet_set_column_opt);
CHUAN_XLSX(worksheet_set_first_sheet);
CHUAN_XLSX(worksheet_set_footer);
CHUAN_XLSX(worksheet_set_landscape);
CHUAN_XLSX(worksheet_set_margins);
CHUAN_XLSX(worksheet_set_paper);
CHUAN_XLSX(worksheet_set_portrait);
CHUAN_XLSX(worksheet_set_row);
CHUAN_XLSX(worksheet_set_row_opt);
CHUAN_XLSX(worksheet_set_tab_color);
CHUAN_XLSX(worksheet_write_blank);
CHUAN_XLSX(worksheet_write_comment_opt);
CHUAN_XLSX(worksheet_write_formula_num);
CHUAN_XLSX(worksheet_write_number);
CHUAN_XLSX(worksheet_write_string);
CHUAN_XLSX(worksheet_write_url_opt);
#undef CHUAN_XLSX

}  // namespace chuan::xlsx
