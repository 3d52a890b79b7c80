"""A new environment beside the one in use, from the files of a release and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from salon_tui.update.release import LOCK_FILE
from salon_tui.update.why import UpdateError, Why

LONGEST = 30 * 60
"""Seconds."""


def build(target: Path, files: Path) -> None:
    """Makes an environment; what lies in its place, half made, goes first.

    Args:
        target: The folder.
        files: The folder of the release's files, which were looked at.

    Raises:
        UpdateError: ``NOT_BUILT``.
        OSError: The disk is full.
    """
    shutil.rmtree(target, ignore_errors=True)
    # others run it, and nobody else may write in it
    before = os.umask(0o022)
    try:
        venv.EnvBuilder(symlinks=True).create(target)
        install = [sys.executable, "-I", "-m", "pip", "--python", str(target / "bin/python"), "--isolated"]
        install += ["--no-input", "--disable-pip-version-check", "--no-cache-dir", "install", "--no-index"]
        install += [
            "--find-links",
            str(files),
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            str(files / LOCK_FILE),
        ]
        ended = subprocess.run(
            install, env={"PATH": "/usr/bin:/bin"}, cwd=files, capture_output=True, check=False, timeout=LONGEST
        )
    except subprocess.SubprocessError as error:
        raise UpdateError(Why.NOT_BUILT) from error
    finally:
        os.umask(before)
    if ended.returncode:
        raise UpdateError(Why.NOT_BUILT)
    # a power cut after the switch must not find a file empty
    os.sync()
