package savepoint.server.content.question;

import java.util.Optional;
import savepoint.grader.bundle.YamlMap;
import savepoint.server.web.Networks;

/// Reads `access:` of a quiz.
final class AccessReader {
    private AccessReader() {}

    static Quiz.Access read(YamlMap yaml) {
        Optional<String> password = yaml.text("password").filter(text -> !text.isBlank());
        var networks = yaml.texts("networks");
        for (var network : networks) {
            if (!Networks.isNetwork(network))
                yaml.problems()
                        .error(
                                yaml.path(),
                                yaml.line("networks"),
                                "`%s` is no network such as 10.1.0.0/16 or 2001:db8::/32"
                                        .formatted(network));
        }
        yaml.finish();
        return new Quiz.Access(password, networks);
    }
}
