// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#ifndef SPLITTOOL_FIELD_MARKS_H
#define SPLITTOOL_FIELD_MARKS_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Marks the separators, LF and CR among 64 bytes, the first byte in the lowest bit.
///
/// Swift has no way to gather the high bits of bytes, which is one instruction here; by
/// multiplications it takes five a word, or 4 of 80 instructions for each short number.
static inline uint64_t splittool_field_marks(const void *address, uint8_t separator) {
  const uint8_t *bytes = (const uint8_t *)address;
  uint64_t marks = 0;
#if defined(__SSE2__)
  const __m128i separators = _mm_set1_epi8((char)separator);
  const __m128i feeds = _mm_set1_epi8('\n');
  const __m128i returns = _mm_set1_epi8('\r');
  for (int part = 0; part < 4; part++) {
    const __m128i block = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    const __m128i ends = _mm_or_si128(
        _mm_cmpeq_epi8(block, separators),
        _mm_or_si128(_mm_cmpeq_epi8(block, feeds), _mm_cmpeq_epi8(block, returns)));
    marks |= (uint64_t)(uint32_t)_mm_movemask_epi8(ends) << (16 * part);
  }
#else
  for (int part = 0; part < 64; part++) {
    const uint8_t byte = bytes[part];
    marks |= (uint64_t)(byte == separator || byte == '\n' || byte == '\r') << part;
  }
#endif
  return marks;
}

#endif
