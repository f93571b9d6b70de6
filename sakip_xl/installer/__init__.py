"""Installing for one person, without administrator rights: ``pasang``, ``lepas``, ``diagnosa``.

What the platform has to answer is behind the port ``machine``; the rest is plain files, so that all of
it is tested on a simulated Windows and a simulated Mac.
"""
