package dev.slipway.analysis.cost;

/**
 * What is paid other than the list price.
 *
 * @param spotDiscountPercent of Fargate Spot, in percent; AWS changes it with supply and names
 *     <a href="https://aws.amazon.com/fargate/pricing/">up to 70</a>
 * @param freeTier whether what AWS gives each account for free every month is taken off; other stacks of the account may
 *     have used it up
 */
public record Discounts(double spotDiscountPercent, boolean freeTier) {
    public static final Discounts USUAL = new Discounts(70, false);

    double spotShare() {
        return 1 - spotDiscountPercent / 100;
    }
}
