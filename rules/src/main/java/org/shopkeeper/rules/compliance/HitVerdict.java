package org.shopkeeper.rules.compliance;

/** What one hit amounts to: PASS, REVIEW or BLOCK. */
public record HitVerdict(TermHit hit, String verdict) {}
