package dev.slipway.analysis.cost;

/**
 * Discounts on AWS's list prices.
 *
 * @param spotDiscountPercent discount of Fargate Spot in percent; it changes with supply, and AWS names
 *     <a href="https://aws.amazon.com/fargate/pricing/">up to 70</a>
 * @param freeTier true to deduct AWS's monthly free tier, which is per account; other stacks of the account may
 *     have used it up
 */
public record Discounts(double spotDiscountPercent, boolean freeTier) {
    public static final Discounts DEFAULT = new Discounts(70, false);

    double spotShare() {
        return 1 - spotDiscountPercent / 100;
    }
}
