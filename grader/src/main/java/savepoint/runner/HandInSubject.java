package savepoint.runner;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import savepoint.scenario.Subject;

/// Gives a scenario the hand-in's class and its database.
final class HandInSubject implements Subject {
    private final Case job;
    private final ClassLoader loader;
    private final DataSource database;
    private RandomGenerator random;

    HandInSubject(Case job, ClassLoader loader, DataSource database) {
        this.job = job;
        this.loader = loader;
        this.database = database;
    }

    @Override
    public <T> T make(Class<T> type) {
        try {
            var entry = Class.forName(job.entry(), true, loader);
            if (!type.isAssignableFrom(entry)) {
                throw new IllegalStateException(
                        "%s does not implement %s".formatted(entry.getName(), type.getName()));
            }
            return type.cast(entry.getConstructor(DataSource.class).newInstance(database));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("there is no class " + job.entry(), missing);
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException(
                    "the constructor of %s failed".formatted(job.entry()), thrown.getCause());
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException(
                    "%s needs a public constructor that takes a javax.sql.DataSource"
                            .formatted(job.entry()),
                    unusable);
        }
    }

    @Override
    public DataSource database() {
        return database;
    }

    @Override
    public RandomGenerator random() {
        if (random == null) random = new SplittableRandom(job.seed());
        return random;
    }

    @Override
    public List<Object> together(Attempt... actors) {
        return new Actors(job, this).run(actors);
    }

    boolean usedRandom() {
        return random != null;
    }

    @Override
    // whatever a hand-in throws, errors included, is what there is to observe
    @SuppressWarnings("CatchingUnchecked")
    public Object attempt(Attempt action) {
        try {
            return action.run();
        } catch (Throwable thrown) {
            return new Threw(thrown);
        }
    }
}
