package dev.slipway.realengine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Base class of tests that apply stacks by a Pulumi CLI to an emulated AWS; they are skipped where one is missing. */
@Tag("engine")
@Timeout(value = 40, unit = TimeUnit.MINUTES)
abstract class EngineHarness {
    static final String REGION = "eu-west-1";

    @BeforeAll
    static void checkPrerequisites() {
        var missing = Prerequisites.missing();
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
    }

    @AfterAll
    static void printTimings() {
        System.out.print(EngineStack.TIMINGS.table());
    }
}
