package dev.slipway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code stacks.py}: the stacks of a job, from the files of the project. */
class StacksScriptTest extends ScriptHarness {
    @BeforeEach
    void project() throws IOException {
        script.write("Pulumi.yaml", "");
        script.write("Pulumi.dev.yaml", "");
        script.write("Pulumi.prod.yaml", "");
        script.write("base.yaml", "");
        script.with("GITHUB_OUTPUT", home.resolve("outputs").toString()).with("VARIABLES", """
                {"DEV_DEPLOY_ROLE_ARN": "arn:dev", "STAGING_DEPLOY_ROLE_ARN": "arn:staging",
                 "PROD_MELBOURNE_DEPLOY_ROLE_ARN": "arn:melbourne", "PROD_DEPLOY_ROLE_ARN": "arn:prod",
                 "DEV_DRIFT_ROLE_ARN": "arn:drift", "PROD_DRIFT_ROLE_ARN": ""}""");
    }

    @Test
    void aStackIsAFileWhoseRoleIsSet() throws IOException {
        var result = script.run("stacks.py", "drift");

        assertThat(result.code()).isZero();
        assertThat(result.text()).isEqualTo("prod is left out: the variable PROD_DRIFT_ROLE_ARN is not set\n");
        assertThat(script.read("outputs"))
                .isEqualTo("stacks=[{\"stack\": \"dev\", \"role\": \"DEV_DRIFT_ROLE_ARN\"}]\n");
    }

    @Test
    void aNewFileIsAStack() throws IOException {
        script.write("Pulumi.staging.yaml", "");
        script.write("Pulumi.prod-melbourne.yaml", "");

        assertThat(script.run("stacks.py", "deploy").code()).isZero();

        assertThat(script.read("outputs")).isEqualTo("""
                stacks=[{"stack": "dev", "role": "DEV_DEPLOY_ROLE_ARN"}, \
                {"stack": "prod", "role": "PROD_DEPLOY_ROLE_ARN"}, \
                {"stack": "prod-melbourne", "role": "PROD_MELBOURNE_DEPLOY_ROLE_ARN"}, \
                {"stack": "staging", "role": "STAGING_DEPLOY_ROLE_ARN"}]
                """);
    }

    @Test
    void protectedStacksAreAListOfTheirOwn() throws IOException {
        script.write("check.json", """
                {"stacks": [{"stack": "dev", "protected": false}, {"stack": "prod", "protected": true},
                            {"stack": "staging", "protected": false}]}""");

        assertThat(script.run("stacks.py", "deploy", "--check", "check.json").code())
                .isZero();

        assertThat(script.read("outputs")).isEqualTo("""
                unprotected=[{"stack": "dev", "role": "DEV_DEPLOY_ROLE_ARN"}, \
                {"stack": "staging", "role": "STAGING_DEPLOY_ROLE_ARN"}]
                protected=[{"stack": "prod", "role": "PROD_DEPLOY_ROLE_ARN"}]
                """);
    }

    @Test
    void aRepositoryWithoutVariablesHasNoStacksToDeploy() throws IOException {
        script.with("VARIABLES", "{}");

        assertThat(script.run("stacks.py", "deploy").code()).isZero();

        assertThat(script.read("outputs")).isEqualTo("stacks=[]\n");
    }

    @Test
    void oneStackIsListedIfItHasAFile() throws IOException {
        assertThat(script.run("stacks.py", "deploy", "--only", "prod").code()).isZero();
        assertThat(script.read("outputs"))
                .isEqualTo("stacks=[{\"stack\": \"prod\", \"role\": \"PROD_DEPLOY_ROLE_ARN\"}]\n");

        var result = script.run("stacks.py", "deploy", "--only", "pord");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).isEqualTo("stacks.py: there is no Pulumi.pord.yaml; name one of: dev, prod\n");
    }

    @Test
    void anUnknownPurposeIsRefused() throws IOException {
        var result = script.run("stacks.py", "destroy");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).isEqualTo("stacks.py: 'destroy' is not a purpose; use deploy, preview, drift\n");
    }
}
