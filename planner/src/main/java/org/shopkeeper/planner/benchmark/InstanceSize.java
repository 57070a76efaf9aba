package org.shopkeeper.planner.benchmark;

/** The four sizes of LPC-core. */
// Source: SPEC §3.2.
public enum InstanceSize {
    TINY(6, 5, 12, 45),
    SMALL(20, 30, 40, 60),
    MID(150, 300, 300, 180),
    LARGE(600, 300, 2000, 365);

    final int skus;
    final int launches;
    final int promos;
    final int days;

    InstanceSize(int skus, int launches, int promos, int days) {
        this.skus = skus;
        this.launches = launches;
        this.promos = promos;
        this.days = days;
    }
}
