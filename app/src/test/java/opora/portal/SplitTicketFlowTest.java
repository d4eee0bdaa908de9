package opora.portal;

import opora.SplitApp;

class SplitTicketFlowTest extends TicketFlow {
    SplitTicketFlowTest() {
        super(SplitApp.get());
    }
}
