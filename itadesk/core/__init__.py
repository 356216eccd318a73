"""What a report is: records, fields, ITA rules and the Thai language."""

import os

from itadesk.later import stand_ins

with stand_ins(
    {
        "inspect": {},  # describes classes without a docstring, for `dataclasses`
        "platform": {"system": lambda: os.uname().sysname},  # `uuid` asks where there is no Windows
    }
):
    import dataclasses  # noqa: F401 - it keeps the stand-ins
    import uuid  # noqa: F401 - likewise
