package opora.gateway;

import opora.SplitApp;

class SplitOrderFlowTest extends OrderFlow {
    SplitOrderFlowTest() {
        super(SplitApp.get());
    }
}
