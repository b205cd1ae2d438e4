package dev.slipway.cli;

import com.google.gson.JsonElement;
import com.pulumi.exceptions.RunException;
import dev.slipway.base.Json;
import dev.slipway.base.Suggestions;
import dev.slipway.operate.DeployedStack;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the outputs of a deployed stack. */
@Command(
        name = "outputs",
        description = "Shows the outputs of a deployed stack: addresses, names, ARNs.",
        footer = {"  ./slipway outputs dev", "  ./slipway outputs dev api_url"},
        exitCodeList = {
            "0:the outputs are printed",
            "1:an unknown output, or a stack that cannot be read",
            "2:wrong usage"
        })
final class OutputsCommand extends SlipwayCommand {
    @Mixin
    private StackArgument stack = new StackArgument();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The output to show; for an output of a service, NAME.SERVICE, as in log_group.orders.")
    private @Nullable String name;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var deployed = stack.read();
        if (name != null) {
            var value = named(deployed, name);
            print(json ? Json.pretty(value) : DeployedStack.text(value));
        } else if (json) {
            print(Json.pretty(deployed.outputs()));
        } else {
            deployed.outputs()
                    .entrySet()
                    .forEach(output ->
                            print("%s: %s".formatted(output.getKey(), DeployedStack.text(output.getValue()))));
        }
        return 0;
    }

    private static JsonElement named(DeployedStack deployed, String name) {
        var value = Optional.ofNullable(deployed.outputs().get(name));
        var dot = name.indexOf('.');
        if (value.isEmpty() && dot > 0) {
            value = Optional.ofNullable(deployed.outputs().get(name.substring(0, dot)))
                    .filter(JsonElement::isJsonObject)
                    .map(values -> values.getAsJsonObject().get(name.substring(dot + 1)));
        }
        return value.orElseThrow(() -> {
            var known = deployed.outputs().keySet();
            return new RunException("the stack %s has no output %s; %s"
                    .formatted(
                            deployed.name(),
                            name,
                            Suggestions.to(name, known)
                                    .map("did you mean %s?"::formatted)
                                    .orElse("it has " + String.join(", ", known))));
        });
    }
}
