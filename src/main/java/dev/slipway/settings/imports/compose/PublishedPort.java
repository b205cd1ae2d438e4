package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A port of {@code ports}.
 *
 * @param target the port of the container
 * @param published the port of the machine
 * @param isAssigned true for a port without one of the machine, which Docker then chooses
 * @param isLocal true for a port that is published on the machine itself only
 */
record PublishedPort(
        SourceValue source, int target, int published, boolean isAssigned, boolean isUdp, boolean isLocal) {
    private static final int MAX_RANGE = 20;
    private static final int MAX_PORT = 65535;
    private static final Pattern SHORT = Pattern.compile(
            "(?:(\\[.*]|\\d+(?:\\.\\d+){3}|localhost):)?(?:(\\d+)(?:-(\\d+))?:|:)?(\\d+)(?:-(\\d+))?(?:/(tcp|udp))?");
    /** A port whose variables have no values, after they are filled in. */
    private static final Pattern NO_VALUES = Pattern.compile("[:\\s]*(/(tcp|udp))?");

    private static final Set<Integer> NO_HTTP = Set.of(
            21, 22, 23, 25, 53, 110, 143, 389, 465, 514, 587, 636, 993, 995, 1433, 1521, 1883, 3306, 4222, 5432, 5671,
            5672, 6379, 8883, 9092, 11211, 25565, 27017, 50051);

    private static final Map<String, String> MEMBERS = Map.of(
            "target", "the port of the entry",
            "published", "load balancers listen on 80 and 443, those of a network on this port",
            "protocol", "part of the entry",
            "host_ip", "part of the entry: an address of the machine itself gets no load balancer",
            "app_protocol", "the routes of a service have protocol: HTTP, https, grpc",
            "mode", "every task has the port",
            "name", "the port has the name of its number");

    static List<PublishedPort> of(ComposeService service) {
        var fields = service.fields();
        var ports = new ArrayList<PublishedPort>();
        for (var item : fields.items("ports")) {
            item.markRead();
            if (item.isObject()) {
                fields.section(item).ifPresent(port -> object(service, port, ports));
            } else {
                text(service, item, ports);
            }
        }
        return ports;
    }

    private static void object(ComposeService service, SourceFields port, List<PublishedPort> ports) {
        var target = port.integer("target", 1, MAX_PORT);
        var published = port.text("published").map(field -> field.value().replaceFirst("-.*", ""));
        var isUdp = port.text("protocol")
                .filter(field -> field.value().equals("udp"))
                .isPresent();
        var isLocal =
                port.text("host_ip").filter(field -> isLocal(field.value())).isPresent();
        MEMBERS.forEach((key, note) ->
                port.value(key).ifPresent(value -> service.report().ignored(value, note)));
        if (target.isEmpty() && port.source().member("target").isEmpty()) {
            port.errors().add(port.source(), "target is required; write the port of the container");
        }
        target.ifPresent(field -> ports.add(new PublishedPort(
                port.source(),
                field.value(),
                published
                        .filter(text -> text.matches("\\d{1,5}"))
                        .map(Integer::parseInt)
                        .orElse(field.value()),
                published.isEmpty(),
                isUdp,
                isLocal)));
    }

    private static void text(ComposeService service, SourceValue item, List<PublishedPort> ports) {
        var match = SHORT.matcher(item.text().strip());
        if (NO_VALUES.matcher(item.text()).matches()) {
            service.report()
                    .open(
                            item,
                            service.key("port"),
                            "its variables have no values: set them in .env and import again, or write port and ingress");
            return;
        }
        if (!match.matches()) {
            service.errors().add(item, "a port is allowed; write it as in 8080:80, 127.0.0.1:8080:80 or 53:53/udp");
            return;
        }
        var target = Integer.parseInt(match.group(4));
        var last = match.group(5) == null ? target : Integer.parseInt(match.group(5));
        var published = match.group(2) == null ? target : Integer.parseInt(match.group(2));
        if (last < target || last > MAX_PORT || target < 1 || published > MAX_PORT) {
            service.errors().add(item, "ports from 1 to 65535 are allowed, the lower one first; correct the numbers");
            return;
        }
        if (last - target >= MAX_RANGE) {
            service.report()
                    .lost(
                            item,
                            "the first %d ports of the range are read: name those that are in use"
                                    .formatted(MAX_RANGE));
            last = target + MAX_RANGE - 1;
        }
        for (var port = target; port <= last; port++) {
            ports.add(new PublishedPort(
                    item,
                    port,
                    published + port - target,
                    match.group(2) == null && !item.text().strip().startsWith(":"),
                    "udp".equals(match.group(6)),
                    match.group(1) != null && isLocal(match.group(1))));
        }
    }

    private static boolean isLocal(String address) {
        return address.startsWith("127.")
                || address.equals("localhost")
                || address.equals("[::1]")
                || address.equals("::1");
    }

    /** True for a port on which containers speak HTTPS. */
    boolean isHttps() {
        return Set.of(443, 8443, 9443).contains(target);
    }

    /** True for a port that a load balancer for HTTP leads to. */
    boolean isHttp() {
        return !isUdp && !NO_HTTP.contains(target);
    }
}
