"""Coding what does not fit one machine: inputs in parts, each part's output written whole or not at all.

    names ──listing──> Source ──parts──> Part ──work──> files of the part, then its marker ──gather──> store

`here` goes through the parts in this process, `cluster` with Ray on as many machines as there are.

What makes a run safe to stop and repeat: the files of a part have names that follow from the part alone,
each is put in its place whole, and the part's marker comes last. What no marker names does not count.
"""
