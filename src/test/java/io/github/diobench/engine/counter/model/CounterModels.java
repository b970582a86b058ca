package io.github.diobench.engine.counter.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** The model of every strategy in the catalogue, by the counter's name. */
final class CounterModels {
    private CounterModels() {}

    static Map<String, CounterModel> byName() {
        Map<String, CounterModel> models = new LinkedHashMap<>();
        models.put("atomic", new AtomicModel());
        for (String lock : new String[] {"spin", "synchronized", "stamped"}) {
            models.put(lock, new LockedModel());
        }
        models.put("deferred", new DeferredModel());
        models.put("reentrant", new LockedModel());
        models.put("refcount", new RefcountModel());
        models.put("iomap", new IomapModel());
        models.put("packed", new PackedModel());
        models.put("plain", new PlainModel());
        return models;
    }
}
