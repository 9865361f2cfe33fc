/// Files made for the user: an empty dossier, and a dossier in another form.
///
/// Contract: nothing is overwritten unless told to; each file is written whole or not at all, and
/// school.yaml last, so that a half-written folder is never taken for a dossier.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/dossier.h"

namespace chuan {

enum class DossierForm : std::uint8_t { yaml, json, folder, workbook };
/// By extension: .yaml, .yml, .json, .xlsx, or a folder when there is none; nothing for any other.
/// "-", standard output, is YAML.
std::optional<DossierForm> form_of(const std::string& path);

/// Relative path (empty for the one file itself) and bytes.
using MadeFiles = std::vector<std::pair<std::string, std::string>>;

struct NewDossierRequest {
  std::string pack;  ///< id or folder; empty: the newest complete one in force on `date`
  std::vector<std::string> overlays;
  DossierForm form = DossierForm::yaml;
  Date date;
};
Answer<MadeFiles> new_dossier_files(Context& context, const NewDossierRequest& request);

struct ConvertRequest {
  DossierRequest dossier;
  DossierForm form = DossierForm::yaml;
  bool carry_forward = false;
  std::optional<Date> date;  ///< of the dossier carried forward; default: a year later
};
struct Converted {
  MadeFiles files;
  std::string carried;  ///< what was carried forward and what was not, in words; empty otherwise
};
/// A dossier with faults is not converted: what could not be read would be lost.
Answer<Converted> converted_files(Context& context, const ConvertRequest& request);

struct WriteOptions {
  bool overwrite = false;
};
ExitCode write_files(Context& context, const std::string& target, const MadeFiles& files,
                     const WriteOptions& options);
/// Two names of one file or folder, as far as its size and the time of its last change tell.
bool is_same_file(const Context& context, const std::string& a, const std::string& b);
/// Whether `file` is one of those that are read for `input`: itself, of a dossier's folder its
/// document and registers, of a folder of dossiers each that may be one.
bool is_read_for(const Context& context, const std::string& input, const std::string& file);
/// One file, whole or not at all, with a message on failure.
ExitCode write_file(Context& context, const std::string& path, std::string_view bytes);

}  // namespace chuan
