"""The npm packages of a test, in a folder of the build: installed once for each package-lock.json."""

import shutil
import subprocess


def install(here, folder, script):
    """Those of `here`/package-lock.json into `folder`, the script of that name beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = (here / "package-lock.json").read_bytes()
    mark = folder / "installed"
    if not mark.exists() or mark.read_bytes() != lock:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(here / name, folder / name)
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder,
                       check=True, capture_output=True, timeout=240)
        mark.write_bytes(lock)
    shutil.copy(here / script, folder / script)
    return folder
