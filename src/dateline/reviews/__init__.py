"""What people say of records: which fields they may correct, where a record stands, how right the machine is.

    fields.py      the fields of a correction: written, checked, read from a record, put into it
    state.py       reviews in their order to the state of a record
    measures.py    precision with its interval, agreement between readers
    training.py    reviewed records as sentences of the training corpus

Nothing here reads or writes a store; `store/reviews.py` keeps what is said.
"""

from __future__ import annotations
