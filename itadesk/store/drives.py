"""What kind of place a file lies in: is it safe to work there? Nothing is opened or contacted."""

import os
import re
import sys
from collections.abc import Mapping
from enum import Enum, auto
from pathlib import Path, PurePath
from typing import NamedTuple

from itadesk.store.errors import Trouble

_NETWORKS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "ncpfs", "davfs"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.s3fs"}
    | {"fuse.glusterfs", "fuse.vmhgfs-fuse", "vboxsf"}
)
_DISCS = frozenset({"iso9660", "udf"})
# How the programs call the folders they keep in step, alone or with a name behind.
_CLOUD = re.compile(
    r"(onedrive|dropbox|google ?drive|my drive|ไดรฟ์ของฉัน|icloud ?drive)($|[ (-].*)", re.IGNORECASE
)
_CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_ESCAPE = re.compile(r"\\([0-7]{3})")


class Drive(Enum):
    """The kinds of places, the least safe first."""

    READ_ONLY = auto()  # a disc, or mounted so
    NETWORK = auto()  # locks and syncs may be lies
    REMOVABLE = auto()  # may be pulled out at any moment
    CLOUD = auto()  # a folder that another program reads and writes
    FIXED = auto()


_UNSAFE = {
    Drive.READ_ONLY: Trouble.ON_DISC,
    Drive.NETWORK: Trouble.ON_NETWORK,
    Drive.REMOVABLE: Trouble.ON_STICK,
}


class Mount(NamedTuple):
    """A line of /proc/self/mountinfo: where, of what kind, the device, whether it is read-only."""

    folder: str
    kind: str
    device: str  # as major:minor
    read_only: bool


def drive_kind(path: Path) -> Drive:
    """Return the kind of place `path` lies in, or would lie in."""
    named = Path(os.path.abspath(path))  # noqa: PTH100 - a network is not asked what is a link
    kind = _kind(named)
    if kind is not Drive.FIXED:
        return kind
    real = Path(os.path.realpath(path))
    kind = _kind(real)
    if kind is Drive.FIXED and is_in_cloud(real, os.environ):
        return Drive.CLOUD
    return kind


def refuse_unsafe(path: Path) -> None:
    """Raise UserError when nobody should work on a document at this place."""
    trouble = _UNSAFE.get(drive_kind(path))
    if trouble is not None:
        raise trouble.at(path)


def is_in_cloud(path: PurePath, environment: Mapping[str, str]) -> bool:
    """Whether a path lies in a folder that is kept in step with the network."""
    known = (environment.get(name) for name in _CLOUD_VARIABLES)
    if any(path.is_relative_to(folder) for folder in known if folder):
        return True
    return any(_CLOUD.fullmatch(part) for part in path.parent.parts)


def mounts(text: str) -> list[Mount]:
    """Return what a mountinfo file tells, in its order; lines of another form are left out."""
    found = []
    for line in text.splitlines():
        fields, _, rest = line.partition(" - ")
        before, after = fields.split(" "), rest.split(" ")
        if len(before) >= 6 and len(after) >= 3:
            options = {*before[5].split(","), *after[2].split(",")}
            found.append(Mount(_plain(before[4]), after[0], before[2], "ro" in options))
    return found


def mount_of(path: PurePath, among: list[Mount]) -> Mount | None:
    """Return the mount a path lies in: the deepest, of equal ones the last, which hides others."""
    holding = [one for one in among if path.is_relative_to(one.folder)]
    return max(reversed(holding), key=lambda one: len(one.folder), default=None)


def _plain(escaped: str) -> str:
    """Return a name of mountinfo, which writes spaces and the like as octal numbers."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 8)), escaped)


def kind_of(mount: Mount, devices: Path) -> Drive:
    """Return the kind of a place that is mounted so; `devices` is where the system tells theirs."""
    if mount.read_only or mount.kind in _DISCS:
        return Drive.READ_ONLY
    if mount.kind in _NETWORKS:
        return Drive.NETWORK
    return Drive.REMOVABLE if _is_removable(devices / mount.device) else Drive.FIXED


def _is_removable(device: Path) -> bool:
    """Whether a block device, or the disk it is a part of, can be taken out."""
    entry = Path(os.path.realpath(device))
    for folder in (entry, entry.parent):
        try:
            return (folder / "removable").read_text("ascii").strip() == "1"
        except OSError:
            continue  # a part of a disk has no such file, its disk has
    return False


if sys.platform == "win32":
    import ctypes

    _KINDS = {2: Drive.REMOVABLE, 4: Drive.NETWORK, 5: Drive.READ_ONLY}  # GetDriveTypeW

    def _kind(path: Path) -> Drive:
        name = str(path).upper()
        if name.startswith("\\\\?\\UNC\\"):
            return Drive.NETWORK
        if name.startswith("\\\\") and not name.startswith("\\\\?\\"):
            return Drive.NETWORK
        return _KINDS.get(ctypes.windll.kernel32.GetDriveTypeW(path.anchor), Drive.FIXED)

else:

    def _kind(path: Path) -> Drive:
        try:
            text = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
        except OSError:  # a system without: nothing is known against the place
            return Drive.FIXED
        mount = mount_of(path, mounts(text))
        return Drive.FIXED if mount is None else kind_of(mount, Path("/sys/dev/block"))
