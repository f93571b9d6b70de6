"""A process that ends, hangs or takes all memory when it is told to."""

from __future__ import annotations

import os
import sys
import time

from sakip_xl.workstation.watched_process import serve


def _answer(task: str) -> str:
    if task == "mati":
        os.abort()
    if task == "macet":
        time.sleep(60)
    if task == "cetak":
        sys.stdout.write("bukan jawaban\n")
    if task == "pid":
        return str(os.getpid())
    if task == "memori":
        try:
            return str(len(bytearray(10**9)))
        except MemoryError:
            return "habis"
    return task.upper()


if __name__ == "__main__":
    serve(_answer, 256 * 2**20)
