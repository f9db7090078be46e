"""Merging what runs have coded, in passes that each fit one process.

    coded/ ──facts──> rows, keys, sheets of each bundle of pages
           ──order──> which pages count, copies, the place of every report in time      (one process)
           ──blocks─> reports that share a key, by the window of days that a block begins in
           ──links──> pairs that hold together, window by window; a window reaches as far as its blocks do
           ──parts──> what hangs together by pairs, across windows                      (one process)
           ──file───> reports to the parts that they are in
           ──events─> parts, each as a whole, to events

The invariant: every block is in one window as a whole, and every part is in one last pass as a whole. A
pair's score depends on its two reports and on how crowded their blocks are, and no event reaches beyond a
part; so the events are those of one process over all reports. The passes in one process hold numbers, some
dozen bytes a report, and never a report.

Each pass writes whole files and then a marker, so a merge that is stopped goes on where it was.
"""
