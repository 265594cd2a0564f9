// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#ifndef SPLITTOOL_NETTLE_H
#define SPLITTOOL_NETTLE_H

#include <nettle/sha2.h>

#endif
