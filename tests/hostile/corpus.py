"""All the bad files, by what is wrong with them."""

from itertools import chain

from tests.hostile import headers, keys, kinds, schemas, seals, trees, values
from tests.hostile.files import Bad

_PARTS = (kinds.BAD, headers.BAD, schemas.BAD, keys.BAD, trees.BAD, values.BAD, seals.BAD)

BAD: dict[str, Bad] = dict(chain.from_iterable(part.items() for part in _PARTS))

assert len(BAD) == sum(map(len, _PARTS)), "two bad files have one name"
