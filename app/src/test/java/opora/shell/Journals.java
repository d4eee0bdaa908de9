package opora.shell;

import java.util.Map;
import opora.backbone.Database;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// For acts that are put together without the whole application: their deeds go to its database.
public final class Journals {
    private Journals() {}

    public static Journal of(Database database) {
        var beans = new StaticListableBeanFactory(Map.of("database", database));
        return new Journal(beans.getBeanProvider(Database.class));
    }
}
