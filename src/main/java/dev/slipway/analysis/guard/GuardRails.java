package dev.slipway.analysis.guard;

import com.pulumi.exceptions.RunException;
import dev.slipway.engine.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of guard rails, and their check of a plan before any call to the cloud. {@code docs/guard-rails.md} lists
 * the rules.
 */
public final class GuardRails {
    static final String WAIVER_EXPIRED = "waiver-expired";
    static final String WAIVER_UNUSED = "waiver-unused";

    private static final List<GuardRule> RULES = List.of(
            ReachRules.OPEN_INGRESS,
            ReachRules.PUBLIC_SERVICE_OPEN,
            ReachRules.NETWORK_BALANCER_OPEN,
            ReachRules.TASK_PUBLIC_ADDRESS,
            RouteRules.ROUTES_OVERLAP,
            RouteRules.LOGIN_BYPASS,
            PolicyRules.POLICY_WILDCARD,
            PolicyRules.OPEN_PRINCIPAL,
            PolicySizeRules.POLICY_SIZE,
            ContainerRules.SHARED_ROLE,
            ContainerRules.ROOT_CONTAINER,
            ContainerRules.WRITABLE_ROOT,
            ContainerRules.IMAGE_PINNED,
            ContainerRules.IMAGE_MOVING_TAG,
            SecretRules.PLAIN_SECRET,
            DataRules.ENCRYPTION_AT_REST,
            DataRules.BUCKET_CLOSED,
            DataRules.KEY_ROTATION,
            DataRules.LOG_RETENTION,
            TransitRules.TLS_ONLY,
            TransitRules.LISTENER_TLS,
            DatabaseRules.DATABASE_CLOSED,
            DatabaseRules.DATABASE_SPREAD,
            DatabaseRules.BACKUPS,
            ProtectionRules.TWO_ZONES,
            ProtectionRules.DELETION_PROTECTION,
            ProtectionRules.PULUMI_PROTECT,
            ApiRules.API_THROTTLE,
            ApiRules.API_ACCESS_LOGS,
            ApiRules.CORS_CREDENTIALS,
            ApiRules.API_KEY,
            ApiRules.UNCHECKED_HEALTH,
            FunctionRules.FUNCTION_ALARM,
            FunctionRules.FUNCTION_CALLER,
            AuditRules.WEB_IDENTITY,
            AuditRules.TRAIL,
            AuditRules.OPEN_ACL,
            DeliveryRules.DEPLOY_PERMISSIONS,
            TagRules.TAGGED);

    private GuardRails() {}

    /** Every rule over resources, in the order of the documentation. */
    public static List<GuardRule> rules() {
        return RULES;
    }

    /**
     * Findings of the rules on a plan, sorted: errors, warnings, waived findings. An expired waiver waives
     * nothing. Expired and unused waivers are warnings.
     *
     * @param protectedStack true if the rules of protected stacks apply
     * @param today the date that the waivers' end dates are compared with
     */
    public static List<Finding> check(Plan plan, boolean protectedStack, List<Waiver> waivers, LocalDate today) {
        var found = RULES.stream()
                .filter(rule -> rule.scope().covers(protectedStack))
                .flatMap(rule -> rule.check().apply(plan).map(violation -> new Broken(rule, violation)))
                .toList();
        var inForce =
                waivers.stream().filter(waiver -> !waiver.hasExpired(today)).toList();
        return Stream.concat(
                        found.stream().map(broken -> broken.finding(inForce)),
                        waivers.stream().flatMap(waiver -> aboutWaiver(waiver, found, today)))
                .sorted()
                .toList();
    }

    /** A rule and its violation. */
    private record Broken(GuardRule rule, Violation violation) {
        boolean covered(Waiver waiver) {
            return waiver.covers(rule, violation);
        }

        Finding finding(List<Waiver> waivers) {
            return Finding.of(
                    rule, violation, waivers.stream().filter(this::covered).findFirst());
        }
    }

    private static Stream<Finding> aboutWaiver(Waiver waiver, List<Broken> found, LocalDate today) {
        if (waiver.lacksVariable()) {
            return Stream.of(warning(
                    WAIVER_UNUSED,
                    waiver,
                    "the waiver of %s for %s names no variable: set variable to the one that the finding names"
                            .formatted(waiver.rule(), waiver.resource())));
        }
        if (found.stream().noneMatch(broken -> broken.covered(waiver))) {
            return Stream.of(warning(
                    WAIVER_UNUSED,
                    waiver,
                    "the waiver of %s for %s matches no finding: remove it, or give the %s exact name"
                            .formatted(
                                    waiver.rule(),
                                    waiver.subject(),
                                    waiver.variable().isEmpty() ? "resource's" : "resource's and the variable's")));
        }
        if (waiver.hasExpired(today)) {
            return Stream.of(warning(
                    WAIVER_EXPIRED,
                    waiver,
                    "the waiver of %s for %s expired on %s: fix the violation, or set a new date"
                            .formatted(waiver.rule(), waiver.subject(), waiver.until())));
        }
        return Stream.empty();
    }

    private static Finding warning(String rule, Waiver waiver, String message) {
        return new Finding(rule, Severity.WARNING, waiver.resource(), message, null);
    }

    /**
     * Throws if there are errors.
     *
     * @throws RunException with one line for each error that is not waived
     */
    public static void throwOnErrors(List<Finding> findings) {
        var errors = findings.stream().filter(Finding::isBlocking).toList();
        if (!errors.isEmpty()) {
            throw new RunException(errors.stream().map(Finding::reason).collect(Collectors.joining("\n")));
        }
    }
}
