package dev.slipway.analysis.cost;

import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.ec2.NatGateway;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.VpcEndpoint;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.LoadBalancer;
import dev.slipway.engine.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Monthly cost of one way to provide outbound access or ingress, for a comparison with the way of the plan: with the
 * assumptions of the estimate and use around the clock.
 *
 * @param subject the part of the stack that the choice is about: outbound access of tasks, or ingress
 * @param current true for the choice that the plan has
 * @param usd dollars a month, empty if the price list lacks one of the prices
 */
public record Alternative(String subject, String choice, boolean current, OptionalDouble usd) {
    private static final String OUTBOUND = "Outbound access of tasks";
    private static final String INGRESS = "Ingress";
    private static final double MILLION = 1e6;

    /**
     * Number of interface endpoints that tasks without NAT need: two for images, one each for logs and secrets. The
     * layers of images come from S3, whose gateway endpoint is free.
     */
    private static final int DEFAULT_ENDPOINTS = 4;

    /**
     * The alternatives of a plan: NAT gateways, interface endpoints and public addresses for outbound access, a load
     * balancer and an HTTP API for ingress.
     */
    public static List<Alternative> of(Plan plan, PriceList prices, Assumptions assumptions) {
        return Stream.concat(outbound(plan, prices, assumptions), ingress(plan, prices, assumptions))
                .toList();
    }

    private static Stream<Alternative> outbound(Plan plan, PriceList prices, Assumptions assumptions) {
        var zones = plan.ofType(Subnet.class).stream()
                .map(subnet -> subnet.text("availabilityZone"))
                .distinct()
                .count();
        if (zones == 0) {
            return Stream.empty();
        }
        var gateways = plan.ofType(NatGateway.class).size();
        var endpoints = plan.ofType(VpcEndpoint.class).stream()
                .filter(NetworkRates::isInterface)
                .count();
        var endpointsPerZone = endpoints == 0 ? DEFAULT_ENDPOINTS : (int) endpoints;
        var choices = Stream.of(
                new Alternative(OUTBOUND, "one NAT gateway", gateways == 1, nat(1, prices, assumptions)),
                new Alternative(
                        OUTBOUND,
                        "a NAT gateway in each of %d zones".formatted(zones),
                        gateways > 1,
                        nat(zones, prices, assumptions)),
                new Alternative(
                        OUTBOUND,
                        "%d interface endpoints in %d zones, no internet".formatted(endpointsPerZone, zones),
                        endpoints > 0,
                        endpoints(endpointsPerZone * zones, prices, assumptions)));
        return Stream.concat(choices, addresses(plan, prices).stream());
    }

    /** Public addresses cost only while tasks run, so scale to zero saves them. */
    private static Optional<Alternative> addresses(Plan plan, PriceList prices) {
        var services = plan.ofType(Service.class);
        return services.isEmpty()
                ? Optional.empty()
                : Optional.of(new Alternative(
                        OUTBOUND,
                        "a public address for each task, while it runs",
                        services.stream().anyMatch(TaskRates::assignsPublicIp),
                        usd(prices, Price.PUBLIC_IPV4_HOUR, tasks(plan) * Scenario.MONTH_HOURS)));
    }

    private static double tasks(Plan plan) {
        return plan.ofType(Service.class).stream()
                .mapToDouble(service -> ServiceTasks.of(service, plan).tasks())
                .sum();
    }

    private static OptionalDouble nat(double gateways, PriceList prices, Assumptions assumptions) {
        return sum(
                usd(prices, Price.NAT_GATEWAY_HOUR, gateways * Scenario.MONTH_HOURS),
                usd(prices, Price.PUBLIC_IPV4_HOUR, gateways * Scenario.MONTH_HOURS),
                usd(prices, Price.NAT_GATEWAY_GB, assumptions.volume().nat()));
    }

    private static OptionalDouble endpoints(double inZones, PriceList prices, Assumptions assumptions) {
        return sum(
                usd(prices, Price.INTERFACE_ENDPOINT_HOUR, inZones * Scenario.MONTH_HOURS),
                usd(prices, Price.INTERFACE_ENDPOINT_GB, assumptions.volume().endpoints()));
    }

    private static Stream<Alternative> ingress(Plan plan, PriceList prices, Assumptions assumptions) {
        var balancers = plan.ofType(LoadBalancer.class);
        var apis = plan.ofType(Api.class);
        if (balancers.isEmpty() && apis.isEmpty()) {
            return Stream.empty();
        }
        var zones = balancers.stream()
                .mapToDouble(loadBalancer -> loadBalancer.list("subnets").size())
                .max()
                .orElse(2);
        var rules = plan.ofType(ListenerRule.class).size();
        var balancer = balancer(zones, rules, prices, assumptions.traffic());
        var api = api(tasks(plan), prices, assumptions.traffic());
        return Stream.of(
                new Alternative(INGRESS, "load balancer", !balancers.isEmpty(), balancer),
                new Alternative(INGRESS, "HTTP API" + breakEven(balancer, api, prices), !apis.isEmpty(), api));
    }

    private static OptionalDouble balancer(double zones, int rules, PriceList prices, RequestTraffic traffic) {
        return sum(
                usd(prices, Price.LOAD_BALANCER_HOUR, Scenario.MONTH_HOURS),
                usd(prices, Price.LCU_HOUR, Lcu.of(traffic, rules).units() * Scenario.MONTH_HOURS),
                usd(prices, Price.PUBLIC_IPV4_HOUR, zones * Scenario.MONTH_HOURS));
    }

    /** Requests, the hosted zone of the private DNS namespace, and one Cloud Map registration for each task. */
    private static OptionalDouble api(double tasks, PriceList prices, RequestTraffic traffic) {
        return sum(
                usd(prices, Price.HTTP_API_MILLION, EdgeRates.meteredRequests(traffic) / MILLION),
                usd(prices, Price.HOSTED_ZONE_MONTH, 1),
                usd(prices, Price.REGISTERED_TASK_MONTH, tasks));
    }

    /**
     * The number of additional requests up to which the HTTP API is cheaper, at the load balancer's present capacity
     * units.
     */
    private static String breakEven(OptionalDouble balancer, OptionalDouble api, PriceList prices) {
        var million = prices.find(Price.HTTP_API_MILLION);
        if (balancer.isEmpty() || api.isEmpty() || million.isEmpty()) {
            return "";
        }
        var more = (balancer.getAsDouble() - api.getAsDouble()) / million.get().usd();
        return more <= 0
                ? ""
                : String.format(Locale.ROOT, ", cheaper until there are about %.0f million more requests", more);
    }

    private static OptionalDouble usd(PriceList prices, Price price, double amount) {
        Optional<PublishedPrice> published = prices.find(price);
        return published.isPresent() ? OptionalDouble.of(published.get().usd() * amount) : OptionalDouble.empty();
    }

    private static OptionalDouble sum(OptionalDouble... parts) {
        return Stream.of(parts).allMatch(OptionalDouble::isPresent)
                ? OptionalDouble.of(Stream.of(parts)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .sum())
                : OptionalDouble.empty();
    }
}
