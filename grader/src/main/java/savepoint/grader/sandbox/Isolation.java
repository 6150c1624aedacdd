package savepoint.grader.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import savepoint.grader.sandbox.Hierarchy.Facility;

/// What this machine can isolate beyond the namespaces, read-only files and system call filter that every box has.
///
/// @param ownUsers every slot has a host user of its own
/// @param groups versions of the control groups in use, empty for none
public record Isolation(
        boolean ownUsers,
        String groups,
        boolean memoryByKernel,
        boolean processesByKernel,
        boolean cpuByKernel,
        boolean equalShares,
        String bubblewrap) {
    static Isolation of(boolean ownUsers, ControlGroups groups, String bubblewrap) {
        Set<Facility> there = groups.facilities();
        return new Isolation(
                ownUsers,
                groups.versions(),
                there.contains(Facility.MEMORY),
                there.contains(Facility.TASKS),
                there.contains(Facility.CPU),
                there.contains(Facility.SHARES),
                bubblewrap);
    }

    /// What is watched from outside instead of enforced by the kernel; empty on a fully equipped machine.
    public List<String> missing() {
        var missing = new ArrayList<String>();
        if (!memoryByKernel) missing.add("memory is watched from outside, 100 times a second");
        if (!processesByKernel) missing.add("threads are counted from outside");
        if (!cpuByKernel) missing.add("CPU time is read from /proc, in steps of 10 ms");
        if (!equalShares) missing.add("a box with many threads slows the others down");
        if (!ownUsers) missing.add("boxes share the grader's user and differ by namespaces only");
        return missing;
    }

    public boolean degraded() {
        return !memoryByKernel || !processesByKernel;
    }
}
