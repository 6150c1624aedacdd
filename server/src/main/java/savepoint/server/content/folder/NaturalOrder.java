package savepoint.server.content.folder;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/// The order in which people count: `lesson2` stands before `lesson10`.
enum NaturalOrder implements Comparator<String> {
    NAMES;

    private static final Pattern BORDER = Pattern.compile("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");

    @Override
    public int compare(String one, String other) {
        var left = BORDER.split(one);
        var right = BORDER.split(other);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order =
                    isNumber(left[i]) && isNumber(right[i])
                            ? new BigInteger(left[i]).compareTo(new BigInteger(right[i]))
                            : left[i].compareToIgnoreCase(right[i]);
            if (order != 0) return order;
        }
        int length = Integer.compare(left.length, right.length);
        return length != 0 ? length : one.compareTo(other);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
