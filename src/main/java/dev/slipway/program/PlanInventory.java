package dev.slipway.program;

import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.route53.Record;
import com.pulumi.aws.s3.BucketV2;
import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import dev.slipway.components.delivery.PlannedCopy;
import dev.slipway.components.delivery.PlannedTypes;
import dev.slipway.components.image.BuildxImage;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types, functions, regions and buckets of a plan, from which the permissions to deploy it derive. */
public final class PlanInventory {

    /** The part of a URN that marks the bucket of the audit, which a deployment may not change. */
    private static final String AUDIT = ":AuditStore$";

    private static final String S3 = "s3://";

    /** A resource in the account and region of the stack. */
    private static final String IN_STACK = "arn:{partition}:%s:{region}:{account}:%s";

    private PlanInventory() {}

    public static PlannedTypes of(Plan plan) {
        var types = new TreeSet<String>();
        plan.functions().forEach(call -> types.add(call.token()));
        plan.resources().forEach(resource -> types.add(resource.type()));
        var buckets = new TreeSet<String>();
        plan.ofType(BucketV2.class).stream()
                .filter(bucket -> !bucket.urn().contains(AUDIT))
                .forEach(bucket -> buckets.add(nameOf(bucket)));
        return new PlannedTypes(
                types,
                otherRegions(plan),
                buckets,
                readResources(plan),
                zones(plan),
                records(plan),
                new TreeSet<>(),
                ownTypes(plan, types));
    }

    /** The types of the plan whose facts differ from Slipway's, since an extension adds to them. */
    private static List<ResourceType> ownTypes(Plan plan, Set<String> types) {
        return types.stream()
                .flatMap(token -> plan.facts().type(token).stream())
                .filter(type -> !ResourceTypes.find(type.token()).equals(Optional.of(type)))
                .toList();
    }

    /** The inventory of a copy for a pull request, with the policies of its roles. */
    public static PlannedCopy ofCopy(Plan plan) {
        var created = plan.names().keySet().stream()
                .filter(name -> name.startsWith("arn:"))
                .map(PlanInventory::withoutAccount)
                .collect(Collectors.toSet());
        var policies = plan.ofType(RolePolicy.class).stream()
                .map(policy -> withoutAccount(policy.text("policy")))
                .toList();
        return new PlannedCopy(plan.project() + "-" + plan.stack(), of(plan), policies, created);
    }

    private static String withoutAccount(String text) {
        return text.replace(Plan.ACCOUNT, PlannedCopy.ACCOUNT);
    }

    /** The ARNs of the resources that the deployment reads. */
    private static SortedSet<String> readResources(Plan plan) {
        return Stream.of(logins(plan), listeners(plan), trustStores(plan), buildSecrets(plan))
                .flatMap(arns -> arns)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The secrets whose values the program looks up, and the user pools of listener rules. */
    private static Stream<String> logins(Plan plan) {
        var secrets = plan.functions().stream()
                .filter(call -> call.token().equals("aws:secretsmanager/getSecretVersion:getSecretVersion"))
                .map(call -> call.arguments().get("secretId").toString());
        var pools = plan.ofType(ListenerRule.class).stream()
                .flatMap(rule -> rule.list("actions").stream())
                .flatMap(action ->
                        action instanceof Map<?, ?> kinds && kinds.get("authenticateCognito") instanceof Map<?, ?> login
                                ? Stream.of(login.get("userPoolArn").toString())
                                : Stream.empty());
        return Stream.concat(secrets, pools);
    }

    /** The existing listeners that the program looks up and adds rules to. */
    private static Stream<String> listeners(Plan plan) {
        return plan.functions().stream()
                .filter(call -> call.token().equals("aws:lb/getListener:getListener"))
                .map(call -> call.arguments().get("arn").toString());
    }

    private static SortedSet<String> zones(Plan plan) {
        return plan.functions().stream()
                .filter(call -> call.token().equals("aws:route53/getZone:getZone"))
                .map(call -> call.arguments().get("name").toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of DNS records. Those that validate a certificate begin with a label of ACM's. */
    private static SortedSet<String> records(Plan plan) {
        return plan.ofType(Record.class).stream()
                .map(record -> record.text("name").toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
                .map(name -> name.replaceFirst("^_[^.]*\\.", "_*."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The regions of explicit providers, by the types of the resources that use them. */
    private static Map<String, Set<String>> otherRegions(Plan plan) {
        var providers = plan.resources().stream()
                .filter(resource -> !resource.text("region").isEmpty())
                .collect(Collectors.toMap(PlannedResource::urn, resource -> resource.text("region")));
        var regions = new TreeMap<String, Set<String>>();
        for (var resource : plan.resources()) {
            var provider = resource.options().provider();
            if (providers.containsKey(provider)) {
                regions.computeIfAbsent(resource.type(), type -> new TreeSet<>())
                        .add(providers.get(provider));
            }
        }
        return regions;
    }

    /** The certificates of clients, which mutual TLS reads from S3. */
    private static Stream<String> trustStores(Plan plan) {
        var objects = new TreeSet<String>();
        for (var resource : plan.resources()) {
            var uri = resource.text("mutualTlsAuthentication.truststoreUri");
            if (uri.startsWith(S3)) {
                objects.add(uri.substring(S3.length()));
            }
            var bucket = resource.text("caCertificatesBundleS3Bucket");
            if (!bucket.isEmpty()) {
                objects.add(bucket + "/" + resource.text("caCertificatesBundleS3Key"));
            }
        }
        return objects.stream().map("arn:{partition}:s3:::"::concat);
    }

    /** The secrets of image builds that AWS stores, in the stack's region unless they have an ARN. */
    private static Stream<String> buildSecrets(Plan plan) {
        return plan.ofType(BuildxImage.TYPE).stream()
                .flatMap(image -> image.input("secrets").stream())
                .flatMap(secrets -> ((Map<?, ?>) secrets).values().stream())
                .flatMap(secret -> storedSecret(secret.toString()));
    }

    /** The ARN of a secret or a parameter. That of a secret ends with six random characters. */
    private static Stream<String> storedSecret(String secret) {
        var parts = secret.split(" ", 2);
        var id = parts[1];
        return switch (parts[0]) {
            case "secretsmanager" ->
                Stream.of(
                        id.startsWith("arn:") ? id : IN_STACK.formatted("secretsmanager", "secret:" + id + "-??????"));
            case "ssm" ->
                Stream.of(
                        id.startsWith("arn:")
                                ? id
                                : IN_STACK.formatted("ssm", "parameter/" + id.replaceFirst("^/", "")));
            default -> Stream.empty();
        };
    }

    /** The beginning of the bucket's name: a prefix of its own, or the logical name and a hyphen. */
    private static String nameOf(PlannedResource bucket) {
        var prefix = bucket.text("bucketPrefix");
        var given = bucket.text("bucket");
        if (!given.isEmpty()) {
            return given;
        }
        return prefix.isEmpty() ? bucket.name() + "-" : prefix;
    }
}
