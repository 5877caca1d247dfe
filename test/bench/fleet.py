# Maps shop files to assessments under Dask distributed with two workers, and has one of them killed: the scheduler does its
# shops again. Prints the seconds that it took, and how many workers died.
# Usage: fleet.py SHOPS.ndjson OUT.ndjson LINES_A_TASK COMMAND…
import itertools
import logging
import os
import signal
import subprocess
import sys
import time

from distributed import Client, LocalCluster, as_completed

WORKERS = 2


def assess(path, start, length, command):
    with open(path, "rb") as shops:
        shops.seek(start)
        lines = shops.read(length)
    return subprocess.run(command, input=lines, stdout=subprocess.PIPE, check=True).stdout


def find_tasks(path, size):
    start = 0
    with open(path, "rb") as shops:
        while length := sum(map(len, itertools.islice(shops, size))):
            yield start, length
            start += length


def main():
    shops, out, size, *command = sys.argv[1:]
    cluster = LocalCluster(
        n_workers=WORKERS,
        threads_per_worker=1,
        dashboard_address=None,
        local_directory=os.path.dirname(out),
        silence_logs=logging.CRITICAL,
    )
    with cluster, Client(cluster) as client:
        start = time.perf_counter()
        tasks = [client.submit(assess, shops, *task, command) for task in find_tasks(shops, int(size))]
        # when the first shops are done the others are under way: whoever holds some of them is killed
        next(iter(as_completed(tasks)))
        before = {worker.pid for worker in cluster.workers.values()}
        os.kill(min(before), signal.SIGKILL)
        with open(out, "wb") as assessments:
            for task in tasks:
                assessments.write(task.result())
        seconds = time.perf_counter() - start
        died = len(before - {worker.pid for worker in cluster.workers.values()})
    print(f"{seconds:.3f} {died}")


if __name__ == "__main__":
    main()
