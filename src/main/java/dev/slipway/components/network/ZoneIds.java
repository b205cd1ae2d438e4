package dev.slipway.components.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Availability zones that lack a service, by their
 * <a href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html">ids</a>: a name such as
 * {@code us-east-1a} is another zone in each account.
 */
final class ZoneIds {
    /**
     * The zones without Fargate, from
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html">regions for Linux
     * containers on Fargate</a>. {@code use1-az3} is not in the list for Windows containers, and has neither VPC links nor
     * current instance types.
     */
    static final List<String> WITHOUT_FARGATE =
            List.of("use1-az3", "usw1-az2", "apne1-az3", "cac1-az3", "cnn1-az3", "cnn1-az4");

    /**
     * Further zones without VPC links for HTTP APIs, from their
     * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html">availability by
     * region</a>.
     */
    private static final Set<String> WITHOUT_VPC_LINKS = Set.of("ape1-az1", "cac1-az4", "euw3-az2");

    private ZoneIds() {}

    /**
     * The names of zones, those without VPC links last: a VPC keeps its zones, and may get an HTTP API later.
     *
     * @param idsByName in the order of the names
     */
    static List<String> preferred(Map<String, String> idsByName) {
        var names = new ArrayList<>(idsByName.keySet());
        names.sort(Comparator.comparing(name -> WITHOUT_VPC_LINKS.contains(idsByName.get(name))));
        return names;
    }
}
