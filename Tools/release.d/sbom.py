# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Lists what is inside the static program, as CycloneDX 1.5: sbom.py PACKAGE.RESOLVED > OUT.

Swift packages come from the resolved versions, C libraries from the packages of Debian whose archives were linked.
"""

import datetime
import json
import os
import subprocess
import sys
import uuid

# Packages that tests and tools alone use are not in the program.
PACKAGES = {"swift-argument-parser": "Apache-2.0", "swift-system": "Apache-2.0"}
LIBRARIES = {
    "libc6-dev": ("glibc", "LGPL-2.1-or-later"),
    "zlib1g-dev": ("zlib", "Zlib"),
    "libyaml-dev": ("libyaml", "MIT"),
    "nettle-dev": ("nettle", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    "libzstd-dev": ("zstd", "BSD-3-Clause"),
    "libxxhash-dev": ("xxhash", "BSD-2-Clause"),
}


def component(name, version, licence, purl):
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "licenses": [{"expression": licence}],
        "purl": purl,
    }


def swift_packages(path):
    with open(path, encoding="utf-8") as file:
        pins = json.load(file)["pins"]
    for pin in sorted(pins, key=lambda pin: pin["identity"]):
        if pin["identity"] in PACKAGES:
            version = pin["state"]["version"]
            place = pin["location"].removeprefix("https://").removesuffix(".git")
            yield component(
                pin["identity"], version, PACKAGES[pin["identity"]], f"pkg:swift/{place}@{version}"
            )


def swift_runtime():
    text = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True).stdout
    version = text.split("Swift version ")[1].split()[0]
    return component("swift", version, "Apache-2.0", f"pkg:generic/swift@{version}")


def linked():
    """The names of the libraries that the module maps link, and those of the C library."""
    root = os.environ["RELEASE_ROOT"]
    maps = subprocess.run(
        ["git", "-C", root, "grep", "-h", r"^ *link ", "--", "Sources/*/module.modulemap"],
        capture_output=True, text=True, check=True,
    ).stdout
    return maps


def libraries():
    maps = linked()
    for package, (name, licence) in sorted(LIBRARIES.items()):
        short = {"zlib": '"z"', "libyaml": '"yaml"'}.get(name, f'"{name}"')
        if name != "glibc" and short not in maps:
            continue
        version = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", package],
            capture_output=True, text=True, check=True,
        ).stdout
        yield component(name, version, licence, f"pkg:deb/debian/{package}@{version}")


def main():
    commit = os.environ["RELEASE_COMMIT"]
    version = os.environ["RELEASE_VERSION"]
    moment = datetime.datetime.fromtimestamp(
        int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc
    )
    components = [*swift_packages(sys.argv[1]), swift_runtime(), *libraries()]
    program = f"pkg:generic/splittool@{version}"
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, commit)}",
        "version": 1,
        "metadata": {
            "timestamp": moment.isoformat().replace("+00:00", "Z"),
            "component": {
                "type": "application",
                "bom-ref": program,
                "name": "splittool",
                "version": version,
                "licenses": [{"expression": "Apache-2.0"}],
                "purl": program,
            },
        },
        "components": components,
        "dependencies": [
            {"ref": program, "dependsOn": [component["bom-ref"] for component in components]}
        ],
    }
    json.dump(document, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
