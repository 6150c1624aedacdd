package savepoint.server.db;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What was made of things that never change, such as published versions: the most recently used are kept.
public final class Kept<K, V> {
    private final Map<K, V> values;

    /// Keeps so many.
    public Kept(int most) {
        values =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > most;
                    }
                };
    }

    /// What is kept for this key, else what is made now. Two that ask at once may both make it: that is cheaper than
    /// making everybody wait for one.
    public V get(K key, Supplier<V> maker) {
        synchronized (values) {
            var known = values.get(key);
            if (known != null) return known;
        }
        var made = maker.get();
        synchronized (values) {
            values.put(key, made);
        }
        return made;
    }
}
