package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code verify}, for help and completion alone: the launcher runs it, because it builds this program. */
@Command(
        name = "verify",
        description = "Checks the formats, compiles with warnings as errors, runs all tests.",
        footer = "  ./slipway verify",
        exitCodeList = {"0:all checks and tests pass", "1:a check or a test fails", "2:wrong usage"})
final class VerifyCommand extends SlipwayCommand {
    @Parameters(arity = "0..*", paramLabel = "MAVEN", description = "Further arguments of Maven, such as -o.")
    private List<String> maven = List.of();

    @Override
    public Integer call() {
        throw new RunException("the launcher runs verify: run ./slipway verify in the project's folder");
    }
}
