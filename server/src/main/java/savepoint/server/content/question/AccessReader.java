package savepoint.server.content.question;

import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.grader.bundle.YamlMap;

/// Reads `access:` of a quiz.
final class AccessReader {
    private static final Pattern V4 =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?:/(\\d{1,2}))?");
    private static final Pattern V6 = Pattern.compile("([0-9a-fA-F:]{2,39})(?:/(\\d{1,3}))?");

    private AccessReader() {}

    static Quiz.Access read(YamlMap yaml) {
        Optional<String> password = yaml.text("password").filter(text -> !text.isBlank());
        var networks = yaml.texts("networks");
        for (var network : networks) {
            if (!isNetwork(network))
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

    private static boolean isNetwork(String text) {
        var four = V4.matcher(text);
        if (four.matches()) {
            for (var part : four.group(1).split("\\."))
                if (Integer.parseInt(part) > 255) return false;
            return four.group(2) == null || Integer.parseInt(four.group(2)) <= 32;
        }
        var six = V6.matcher(text);
        return six.matches()
                && six.group(1).contains(":")
                && (six.group(2) == null || Integer.parseInt(six.group(2)) <= 128);
    }
}
