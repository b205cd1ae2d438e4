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
 * What a stack could have in the place of what it has, at the assumptions of its estimate and used around the clock.
 *
 * @param what it is about
 * @param now whether the stack has it
 * @param usd dollars a month, empty where a price is missing
 */
public record Alternative(String what, String choice, boolean now, OptionalDouble usd) {
    private static final String OUT = "way out for tasks";
    private static final String IN = "way in";
    private static final double MILLION = 1e6;

    /** What tasks without NAT reach: images, logs, secrets. The layers of images come by way of S3, whose endpoint is free. */
    private static final int USUAL_ENDPOINTS = 4;

    /** NAT gateways beside endpoints and public addresses, and a load balancer beside an HTTP API. */
    public static List<Alternative> of(Plan plan, PriceList prices, Assumptions assumptions) {
        return Stream.concat(outward(plan, prices, assumptions), inward(plan, prices, assumptions))
                .toList();
    }

    private static Stream<Alternative> outward(Plan plan, PriceList prices, Assumptions assumptions) {
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
        var of = endpoints == 0 ? USUAL_ENDPOINTS : (int) endpoints;
        var ways = Stream.of(
                new Alternative(OUT, "one NAT gateway", gateways == 1, nat(1, prices, assumptions)),
                new Alternative(
                        OUT,
                        "a NAT gateway in each of %d zones".formatted(zones),
                        gateways > 1,
                        nat(zones, prices, assumptions)),
                new Alternative(
                        OUT,
                        "%d interface endpoints in %d zones, no internet".formatted(of, zones),
                        endpoints > 0,
                        endpoints(of * zones, prices, assumptions)));
        return Stream.concat(ways, addresses(plan, prices).stream());
    }

    /** Paid while tasks run, so the less the more they sleep. */
    private static Optional<Alternative> addresses(Plan plan, PriceList prices) {
        var services = plan.ofType(Service.class);
        return services.isEmpty()
                ? Optional.empty()
                : Optional.of(new Alternative(
                        OUT,
                        "a public address for each task, while it runs",
                        services.stream().anyMatch(TaskRates::assignsPublicIp),
                        usd(prices, Price.PUBLIC_IPV4_HOUR, tasks(plan) * Scenario.MONTH_HOURS)));
    }

    private static double tasks(Plan plan) {
        return plan.ofType(Service.class).stream()
                .mapToDouble(each -> ServiceTasks.of(each, plan).tasks())
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

    private static Stream<Alternative> inward(Plan plan, PriceList prices, Assumptions assumptions) {
        var balancers = plan.ofType(LoadBalancer.class);
        var apis = plan.ofType(Api.class);
        if (balancers.isEmpty() && apis.isEmpty()) {
            return Stream.empty();
        }
        var zones = balancers.stream()
                .mapToDouble(each -> each.list("subnets").size())
                .max()
                .orElse(2);
        var rules = plan.ofType(ListenerRule.class).size();
        var balancer = balancer(zones, rules, prices, assumptions.traffic());
        var api = api(tasks(plan), prices, assumptions.traffic());
        return Stream.of(
                new Alternative(IN, "load balancer", !balancers.isEmpty(), balancer),
                new Alternative(IN, "HTTP API" + even(balancer, api, prices), !apis.isEmpty(), api));
    }

    private static OptionalDouble balancer(double zones, int rules, PriceList prices, RequestTraffic traffic) {
        return sum(
                usd(prices, Price.LOAD_BALANCER_HOUR, Scenario.MONTH_HOURS),
                usd(prices, Price.LCU_HOUR, Lcu.of(traffic, rules).units() * Scenario.MONTH_HOURS),
                usd(prices, Price.PUBLIC_IPV4_HOUR, zones * Scenario.MONTH_HOURS));
    }

    /** The private namespace is a hosted zone, and each task is registered in it. */
    private static OptionalDouble api(double tasks, PriceList prices, RequestTraffic traffic) {
        return sum(
                usd(prices, Price.HTTP_API_MILLION, EdgeRates.metered(traffic) / MILLION),
                usd(prices, Price.HOSTED_ZONE_MONTH, 1),
                usd(prices, Price.REGISTERED_TASK_MONTH, tasks));
    }

    /** From how many requests on the balancer is the cheaper one, as far as its capacity units stay what they are. */
    private static String even(OptionalDouble balancer, OptionalDouble api, PriceList prices) {
        var million = prices.quote(Price.HTTP_API_MILLION);
        if (balancer.isEmpty() || api.isEmpty() || million.isEmpty()) {
            return "";
        }
        var more = (balancer.getAsDouble() - api.getAsDouble()) / million.get().usd();
        return more <= 0
                ? ""
                : String.format(
                        Locale.ROOT, ", the cheaper one until there are about %.0f million more requests", more);
    }

    private static OptionalDouble usd(PriceList prices, Price price, double amount) {
        Optional<PublishedPrice> quote = prices.quote(price);
        return quote.isPresent() ? OptionalDouble.of(quote.get().usd() * amount) : OptionalDouble.empty();
    }

    private static OptionalDouble sum(OptionalDouble... parts) {
        return Stream.of(parts).allMatch(OptionalDouble::isPresent)
                ? OptionalDouble.of(Stream.of(parts)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .sum())
                : OptionalDouble.empty();
    }
}
