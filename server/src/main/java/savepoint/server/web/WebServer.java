package savepoint.server.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The HTTP server: routes in, replies out. With [Replier] and [RequestReader] the only place that meets Javalin.
public final class WebServer implements AutoCloseable {
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    private final Javalin javalin;
    private final Replier replier;

    private WebServer(Javalin javalin, Replier replier) {
        this.javalin = javalin;
        this.replier = replier;
    }

    /// What is served: `otherwise` answers every address that no route has.
    ///
    /// @param traffic hears of every request
    public record Plan(Site site, List<Route> routes, Handler otherwise, Traffic traffic) {
        /// Nobody hears of its requests.
        public Plan(Site site, List<Route> routes, Handler otherwise) {
            this(site, routes, otherwise, Traffic.UNSEEN);
        }
    }

    /// Starts to answer on this address and port (0: any free one); empty if the port is taken.
    public static Optional<WebServer> start(Plan plan, String host, int port) {
        var statics = Statics.ours();
        var replier = new Replier(new Templates(), statics);
        var dispatch = new Dispatch(plan.site(), replier, plan.traffic());
        var javalin =
                Javalin.create(config -> {
                    settings(config);
                    config.routes.get(
                            "/static/{version}/<path>",
                            context -> dispatch.asset(context, statics, plan.otherwise()));
                    plan.routes().forEach(route -> add(config, route, dispatch));
                    // Javalin has a handler of its own for the first kind, which would win over the
                    // second.
                    config.routes.exception(
                            HttpResponseException.class,
                            (refused, context) -> dispatch.unmatched(context, plan, refused));
                    config.routes.exception(
                            Exception.class,
                            (fault, context) -> dispatch.unmatched(context, plan, fault));
                });
        try {
            javalin.start(host, port);
        } catch (JavalinBindException _) {
            return Optional.empty();
        }
        return Optional.of(new WebServer(javalin, replier));
    }

    private static void settings(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.http.generateEtags = false;
        var threads = new QueuedThreadPool();
        threads.setName("http");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.DEFAULT);
            http.setSendServerVersion(false);
        });
        config.jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            server.setStopTimeout(PATIENCE_AT_STOP.toMillis());
        });
        RequestReader.limit(config);
    }

    private static void add(JavalinConfig config, Route route, Dispatch dispatch) {
        io.javalin.http.Handler handler = context -> dispatch.answer(context, route);
        switch (route.method()) {
            case GET -> {
                config.routes.addHttpHandler(HandlerType.GET, route.path(), handler);
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), handler);
            }
            case POST -> config.routes.addHttpHandler(HandlerType.POST, route.path(), handler);
        }
    }

    /// The port it answers on.
    public int port() {
        return javalin.port();
    }

    /// How many event streams are open.
    public int streams() {
        return replier.streams();
    }

    /// Lets running requests finish, for a few seconds.
    @Override
    public void close() {
        replier.endStreams();
        javalin.stop();
    }
}
