package dev.slipway.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import dev.slipway.App;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.PythonPackages;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The form of the identity policies of all stacks, checked by <a href="https://github.com/duo-labs/parliament">parliament</a>. */
class PolicyFormTest {
    private static final PythonPackages PARLIAMENT = PythonPackages.of("parliament");

    @Test
    void identityPoliciesHaveActionsResourcesAndConditionsThatIamKnows() throws IOException {
        var missing = PARLIAMENT.missing("the form of policies", "parliament==1.6.4");
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        var documents = new TreeMap<String, String>();
        for (var file : PolicyScanTest.stackFiles()) {
            var stack = PolicyScanTest.stack(file);
            for (var resource :
                    App.preflight(TestProject.read(stack, file)).plan().resources()) {
                if (isIdentityPolicy(resource)) {
                    documents.put(stack + " " + resource.name(), resource.text("policy"));
                }
            }
        }
        assertThat(documents).hasSizeGreaterThan(50);

        assertThat(findings(documents)).isEmpty();
    }

    private static boolean isIdentityPolicy(PlannedResource resource) {
        return resource.type().equals("aws:iam/policy:Policy")
                || resource.type().equals("aws:iam/rolePolicy:RolePolicy");
    }

    private static List<String> findings(Map<String, String> documents) throws IOException {
        var file = Files.createTempFile("slipway-policies-", ".json");
        Files.writeString(file, new Gson().toJson(documents));
        var findings = PARLIAMENT
                .run(List.of("python3", "src/test/scan/policies.py", file.toString()), Map.of())
                .orElseThrow(() -> new IllegalStateException("parliament failed on " + file));
        Files.delete(file);
        return findings.lines().toList();
    }
}
