# Maps shop files to assessments under Dask distributed with two workers, and has one of them killed: the scheduler does its
# shops again. Prints the seconds that it took, and how many workers died.
# Usage: fleet.py SHOPS.ndjson OUT.ndjson LINES_A_TASK COMMAND…
import itertools
import os
import signal
import subprocess
import sys
import time

from distributed import Client, LocalCluster, as_completed

WORKERS = 2


def assess(lines, command):
    return subprocess.run(command, input=lines, stdout=subprocess.PIPE, check=True).stdout


def read_tasks(path, size):
    with open(path, "rb") as shops:
        while lines := b"".join(itertools.islice(shops, size)):
            yield lines


def main():
    shops, out, size, *command = sys.argv[1:]
    cluster = LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None)
    with cluster, Client(cluster) as client:
        start = time.perf_counter()
        tasks = [client.submit(assess, lines, command, pure=False) for lines in read_tasks(shops, int(size))]
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
