package dev.slipway.settings;

import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.settings.IngressSettings.IngressKind;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The value of {@code ingress}: one kind, or a list of both load balancers.
 *
 * @param kind the kind whose keys of {@code routes} the service has
 * @param balancers the load balancers of the stack that the service is behind; empty for another kind
 */
record IngressChoice(IngressKind kind, SortedSet<StackBalancer> balancers) {
    private static final String INGRESS = "ingress";

    static IngressChoice read(Section service) {
        var kinds = service.choices(INGRESS, IngressKind.BALANCER);
        var single = kinds.stream().filter(kind -> kind.balancer().isEmpty()).findFirst();
        if (kinds.size() > 1 && single.isPresent()) {
            service.error(
                    INGRESS,
                    String.join(", ", kinds.stream().map(EnumNames::written).toList()),
                    "a service with ingress %s has no other one".formatted(EnumNames.written(single.get())),
                    "set it to %s, or list balancer and internal".formatted(EnumNames.written(single.get())));
            return of(List.of(single.get()));
        }
        return of(kinds);
    }

    private static IngressChoice of(List<IngressKind> kinds) {
        var balancers = new TreeSet<StackBalancer>();
        kinds.forEach(kind -> kind.balancer().ifPresent(balancers::add));
        return new IngressChoice(kinds.get(0), balancers);
    }

    /** True for a service behind a load balancer. */
    boolean isBalanced() {
        return !balancers.isEmpty();
    }
}
