package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code verify}, for help and completion alone: the launcher runs it, because it builds this program. */
@Command(
        name = "verify",
        description = "Checks the formats, compiles with warnings as errors, runs all tests.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is as it should be", "1:something is not"})
final class VerifyCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "MAVEN", description = "Further arguments of Maven, such as -o.")
    private List<String> maven = List.of();

    @Override
    public Integer call() {
        throw new RunException("verify is up to the launcher: run ./slipway verify in the project's folder");
    }
}
