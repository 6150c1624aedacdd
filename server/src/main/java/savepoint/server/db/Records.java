package savepoint.server.db;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// Makes records of rows. Which column goes where is found out once for each record and list of columns, not for each
/// query.
final class Records implements RowMapperFactory {
    private final Map<Class<?>, RowMapper<?>> mappers = new ConcurrentHashMap<>();

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        return type instanceof Class<?> rows && rows.isRecord()
                ? Optional.of(mappers.computeIfAbsent(rows, Mapper::of))
                : Optional.empty();
    }

    private record Mapper<T>(RowMapper<T> any, Map<List<String>, RowMapper<T>> byColumns)
            implements RowMapper<T> {
        static <T> Mapper<T> of(Class<T> rows) {
            return new Mapper<>(ConstructorMapper.of(rows), new ConcurrentHashMap<>());
        }

        @Override
        public T map(ResultSet row, StatementContext context) throws SQLException {
            return specialize(row, context).map(row, context);
        }

        @Override
        public RowMapper<T> specialize(ResultSet rows, StatementContext context)
                throws SQLException {
            var columns = columns(rows);
            var known = byColumns.get(columns);
            if (known != null) return known;
            var made = any.specialize(rows, context);
            byColumns.put(columns, made);
            return made;
        }

        private static List<String> columns(ResultSet rows) throws SQLException {
            var about = rows.getMetaData();
            int many = about.getColumnCount();
            var columns = new ArrayList<String>(many);
            for (int column = 1; column <= many; column++)
                columns.add(about.getColumnLabel(column));
            return columns;
        }
    }
}
