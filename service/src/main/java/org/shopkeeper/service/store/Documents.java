package org.shopkeeper.service.store;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * One collection of documents, in the words that both a real MongoDB and the embedded database know: whole documents by
 * {@code _id}, compare-and-set, idempotent upserts. A document is a map with the key {@code _id}; its values are strings,
 * numbers, booleans, {@code java.util.Date}, byte arrays, lists and maps. Every method throws {@link StoreUnavailable} when
 * the database cannot be reached.
 */
public final class Documents {

    private final MongoCollection<Document> collection;

    Documents(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** The document of that id, or null. */
    public @Nullable Map<String, Object> get(Object id) {
        return reached(() -> plain(collection.find(Filters.eq("_id", id)).first()));
    }

    /** Adds a document; false if its id is taken, and then nothing changed. */
    public boolean insert(Map<String, Object> document) {
        return reached(() -> {
            try {
                collection.insertOne(new Document(document));
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw e;
            }
        });
    }

    /**
     * Replaces the document with the same id only while a field of it still has the value that the caller saw.
     *
     * @return whether it was replaced; false: somebody else was first
     */
    public boolean replaceIf(Map<String, Object> document, String field, Object seen) {
        return reached(() -> {
            Bson unchanged = Filters.and(Filters.eq("_id", document.get("_id")), Filters.eq(field, seen));
            return collection.replaceOne(unchanged, new Document(document)).getMatchedCount() == 1;
        });
    }

    /** Writes a document whether or not one of its id exists. Repeating it changes nothing. */
    public void upsert(Map<String, Object> document) {
        upsertAll(List.of(document));
    }

    /** Writes each document whether or not one of its id exists. Repeating it changes nothing. */
    public void upsertAll(List<Map<String, Object>> documents) {
        if (documents.isEmpty()) {
            return;
        }
        var writes = new ArrayList<WriteModel<Document>>();
        for (Map<String, Object> document : documents) {
            writes.add(new ReplaceOneModel<>(
                    Filters.eq("_id", document.get("_id")), new Document(document), new ReplaceOptions().upsert(true)));
        }
        reached(() -> collection.bulkWrite(writes));
    }

    /** Removes the document of that id, if there is one. */
    public void remove(Object id) {
        reached(() -> collection.deleteOne(Filters.eq("_id", id)));
    }

    /** Removes every document whose field is below a limit; the sweeper's way, because expiry indexes are not everywhere. */
    public long removeBelow(String field, Object limit) {
        return reached(() -> collection.deleteMany(Filters.lt(field, limit)).getDeletedCount());
    }

    /** Asks the database to keep an index; one that ignores indexes answers the same, only slower. */
    public Documents indexed(String... fields) {
        reached(() -> collection.createIndex(Indexes.ascending(fields)));
        return this;
    }

    public Query find() {
        return new Query(List.of(), null, false, 0);
    }

    /** A search over the collection; each step returns a new one. A limit of 0 is none. */
    public final class Query {
        private final List<Bson> filters;
        private final @Nullable String sort;
        private final boolean descending;
        private final int limit;

        private Query(List<Bson> filters, @Nullable String sort, boolean descending, int limit) {
            this.filters = filters;
            this.sort = sort;
            this.descending = descending;
            this.limit = limit;
        }

        /** The field has that value, or is a list that has it. */
        public Query where(String field, Object value) {
            return and(Filters.eq(field, value));
        }

        public Query atLeast(String field, Object bound) {
            return and(Filters.gte(field, bound));
        }

        public Query atMost(String field, Object bound) {
            return and(Filters.lte(field, bound));
        }

        public Query below(String field, Object bound) {
            return and(Filters.lt(field, bound));
        }

        public Query above(String field, Object bound) {
            return and(Filters.gt(field, bound));
        }

        public Query ascendingBy(String field) {
            return new Query(filters, field, false, limit);
        }

        public Query descendingBy(String field) {
            return new Query(filters, field, true, limit);
        }

        public Query first(int count) {
            return new Query(filters, sort, descending, count);
        }

        public List<Map<String, Object>> list() {
            return reached(() -> {
                FindIterable<Document> found =
                        filters.isEmpty() ? collection.find() : collection.find(Filters.and(filters));
                if (sort != null) {
                    found = found.sort(descending ? Sorts.descending(sort) : Sorts.ascending(sort));
                }
                var documents = new ArrayList<Map<String, Object>>();
                for (Document document : limit > 0 ? found.limit(limit) : found) {
                    documents.add(plain(document));
                }
                return documents;
            });
        }

        private Query and(Bson filter) {
            var more = new ArrayList<>(filters);
            more.add(filter);
            return new Query(more, sort, descending, limit);
        }
    }

    private static @Nullable Map<String, Object> plain(@Nullable Document document) {
        if (document != null) {
            document.replaceAll((name, value) -> value instanceof Binary binary ? binary.getData() : value);
        }
        return document;
    }

    private static <T> T reached(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoServerException e) {
            throw e;
        } catch (MongoException | IllegalStateException e) {
            throw new StoreUnavailable(e);
        }
    }
}
