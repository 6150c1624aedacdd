#!/bin/sh
# The first steps into a box: join the slot's control groups while this process still may, open the system call filter (9)
# and the file that bubblewrap reports to (8), and become the command. It gets paths of the grader's own making only.
# Usage: launch.sh FILTER REPORT [CGROUP-PROCS...] -- COMMAND...
set -eu
exec 9< "$1" 8> "$2"
shift 2
while [ "$1" != -- ]; do
    echo 0 > "$1"
    shift
done
shift
exec "$@"
