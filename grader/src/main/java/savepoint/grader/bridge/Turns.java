package savepoint.grader.bridge;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the actors of a case speak to the server one at a time, in an order that a policy chooses. Nobody is asked for
/// the next turn before it is known where each of the others stands: waiting here, waiting in the server for a lock,
/// waiting in the program for another actor, or done.
public final class Turns implements Interference {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final int MOST_ACTORS = 16;
    private static final long LOOK_MILLIS = 1;

    /// Chooses who is next.
    public interface Policy {
        /// @param waiting actors, from 1, in order
        /// @param turns how many each has had
        int next(List<Integer> waiting, Map<Integer, Integer> turns);
    }

    private enum Place {
        /// In the program, busy.
        RUNNING,
        /// In the program, until another actor does something.
        PARKED,
        /// Here.
        WAITING,
        /// In the server.
        ASKING,
        DONE
    }

    private final Policy policy;
    private final Map<Integer, Place> places = new HashMap<>();
    private final Map<Integer, Talk> asking = new HashMap<>();
    private final Map<Integer, Integer> turns = new HashMap<>();
    private final List<Integer> order = new ArrayList<>();
    private Locks locks = _ -> 0;
    private int chosen;
    private boolean over;

    public Turns(Policy policy) {
        this.policy = policy;
    }

    /// How many actors there were.
    public synchronized int actors() {
        return places.size();
    }

    /// Who had each turn.
    public synchronized List<Integer> order() {
        return List.copyOf(order);
    }

    @Override
    public synchronized void begins(Locks seen) {
        locks = seen;
    }

    @Override
    public synchronized void told(int actor, int state) {
        if (actor == 0) {
            if (!places.isEmpty() || state > MOST_ACTORS) return;
            for (int one = 1; one <= state; one++) places.put(one, Place.RUNNING);
            Thread.ofVirtual().name("turns").start(this::conduct);
        } else if (places.containsKey(actor)) {
            switch (state) {
                case 'D' -> places.put(actor, Place.DONE);
                case 'P' -> move(actor, Place.RUNNING, Place.PARKED);
                case 'R' -> move(actor, Place.PARKED, Place.RUNNING);
                default -> {} // no word of ours
            }
        }
        notifyAll();
    }

    private void move(int actor, Place from, Place to) {
        if (places.get(actor) == from) places.put(actor, to);
    }

    @Override
    public synchronized void asks(Talk talk) throws InterruptedException {
        int actor = talk.actor();
        if (!places.containsKey(actor)) return;
        places.put(actor, Place.WAITING);
        notifyAll();
        while (chosen != actor && !over && places.get(actor) == Place.WAITING) wait();
        if (chosen == actor) chosen = 0;
        if (places.get(actor) == Place.DONE) return;
        places.put(actor, Place.ASKING);
        asking.put(actor, talk);
        notifyAll();
    }

    @Override
    public synchronized void answered(Talk talk) {
        back(talk);
    }

    @Override
    public synchronized void left(Talk talk) {
        back(talk);
    }

    private void back(Talk talk) {
        if (!asking.remove(talk.actor(), talk)) return;
        move(talk.actor(), Place.ASKING, Place.RUNNING);
        notifyAll();
    }

    @Override
    public synchronized void ends() {
        over = true;
        notifyAll();
    }

    private void conduct() {
        try {
            while (awaitStandstill()) giveTurn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("the server does not say who waits for whom: turns are not given any more", e);
        } finally {
            ends();
        }
    }

    private synchronized void giveTurn() {
        var waiting =
                places.entrySet().stream()
                        .filter(one -> one.getValue() == Place.WAITING)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        if (waiting.isEmpty()) return;
        chosen = policy.next(waiting, turns);
        turns.merge(chosen, 1, Integer::sum);
        order.add(chosen);
        notifyAll();
    }

    /// Returns when somebody waits here and everybody else has come to a stop; false when nobody ever will.
    private boolean awaitStandstill() throws InterruptedException, SQLException {
        while (true) {
            List<Integer> processes;
            synchronized (this) {
                while (!over && (chosen != 0 || count(Place.RUNNING) > 0)) wait();
                if (over || count(Place.DONE) == places.size()) return false;
                if (!asking.isEmpty()) TimeUnit.MILLISECONDS.timedWait(this, LOOK_MILLIS);
                if (chosen != 0 || count(Place.RUNNING) > 0) continue;
                processes = asking.values().stream().map(Talk::process).toList();
            }
            // asked without our lock: whoever is answered meanwhile says so
            boolean stopped = processes.isEmpty() || locks.blocked(processes) == processes.size();
            synchronized (this) {
                boolean same =
                        processes.equals(asking.values().stream().map(Talk::process).toList());
                if (stopped && same && count(Place.RUNNING) == 0 && count(Place.WAITING) > 0)
                    return true;
                // a deadlock, which the server ends by itself, or one in the program, which time
                // ends
                if (same && stopped && !over) TimeUnit.MILLISECONDS.timedWait(this, LOOK_MILLIS);
            }
        }
    }

    private long count(Place place) {
        return places.values().stream().filter(one -> one == place).count();
    }
}
