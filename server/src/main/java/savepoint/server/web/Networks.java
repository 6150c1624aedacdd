package savepoint.server.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Networks in CIDR notation, such as `10.1.0.0/16` or `2001:db8::/32`; one address is a network, too.
public final class Networks {
    private static final Pattern V4 =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?:/(\\d{1,2}))?");
    private static final Pattern V6 = Pattern.compile("([0-9a-fA-F:]{2,39})(?:/(\\d{1,3}))?");

    private Networks() {}

    /// Whether this names a network.
    public static boolean isNetwork(String text) {
        var four = V4.matcher(text);
        if (four.matches())
            return address(four.group(1)).isPresent()
                    && (four.group(2) == null || Integer.parseInt(four.group(2)) <= 32);
        var six = V6.matcher(text);
        return six.matches()
                && six.group(1).contains(":")
                && address(six.group(1)).isPresent()
                && (six.group(2) == null || Integer.parseInt(six.group(2)) <= 128);
    }

    /// Whether an address belongs to one of them; any does where none is named.
    public static boolean admit(List<String> networks, String address) {
        return networks.isEmpty() || hold(networks, address);
    }

    /// Whether an address belongs to one of them.
    static boolean hold(List<String> networks, String address) {
        return address(address)
                .filter(asked ->
                        networks.stream()
                                .anyMatch(network -> contains(network, asked.getAddress())))
                .isPresent();
    }

    /// An address as it is written in one way only; empty for anything that is none.
    static Optional<String> normal(String text) {
        return address(text).map(InetAddress::getHostAddress);
    }

    private static boolean contains(String network, byte[] asked) {
        int slash = network.indexOf('/');
        var named =
                InetAddress.ofLiteral(slash < 0 ? network : network.substring(0, slash))
                        .getAddress();
        if (named.length != asked.length) return false;
        int bits = slash < 0 ? 8 * named.length : Integer.parseInt(network.substring(slash + 1));
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((named[bit / 8] & mask) != (asked[bit / 8] & mask)) return false;
        }
        return true;
    }

    // Never looked up by name. Servers write IPv6 addresses in brackets, too.
    private static Optional<InetAddress> address(String text) {
        var bare = text.startsWith("[") && text.endsWith("]") ? inside(text) : text;
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String inside(String bracketed) {
        return bracketed.substring(1, bracketed.length() - 1);
    }
}
