package opora.gateway;

import java.util.List;
import opora.shell.SharedCommit;
import org.springframework.stereotype.Component;

/// Accepts requests for orders, many in one commit.
@Component
class AcceptOrders extends SharedCommit<Request, Intake> {
    private final StoreRequests store;

    AcceptOrders(StoreRequests store, GatewaySettings settings) {
        super("orders", settings.shared(), settings.queue());
        this.store = store;
    }

    @Override
    protected List<Intake> store(List<Request> requests) {
        return store.store(requests);
    }
}
