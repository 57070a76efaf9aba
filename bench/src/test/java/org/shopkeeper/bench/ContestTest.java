package org.shopkeeper.bench;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shopkeeper.bench.player.Players;

/** Nobody is timed whose answers are wrong: on small pools, everybody's are right. */
class ContestTest {

    static Stream<Arguments> everybody() {
        return Players.NAMES.stream().flatMap(player -> List.of("T1", "T2", "T4").stream()
                .filter(table -> Players.plays(player, table))
                .map(table -> Arguments.of(player, table)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everybody")
    void answersRight(String player, String table) {
        Contest.prepared(player, table, 64);
    }
}
