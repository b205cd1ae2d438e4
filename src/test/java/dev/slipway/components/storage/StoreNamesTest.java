package dev.slipway.components.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of tables, buckets and buses that AWS allows. */
class StoreNamesTest {
    @Test
    void validNamesAreAllowed() {
        assertThat(new TableName("shop_2-test.orders").text()).isEqualTo("shop_2-test.orders");
        assertThat(new BucketPrefix("shop-test-files-").text()).isEqualTo("shop-test-files-");
        assertThat(new BusName("shop_2-test.orders").text()).isEqualTo("shop_2-test.orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "shop test-orders", "shop/test"})
    void aTableNameThatAwsWouldRefuseIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TableName(name))
                .withMessage(
                        "the table would be called " + name + ", and 3 to 255 letters, digits, hyphens, underscores"
                                + " and dots are allowed; rename the project or the stack");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shop-test-files-",
                "shop_2-test-files-",
                "xn--shop-",
                "sthree-shop-",
                "amzn-s3-demo-shop-",
                "-shop",
                "a-project-of-a-long-name-production-files-"
            })
    void aBucketNameThatAwsWouldRefuseIsRefused(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BucketPrefix(prefix))
                .withMessage(
                        "the bucket's name would begin with " + prefix + ", and up to 37 lower-case letters, digits"
                                + " and hyphens are allowed; shorten its name, or rename the project or the stack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop test-orders", "a-project-of-a-long-name-production-of-many-orders"})
    void aBusNameThatAwsWouldRefuseIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusName(name))
                .withMessage("the bus would be called " + name + ", and up to 48 letters, digits, hyphens, underscores"
                        + " and dots are allowed; shorten its name, or rename the project or the stack");
    }
}
