package savepoint.server.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// The pages under `/templates`, parsed once in a process. Each gets `page`, the record that its feature fills, and `layout`.
final class Templates {
    private static final TemplateEngine ENGINE = engine();

    private static TemplateEngine engine() {
        RecordProperties.use();
        var engine = new TemplateEngine();
        var resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setCacheable(true);
        resolver.setCacheTTLMs(null);
        engine.setTemplateResolver(resolver);
        return engine;
    }

    /// The whole page, rendered before the first byte is sent, so that a fault in it is an error page and not half a
    /// page.
    byte[] render(String template, Object page, Layout layout) {
        var context = new Context(Locale.ENGLISH, Map.of("page", page, "layout", layout));
        return ENGINE.process(template, context).getBytes(StandardCharsets.UTF_8);
    }
}
