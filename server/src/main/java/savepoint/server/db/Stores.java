package savepoint.server.db;

import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.ExtensionContext;
import org.jdbi.v3.core.extension.ExtensionFactory;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;

/// The SQL objects of a database, each made once and lent to whoever attaches one.
///
/// JDBI makes them anew for each handle: it looks at all methods of the interface and finds out how each maps its
/// arguments and rows, which takes longer than to run the query.
final class Stores implements ExtensionFactory {
    /// Whose handle the call that is under way takes.
    private static final ScopedValue<HandleSupplier> CALLER = ScopedValue.newInstance();

    private final Jdbi maker;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    /// @param maker knows how to make them; its connections are not used
    Stores(Jdbi maker) {
        this.maker = maker;
    }

    @Override
    public boolean accepts(Class<?> type) {
        return extensions().hasExtensionFor(type);
    }

    /// What is attached must not be looked at by JDBI again.
    @Override
    public Set<FactoryFlag> getFactoryFlags() {
        return EnumSet.of(FactoryFlag.DONT_USE_PROXY);
    }

    @Override
    public <E> E attach(Class<E> type, HandleSupplier caller) {
        var one = made.computeIfAbsent(type, this::make);
        var behind = Proxy.getInvocationHandler(one);
        var lent =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) ->
                                ScopedValue.where(CALLER, caller)
                                        .<Object, Throwable>call(
                                                () -> behind.invoke(one, method, arguments)));
        return type.cast(lent);
    }

    private Object make(Class<?> type) {
        return extensions().findFor(type, new Lent(maker)).orElseThrow();
    }

    private Extensions extensions() {
        return maker.getConfig(Extensions.class);
    }

    /// Takes the handle of whoever calls.
    private record Lent(Jdbi maker) implements HandleSupplier {
        @Override
        public Handle getHandle() {
            return CALLER.get().getHandle();
        }

        @Override
        public Jdbi getJdbi() {
            return CALLER.get().getJdbi();
        }

        @Override
        public ConfigRegistry getConfig() {
            return maker.getConfig();
        }

        @Override
        public <V> V invokeInContext(ExtensionContext context, Callable<V> task) throws Exception {
            return CALLER.get().invokeInContext(context, task);
        }
    }
}
