"""Makes the frozen sample of a version that is released: `python -m tests.store.freeze 0.1.0`.

Once for each version, before it is released; no sample is ever made again or changed.
"""

import dataclasses
import hashlib
import json
import sys
from pathlib import Path
from uuid import uuid4

from itadesk import __version__
from itadesk.core.blobs import blob_name
from itadesk.core.dataset import Dataset
from itadesk.exchange import data_json
from itadesk.store import clean_copy
from itadesk.store.snapshot import Snapshot
from tests.strategies import every_field

FOLDER = Path(__file__).parents[1] / "data" / "released"
HASHES = FOLDER / "hashes.json"
"""By version: the SHA-256 of the sample and of its data as JSON, and its content hash."""

_REVISION = 68
_LARGE = bytes(range(256)) * 80  # of a blob that lies on several pages


def sample() -> Snapshot:
    """Return a document in which every field of every record holds something."""
    data, blobs = every_field()
    emblem = blob_name(_LARGE, "png")
    office = dataclasses.replace(data.office, emblem=emblem)
    records = [office, *(record for record in data if record.id != office.id)]
    return Snapshot(uuid4(), _REVISION, Dataset.of(records), {**blobs, emblem: _LARGE})


def freeze(version: str, folder: Path) -> dict[str, str]:
    """Write the sample and its data into a folder and return their hashes; never overwrites."""
    snapshot = sample()
    file, data = folder / f"{version}.itadesk", folder / f"{version}.json"
    clean_copy.write(snapshot, file)
    with data.open("xb") as written:
        written.write(data_json.to_bytes(snapshot.dataset))
    return {
        "file": sha256(file),
        "data": sha256(data),
        "content": snapshot.content_hash,
    }


def sha256(path: Path) -> str:
    """Return the SHA-256 of the bytes of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(version: str) -> None:
    """Freeze the format of this version."""
    if version != __version__:
        sys.exit(f"this is {__version__}, not {version}")
    hashes = json.loads(HASHES.read_text("utf-8")) if HASHES.exists() else {}
    if version in hashes:
        sys.exit(f"{version} is frozen already")
    FOLDER.mkdir(exist_ok=True)
    hashes[version] = freeze(version, FOLDER)
    HASHES.write_text(json.dumps(hashes, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
