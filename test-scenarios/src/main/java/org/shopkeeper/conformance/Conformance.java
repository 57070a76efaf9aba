package org.shopkeeper.conformance;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shopkeeper.conformance.tck.Tck;

/**
 * The command {@code conformance}. Ends with 0 if every case passed, 1 if one failed, 2 if it could not ask.
 */
public final class Conformance {

    private static final String USAGE =
            """
            usage: ./shopkeeper conformance domain FILE.jsonl      facts about decisions
                   ./shopkeeper conformance scenarios [DIR|FILE]   scenario files (default: those of this project)
                   ./shopkeeper conformance tck DIR|FILE.tar.gz    DMN test cases (folders with *-test-*.xml)
            options: --url URL --key KEY    another service than the local one
                     --home DIR             home folder of the local service (default: var)""";

    private static final List<String> OPTIONS = List.of("--url", "--key", "--home");

    private Conformance() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(run(args));
    }

    static int run(String... args) throws InterruptedException {
        var words = new ArrayList<String>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--")) {
                words.add(args[i]);
            } else if (OPTIONS.contains(args[i]) && i + 1 < args.length) {
                options.put(args[i], args[++i]);
            } else {
                return refuse(USAGE);
            }
        }
        if (words.isEmpty() || words.size() > 2) {
            return refuse(USAGE);
        }
        boolean scenarios = words.get(0).equals("scenarios");
        if (words.size() == 1 && !scenarios) {
            return refuse(USAGE);
        }
        Path place = Path.of(words.size() == 2 ? words.get(1) : "test-scenarios/src/main/resources");
        if (!Files.isReadable(place)) {
            return refuse("There is no " + place + ", or it cannot be read.");
        }
        try {
            Path home = Path.of(options.getOrDefault("--home", "var"));
            Access access = Access.of(options.get("--url"), options.get("--key"), home, "analyst");
            var service = new ServiceClient(access);
            Suite.Result result =
                    switch (words.get(0)) {
                        case "domain" -> DomainFacts.run(service, place);
                        case "scenarios" -> Scenarios.run(service, place);
                        case "tck" -> Tck.run(service, place);
                        default -> null;
                    };
            if (result == null) {
                return refuse(USAGE);
            }
            Suite.print(result, System.out);
            if (result.verdicts().isEmpty()) {
                return refuse("There is no case in " + place + ".");
            }
            return result.failed() == 0 ? 0 : 1;
        } catch (Access.Unknown e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (ConnectException e) {
            return refuse("The service cannot be reached. Is it running? (./shopkeeper status)");
        } catch (IOException e) {
            return refuse(
                    e.getCause() instanceof ConnectException
                            ? "The service cannot be reached. Is it running? (./shopkeeper status)"
                            : String.valueOf(e.getMessage()));
        }
    }

    private static int refuse(String why) {
        System.err.println(why);
        return 2;
    }
}
