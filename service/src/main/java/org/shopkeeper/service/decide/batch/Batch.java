package org.shopkeeper.service.decide.batch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.service.decide.Answer;
import org.shopkeeper.service.decide.Decide;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one decision of one release row by row, and counts. */
final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final Decide decide;
    private final Release release;
    private final String id;

    private long rows;
    private long decided;
    private long noRuleMatched;
    private long insufficientData;
    private long refused;
    private long lastRow;

    Batch(Decide decide, Release release, String id) {
        this.decide = decide;
        this.release = release;
        this.id = id;
    }

    /**
     * Answers every row from {@code fromRow} on. A row that is wrong is answered in its place; input that breaks off ends the
     * answer with a summary that says so.
     *
     * @throws IOException if the answer cannot be written
     */
    void run(RowReader reader, RowWriter writer, long fromRow) throws IOException {
        String problem = null;
        while (problem == null) {
            Row row;
            try {
                row = reader.next();
            } catch (IOException e) {
                problem = e instanceof SpooledBody.TooLarge
                        ? ProblemType.TOO_LARGE.slug()
                        : ProblemType.MALFORMED_BODY.slug();
                LOG.debug("the input of a batch breaks off", e);
                continue;
            }
            if (row == null) {
                break;
            }
            if (row.number() >= fromRow) {
                writer.write(row, outcome(row));
                rows++;
                lastRow = row.number();
            }
        }
        writer.end(summary(problem));
    }

    private Summary summary(@Nullable String problem) {
        return new Summary(
                problem == null,
                rows,
                decided,
                noRuleMatched,
                insufficientData,
                refused,
                lastRow,
                release.number(),
                problem);
    }

    private Outcome outcome(Row row) {
        var facts = row.facts();
        if (facts == null) {
            refused++;
            return Outcome.unreadable(row);
        }
        try {
            Answer answer = decide.ask(release, id, facts, "#", false, row.businessKey());
            switch (answer.status()) {
                case DECIDED -> decided++;
                case NO_RULE_MATCHED -> noRuleMatched++;
                case INSUFFICIENT_DATA -> insufficientData++;
            }
            return new Outcome.Answered(answer);
        } catch (ProblemException e) {
            refused++;
            return Outcome.refused(e);
        } catch (RuntimeException e) {
            refused++;
            LOG.error("row {} of a batch over {}", row.number(), id, e);
            return Outcome.refused(new ProblemException(ProblemType.INTERNAL, ProblemType.INTERNAL.title()));
        }
    }
}
