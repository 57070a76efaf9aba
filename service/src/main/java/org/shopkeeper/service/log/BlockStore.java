package org.shopkeeper.service.log;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.store.Database;
import org.shopkeeper.service.store.Documents;
import org.springframework.stereotype.Component;

/** The shipped blocks of all nodes, in the database. */
@Component
class BlockStore {

    private final Documents directory;
    private final Documents contents;
    private boolean indexed;

    BlockStore(Database database) {
        this.directory = database.collection("decisionLog");
        this.contents = database.collection("decisionLogBlocks");
    }

    /** The content first: what the directory names is there. */
    synchronized void put(Map<String, Object> description, byte[] packed) {
        if (!indexed) {
            directory.indexed("to").indexed("businessKeys");
            indexed = true;
        }
        contents.upsert(Map.of("_id", description.get("_id"), "lines", packed));
        directory.upsert(description);
    }

    @Nullable
    Map<String, Object> description(String id) {
        return directory.get(id);
    }

    /** Blocks that may hold what is searched for, those that reach latest first. */
    List<Map<String, Object>> candidates(LogQuery query) {
        Documents.Query find = directory.find().descendingBy("to");
        if (query.from() != null) {
            find = find.atLeast("to", query.from().toEpochMilli());
        }
        if (query.to() != null) {
            find = find.atMost("from", query.to().toEpochMilli());
        }
        if (query.decision() != null) {
            find = find.where("decisions", query.decision());
        }
        if (query.status() != null) {
            find = find.where("statuses", query.status());
        }
        if (query.release() != null) {
            find = find.where("releases", query.release());
        }
        if (query.businessKey() != null) {
            find = find.where("businessKeys", query.businessKey());
        }
        return find.list();
    }

    List<byte[]> records(Object id) {
        Map<String, Object> found = contents.get(id);
        return found == null || !(found.get("lines") instanceof byte[] packed) ? List.of() : Block.unpack(packed);
    }
}
