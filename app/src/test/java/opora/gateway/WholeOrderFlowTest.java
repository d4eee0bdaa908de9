package opora.gateway;

import opora.WholeApp;

class WholeOrderFlowTest extends OrderFlow {
    WholeOrderFlowTest() {
        super(WholeApp.get());
    }
}
