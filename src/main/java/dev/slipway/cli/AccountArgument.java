package dev.slipway.cli;

import dev.slipway.App;
import dev.slipway.awsapi.Clients;
import dev.slipway.base.types.ServiceLinkedRole;
import dev.slipway.operate.AccountRoles;
import dev.slipway.program.PlannedRoles;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.StackFile;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

/** The optional argument STACK of commands for the account of the credentials. */
final class AccountArgument {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STACK",
            converter = StackNameConverter.class,
            completionCandidates = StackNames.class,
            description = "The stack, as in Pulumi.STACK.yaml.")
    private @Nullable String stack;

    Optional<String> stack() {
        return Optional.ofNullable(stack);
    }

    /** The service-linked roles that the stack needs; without a stack, those that any stack may need. */
    SortedSet<ServiceLinkedRole> roles() {
        return config().map(App::preflight)
                .map(preflight -> PlannedRoles.of(preflight.plan()))
                .orElseGet(ServiceLinkedRole::all);
    }

    /** Calls IAM in the partition of the stack's region. */
    <T> T withRoles(Function<AccountRoles, T> task) {
        var region = config().flatMap(config ->
                Optional.ofNullable(config.values().get("aws:region")).map(Region::of));
        try (var iam = Clients.in(region.orElse(Region.AWS_GLOBAL), IamClient.builder())) {
            return task.apply(new AccountRoles(iam));
        }
    }

    private Optional<StackConfig> config() {
        return stack().map(name -> StackFile.read(Slipway.home(), name));
    }
}
