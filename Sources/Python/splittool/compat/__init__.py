# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Other packages' interfaces over splittool's readers."""
