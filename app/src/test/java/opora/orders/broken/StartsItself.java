package opora.orders.broken;

import opora.Application;

record StartsItself(Application application) {}
