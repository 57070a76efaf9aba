package org.shopkeeper.service.store;

import java.io.IOException;
import org.shopkeeper.service.ShopkeeperSettings;

/** Opens the real database for a test without Spring. */
public final class TestDatabase {

    private TestDatabase() {}

    public static Database open(ShopkeeperSettings settings) throws IOException {
        return new Database(settings);
    }

    public static void close(Database database) {
        database.close();
    }
}
