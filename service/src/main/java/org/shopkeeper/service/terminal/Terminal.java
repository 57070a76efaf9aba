package org.shopkeeper.service.terminal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shopkeeper.conformance.Access;
import org.shopkeeper.conformance.ServiceClient;

/** The entry of {@code ./shopkeeper import} and {@code ./shopkeeper replenish}. Ends with 0, 1 (refused) or 2 (misused). */
public final class Terminal {

    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final String USAGE =
            """
            usage: ./shopkeeper import sales FILE.csv[.gz] [--product-codes five-digits|any] [--skipped FILE.csv]
                   ./shopkeeper replenish [--stock FILE.csv] [--out DIR] [--from DATE] [--to DATE] [--budget AMOUNT]
                                          [--default NAME=VALUE]...
            options of both: --url URL --key KEY    another service than the local one
                             --home DIR             home folder of the local service (default: var)""";

    private Terminal() {}

    public static void main(String[] args) throws InterruptedException {
        // The terminal of today reads UTF-8, whatever the locale of a bare container says.
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(args, out, System.console() != null));
    }

    static int run(String[] args, PrintStream out, boolean watched) throws InterruptedException {
        String command = args.length == 0 ? "" : args[0];
        try {
            return switch (command) {
                case "import" -> sales(args, out, watched);
                case "replenish" -> replenish(args, out, watched);
                default -> throw new Arguments.Misused(USAGE);
            };
        } catch (Arguments.Misused | Access.Unknown e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (ConnectException e) {
            System.err.println("The service cannot be reached. Is it running? (./shopkeeper status)");
            return 2;
        } catch (IOException e) {
            System.err.println("It did not work: " + e.getMessage());
            return 2;
        }
    }

    private static int sales(String[] args, PrintStream out, boolean watched)
            throws Arguments.Misused, Access.Unknown, IOException, InterruptedException {
        Arguments a = Arguments.of(args, SalesCommand.OPTIONS);
        if (a.words().size() != 3 || !a.words().get(1).equals("sales")) {
            throw new Arguments.Misused(USAGE);
        }
        Path file = Path.of(a.words().get(2));
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Arguments.Misused("There is no file " + file + ", or it cannot be read.");
        }
        ServiceClient service = service(a);
        Path skipped = Path.of(a.option(
                "--skipped",
                "skipped-"
                        + file.getFileName().toString().replaceAll("\\.gz$", "").replaceAll("\\.csv$", "") + ".csv"));
        boolean done = new SalesCommand(service, new JobWatch(service, out, watched), out)
                .run(file, a.option("--product-codes", "five-digits"), skipped);
        return done ? 0 : 1;
    }

    private static int replenish(String[] args, PrintStream out, boolean watched)
            throws Arguments.Misused, Access.Unknown, IOException, InterruptedException {
        Arguments a = Arguments.of(args, ReplenishCommand.OPTIONS);
        if (a.words().size() != 1) {
            throw new Arguments.Misused(USAGE);
        }
        ServiceClient service = service(a);
        boolean done = new ReplenishCommand(service, new JobWatch(service, out, watched), out)
                .run(a, Path.of(a.option("--out", "replenishment")));
        return done ? 0 : 1;
    }

    private static ServiceClient service(Arguments a) throws Access.Unknown {
        Path home = Path.of(a.option("--home", "var"));
        return new ServiceClient(Access.of(a.option("--url"), a.option("--key"), home, "analyst"));
    }
}
