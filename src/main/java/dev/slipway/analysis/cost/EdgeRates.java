package dev.slipway.analysis.cost;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.lb.ListenerRule;
import dev.slipway.engine.PlannedResource;

/** What requests come in through. */
final class EdgeRates {
    private static final String BALANCER = "Load balancer";
    private static final String API = "API Gateway";
    private static final String OUT = "Data transfer out";
    private static final String WAF = "WAF";
    private static final String CLOUD_MAP = "Cloud Map";
    private static final double MILLION = 1e6;

    /** An HTTP API's request is <a href="https://aws.amazon.com/api-gateway/pricing/">metered</a> by 512 KB. */
    private static final double METERED_KB = 512 * 1.024;

    private EdgeRates() {}

    /** Hours, capacity units, an address in each zone, and what goes out to the internet. */
    static void loadBalancer(PlannedResource balancer, EstimateBuilder bill) {
        var rules = bill.plan.ofType(ListenerRule.class).size();
        bill.add(BALANCER, balancer.name(), Price.LOAD_BALANCER_HOUR, MonthlyUsage.allTheTime(1));
        bill.add(
                BALANCER,
                balancer.name() + ", capacity units",
                Price.LCU_HOUR,
                MonthlyUsage.whileUsed(Lcu.of(bill.assumptions.traffic(), rules).units()));
        if (!balancer.flag("internal")) {
            NetworkRates.addresses(
                    balancer.name(),
                    MonthlyUsage.allTheTime(balancer.list("subnets").size()),
                    bill);
            out(balancer.name(), bill);
        }
    }

    static void httpApi(PlannedResource api, EstimateBuilder bill) {
        var traffic = bill.assumptions.traffic();
        bill.add(API, api.name(), Price.HTTP_API_MILLION, MonthlyUsage.ofFullUse(metered(traffic) / MILLION));
        out(api.name(), bill);
    }

    static double metered(RequestTraffic traffic) {
        return traffic.requestsPerMonth() * Math.max(1, Math.ceil(traffic.responseKb() / METERED_KB));
    }

    /** The only REST APIs are those that control services which sleep. */
    static void restApi(PlannedResource api, EstimateBuilder bill) {
        var calls = bill.assumptions.traffic().callsPerMonth();
        bill.add(API, api.name(), Price.REST_API_MILLION, MonthlyUsage.ofFullUse(calls / MILLION));
    }

    static void out(String whose, EstimateBuilder bill) {
        bill.add(
                OUT,
                whose,
                Price.TRANSFER_OUT_GB,
                MonthlyUsage.ofFullUse(bill.assumptions.traffic().responseGb()));
    }

    static void webAcl(PlannedResource acl, EstimateBuilder bill) {
        bill.add(WAF, acl.name(), Price.WEB_ACL_MONTH, MonthlyUsage.monthly(1));
        bill.add(
                WAF,
                acl.name() + ", rules",
                Price.WEB_ACL_RULE_MONTH,
                MonthlyUsage.monthly(acl.list("rules").size()));
        bill.add(
                WAF,
                acl.name() + ", requests",
                Price.WEB_ACL_REQUEST_MILLION,
                MonthlyUsage.ofFullUse(bill.assumptions.traffic().requestsPerMonth() / MILLION));
    }

    static void distribution(PlannedResource distribution, EstimateBuilder bill) {
        bill.add(
                "CloudFront",
                distribution.name(),
                Price.CLOUDFRONT_GB,
                MonthlyUsage.ofFullUse(bill.assumptions.traffic().responseGb()));
    }

    static void hostedZone(PlannedResource zone, EstimateBuilder bill) {
        bill.add("Route 53", zone.name(), Price.HOSTED_ZONE_MONTH, MonthlyUsage.monthly(1));
    }

    /** ECS registers each task of the services that name the registry. */
    static void registry(PlannedResource registry, EstimateBuilder bill) {
        bill.dependents(Service.class, registry).stream()
                .map(service -> ServiceTasks.of(service, bill.plan).taskHours())
                .map(hours -> hours.times(1 / Scenario.MONTH_HOURS))
                .forEach(tasks -> bill.add(CLOUD_MAP, registry.name(), Price.REGISTERED_TASK_MONTH, tasks));
    }
}
