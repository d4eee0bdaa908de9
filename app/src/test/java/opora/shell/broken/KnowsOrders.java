package opora.shell.broken;

import opora.orders.OrderCreated;

record KnowsOrders(OrderCreated order) {}
