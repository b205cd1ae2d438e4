/**
 * Orders in one DynamoDB table.
 *
 * <table>
 * <caption>Its items</caption>
 * <tr><th>what</th><th>{@code pk}</th><th>{@code sk}</th><th>beside its attributes</th></tr>
 * <tr><td>an order</td><td>{@code order#<id>}</td><td>{@code order}</td>
 *     <td>in the index {@code gsi1}: {@code gsi1pk} is {@code status#<status>}, {@code gsi1sk} is the id</td></tr>
 * <tr><td>a key of a request</td><td>{@code key#<key>}</td><td>{@code key}</td>
 *     <td>{@code expiresAt}, by which the table deletes it</td></tr>
 * <tr><td>an event to be published</td><td>{@code outbox#<0 to 15>}, by order</td><td>the event's id</td>
 *     <td>the order after the change</td></tr>
 * <tr><td>sales of a product</td><td>{@code sales#<product>}</td><td>{@code sales}</td>
 *     <td>{@code orders} and {@code quantity}</td></tr>
 * <tr><td>an event that is in the sales</td><td>{@code counted#<event>}</td><td>{@code counted}</td>
 *     <td>nothing; it has no expiry, because the archive of an event bus can be replayed at any time</td></tr>
 * </table>
 *
 * The table has the partition key {@code pk}, the sort key {@code sk}, the index {@code gsi1} on {@code gsi1pk} and
 * {@code gsi1sk} with all attributes, and {@code expiresAt} as its time to live; keys are strings.
 */
@NullMarked
package dev.slipway.orders.dynamodb;

import org.jspecify.annotations.NullMarked;
