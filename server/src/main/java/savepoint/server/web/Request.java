package savepoint.server.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One request, read whole and within limits (see [RequestReader]). Fields and query parameters that were not sent are
/// empty.
public final class Request {
    private final Method method;
    private final String path;
    private final String queryString;
    private final String address;
    private final Map<String, String> parameters;
    private final Map<String, List<String>> query;
    private final Map<String, List<String>> fields;
    private final Map<String, Upload> uploads;
    private final String json;
    private final Map<String, String> cookies;
    private final Map<String, String> headers;

    Request(
            Method method,
            Target target,
            Map<String, String> parameters,
            Form form,
            Map<String, String> cookies,
            Map<String, String> headers) {
        this.method = method;
        this.path = target.path();
        this.queryString = target.queryString();
        this.query = target.query();
        this.address = target.address();
        this.parameters = Map.copyOf(parameters);
        this.fields = form.fields();
        this.uploads = form.uploads();
        this.json = form.json();
        this.cookies = Map.copyOf(cookies);
        this.headers = Map.copyOf(headers);
    }

    /// What was asked for, and from which network address.
    record Target(
            String path, String queryString, Map<String, List<String>> query, String address) {}

    /// What a form carried.
    ///
    /// @param json the body, where it was JSON, else empty
    record Form(Map<String, List<String>> fields, Map<String, Upload> uploads, String json) {
        static final Form EMPTY = new Form(Map.of(), Map.of(), "");
    }

    /// GET also stands for HEAD.
    public Method method() {
        return method;
    }

    /// The path as it was sent, without the query.
    public String path() {
        return path;
    }

    /// The path with its query, to come back to.
    public String location() {
        return queryString.isEmpty() ? path : path + "?" + queryString;
    }

    /// A variable part of the route's path.
    public String path(String name) {
        var value = parameters.get(name);
        if (value == null)
            throw new IllegalArgumentException("the route has no part {" + name + "}");
        return value;
    }

    /// A query parameter's first value.
    public String query(String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    /// A form field's first value, as typed.
    public String field(String name) {
        return fields.getOrDefault(name, List.of("")).getFirst();
    }

    /// All values of a field that may be sent several times.
    public List<String> fields(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /// The names of all fields and files that the form carried.
    public Set<String> formNames() {
        var names = new TreeSet<>(fields.keySet());
        names.addAll(uploads.keySet());
        return names;
    }

    /// A file sent with the form, unless none was chosen.
    public Optional<Upload> upload(String name) {
        return Optional.ofNullable(uploads.get(name));
    }

    /// All files sent with the form, by the names of their fields.
    public Map<String, Upload> uploads() {
        return uploads;
    }

    /// The body of a request that brought JSON; empty for any other.
    public String json() {
        return json;
    }

    /// A cookie by the name it was set with.
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /// A header's first value, by its name in any case.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Whether a script sent it, which reads JSON.
    public boolean wantsJson() {
        return header("Accept").filter(types -> types.contains("application/json")).isPresent();
    }

    /// The network address it came from, seen through proxies of ours.
    public String address() {
        return address;
    }
}
