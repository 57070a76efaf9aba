package org.shopkeeper.service.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.ShopkeeperSettings;
import org.springframework.stereotype.Component;

/**
 * The database: the MongoDB that the operator names, or an embedded server of the same wire protocol over a file. Our code
 * keeps to what both can do: single documents, compare-and-set, no transactions.
 */
@Component
public class Database {

    /** Longest time that an acknowledged write may wait for the disk of the embedded database, in milliseconds. */
    private static final int AUTO_COMMIT_DELAY_MS = 50;

    /** How long a call looks for the database before it says that it is away, in milliseconds. */
    private static final int REACH_MS = 2_000;

    private final @Nullable MVStore file;
    private final @Nullable MongoServer embedded;
    private final MongoClient client;
    private final MongoDatabase database;

    Database(ShopkeeperSettings settings) throws IOException {
        String uri = settings.mongodbUri();
        if (uri == null || uri.isBlank()) {
            Path folder = Files.createDirectories(settings.home().resolve("db"));
            file = new MVStore.Builder()
                    .fileName(folder.resolve("shopkeeper.mv").toString())
                    .compress()
                    .open();
            file.setAutoCommitDelay(AUTO_COMMIT_DELAY_MS);
            embedded = new MongoServer(new H2Backend(file));
            embedded.bind("127.0.0.1", 0);
            uri = embedded.getConnectionString() + "/shopkeeper";
        } else {
            file = null;
            embedded = null;
        }
        var address = new ConnectionString(uri);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(address)
                .applyToClusterSettings(c -> c.serverSelectionTimeout(REACH_MS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(s -> s.connectTimeout(REACH_MS, TimeUnit.MILLISECONDS))
                .build());
        String name = address.getDatabase();
        database = client.getDatabase(name == null ? "shopkeeper" : name);
    }

    /** The collection of that name; it comes into being with its first document. */
    public Documents collection(String name) {
        return new Documents(database.getCollection(name));
    }

    /** Forces what was written to disk; after this a kill loses nothing written before. */
    public void commit() {
        if (file != null) {
            file.commit();
            file.sync();
        }
    }

    @PreDestroy
    void close() {
        client.close();
        if (embedded != null) {
            embedded.shutdownNow();
        }
        if (file != null) {
            file.close();
        }
    }
}
