package savepoint.server.quiz.attempt;

import java.net.InetAddress;
import java.util.List;

/// Networks in CIDR notation, such as `10.1.0.0/16`.
final class Networks {
    private Networks() {}

    /// Whether an address belongs to one of them; any does where none is named.
    static boolean admit(List<String> networks, String address) {
        return networks.isEmpty()
                || networks.stream().anyMatch(network -> contains(network, address));
    }

    private static boolean contains(String network, String address) {
        int slash = network.indexOf('/');
        var named = bytes(slash < 0 ? network : network.substring(0, slash));
        var asked = bytes(address);
        if (named.length != asked.length) return false;
        int bits = slash < 0 ? 8 * named.length : Integer.parseInt(network.substring(slash + 1));
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((named[bit / 8] & mask) != (asked[bit / 8] & mask)) return false;
        }
        return true;
    }

    private static byte[] bytes(String address) {
        return InetAddress.ofLiteral(address).getAddress();
    }
}
