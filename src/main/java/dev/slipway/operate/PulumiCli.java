package dev.slipway.operate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import com.pulumi.exceptions.RunException;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.base.ShutdownHook;
import dev.slipway.base.Subprocess;
import dev.slipway.base.Suggestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Outputs of a project's stacks, read by the Pulumi CLI. The Automation API is not used, because it selects the stack
 * that it reads, which changes the selection in the project's folder, and calls the CLI several times.
 */
public final class PulumiCli {
    private static final String INSTALL = "https://www.pulumi.com/docs/iac/download-install/";

    private final LocalEnvironment machine;

    public PulumiCli(LocalEnvironment machine) {
        this.machine = machine;
    }

    /** The outputs of a stack; the text of secret ones is {@code [secret]}. */
    public DeployedStack read(String stack) {
        var outputs = answer(stack, List.of("stack", "output", "--json", "--stack", stack))
                .getAsJsonObject();
        return new DeployedStack(stack, outputs);
    }

    /**
     * Destroys a stack on the terminal of this process.
     *
     * @param yes false for a CLI that asks before it deletes anything
     * @return the exit code of the CLI
     */
    public int destroy(String stack, boolean yes) {
        var arguments = new ArrayList<>(List.of("destroy", "--stack", stack));
        if (yes) {
            arguments.add("--yes");
        }
        var command = machine.process(program(), arguments);
        // Ctrl-C reaches the CLI too, which first waits for the current calls to AWS.
        try (var hook = new ShutdownHook<>(
                command::startOnTerminal, destroy -> destroy.onExit().join())) {
            return hook.started().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted; pulumi destroy -s %s continues where it ended".formatted(stack), e);
        }
    }

    private JsonElement answer(String stack, List<String> arguments) {
        var ended = run(arguments);
        if (ended.exitCode() != 0) {
            throw new RunException(refusal(stack, ended.errors()));
        }
        try {
            return JsonParser.parseString(ended.output());
        } catch (JsonSyntaxException e) {
            throw new RunException(
                    "pulumi %s did not print JSON: %s".formatted(String.join(" ", arguments), first(ended.output())));
        }
    }

    private String refusal(String stack, String errors) {
        if (errors.contains("PULUMI_ACCESS_TOKEN") || errors.contains("pulumi login")) {
            return "Pulumi is not logged in: run pulumi login with the bucket of the state, such as"
                    + " pulumi login s3://my-state-bucket";
        }
        if (errors.contains("no stack named") || errors.contains("not found")) {
            return missing(stack);
        }
        return "the outputs of %s cannot be read: %s".formatted(stack, first(errors));
    }

    private String missing(String stack) {
        var ended = run(List.of("stack", "ls", "--json"));
        var known = new ArrayList<String>();
        if (ended.exitCode() == 0 && JsonParser.parseString(ended.output()) instanceof JsonArray stacks) {
            stacks.forEach(other -> known.add(((JsonObject) other).get("name").getAsString()));
        }
        var hint = Suggestions.to(stack, known)
                .map("; did you mean %s?"::formatted)
                .orElse(
                        known.isEmpty()
                                ? "; pulumi stack init %1$s creates it, pulumi up -s %1$s deploys it".formatted(stack)
                                : "; the stacks are " + String.join(", ", known));
        return "there is no stack %s%s".formatted(stack, hint);
    }

    private Subprocess.Result run(List<String> arguments) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of("--non-interactive", "--color", "never"));
        return machine.process(program(), all).run();
    }

    private Path program() {
        return machine.find("pulumi")
                .orElseThrow(() -> new RunException(
                        "the Pulumi CLI, which reads the stack's outputs, is not on the PATH: see " + INSTALL));
    }

    /** The first line of the CLI's error, without the prefix {@code error:}. */
    private static String first(String errors) {
        return errors.lines()
                .map(line -> line.replaceFirst("^error: ", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("warning:"))
                .findFirst()
                .orElse("pulumi gives no reason");
    }
}
