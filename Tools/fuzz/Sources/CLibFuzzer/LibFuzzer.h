// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0
//
// What libFuzzer offers to mutators of one's own; compiler-rt has it in no installed header.

#pragma once
#include <stddef.h>
#include <stdint.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maxSize);
