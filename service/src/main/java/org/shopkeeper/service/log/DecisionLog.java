package org.shopkeeper.service.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.shopkeeper.service.ShopkeeperSettings;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Remembers every decision. Recording costs the request one writing of JSON and one copy in memory. */
@Component
public class DecisionLog {

    private final Journal journal;
    private final EntryText text;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids;

    DecisionLog(ShopkeeperSettings settings, ObjectMapper json, Clock clock) throws IOException {
        this.journal = new Journal(settings.home().resolve("journal"));
        this.text = new EntryText(json);
        this.clock = clock;
        this.ids = Generators.timeBasedEpochGenerator(new SecureRandom(), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    /** A new id for a decision: a UUID of version 7, so that ids are in the order of time. */
    public String newId() {
        return ids.generate().toString();
    }

    /** When an id was made. */
    static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    public Instant now() {
        return clock.instant();
    }

    /** Who makes the current request; {@code system} outside of one. */
    public static String caller() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who == null ? "system" : who.getName();
    }

    /**
     * Records a decision before it is answered. From the return on it survives the end of this process.
     *
     * @throws ProblemException LOG_FULL if the journal takes no more; then the decision must not be answered
     */
    public void record(LogEntry entry) {
        EntryText.Bytes bytes = text.of(entry);
        try {
            journal.append(bytes.array(), bytes.size());
        } catch (JournalFull full) {
            throw new ProblemException(ProblemType.LOG_FULL, "The decision could not be recorded; try again later.");
        }
    }

    Journal journal() {
        return journal;
    }

    @PreDestroy
    void close() throws IOException {
        journal.close();
    }
}
