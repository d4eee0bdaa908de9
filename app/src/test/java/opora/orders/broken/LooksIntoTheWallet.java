package opora.orders.broken;

import opora.billing.Wallet;

record LooksIntoTheWallet(Wallet wallet) {}
