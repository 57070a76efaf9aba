package org.shopkeeper.planner.model;

import org.optaplanner.core.api.domain.constraintweight.ConstraintConfiguration;
import org.optaplanner.core.api.domain.constraintweight.ConstraintWeight;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;

/**
 * What each constraint weighs, per unit of its penalty. Business people edit it; a weight of zero switches a constraint off. Soft
 * constraints weigh 1 per fen, so that a plan's soft score is money.
 */
@ConstraintConfiguration
public class CalendarWeights {

    private static final HardMediumSoftLongScore HARD = HardMediumSoftLongScore.ONE_HARD;
    private static final HardMediumSoftLongScore MEDIUM = HardMediumSoftLongScore.ONE_MEDIUM;
    private static final HardMediumSoftLongScore FEN = HardMediumSoftLongScore.ONE_SOFT;

    /** Per days. */
    @ConstraintWeight(ConstraintNames.H1)
    public HardMediumSoftLongScore h1 = HARD;

    /** Per days. */
    @ConstraintWeight(ConstraintNames.H2)
    public HardMediumSoftLongScore h2 = HARD;

    /** Per days. */
    @ConstraintWeight(ConstraintNames.H2B)
    public HardMediumSoftLongScore h2b = HARD;

    /** Per thousandths of a unit. */
    @ConstraintWeight(ConstraintNames.H3)
    public HardMediumSoftLongScore h3 = HARD;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.H4)
    public HardMediumSoftLongScore h4 = HARD;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.H4B)
    public HardMediumSoftLongScore h4b = HARD;

    /** Per conditions. */
    @ConstraintWeight(ConstraintNames.H5)
    public HardMediumSoftLongScore h5 = HARD;

    /** Per promotions. */
    @ConstraintWeight(ConstraintNames.H5B)
    public HardMediumSoftLongScore h5b = HARD;

    /** Per days. */
    @ConstraintWeight(ConstraintNames.H6)
    public HardMediumSoftLongScore h6 = HARD;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.H7)
    public HardMediumSoftLongScore h7 = HARD;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.H7B)
    public HardMediumSoftLongScore h7b = HARD;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.H8)
    public HardMediumSoftLongScore h8 = HARD;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.H9)
    public HardMediumSoftLongScore h9 = HARD;

    /** Per thousandths of a unit. */
    @ConstraintWeight(ConstraintNames.H10)
    public HardMediumSoftLongScore h10 = HARD;

    /** Per thousandths of a contact. */
    @ConstraintWeight(ConstraintNames.H10B)
    public HardMediumSoftLongScore h10b = HARD;

    /** Per person-days. */
    @ConstraintWeight(ConstraintNames.H10C)
    public HardMediumSoftLongScore h10c = HARD;

    /** Per days. */
    @ConstraintWeight(ConstraintNames.H11)
    public HardMediumSoftLongScore h11 = HARD;

    /** Per blackouts. */
    @ConstraintWeight(ConstraintNames.H11B)
    public HardMediumSoftLongScore h11b = HARD;

    /** Per blackouts. */
    @ConstraintWeight(ConstraintNames.H11C)
    public HardMediumSoftLongScore h11c = HARD;

    /** Per launches. */
    @ConstraintWeight(ConstraintNames.H12)
    public HardMediumSoftLongScore h12 = HARD;

    /** Per days. */
    @ConstraintWeight(ConstraintNames.H12B)
    public HardMediumSoftLongScore h12b = HARD;

    /** Per days. */
    @ConstraintWeight(ConstraintNames.H13)
    public HardMediumSoftLongScore h13 = HARD;

    /** Per days. */
    @ConstraintWeight(ConstraintNames.H14)
    public HardMediumSoftLongScore h14 = HARD;

    /** Per promotions. */
    @ConstraintWeight(ConstraintNames.H15)
    public HardMediumSoftLongScore h15 = HARD;

    /** Per launches. */
    @ConstraintWeight(ConstraintNames.H15B)
    public HardMediumSoftLongScore h15b = HARD;

    /** Per points of priority. */
    @ConstraintWeight(ConstraintNames.M1)
    public HardMediumSoftLongScore m1 = MEDIUM;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S1)
    public HardMediumSoftLongScore s1 = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S2)
    public HardMediumSoftLongScore s2 = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S3)
    public HardMediumSoftLongScore s3 = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S4)
    public HardMediumSoftLongScore s4 = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S5)
    public HardMediumSoftLongScore s5 = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S6)
    public HardMediumSoftLongScore s6 = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S7)
    public HardMediumSoftLongScore s7 = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S7B)
    public HardMediumSoftLongScore s7b = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S8)
    public HardMediumSoftLongScore s8 = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S8B)
    public HardMediumSoftLongScore s8b = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S9)
    public HardMediumSoftLongScore s9 = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S9B)
    public HardMediumSoftLongScore s9b = FEN;

    /** Per fen. */
    @ConstraintWeight(ConstraintNames.S10)
    public HardMediumSoftLongScore s10 = FEN;
}
