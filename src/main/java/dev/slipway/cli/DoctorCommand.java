package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.AwsErrors;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.base.types.ServiceLinkedRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.core.exception.SdkException;

/** Lists required programs, credentials and service-linked roles, and how to get those that are missing. */
@Command(
        name = "doctor",
        description = {
            "Checks this machine for required programs and credentials, and prints how to get missing ones.",
            "With STACK, also checks the account for the service-linked roles that the stack needs."
        },
        footer = {"  ./slipway doctor", "  ./slipway doctor dev"},
        exitCodeList = {
            "0:all programs for a preview are installed",
            "1:a program for a preview is missing, or the stack file has an error",
            "2:wrong usage"
        })
final class DoctorCommand extends SlipwayCommand {
    /**
     * A program or setting of the machine, or a resource of the account.
     *
     * @param required true if a preview needs it
     * @param found the version or the location; empty if it is missing
     */
    record Check(String name, boolean required, Optional<String> found, String needed, String fix) {
        String line() {
            var state = found.isPresent() ? "ok     " : required ? "MISSING" : "missing";
            return found.map(version -> "%s  %s: %s".formatted(state, name, version))
                    .orElse("%s  %s, needed %s; %s".formatted(state, name, needed, fix));
        }
    }

    /** Colour codes, which some packages of Maven print into pipes too. */
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

    @Mixin
    private final AccountArgument account = new AccountArgument();

    @Override
    public Integer call() {
        var checks = new ArrayList<>(
                checks(DoctorCommand::version, System.getenv()::get, Path.of(System.getProperty("user.home"))));
        account.stack().map(this::rolesOf).ifPresent(checks::add);
        terminal().wrapped(checks.stream().map(Check::line).toList()).forEach(this::print);
        return checks.stream()
                        .allMatch(check -> !check.required() || check.found().isPresent())
                ? 0
                : 1;
    }

    static List<Check> checks(
            Function<List<String>, Optional<String>> run,
            Function<String, @Nullable String> environment,
            Path userHome) {
        return List.of(
                new Check(
                        "JDK",
                        true,
                        run.apply(List.of("javac", "-version")),
                        "by every command",
                        "install a JDK of version 17 or newer and put it on PATH"),
                new Check(
                        "Maven",
                        true,
                        run.apply(List.of("mvn", "--version")),
                        "by every command",
                        "install Apache Maven 3.8 or newer and put it on PATH"),
                pulumi(run.apply(List.of("pulumi", "version"))),
                new Check(
                        "Docker",
                        false,
                        run.apply(List.of("docker", "version", "--format", "{{.Server.Version}}")),
                        "by services with build",
                        "install Docker and start its engine"),
                new Check(
                        "Docker Buildx",
                        false,
                        run.apply(List.of("docker", "buildx", "version")),
                        "by builds with secrets",
                        "see https://docs.docker.com/build/install-buildx/"),
                new Check("git", false, run.apply(List.of("git", "--version")), "by preview --against", "install git"),
                new Check(
                        "AWS CLI",
                        false,
                        run.apply(List.of("aws", "--version")),
                        "by commands of the documentation",
                        "see https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"),
                new Check(
                        "Session Manager plugin",
                        false,
                        run.apply(List.of("session-manager-plugin", "--version")),
                        "by exec and tunnel",
                        "see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html"),
                new Check(
                        "jq",
                        false,
                        run.apply(List.of("jq", "--version")),
                        "by commands of the documentation",
                        "install jq"),
                new Check(
                        "AWS credentials",
                        false,
                        credentials(environment, userHome),
                        "by pulumi up and the commands for a deployed stack",
                        "run aws configure sso, or set AWS_PROFILE"));
    }

    private static Check pulumi(Optional<String> installed) {
        var old = installed.filter(text -> new PulumiVersion(text).isTooOld());
        return new Check(
                "Pulumi CLI"
                        + old.map(text -> " " + PulumiVersion.OLDEST.text() + " or newer")
                                .orElse(""),
                false,
                installed.filter(text -> old.isEmpty()),
                "by pulumi up and the commands for a deployed stack",
                old.map(text -> text + " is installed, ").orElse("")
                        + "see https://www.pulumi.com/docs/iac/download-install/");
    }

    private Check rolesOf(String stack) {
        var roles = account.roles();
        try {
            var missing = account.withRoles(existing ->
                    roles.stream().filter(role -> !existing.have(role)).toList());
            var listed = names(missing.isEmpty() ? roles : missing);
            return new Check(
                    missing.isEmpty() ? "service-linked roles" : "service-linked roles " + listed,
                    false,
                    Optional.of(listed).filter(names -> missing.isEmpty()),
                    "by the first pulumi up in the account",
                    "run ./slipway bootstrap " + stack);
        } catch (SdkException refused) {
            return new Check(
                    "service-linked roles " + names(roles),
                    false,
                    Optional.empty(),
                    "by the first pulumi up in the account",
                    "they cannot be checked, since " + AwsErrors.of(refused));
        }
    }

    private static String names(Collection<ServiceLinkedRole> roles) {
        return roles.stream().map(ServiceLinkedRole::name).collect(Collectors.joining(", "));
    }

    private static Optional<String> credentials(Function<String, @Nullable String> environment, Path userHome) {
        for (var variable : List.of("AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE")) {
            if (environment.apply(variable) != null) {
                return Optional.of("from " + variable);
            }
        }
        return List.of("credentials", "config").stream()
                .map(file -> userHome.resolve(".aws").resolve(file))
                .filter(Files::exists)
                .map(file -> "from " + file)
                .findFirst();
    }

    /** The first line that a command prints, without warnings; empty if it does not exist or fails. */
    private static Optional<String> version(List<String> command) {
        try {
            var result = LocalEnvironment.own(Slipway.home()).process(command).runMerged();
            return Optional.of(result.output().strip())
                    .filter(output -> result.exitCode() == 0 && !output.isEmpty())
                    .flatMap(output -> output.lines()
                            .filter(line -> !line.startsWith("warning:"))
                            .findFirst())
                    .map(line -> COLOURS.matcher(line).replaceAll(""));
        } catch (RunException missing) {
            return Optional.empty();
        }
    }
}
