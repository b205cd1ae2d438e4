package dev.slipway.settings;

import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.settings.IngressSettings.IngressKind;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The value of {@code ingress}: one kind, or a list of load balancers.
 *
 * @param kind the kind whose keys of {@code routes} the service has
 * @param balancers the application load balancers of the stack that the service is behind
 * @param network true for a service behind the network load balancer
 */
record IngressChoice(IngressKind kind, SortedSet<StackBalancer> balancers, boolean network) {
    private static final String INGRESS = "ingress";

    static IngressChoice read(Section service) {
        var kinds = service.choices(INGRESS, IngressKind.BALANCER);
        var single = kinds.stream()
                .filter(kind -> kind.balancer().isEmpty() && kind != IngressKind.NETWORK)
                .findFirst();
        if (kinds.size() > 1 && single.isPresent()) {
            service.error(
                    INGRESS,
                    String.join(", ", kinds.stream().map(EnumNames::written).toList()),
                    "a service with ingress %s has no other one".formatted(EnumNames.written(single.get())),
                    "set it to %s, or list balancer, internal and network".formatted(EnumNames.written(single.get())));
            return of(List.of(single.get()));
        }
        return of(kinds);
    }

    private static IngressChoice of(List<IngressKind> kinds) {
        var balancers = new TreeSet<StackBalancer>();
        kinds.forEach(kind -> kind.balancer().ifPresent(balancers::add));
        var network = kinds.contains(IngressKind.NETWORK);
        return new IngressChoice(
                balancers.isEmpty() || kinds.get(0) != IngressKind.NETWORK ? kinds.get(0) : IngressKind.BALANCER,
                balancers,
                network);
    }

    /** The kind whose keys a route has. */
    IngressKind kindOf(boolean networkRoute) {
        return networkRoute && network ? IngressKind.NETWORK : kind;
    }

    /** True for a service behind an application load balancer. */
    boolean isBalanced() {
        return !balancers.isEmpty();
    }
}
