package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.render.PlanJson;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stacks in regions of every partition: nothing in a plan assumes where it is deployed. */
class RegionsTest {
    private static final Map<String, String> PARTITIONS =
            Map.of("eu-west-1", "aws", "ap-southeast-4", "aws", "us-gov-west-1", "aws-us-gov", "cn-north-1", "aws-cn");
    private static final List<String> FILES = List.of(
            "examples/prod.yaml",
            "examples/orders.yaml",
            "examples/tunnel.yaml",
            "src/test/golden/Pulumi.balanced.yaml",
            "src/test/golden/Pulumi.bluegreen.yaml",
            "src/test/golden/Pulumi.migrating.yaml");

    /** Regions that have VPC links for HTTP APIs. */
    private static final List<String> LINKED = List.of("eu-west-1", "us-gov-west-1");

    private static final Pattern ARN = Pattern.compile("arn:(aws[a-z-]*):([a-z0-9-]*):([^:\"]*):");
    private static final Pattern REGION = Pattern.compile("\\b[a-z]{2}(-gov)?-(north|south|east|west|central)+-\\d\\b");

    @TempDir
    private Path folder;

    private static Stream<Arguments> stacks() {
        var everywhere =
                FILES.stream().flatMap(file -> PARTITIONS.keySet().stream().map(region -> Arguments.of(file, region)));
        var linked = Stream.of("examples/dev.yaml", "examples/private-api.yaml")
                .flatMap(file -> LINKED.stream().map(region -> Arguments.of(file, region)));
        return Stream.concat(everywhere, linked);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyArnIsOfTheRegionAndItsPartition(String file, String region) throws IOException {
        var partition = PARTITIONS.get(region);
        var plan = plan(file, region, partition);

        assertThat(ARN.matcher(plan).results()).isNotEmpty().allSatisfy(arn -> {
            assertThat(arn.group(1)).as("the partition of %s", arn.group()).isEqualTo(partition);
            assertThat(arn.group(3)).as("the region of %s", arn.group()).isIn("", "*", region);
        });
        assertThat(REGION.matcher(plan).results().map(found -> found.group()).distinct())
                .as("regions named in the plan")
                .containsExactly(region);
    }

    /** The plan of a stack file that is moved to a region, with all that it names, but without CloudFront of us-east-1. */
    private String plan(String file, String region, String partition) throws IOException {
        var suffix = partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
        var moved = Files.readString(Path.of(file))
                .replaceAll("aws:region: \\S+", "aws:region: " + region)
                .replaceAll("slipway:(distribution|firewall): .*", "")
                .replaceAll("eu-west-[12]", region)
                .replace("arn:aws:", "arn:" + partition + ":")
                .replaceAll("(\\.dkr\\.ecr\\.[a-z0-9-]+\\.)amazonaws\\.com", "$1" + suffix);
        var preflight =
                App.preflight(TestProject.read("test", Files.writeString(folder.resolve("Pulumi.test.yaml"), moved)));
        return PlanJson.text(preflight.saved());
    }
}
