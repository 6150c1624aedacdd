package savepoint.server.web;

import java.util.List;

/// The reverse proxies in front of this server. What they say about where a request came from is believed, and nobody
/// else's word.
///
/// @param networks in CIDR notation; empty where browsers come without a proxy
public record Proxies(List<String> networks) {
    /// Browsers come by themselves.
    public static final Proxies NONE = new Proxies(List.of());

    public Proxies {
        networks = List.copyOf(networks);
    }

    /// Whether this peer is one of them.
    boolean hold(String peer) {
        return Networks.hold(networks, Networks.normal(peer).orElse(peer));
    }

    /// Where a request came from that this peer sent.
    ///
    /// @param forwarded all values of `X-Forwarded-For`, in order: each proxy appends whom it got the request from, so that
    ///     they are read from the right, up to the first that is no proxy of ours; what stands before it may be invented
    String client(String peer, List<String> forwarded) {
        var client = Networks.normal(peer).orElse(peer);
        var hops =
                forwarded.stream()
                        .flatMap(value -> List.of(value.split(",")).stream())
                        .map(String::strip)
                        .toList();
        for (var hop : hops.reversed()) {
            var said = Networks.normal(hop);
            if (said.isEmpty() || !Networks.hold(networks, client)) return client;
            client = said.get();
        }
        return client;
    }
}
