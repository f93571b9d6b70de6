"""Installing for one person, without administrator rights: ``pasang``, ``lepas``, ``diagnosa``.

What the platform has to answer stands behind the port ``mesin``; the rest is plain files, so that all of
it is tested on a simulated Windows and a simulated Mac.
"""
