// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#ifndef SPLITTOOL_PREFETCH_H
#define SPLITTOOL_PREFETCH_H

#include <stdint.h>

/// Asks the processor for the line at an offset from an address. It is a hint and never faults,
/// wherever that may be. Swift has no way to say this.
static inline void splittool_prefetch(const void *address, intptr_t offset) {
  __builtin_prefetch((const void *)((intptr_t)address + offset));
}

#endif
