package dev.slipway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code destroy.py} asks for the name of the stack and refuses a protected one. */
class DestroyScriptTest extends ScriptHarness {

    private void stackIsProtected(boolean isProtected) throws IOException {
        script.program("pulumi", """
                [ "$1" != config ] || echo '{"slipway:protected": {"value": "%s", "secret": false}}'
                [ "$1" != destroy ] || printf 'Resources:\\n    - 83 deleted\\n    34 unchanged\\n'""".formatted(isProtected));
    }

    @Test
    void aConfirmedDestroyKeepsDeliveryAuditAndKeys() throws IOException {
        stackIsProtected(false);

        var result = script.run("destroy.py", "dev", "dev");

        assertThat(result.code()).isZero();
        assertThat(script.calls())
                .containsExactly(
                        "pulumi config --json --non-interactive --stack dev",
                        "pulumi destroy --yes --exclude urn:pulumi:dev::*::slipway:delivery:** --exclude urn:pulumi:dev::*::slipway:audit:** --exclude urn:pulumi:dev::*::**aws:kms/key:Key::* --stack dev --non-interactive --color never");
        assertThat(result.text())
                .endsWith(
                        "::notice::the deploy role may not delete its own roles, the audit and KMS keys: an administrator deletes them by pulumi destroy -s dev\n");
    }

    @Test
    void anotherNameIsRefusedBeforeAnyCall() throws IOException {
        stackIsProtected(false);

        var result = script.run("destroy.py", "prod", "dev");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text())
                .isEqualTo("destroy.py: 'dev' is not the name of the stack; type prod to destroy it\n");
        assertThat(script.calls()).isEmpty();
    }

    @Test
    void aProtectedStackIsRefused() throws IOException {
        stackIsProtected(true);

        var result = script.run("destroy.py", "prod", "prod");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text())
                .isEqualTo(
                        "destroy.py: prod is protected; set slipway:protected to false, deploy that, then destroy it\n");
        assertThat(script.calls("pulumi destroy")).isEmpty();
    }
}
