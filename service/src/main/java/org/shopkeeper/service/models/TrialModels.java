package org.shopkeeper.service.models;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.shopkeeper.decisions.compile.CompiledModel;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.stereotype.Component;

/**
 * The models that each caller has on trial, in memory only. Nobody sees another one's. Whoever puts up more than fits loses
 * the one not used for longest; what nobody asks for half an hour goes by itself.
 */
@Component
class TrialModels {

    static final int MAX_MODELS = 50;
    static final long MAX_CHARACTERS = 64L << 20;
    static final Duration IDLE = Duration.ofMinutes(30);

    private final Clock clock;

    /** By id, the one used last at the end. */
    private final Map<String, Held> models = new LinkedHashMap<>(16, 0.75f, true);

    TrialModels(Clock clock) {
        this.clock = clock;
    }

    private record Held(String owner, CompiledModel model, long characters, Instant usedAt) {}

    /**
     * @param characters of the files, as a measure of its memory
     * @return the id by which the owner asks it
     */
    synchronized String keep(String owner, CompiledModel model, long characters) {
        forgetIdle();
        String id = UUID.randomUUID().toString();
        models.put(id, new Held(owner, model, characters, clock.instant()));
        while (count(owner) > MAX_MODELS || characters(owner) > MAX_CHARACTERS && count(owner) > 1) {
            models.entrySet().stream()
                    .filter(e -> e.getValue().owner().equals(owner))
                    .findFirst()
                    .map(Map.Entry::getKey)
                    .ifPresent(models::remove);
        }
        return id;
    }

    /** @throws ProblemException UNKNOWN_RESOURCE, also for another owner's */
    synchronized CompiledModel of(String owner, String id) {
        forgetIdle();
        Held held = models.get(id);
        if (held == null || !held.owner().equals(owner)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_RESOURCE,
                    "There is no such model on trial; models go after half an hour unused.");
        }
        models.put(id, new Held(owner, held.model(), held.characters(), clock.instant()));
        return held.model();
    }

    /** @throws ProblemException UNKNOWN_RESOURCE */
    synchronized void drop(String owner, String id) {
        of(owner, id);
        models.remove(id);
    }

    private void forgetIdle() {
        Instant oldest = clock.instant().minus(IDLE);
        models.values().removeIf(held -> held.usedAt().isBefore(oldest));
    }

    private long count(String owner) {
        return models.values().stream().filter(h -> h.owner().equals(owner)).count();
    }

    private long characters(String owner) {
        return models.values().stream()
                .filter(h -> h.owner().equals(owner))
                .mapToLong(Held::characters)
                .sum();
    }
}
