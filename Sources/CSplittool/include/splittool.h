// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// splittool from C and everything that speaks C: Python, R, Julia, C++.
///
/// * Every call that can fail returns a status and, if it is not `SPLITTOOL_OK`, sets `*error` to an
///   error that the caller frees. A null `error` is allowed; the status then has to do.
/// * Handles are made by one call and freed by another; they may be used by several threads at once
///   as long as none frees them. Freeing null does nothing.
/// * Text is UTF-8 and ends in a zero byte; text that is returned belongs to the handle it came
///   from. Paths are bytes.
/// * No call prints, reads the environment, or writes anywhere that the caller did not name.
#ifndef SPLITTOOL_H
#define SPLITTOOL_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version of this interface; a program asks the library for its own before anything else.
#define SPLITTOOL_ABI_VERSION 1

/// How a call ended.
typedef enum splittool_status {
  /// All was done.
  SPLITTOOL_OK = 0,
  /// The bytes or the values are not what they should be.
  SPLITTOOL_MALFORMED = 1,
  /// The operating system refused; the error has its number.
  SPLITTOOL_SYSTEM = 2,
  /// The store cannot be used.
  SPLITTOOL_STORE = 3,
  /// An argument is wrong.
  SPLITTOOL_ARGUMENT = 4,
  /// The call was cancelled by the caller's flag.
  SPLITTOOL_CANCELLED = 5
} splittool_status;

typedef struct splittool_error splittool_error;
typedef struct splittool_buffer splittool_buffer;
typedef struct splittool_split splittool_split;
typedef struct splittool_table splittool_table;
typedef struct splittool_store splittool_store;

/// The interface version of the library.
int32_t splittool_abi_version(void);
/// The version of splittool, such as `1.0.0`.
const char *splittool_version(void);

// ---------------------------------------------------------------------------- errors and buffers

/// The error as JSON: `severity`, `code`, `line`, `column`, `message`, `hint` as far as known, and
/// `path`, `errno`, `excerpt` and `text`, the whole message as the tool prints it.
const char *splittool_error_json(const splittool_error *error);
void splittool_error_free(splittool_error *error);

/// The bytes of a buffer, which live as long as it.
const uint8_t *splittool_buffer_bytes(const splittool_buffer *buffer);
int64_t splittool_buffer_count(const splittool_buffer *buffer);
void splittool_buffer_free(splittool_buffer *buffer);

// ------------------------------------------------------------------------------------- reading

/// How a file is read. All zero is what suits most: any form, UTF-8, all processors.
typedef struct splittool_reading {
  /// The form's name; null: told by the suffix, else by the first bytes.
  const char *form;
  /// `utf-8`, `latin1`, `windows-1252`; null: UTF-8.
  const char *encoding;
  /// Whether every leniency is an error.
  bool strict;
  /// Whether the file is mapped: faster, but whoever cuts it meanwhile kills the process.
  bool mapped;
  /// How many threads may work; 0: as many as there are processors.
  int32_t threads;
  /// The columns of a table that are read, in this order, `column_count` of them; 0: all. A column
  /// is the one of a name, or where that is null the one at a place from 0 on, below 0 from the end.
  const char *const *column_names;
  const int64_t *column_places;
  int64_t column_count;
  /// Whether at most `rows` rows of a table are read.
  bool has_rows;
  int64_t rows;
} splittool_reading;

// -------------------------------------------------------------------------------------- splits

splittool_status splittool_split_read(const char *path, const splittool_reading *reading,
                                      splittool_split **split, splittool_error **error);
/// Reads bytes; `name` stands for the path in messages, and its suffix may tell the form.
splittool_status splittool_split_parse(const uint8_t *bytes, int64_t count, const char *name,
                                       const splittool_reading *reading, splittool_split **split,
                                       splittool_error **error);

/// Makes a split of lists: `folds` has repeat, fold and sample for each of `count` folds;
/// `trains[i]` and `tests[i]` are where the lists of fold i end in `train_rows` and `test_rows`.
splittool_status splittool_split_make(const char *name, int64_t count, const int32_t *folds,
                                      const int64_t *trains, const int64_t *train_rows,
                                      const int64_t *tests, const int64_t *test_rows,
                                      splittool_split **split, splittool_error **error);

/// A procedure and what it needs. Counts that are 0 and null pointers mean: not given.
typedef struct splittool_procedure {
  /// The procedure's name, such as `crossvalidation`; null where it may be inferred.
  const char *name;
  /// The name of the split; null: `splits`.
  const char *split_name;
  int64_t repeats;
  int64_t folds;
  /// Per cent of the rows that a holdout tests; negative: not given.
  double percentage;
  bool has_seed;
  int64_t seed;
  /// The number of rows of the data set; -1: not given.
  int64_t rows;
  /// The class of each row, from 0, -1 where it is missing; with the names of `class_count`
  /// classes, or null.
  const int32_t *classes;
  int32_t class_count;
  const char *const *class_names;
  /// The group of each row, from 0, below `group_count`.
  const int32_t *groups;
  int32_t group_count;
  /// The time of each row; NaN where it is missing.
  const double *times;
  /// The rows that a custom split tests.
  const int64_t *test_rows;
  int64_t test_count;
  /// For validation: whether to compare with what OpenML's engine makes.
  bool regenerate;
} splittool_procedure;

splittool_status splittool_split_generate(const splittool_procedure *procedure,
                                          splittool_split **split, splittool_error **error);

/// A JSON array of findings, in the shape of the tool's `diagnostics`, `rows` besides.
splittool_status splittool_split_validate(const splittool_split *split,
                                          const splittool_procedure *procedure,
                                          splittool_buffer **findings, splittool_error **error);

/// Name, counts, digest, procedure as JSON.
splittool_status splittool_split_describe(const splittool_split *split, splittool_buffer **json,
                                          splittool_error **error);
/// The number of folds over all repeats and samples.
int64_t splittool_split_count(const splittool_split *split);
/// Repeat, fold, sample, and the sizes of the train and the test set, for each fold: five numbers.
void splittool_split_folds(const splittool_split *split, int64_t *folds);
/// The largest row id, -1 if there is none.
int64_t splittool_split_largest_row(const splittool_split *split);
/// Copies the rows of a fold's train (0) or test (1) set, for which there must be room.
void splittool_split_rows(const splittool_split *split, int64_t index, int32_t part,
                          uint32_t *rows);
bool splittool_split_equal(const splittool_split *a, const splittool_split *b);
/// The first difference as JSON, in the shape of the tool's `diff`; `null` if there is none.
splittool_status splittool_split_diff(const splittool_split *a, const splittool_split *b,
                                      splittool_buffer **json, splittool_error **error);
/// The bytes of the split in a form.
splittool_status splittool_split_encode(const splittool_split *split, const char *form,
                                        splittool_buffer **bytes, splittool_error **error);
/// Writes a file that appears whole or not at all; null `form`: told by the suffix.
splittool_status splittool_split_save(const splittool_split *split, const char *path,
                                      const char *form, bool replaces, splittool_error **error);
/// The picture as SVG, or as an HTML page.
splittool_status splittool_split_plot(const splittool_split *split, bool html,
                                      const splittool_procedure *data, splittool_buffer **bytes,
                                      splittool_error **error);
void splittool_split_free(splittool_split *split);

// -------------------------------------------------------------------------------------- tables

splittool_status splittool_table_read(const char *path, const splittool_reading *reading,
                                      splittool_table **table, splittool_error **error);
splittool_status splittool_table_parse(const uint8_t *bytes, int64_t count, const char *name,
                                       const splittool_reading *reading, splittool_table **table,
                                       splittool_error **error);
/// Relation, attributes, rows and warnings as JSON.
splittool_status splittool_table_describe(const splittool_table *table, splittool_buffer **json,
                                          splittool_error **error);
int64_t splittool_table_rows(const splittool_table *table);
/// The memory of a column, which lives as long as the table: doubles for numbers (missing NaN),
/// 32-bit codes for labels (missing -1), milliseconds for dates (missing the least integer).
/// Null for other columns.
const void *splittool_table_column(const splittool_table *table, int64_t column);
/// The texts of a column, or its bags as lists of rows, as a JSON array; missing ones are null.
splittool_status splittool_table_texts(const splittool_table *table, int64_t column,
                                       splittool_buffer **json, splittool_error **error);
/// The weight of each row; null if all are 1.
const double *splittool_table_weights(const splittool_table *table);
/// A byte a row: whether it was sparse; null if none was.
const bool *splittool_table_sparse(const splittool_table *table);

/// The table as an Arrow C stream (a `struct ArrowArrayStream` that the caller allocated).
///
/// Numbers, labels and dates are the columns' own memory; the stream keeps the table alive. Nominal
/// is `dictionary<int32, utf8>` with all declared labels in order, text `utf8`, or `utf8_view` over
/// the text that was read if `views` is set, dates `timestamp[ms]`, bags `list<struct>`.
splittool_status splittool_table_export(const splittool_table *table, bool views, void *stream,
                                        splittool_error **error);
/// Makes a table of an Arrow C stream, which is consumed. `types` is null or has for each column
/// null or an ARFF type word (`numeric`, `real`, `integer`, `string`, `nominal`, `date 'format'`).
splittool_status splittool_table_import(void *stream, const char *relation,
                                        const char *const *types, const double *weights,
                                        splittool_table **table, splittool_error **error);
splittool_status splittool_table_encode(const splittool_table *table, const char *form,
                                        bool lossy, splittool_buffer **bytes,
                                        splittool_error **error);
splittool_status splittool_table_save(const splittool_table *table, const char *path,
                                      const char *form, bool lossy, bool replaces,
                                      splittool_error **error);
void splittool_table_free(splittool_table *table);

/// Opens an ARFF file as an Arrow C stream of batches of about `batch_rows` rows, in bounded memory.
splittool_status splittool_table_scan(const char *path, const splittool_reading *reading,
                                      int64_t batch_rows, void *stream, splittool_error **error);

// --------------------------------------------------------------------------------- whole files

/// Converts a file, block by block; null forms: told by suffixes.
splittool_status splittool_convert(const char *input, const char *output,
                                   const splittool_reading *reading, const char *form, bool lossy,
                                   bool replaces, splittool_error **error);
/// All that is wrong with a file, as a JSON array of findings.
splittool_status splittool_validate(const char *path, const splittool_reading *reading,
                                    splittool_buffer **findings, splittool_error **error);

// ------------------------------------------------------------------------------------ the store

typedef struct splittool_store_options {
  /// The form of entries; null: `binary`.
  const char *codec;
  bool durable;
  /// Whether the source is read each time instead of believing its record.
  bool checks_content;
  bool shared;
  /// Seconds to wait for another process that makes the same entry.
  double wait;
} splittool_store_options;

splittool_status splittool_store_open(const char *directory,
                                      const splittool_store_options *options,
                                      splittool_store **store, splittool_error **error);
/// The split of a source, and as JSON how the store came by it.
splittool_status splittool_store_get(const splittool_store *store, const char *source,
                                     splittool_split **split, splittool_buffer **answer,
                                     splittool_error **error);
/// One fold as a split of its own; a hit reads no more than it must. No such fold: an empty split.
splittool_status splittool_store_fold(const splittool_store *store, const char *source,
                                      int32_t repeat, int32_t fold, int32_t sample,
                                      splittool_split **split, splittool_buffer **answer,
                                      splittool_error **error);
/// `list`, `verify`, `repair`, `clear` or `prune`, as JSON; sizes and ages below 0 mean: any.
splittool_status splittool_store_maintain(const splittool_store *store, const char *verb,
                                          int64_t max_bytes, double max_age, bool dry_run,
                                          splittool_buffer **report, splittool_error **error);
void splittool_store_free(splittool_store *store);

#ifdef __cplusplus
}
#endif

#endif
