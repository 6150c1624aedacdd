package savepoint.server.web;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ognl.ObjectPropertyAccessor;
import ognl.OgnlException;
import ognl.OgnlRuntime;

/// Reads the records of pages for templates. OGNL by itself looks through all methods of a record each time, which was a
/// third of the time that a page took.
final class RecordProperties extends ObjectPropertyAccessor {
    private static final ClassValue<Map<String, Method>> READERS =
            new ClassValue<>() {
                @Override
                protected Map<String, Method> computeValue(Class<?> type) {
                    return Arrays.stream(type.getMethods())
                            .filter(method ->
                                    method.getDeclaringClass() == type
                                            && method.getParameterCount() == 0)
                            .collect(Collectors.toMap(Method::getName, Function.identity()));
                }
            };

    private RecordProperties() {}

    /// From now on, for every template.
    static void use() {
        OgnlRuntime.setPropertyAccessor(Record.class, new RecordProperties());
    }

    @Override
    @SuppressWarnings("rawtypes") // as OGNL declares it
    public Object getProperty(Map context, Object target, Object name) throws OgnlException {
        var reader = READERS.get(target.getClass()).get(String.valueOf(name));
        if (reader == null) return super.getProperty(context, target, name);
        try {
            return reader.invoke(target);
        } catch (ReflectiveOperationException failed) {
            throw new OgnlException(String.valueOf(name), failed);
        }
    }
}
