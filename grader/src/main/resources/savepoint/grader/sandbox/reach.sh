#!/bin/sh
# Run as root in a mount namespace of its own: shows files that lie in folders closed to other users at places that the
# slot's user can reach, and becomes the command. The mounts vanish with the namespace.
# Usage: reach.sh PLACE SOURCE... -- COMMAND...
set -eu
place=$1
shift
mount -t tmpfs -o mode=0711,size=64k none "$place"
n=0
while [ "$1" != -- ]; do
    if [ -d "$1" ]; then mkdir "$place/$n"; else : > "$place/$n"; fi
    mount --bind "$1" "$place/$n"
    n=$((n + 1))
    shift
done
shift
exec "$@"
