package dev.slipway.operate;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;

/** The stacks that use the environment of a deployed stack: those with a service in its cluster. */
public final class EnvironmentUsers {
    /** The output of a stack that shares an environment. */
    private static final String OUTPUT = "environment";

    /** The maximum number of services of one call of <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html">DescribeServices</a>. */
    private static final int MAX_SERVICES = 10;

    private EnvironmentUsers() {}

    /** The names of the stacks as {@code <project>/<stack>}, in alphabetical order; empty for a stack that shares no environment. */
    public static Optional<List<String>> of(DeployedStack stack) {
        return stack.outputs().get(OUTPUT) instanceof JsonObject environment
                ? Optional.of(read(stack, environment.get("export_name").getAsString()))
                : Optional.empty();
    }

    private static List<String> read(DeployedStack stack, String exportName) {
        try (var ecs = stack.client(EcsClient.builder())) {
            var arns = ecs.listServicesPaginator(request -> request.cluster(stack.cluster())).serviceArns().stream()
                    .toList();
            var users = new ArrayList<String>();
            for (var from = 0; from < arns.size(); from += MAX_SERVICES) {
                var some = arns.subList(from, Math.min(arns.size(), from + MAX_SERVICES));
                ecs.describeServices(request ->
                                request.cluster(stack.cluster()).services(some).include(ServiceField.TAGS))
                        .services()
                        .forEach(service -> users.add(name(service.tags())));
            }
            return users.stream()
                    .filter(name -> !exportName.equals(name.replace('/', '-') + "-environment"))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static String name(List<Tag> tags) {
        return Stream.of("Project", "Stack")
                .map(key -> tags.stream()
                        .filter(tag -> tag.key().equals(key))
                        .map(Tag::value)
                        .findFirst()
                        .orElse("unknown"))
                .reduce((project, name) -> project + "/" + name)
                .orElseThrow();
    }
}
