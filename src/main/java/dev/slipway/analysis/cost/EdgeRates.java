package dev.slipway.analysis.cost;

import static dev.slipway.analysis.cost.MonthlyUsage.allTheTime;
import static dev.slipway.analysis.cost.MonthlyUsage.monthly;
import static dev.slipway.analysis.cost.MonthlyUsage.ofFullUse;
import static dev.slipway.analysis.cost.MonthlyUsage.whileUsed;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.lb.ListenerRule;
import dev.slipway.engine.PlannedResource;

/** Rates of the resources that receive requests: load balancers, HTTP APIs, web ACLs and Cloud Map services. */
final class EdgeRates {
    private static final String BALANCER = "Load balancer";
    private static final String API = "API Gateway";
    private static final String TRANSFER_OUT = "Data transfer out";
    private static final String WAF = "WAF";
    private static final String CLOUD_MAP = "Cloud Map";
    private static final double MILLION = 1e6;

    /**
     * Size in KB by which a request of an HTTP API is <a
     * href="https://aws.amazon.com/api-gateway/pricing/">metered</a>: 512 KB.
     */
    private static final double METERED_KB = 512 * 1.024;

    private EdgeRates() {}

    /** Hours, capacity units, one public address per zone, and data transfer out to the internet. */
    static void loadBalancer(PlannedResource balancer, EstimateBuilder estimate) {
        if (balancer.text("loadBalancerType").equals("network")) {
            networkBalancer(balancer, estimate);
            return;
        }
        var lcu = Lcu.of(
                estimate.assumptions.traffic(),
                estimate.plan.ofType(ListenerRule.class).size());
        estimate.add(BALANCER, balancer.name(), Price.LOAD_BALANCER_HOUR, allTheTime(1));
        estimate.add(BALANCER, balancer.name() + ", capacity units", Price.LCU_HOUR, whileUsed(lcu.units()));
        if (!balancer.flag("internal")) {
            NetworkRates.addresses(
                    balancer.name(), allTheTime(balancer.list("subnets").size()), estimate);
            transferOut(balancer.name(), estimate);
        }
    }

    /**
     * Hours, capacity units of TCP, data transfer out to the internet, and one public address per zone that is not a resource of its
     * own.
     */
    private static void networkBalancer(PlannedResource balancer, EstimateBuilder estimate) {
        var units = Nlcu.ofTcp(estimate.assumptions.traffic()).units();
        estimate.add(BALANCER, balancer.name(), Price.NETWORK_LOAD_BALANCER_HOUR, allTheTime(1));
        estimate.add(BALANCER, balancer.name() + ", capacity units", Price.NLCU_HOUR, whileUsed(units));
        if (!balancer.flag("internal")) {
            if (!balancer.list("subnets").isEmpty()) {
                NetworkRates.addresses(
                        balancer.name(), allTheTime(balancer.list("subnets").size()), estimate);
            }
            transferOut(balancer.name(), estimate);
        }
    }

    static void httpApi(PlannedResource api, EstimateBuilder estimate) {
        var traffic = estimate.assumptions.traffic();
        estimate.add(API, api.name(), Price.HTTP_API_MILLION, ofFullUse(meteredRequests(traffic) / MILLION));
        transferOut(api.name(), estimate);
    }

    static double meteredRequests(RequestTraffic traffic) {
        return traffic.requestsPerMonth() * Math.max(1, Math.ceil(traffic.responseKb() / METERED_KB));
    }

    static void transferOut(String name, EstimateBuilder estimate) {
        estimate.add(
                TRANSFER_OUT,
                name,
                Price.TRANSFER_OUT_GB,
                ofFullUse(estimate.assumptions.traffic().responseGb()));
    }

    static void webAcl(PlannedResource acl, EstimateBuilder estimate) {
        estimate.add(WAF, acl.name(), Price.WEB_ACL_MONTH, monthly(1));
        estimate.add(
                WAF,
                acl.name() + ", rules",
                Price.WEB_ACL_RULE_MONTH,
                monthly(acl.list("rules").size()));
        estimate.add(
                WAF,
                acl.name() + ", requests",
                Price.WEB_ACL_REQUEST_MILLION,
                ofFullUse(estimate.assumptions.traffic().requestsPerMonth() / MILLION));
    }

    /** One registration for each task of the services that name the Cloud Map service. */
    static void registry(PlannedResource registry, EstimateBuilder estimate) {
        estimate.dependents(Service.class, registry).stream()
                .map(service -> ServiceTasks.of(service, estimate.plan).taskHours())
                .map(hours -> hours.times(1 / Scenario.MONTH_HOURS))
                .forEach(tasks -> estimate.add(CLOUD_MAP, registry.name(), Price.REGISTERED_TASK_MONTH, tasks));
    }
}
