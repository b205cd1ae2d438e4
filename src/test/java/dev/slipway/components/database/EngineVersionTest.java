package dev.slipway.components.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EngineVersionTest {
    /** Every row of AWS's table, at its first version and just before it. */
    @ParameterizedTest
    @CsvSource({
        "MYSQL,      3.02.0, 0.5, 128",
        "MYSQL,      3.05.2, 0.5, 128",
        "MYSQL,      3.06.0, 0.5, 256",
        "MYSQL,      3.07.1, 0.5, 256",
        "MYSQL,      3.08.0, 0,   256",
        "MYSQL,      3.10.4, 0,   256",
        "POSTGRESQL, 13.6,   0.5, 128",
        "POSTGRESQL, 13.12,  0.5, 128",
        "POSTGRESQL, 13.13,  0.5, 256",
        "POSTGRESQL, 13.15,  0,   256",
        "POSTGRESQL, 14.3,   0.5, 128",
        "POSTGRESQL, 14.10,  0.5, 256",
        "POSTGRESQL, 14.12,  0,   256",
        "POSTGRESQL, 15.2,   0.5, 128",
        "POSTGRESQL, 15.5,   0.5, 256",
        "POSTGRESQL, 15.7,   0,   256",
        "POSTGRESQL, 16.1,   0.5, 256",
        "POSTGRESQL, 16.3,   0,   256",
        "POSTGRESQL, 17.4,   0,   256",
        "POSTGRESQL, 18.1,   0,   256",
    })
    void aVersionHasThePublishedCapacityRange(DatabaseEngine engine, String text, double least, double most) {
        var version = new EngineVersion(engine, text);
        var widest = AcuRange.of(least, most);

        assertThat(version.checked(widest)).isSameAs(widest);
        if (least > 0) {
            assertThatIllegalArgumentException().isThrownBy(() -> version.checked(AcuRange.of(0, 1)));
        }
        if (most < 256) {
            assertThatIllegalArgumentException().isThrownBy(() -> version.checked(AcuRange.of(1, most + 0.5)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MYSQL      | 2.11.4 | version: aurora-mysql 2.11.4 has no Serverless v2, which came with 3.02.0; set it to 3.10.4",
                "MYSQL      | 3.01.1 | version: aurora-mysql 3.01.1 has no Serverless v2, which came with 3.02.0; set it to 3.10.4",
                "POSTGRESQL | 12.20  | version: aurora-postgresql 12.20 has no Serverless v2, which came with 13.6, 14.3, 15.2, 16.1; set it to 17.7",
                "POSTGRESQL | 13.5   | version: aurora-postgresql 13.5 has no Serverless v2, which came with 13.6, 14.3, 15.2, 16.1; set it to 17.7",
                "POSTGRESQL | 16.0   | version: aurora-postgresql 16.0 has no Serverless v2, which came with 13.6, 14.3, 15.2, 16.1; set it to 17.7",
                "MYSQL      | 8.0    | version: a version of aurora-mysql such as 3.10.4 is allowed; set it to that, in quotes",
                "MYSQL      | 3.8.0  | version: a version of aurora-mysql such as 3.10.4 is allowed; set it to that, in quotes",
                "POSTGRESQL | 16     | version: a version of aurora-postgresql such as 17.7 is allowed; set it to that, in quotes",
            })
    void aVersionWithoutServerlessIsRefused(DatabaseEngine engine, String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EngineVersion(engine, text))
                .withMessage(message);
    }

    @Test
    void aVersionWithoutTheRangeIsRefusedWithOnesThatHaveIt() {
        var old = new EngineVersion(DatabaseEngine.MYSQL, "3.05.2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> old.checked(AcuRange.of(0, 1)))
                .withMessage("minAcu: aurora-mysql 3.05.2 cannot pause, so that a minAcu of 0.5 or more is allowed;"
                        + " set it to 0.5, or version to 3.10.4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> old.checked(AcuRange.of(1, 200)))
                .withMessage("maxAcu: aurora-mysql 3.05.2 has up to 128 ACUs; set maxAcu to 128, or version to 3.10.4");
    }

    @ParameterizedTest
    @EnumSource(DatabaseEngine.class)
    void theDefaultVersionHasTheWidestRange(DatabaseEngine engine) {
        var widest = AcuRange.of(0, 256);

        assertThat(new EngineVersion(engine, engine.defaultVersion()).checked(widest))
                .isSameAs(widest);
    }

    @ParameterizedTest
    @CsvSource({
        "MYSQL,      3.10.4, 8.0.mysql_aurora.3.10.4, aurora-mysql8.0",
        "POSTGRESQL, 17.7,   17.7,                    aurora-postgresql17",
        "POSTGRESQL, 16.3,   16.3,                    aurora-postgresql16",
    })
    void awsHasAVersionAndAFamilyOfParameters(DatabaseEngine engine, String text, String awsText, String family) {
        var version = new EngineVersion(engine, text);

        assertThat(version.awsText()).isEqualTo(awsText);
        assertThat(version.family()).isEqualTo(family);
    }
}
