"""Places are told apart by what the system says of their mounts, and clouds by their names."""

from pathlib import Path, PurePosixPath

import pytest

from itadesk.core.errors import UserError
from itadesk.store import drives
from itadesk.store.drives import Drive, drive_kind, is_in_cloud, kind_of, mount_of, mounts

INFO = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
30 27 0:40 / /srv/share rw,relatime shared:3 - cifs //server/share rw,vers=3.0
31 27 8:17 / /media/som/USB\040อบต\134x rw,nosuid,nodev shared:4 - vfat /dev/sdb1 rw,utf8
32 27 11:0 / /media/som/disc ro,nosuid - iso9660 /dev/sr0 ro
33 27 8:1 / /mnt/locked rw,relatime - ext4 /dev/sda1 ro
34 27 0:50 / /home rw,relatime - overlay overlay rw,lowerdir=/a
35 27 8:33 / /mnt/hard rw - fuseblk /dev/sdc1 rw
36 27 0:60 / /mnt/hard/deep rw - nfs4 server:/deep rw
37 27 0:61 / /over rw - nfs4 server:/ rw
38 37 254:1 / /over rw - ext4 /dev/vdb rw
a line of another form
"""


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    """Lay out disks as /sys does: sda stays, sdb with its part sdb1 can be taken out."""
    listed = tmp_path / "dev"
    listed.mkdir()
    for disk, removable, numbers in (
        ("sda", "0", ("8:0", "8:1")),
        ("sdb", "1", ("8:16", "8:17")),
        ("sdc", "0", ("8:32", "8:33")),
    ):
        part = tmp_path / "block" / disk / f"{disk}1"
        part.mkdir(parents=True)
        (part.parent / "removable").write_text(f"{removable}\n")
        for number, entry in zip(numbers, (part.parent, part), strict=True):
            (listed / number).symlink_to(entry)
    return listed


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/work/a.itadesk", Drive.FIXED),
        ("/home/som/a.itadesk", Drive.FIXED),
        ("/srv/share/a.itadesk", Drive.NETWORK),
        ("/srv/shared/a.itadesk", Drive.FIXED),
        ("/media/som/USB อบต\\x/ปี/a.itadesk", Drive.REMOVABLE),
        ("/media/som/disc/a.itadesk", Drive.READ_ONLY),
        ("/mnt/locked/a.itadesk", Drive.READ_ONLY),
        ("/mnt/hard/a.itadesk", Drive.FIXED),
        ("/mnt/hard/deep/a.itadesk", Drive.NETWORK),
        ("/over/a.itadesk", Drive.FIXED),
    ],
)
def test_kind_of_a_place(devices: Path, path: str, kind: Drive) -> None:
    mount = mount_of(PurePosixPath(path), mounts(INFO))
    assert mount is not None
    assert kind_of(mount, devices) is kind


def test_disk_that_says_nothing_stays(tmp_path: Path) -> None:
    (mount,) = mounts("31 27 8:17 / / rw - vfat /dev/sdb1 rw")
    assert kind_of(mount, tmp_path) is Drive.FIXED


def test_no_mount_is_known() -> None:
    assert mount_of(PurePosixPath("/a"), []) is None


@pytest.mark.parametrize(
    ("path", "cloud"),
    [
        ("/home/som/OneDrive/a.itadesk", True),
        ("/home/som/OneDrive - อบต.นาม่วง/ปี/a.itadesk", True),
        ("/home/som/Dropbox (Personal)/a.itadesk", True),
        ("/g/My Drive/a.itadesk", True),
        ("/home/som/GoogleDrive-som@example.com/a.itadesk", True),
        ("/elsewhere/synced/ปี/a.itadesk", True),
        ("/home/som/My Drivers/a.itadesk", False),
        ("/home/som/OneDrive.itadesk", False),
        ("/home/som/a.itadesk", False),
    ],
)
def test_cloud_is_known_by_its_folder(path: str, cloud: bool) -> None:
    assert is_in_cloud(PurePosixPath(path), {"OneDrive": "/elsewhere/synced"}) is cloud


def test_link_into_an_unsafe_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "real"
    inside.mkdir()
    (tmp_path / "link").symlink_to(inside)

    def kind(path: Path) -> Drive:
        return Drive.NETWORK if path.is_relative_to(inside) else Drive.FIXED

    monkeypatch.setattr(drives, "_kind", kind)
    assert drive_kind(tmp_path / "link" / "a") is Drive.NETWORK
    assert drive_kind(tmp_path / "a") is Drive.FIXED


@pytest.mark.parametrize(
    ("kind", "code"),
    [(Drive.READ_ONLY, "ON_DISC"), (Drive.NETWORK, "ON_NETWORK"), (Drive.REMOVABLE, "ON_STICK")],
)
def test_unsafe_places_are_refused(monkeypatch: pytest.MonkeyPatch, kind: Drive, code: str) -> None:
    monkeypatch.setattr(drives, "drive_kind", lambda _: kind)
    with pytest.raises(UserError) as raised:
        drives.refuse_unsafe(Path("/a/ก.itadesk"))
    assert raised.value.code == code


@pytest.mark.parametrize("kind", [Drive.FIXED, Drive.CLOUD])
def test_other_places_are_taken(monkeypatch: pytest.MonkeyPatch, kind: Drive) -> None:
    monkeypatch.setattr(drives, "drive_kind", lambda _: kind)
    drives.refuse_unsafe(Path("/a/ก.itadesk"))
