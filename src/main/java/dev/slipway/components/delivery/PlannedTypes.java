package dev.slipway.components.delivery;

import dev.slipway.base.Withers;
import dev.slipway.base.types.ResourceType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The types, functions, regions and buckets of a stack's plan, from which its permissions derive.
 *
 * @param types of resources and components, such as {@code aws:ecs/cluster:Cluster}, and the tokens of provider functions that
 *     the program calls
 * @param otherRegions the regions of a type's resources that have a provider of another region than the stack's
 * @param buckets the beginnings of the names of buckets
 * @param readObjects the S3 objects that other services read with the permissions of the deployment, as {@code bucket/key}
 * @param readResources the ARNs of existing resources that the deployment reads: secrets and user pools of logins,
 *     and the listeners that it adds rules to
 * @param buildSecrets the secrets and parameters that a build of an image reads, as in {@code ssm npm-token}
 * @param zones the names of the hosted zones that the program looks up
 * @param records the names of DNS records in lower case, those of certificates with {@code _*} for the label that ACM chooses
 * @param ownTypes facts about types that Slipway does not have, or has in part
 */
@Withers
public record PlannedTypes(
        SortedSet<String> types,
        Map<String, Set<String>> otherRegions,
        SortedSet<String> buckets,
        SortedSet<String> readObjects,
        SortedSet<String> readResources,
        SortedSet<String> buildSecrets,
        SortedSet<String> zones,
        SortedSet<String> records,
        List<ResourceType> ownTypes)
        implements PlannedTypesBuilder.With {
    /** An empty plan. */
    public static final PlannedTypes NOTHING = of(Set.of(), Set.of());

    public PlannedTypes {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        otherRegions = Collections.unmodifiableSortedMap(new TreeMap<>(otherRegions));
        buckets = Collections.unmodifiableSortedSet(new TreeSet<>(buckets));
        readObjects = Collections.unmodifiableSortedSet(new TreeSet<>(readObjects));
        readResources = Collections.unmodifiableSortedSet(new TreeSet<>(readResources));
        buildSecrets = Collections.unmodifiableSortedSet(new TreeSet<>(buildSecrets));
        zones = Collections.unmodifiableSortedSet(new TreeSet<>(zones));
        records = Collections.unmodifiableSortedSet(new TreeSet<>(records));
        ownTypes = List.copyOf(ownTypes);
    }

    /** A plan of resources that are all in the stack's region. */
    public static PlannedTypes of(Set<String> types, Set<String> buckets) {
        return new PlannedTypes(
                new TreeSet<>(types),
                Map.of(),
                new TreeSet<>(buckets),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                List.of());
    }

    /** The ARNs or names of the build secrets of a service, {@code secretsmanager} or {@code ssm}. */
    List<String> buildSecretsOf(String service) {
        return buildSecrets.stream()
                .filter(secret -> secret.startsWith(service + " "))
                .map(secret -> secret.substring(service.length() + 1))
                .toList();
    }

    /** The regions of a type's resources, beside the stack's. */
    Set<String> otherRegionsOf(String type) {
        return otherRegions.getOrDefault(type, Set.of());
    }
}
