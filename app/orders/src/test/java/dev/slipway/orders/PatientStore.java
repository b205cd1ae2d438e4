package dev.slipway.orders;

import dev.slipway.orders.dynamodb.DynamoDbLocal;
import dev.slipway.orders.order.OrderStore;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** For tests in which no store fails: on DynamoDB Local with the patience that a busy machine needs. */
@Factory
@Requires(property = PatientStore.TABLE)
public final class PatientStore {

    public static final String TABLE = "test.patient-dynamodb-table";

    @Singleton
    @Bean(preDestroy = "close")
    @Replaces(value = OrderStore.class, factory = Beans.class)
    OrderStore store(@Property(name = TABLE) String table) {
        return DynamoDbLocal.shared().store(table);
    }
}
